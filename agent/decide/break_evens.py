"""The values at which the answer on quantum computing changes, each found by search, all else as it is."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from agent.contracts.verdict import BreakEven
from agent.decide.case import Case
from agent.decide.crossing import crossing
from agent.decide.hardware import best_run, best_runs
from agent.decide.terms import Terms
from agent.decide.worth import is_worth_quantum
from problems.plain_number import plain

# The person's terms that are searched over, as they are called.
QUANTITIES = {"usd_per_percent": "the worth of one per cent", "deadline_s": "the deadline"}
_DEAREST_USD = 1e9  # of one per cent: beyond it no question is asked here
_LONGEST_S = 31_557_600.0
_HOW = "by search over this verdict, all else as it is"


def break_evens(case: Case) -> tuple[BreakEven, ...]:
    """Returns where the answer changes as errors, prices, the worth of an answer and the time move.

    An easy instance has none of them: no machine changes what is proven.
    """
    if case.is_easy:
        return ()
    return tuple(_searched(case))


def _searched(case: Case) -> Iterator[BreakEven]:
    yield from _errors(case)
    yield from _price(case)
    yield _term(case, "usd_per_percent", "USD", _DEAREST_USD)
    yield _term(case, "deadline_s", "s", _LONGEST_S)


def _errors(case: Case) -> Iterator[BreakEven]:
    """Of all machines alike: their two-qubit error at the best of them, times a factor."""
    runs = best_runs(case.but(error_scale=0.0))
    run = next((each for each in runs if each.offer.two_qubit_gates is not None), None)
    if run is None:
        return
    today = -run.offer.log_fidelity / max(1, run.offer.two_qubit_gates or 1)
    found = crossing(lambda scale: is_worth_quantum(case.but(error_scale=scale)), 1.0, 0.0)
    yield _break_even(
        "errors of all machines",
        f"error a two-qubit gate on {run.offer.device}",
        today,
        None if found is None else found * today,
        0.0,
    )


def _price(case: Case) -> Iterator[BreakEven]:
    run = best_run(case.but(price_scale=0.0))
    if run is None:
        return
    today = best_run(case)
    found = crossing(lambda scale: is_worth_quantum(case.but(price_scale=scale)), 1.0, 0.0)
    paid = today.usd if today is not None else None
    at = None if found is None else found * (paid or 0.0)
    yield _break_even("price of all machines", "USD a run", paid, at, 0.0)


def _term(case: Case, name: str, unit: str, limit: float) -> BreakEven:
    """Of one of the person's own terms, from what it is up to the limit."""
    today = float(getattr(case.terms, name))
    start = today or limit * 1e-12
    found = crossing(
        lambda value: is_worth_quantum(case.but(terms=_moved(case.terms, name, value))),
        start,
        max(limit, start),
    )
    return _break_even(QUANTITIES[name], unit, today, found, limit)


def _moved(terms: Terms, name: str, value: float) -> Terms:
    changes: dict[str, Any] = {name: value}
    return replace(terms, **changes)


def _break_even(
    quantity: str, unit: str, today: float | None, at: float | None, limit: float
) -> BreakEven:
    if at is None:
        words = (
            f"{quantity}: none down to 0"
            if limit == 0
            else f"{quantity}: none up to {_short(limit)} {unit}"
        )
    else:
        words = f"{quantity}: from {_short(at)} {unit}"
    return BreakEven(
        quantity=quantity, unit=unit, today=today, at=at, limit=limit, words=words, how=_HOW
    )


def _short(number: float) -> str:
    return plain(float(f"{number:.2g}")) if math.isfinite(number) else "any"
