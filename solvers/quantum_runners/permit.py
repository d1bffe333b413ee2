"""Permission to spend money, which only a person's own terminal gives.

A permit is made in `agent.surfaces.spending` alone: from a flag with which a person started the
program, or from an answer typed at a terminal. It reaches a worker beside the call, never inside it:
no tool's input, no typed problem, no question and no reply of a language model has a field for it.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field

from problems.problem import Frozen


class Price(Frozen):
    """What one run costs in US dollars, estimated from `source`; `usd` None: none was published.

    `is_cap` is whether the service itself stops at this amount or charges exactly so much.
    """

    usd: float | None
    source: str
    is_cap: bool = False

    @property
    def is_free(self) -> bool:
        """Whether nothing at all is charged."""
        return self.usd == 0


FREE = Price(usd=0.0, source="it runs on this computer", is_cap=True)


@dataclass(frozen=True, slots=True)
class SpendingPermit:
    """One person's leave to spend up to `usd` on one machine, until `expires` (seconds since 1970).

    `machine` is RUNNER:DEVICE. `unpublished` allows one run whose price nobody publishes.
    """

    usd: float
    machine: str
    expires: float
    unpublished: bool = False

    def refuses(self, machine: str, price: Price, now: float) -> str | None:
        """Returns why this permit does not cover a run, or None where it does."""
        if now >= self.expires:
            return "the permission to spend has expired"
        if machine != self.machine:
            return f"the permission to spend is for {self.machine}, not for {machine}"
        if price.usd is None:
            return None if self.unpublished else "no amount can permit a price nobody publishes"
        if price.usd > self.usd:
            return f"{price.usd:.2f} USD is more than the {self.usd:.2f} USD that may be spent"
        return None


@dataclass(slots=True)
class Purse:
    """A permit, and how much of it this process has used up."""

    permit: SpendingPermit | None = None
    spent_usd: float = field(default=0.0)

    def left(self) -> SpendingPermit | None:
        """Returns what is still permitted."""
        permit = self.permit
        if permit is None:
            return None
        return SpendingPermit(
            usd=max(0.0, permit.usd - self.spent_usd),
            machine=permit.machine,
            expires=permit.expires,
            unpublished=permit.unpublished and self.spent_usd == 0,
        )

    def book(self, usd: float | None) -> None:
        """Books what was spent, before it is; an amount that is not known uses everything up."""
        assert self.permit is not None
        self.spent_usd += self.permit.usd + 1.0 if usd is None else usd


_purse: ContextVar[Purse] = ContextVar("purse")


@contextmanager
def permitted(permit: SpendingPermit | None) -> Iterator[Purse]:
    """Yields the purse from which runs inside the block are paid."""
    purse = Purse(permit)
    token = _purse.set(purse)
    try:
        yield purse
    finally:
        _purse.reset(token)


def refusal(machine: str, price: Price) -> str | None:
    """Returns why a run may not be paid for, or books it and returns None; what is free may run."""
    if price.is_free:
        return None
    purse = _purse.get(Purse())
    permit = purse.left()
    if permit is None:
        return "no person has permitted it at a terminal"
    refused = permit.refuses(machine, price, time.time())
    if refused is None:
        purse.book(price.usd)
    return refused
