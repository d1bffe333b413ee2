"""What is expected of one route on one instance, before and after a short try."""

from __future__ import annotations

import math
from bisect import bisect_left
from dataclasses import dataclass, replace

from problems.problem import Frozen
from solvers.performance.log_normal import LogNormal
from solvers.performance.profile_file import LEAST_GAP, Growth, Known, ProbeFits
from solvers.performance.sizes import Sizes

MOST_GAP = (
    1.0  # an answer twice as costly as the best, or worth nothing beside it, is worth nothing
)
_LOW, _HIGH = 0.1, 0.9


class Predicted(Frozen):
    """When a route is expected to be there, in CPU seconds of one core.

    The interval from `low` to `high` is at 80 %; None where nothing in reach is expected. `known`
    says whose measurements it rests on, `n_instances` how many those are, `date` when they were
    fitted. `is_beyond` is whether `seconds` lies past the longest run that was measured.
    """

    seconds: float | None
    low: float
    high: float | None
    known: Known
    n_instances: int
    date: str
    is_beyond: bool


class PredictedGap(Frozen):
    """How good a route's answer is expected to be after `budget_s` CPU seconds.

    `gap` is the expected relative distance to the best known, `median` the middle of its
    distribution, `low` to `high` the interval at 80 %; all for runs that have an answer, and a gap
    beyond 1 counts as 1. `p_none` is the chance that there is no answer, `p_proof` that the best is
    proven by then.
    """

    budget_s: float
    gap: float
    median: float
    low: float
    high: float
    p_none: float
    p_proof: float
    known: Known
    n_instances: int
    date: str


class ProbeFacts(Frozen):
    """What a short run of the same route showed.

    `seconds` is the CPU time it took, `gap` the proven distance of its answer to the bound, None
    where it has no answer or no bound.
    """

    seconds: float
    is_proof: bool
    has_answer: bool
    gap: float | None = None


