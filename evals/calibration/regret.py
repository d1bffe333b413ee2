"""Regret: how much of what is at stake the advised route left, beside the best route in hindsight."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import numpy as np

from agent.contracts.verdict import Route
from agent.decide.probe import seconds_of
from agent.decide.terms import Terms
from evals.calibration.halves import Half
from evals.calibration.hindsight import Hindsight
from evals.calibration.measured_case import MeasuredCase

_CLOSE = 0.01  # of what is at stake: a route within it counts as good as the best


@dataclass(frozen=True, slots=True)
class Regret:
    """One instance under some terms: what was advised and what would have been best.

    `share` is the difference of their worths over what the best possible answer is worth.
    """

    case: MeasuredCase
    terms: Terms
    advised: Route
    best: Route
    share: float
    how: str

    @property
    def is_close(self) -> bool:
        """Whether the advised route was within one per cent of the best."""
        return self.share <= _CLOSE


def regret(hindsight: Hindsight, terms: Terms, advised: Route) -> Regret:
    """Returns the regret of one piece of advice as it is executed, beside the best route by itself."""
    worths = hindsight.worths(terms)
    best = max(worths, key=lambda route: worths[route].usd)
    got = hindsight.executed(advised, terms)
    lost = max(0.0, worths[best].usd - got.usd)
    return Regret(
        case=hindsight.case,
        terms=terms,
        advised=advised,
        best=best,
        share=lost / terms.at_stake_usd,
        how=f"{got.how}; best: {worths[best].how}",
    )


@dataclass(frozen=True, slots=True)
class Summary:
    """Regrets over many cases, as shares of what is at stake."""

    n: int
    median: float
    mean: float
    ninetieth: float
    largest: float
    close: float


def summary(regrets: Iterable[Regret]) -> Summary:
    """Returns the figures of some regrets; noughts where there are none.

    `close` is the share of them within one per cent.
    """
    return of_shares(each.share for each in regrets)


def of_shares(values: Iterable[float]) -> Summary:
    """Returns the figures of some regrets as shares; noughts where there are none."""
    shares = np.array(list(values))
    if not shares.size:
        return Summary(0, 0.0, 0.0, 0.0, 0.0, 1.0)
    return Summary(
        n=shares.size,
        median=float(np.median(shares)),
        mean=float(shares.mean()),
        ninetieth=float(np.quantile(shares, 0.9)),
        largest=float(shares.max()),
        close=float((shares <= _CLOSE).mean()),
    )


def regrets(
    hindsights: Iterable[Hindsight],
    grid: Iterable[Terms],
    advise: Callable[[MeasuredCase, Terms], Route],
) -> tuple[Regret, ...]:
    """Returns the regret of every case under all terms, where it is known what the routes had."""
    every = tuple(grid)
    return tuple(
        regret(each, terms, advise(each.case, terms))
        for each in hindsights
        for terms in every
        if each.case.is_known(seconds_of(terms.deadline_s))
    )


def of_half(found: Iterable[Regret], half: Half) -> tuple[Regret, ...]:
    """Returns those of one half of the bench."""
    return tuple(each for each in found if each.case.half is half)
