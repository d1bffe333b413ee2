"""A quantity whose logarithm is normal, as far as it is known: the time to a proof, the gap of an answer."""

from __future__ import annotations

import math
from dataclasses import dataclass
from statistics import NormalDist

_NORMAL = NormalDist()
_MOST_LOG = 80.0  # e⁸⁰ seconds is for ever; larger numbers overflow


@dataclass(frozen=True, slots=True)
class LogNormal:
    """log(x − shift) ~ N(mu, sigma²), given that x is larger than `above`."""

    mu: float
    sigma: float
    above: float = 0.0
    shift: float = 0.0

    def at_most(self, x: float) -> float:
        """Returns the chance of no more than x.

        >>> LogNormal(0.0, 1.0).at_most(1.0)
        0.5
        >>> LogNormal(0.0, 1.0, above=1.0).at_most(1.0)
        0.0
        """
        if x <= self.above or x <= self.shift:
            return 0.0
        known = self._tail(self.above)
        return 1.0 - self._tail(x) / known if known > 0 else 0.0

    def quantile(self, share: float) -> float:
        """Returns the x that is exceeded with a chance of 1 − share.

        >>> LogNormal(0.0, 1.0).quantile(0.5)
        1.0
        >>> LogNormal(0.0, 1.0, above=2.0).quantile(0.5) > 2.0
        True
        """
        tail = (1.0 - share) * self._tail(self.above)
        if tail <= 0.0:  # `above` lies so far out that nothing is left of the curve
            return max(self.above, self.shift + self._exp(self.mu))
        z = -_NORMAL.inv_cdf(tail) if tail < 1.0 else -math.inf
        return max(self.above, self.shift + self._exp(self.mu + self.sigma * z))

    def mean_within(self, low: float, high: float) -> float:
        """Returns the mean of x, where less than `low` counts as 0 and more than `high` as `high`.

        In closed form: E[x; a < x < b] = e^(mu + sigma²/2)·(Φ(z_b − sigma) − Φ(z_a − sigma)). For a
        log-normal without a shift of which nothing is known.

        >>> round(LogNormal(0.0, 1.0).mean_within(0.0, 1e9), 4)  # e^(1/2)
        1.6487
        >>> round(LogNormal(9.0, 1.0).mean_within(0.1, 1.0), 4)
        1.0
        """
        ends = (-math.inf if low <= 0 else self._score(low), self._score(high))
        below, above = (_upper_tail(each - self.sigma) for each in ends)
        inner = self._exp(self.mu + self.sigma**2 / 2) * max(0.0, below - above)
        return min(high, inner + high * _upper_tail(ends[1]))

    def _score(self, x: float) -> float:
        return (math.log(x) - self.mu) / self.sigma

    def _tail(self, x: float) -> float:
        if x <= self.shift:
            return 1.0
        return _upper_tail((math.log(x - self.shift) - self.mu) / self.sigma)

    @staticmethod
    def _exp(logarithm: float) -> float:
        return math.exp(min(logarithm, _MOST_LOG))


def _upper_tail(score: float) -> float:
    """The chance of a standard normal above the score, to full relative accuracy far out."""
    return 0.5 * math.erfc(score / math.sqrt(2.0))