@dataclass(frozen=True, slots=True)
class Outlook:
    """The distributions behind every prediction for one family, route and size.

    `probe` is what a short run showed, and `at_most_gap` the gap that it proved.
    """

    sizes: Sizes
    proof: LogNormal | None
    first: LogNormal
    gap_growth: Growth | None
    known: Known
    n_instances: int
    date: str
    longest_s: float
    probe_fits: ProbeFits
    probe: ProbeFacts | None = None

    @property
    def is_settled(self) -> bool:
        """Whether the probe ended with a proof."""
        return self.probe is not None and self.probe.is_proof

    @property
    def has_answer(self) -> bool:
        """Whether the probe found a feasible answer."""
        return self.probe is not None and self.probe.has_answer

    @property
    def at_most_gap(self) -> float:
        """The gap that the probe proved, over the best instead of the answer; infinite where none."""
        gap = self.probe.gap if self.probe is not None else None
        return gap / (1.0 - gap) if gap is not None and gap < 1.0 else math.inf

    def after(self, probe: ProbeFacts) -> Outlook:
        """Returns what remains to be expected once a probe has run, from an outlook without one.

        A proof settles everything. Without one, what is left to wait and to gain follows from how
        near the probe came; an answer stays, and none yet makes a quick one less likely.
        """
        seconds = max(probe.seconds, _LEAST_PROBE_S)
        proof = self.proof
        if proof is not None and not probe.is_proof:
            remaining = self.probe_fits.remaining
            mu = remaining.location(proof.mu - math.log(seconds), probe.gap)
            proof = LogNormal(mu + math.log(seconds), remaining.sigma, shift=seconds)
        waited = 0.0 if probe.has_answer else seconds
        first = replace(self.first, above=max(self.first.above, waited))
        return replace(self, proof=proof, first=first, probe=probe)

    def gap_after(self, budget_s: float) -> PredictedGap:
        """Returns the quality of the answer after a budget; it never gets worse with a longer one."""
        p_proof = self.p_proof(budget_s)
        p_none = 0.0 if self.is_settled or self.has_answer else 1.0 - self.first.at_most(budget_s)
        p_none = min(p_none, 1.0 - p_proof)
        p_zero = p_proof / (1.0 - p_none) if p_none < 1.0 else 0.0
        while_open = self._gap_while_open(budget_s)
        quantiles = [self._mixed(while_open, p_zero, share) for share in (_LOW, 0.5, _HIGH)]
        mean = 0.0
        if while_open is not None:
            mean = self._mean(while_open)
        return PredictedGap(
            budget_s=budget_s,
            gap=(1.0 - p_zero) * mean,
            low=quantiles[0],
            median=quantiles[1],
            high=quantiles[2],
            p_none=p_none,
            p_proof=p_proof,
            known=self.known,
            n_instances=self.n_instances,
            date=self.date,
        )

    def p_proof(self, budget_s: float) -> float:
        """Returns the chance of a proof within the budget."""
        if self.is_settled:
            return 1.0
        return self.proof.at_most(budget_s) if self.proof else 0.0

    def seconds_to(self, gap: float) -> Predicted:
        """Returns the time to a proof (gap 0), or until the answer is within `gap` of the best known."""
        shares = (_LOW, 0.5, _HIGH)
        low, median, high = (min(self._seconds(gap, each), _FOREVER_S) for each in shares)
        return Predicted(
            seconds=median if median < _FOREVER_S else None,
            low=low,
            high=high if high < _FOREVER_S else None,
            known=self.known,
            n_instances=self.n_instances,
            date=self.date,
            is_beyond=median > self.longest_s,
        )

    def _seconds(self, gap: float, share: float) -> float:
        if self.probe is not None and self.probe.is_proof:
            return self.probe.seconds
        proven = self.proof.quantile(share) if self.proof else math.inf
        if gap <= 0.0:
            return proven
        return min(proven, max(self._reached(gap, share), self._first(share)))

    def _first(self, share: float) -> float:
        return 0.0 if self.has_answer else self.first.quantile(share)

    def _reached(self, gap: float, share: float) -> float:
        """When the gap's curve, at its `share` quantile, comes down to `gap`."""
        if self.at_most_gap <= gap:
            return 0.0
        growth = self.gap_growth
        if growth is None:
            return 0.0
        target = math.log(max(gap, LEAST_GAP))
        at = bisect_left(_TIMES, -target, key=lambda each: -self._log_gap(growth, each, share))
        if at in {0, len(_TIMES)}:
            return _TIMES[0] if at == 0 else math.inf
        low_s, high_s = _TIMES[at - 1], _TIMES[at]
        before, here = (self._log_gap(growth, each, share) for each in (low_s, high_s))
        part = (before - target) / (before - here)
        return float(low_s * (high_s / low_s) ** part)

    def _log_gap(self, growth: Growth, seconds: float, share: float) -> float:
        return math.log(max(self._gap_curve(growth, seconds).quantile(share), _TINY))

    def _gap_while_open(self, budget_s: float) -> LogNormal | None:
        if self.gap_growth is None:
            return None
        return self._gap_curve(self.gap_growth, max(budget_s, _TIMES[0]))

    def _gap_curve(self, growth: Growth, seconds: float) -> LogNormal:
        prior = growth.location(self.sizes, math.log(seconds))
        if self.probe is None:
            return LogNormal(prior, growth.spread(self.sizes, math.log(seconds)))
        fit = self.probe_fits.gap
        return LogNormal(fit.location(prior, self.probe.gap), fit.sigma)

    def _mixed(self, while_open: LogNormal | None, p_zero: float, share: float) -> float:
        """The quantile of: no gap with chance `p_zero`, else the curve."""
        if while_open is None or p_zero >= share:
            return 0.0
        return self._kept(while_open.quantile((share - p_zero) / (1.0 - p_zero)))

    def _mean(self, while_open: LogNormal) -> float:
        most = min(self.at_most_gap, MOST_GAP)
        return while_open.mean_within(LEAST_GAP, most) if most > LEAST_GAP else 0.0

    def _kept(self, gap: float) -> float:
        """A gap as it counts: at most what the probe proved, none where it cannot be told from none."""
        kept = min(gap, self.at_most_gap, MOST_GAP)
        return 0.0 if kept < LEAST_GAP else kept


_LEAST_PROBE_S = 1e-3  # the clock's own noise
_TINY = 1e-12  # keeps the logarithm of a gap finite
_FOREVER_S = 3.2e9  # a century
_TIMES: tuple[float, ...] = tuple(
    10.0 ** (exponent / 4) for exponent in range(-12, 39)
)  # a millisecond to a century
