"""Bootstrap confidence intervals of shares, and of the difference of two runs of the same rows.

Resampling n rows with replacement and counting outcomes is one multinomial draw, so all resamples are
one call. Source: Efron and Tibshirani, An Introduction to the Bootstrap (1993), percentile intervals.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_RESAMPLES = 10_000
_OUTSIDE = 0.05  # so that intervals hold 95 %
Interval = tuple[float, float]


def intervals(counts: Sequence[int], seed: int) -> list[Interval]:
    """Returns the 95 % interval of each outcome's share.

    Where no row or every row had an outcome, resampling sees no spread at all; the exact interval of
    Clopper and Pearson is given there.

    >>> intervals([0, 100], seed=1)
    [(0.0, 0.0362), (0.9638, 1.0)]
    """
    n = sum(counts)
    if n == 0:
        return [(0.0, 1.0) for _ in counts]
    bounds = _percentiles(_resampled(counts, seed) / n)
    certain = round((_OUTSIDE / 2) ** (1 / n), 4)
    exact = {0: (0.0, round(1 - certain, 4)), n: (certain, 1.0)}
    return [exact.get(count, bound) for count, bound in zip(counts, bounds, strict=True)]


def difference_interval(both: int, ours: int, theirs: int, neither: int, seed: int) -> Interval:
    """Returns the 95 % interval of (ours − theirs) / n, where only one of two runs has an outcome."""
    n = both + ours + theirs + neither
    if n == 0:
        return (-1.0, 1.0)
    drawn = _resampled((both, ours, theirs, neither), seed)
    return _percentiles(((drawn[:, 1] - drawn[:, 2]) / n)[:, None])[0]


def _resampled(counts: Sequence[int], seed: int) -> NDArray[np.int64]:
    import numpy as np

    shares = np.asarray(counts, dtype=float) / sum(counts)
    drawn: NDArray[np.int64] = np.random.default_rng(seed).multinomial(
        sum(counts), shares, size=_RESAMPLES
    )
    return drawn


def _percentiles(samples: NDArray[np.float64]) -> list[Interval]:
    import numpy as np

    low, high = np.quantile(samples, (_OUTSIDE / 2, 1 - _OUTSIDE / 2), axis=0)
    return [(round(float(a), 4), round(float(b), 4)) for a, b in zip(low, high, strict=True)]
