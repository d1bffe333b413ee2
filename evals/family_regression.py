"""Lines through few points of many families: least squares, the pool of them, and shrinkage towards it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from problems.structures import Floats

_LEAST_SPREAD = 0.3  # of log2 P: what instances of one size differ by at least, of 50 families
_FEWEST = 4  # instances, below which a family has no line of its own
_LEAST_RANGE = 2.0  # standard deviation of the qubits is at least this much for a line of its own


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """base − rate·n for every sampler and level at once, through `n_mean`. Shape: (samplers, levels + 1)."""

    base: Floats
    rate: Floats
    mean: Floats
    n_mean: float
    n_rows: int
    spread: Floats
    rate_error: Floats
    r2: Floats


def line(sizes: Floats, logs: Floats) -> Line:
    """Returns least-squares lines of rates at least 0.

    Shape: sizes (rows,), logs (rows, samplers, levels + 1).
    """
    n_mean, mean = float(sizes.mean()), logs.mean(axis=0)
    apart = sizes - n_mean
    width = float(apart @ apart)
    slope = np.tensordot(apart, logs - mean, axes=1) / max(width, 1e-9)
    rate = np.maximum(-slope, 0.0)
    left = logs - mean + rate * apart[:, None, None]
    freedom = max(sizes.size - 2, 1)
    spread = np.maximum(np.sqrt((left**2).sum(axis=0) / freedom), _LEAST_SPREAD)
    total = ((logs - mean) ** 2).sum(axis=0)
    has_line = sizes.size >= _FEWEST and width / sizes.size >= _LEAST_RANGE**2 / 4
    error = spread / np.sqrt(width) if has_line else np.full_like(spread, np.inf)
    r2 = 1 - (left**2).sum(axis=0) / np.maximum(total, 1e-9)
    return Line(
        mean + rate * n_mean, rate, mean, n_mean, sizes.size, spread, error, np.clip(r2, 0.0, 1.0)
    )


def pooled(lines: Sequence[Line]) -> Line:
    """Returns the mean line of many families, each with the weight of its rate's certainty.

    `rate_error` is the standard deviation of the rates between families, which the error of one line is
    held against. Method of moments: DerSimonian and Laird, Controlled Clinical Trials 7 (1986).
    """
    own = [each for each in lines if np.isfinite(each.rate_error).all()]
    rates, errors = np.array([e.rate for e in own]), np.array([e.rate_error for e in own])
    weight = 1 / errors**2
    mean = (weight * rates).sum(axis=0) / weight.sum(axis=0)
    scatter = (weight * (rates - mean) ** 2).sum(axis=0) - (len(own) - 1)
    scale = weight.sum(axis=0) - (weight**2).sum(axis=0) / weight.sum(axis=0)
    between = np.sqrt(np.maximum(scatter / np.maximum(scale, 1e-9), 0.0))
    weight = 1 / (errors**2 + between**2 + 1e-12)
    rate = (weight * rates).sum(axis=0) / weight.sum(axis=0)
    n_mean = float(np.mean([e.n_mean for e in own]))
    at_mean = np.mean([e.base - e.rate * n_mean for e in own], axis=0)
    spread = np.sqrt(np.mean([e.spread**2 for e in own], axis=0))
    across = np.std([e.base - e.rate * n_mean for e in own], axis=0)
    return Line(
        base=at_mean + rate * n_mean,
        rate=rate,
        mean=at_mean,
        n_mean=n_mean,
        n_rows=sum(e.n_rows for e in lines),
        spread=np.hypot(spread, across),
        rate_error=np.maximum(between, 0.01),
        r2=np.mean([e.r2 for e in own], axis=0),
    )


def drawn_towards(own: Line, pool: Line) -> Line:
    """Returns the family's line with its rate between its own and the pool's, by their certainties.

    It still passes through the family's mean point. Without a line of its own, it is the pool's rate.
    """
    share = pool.rate_error**2 / (pool.rate_error**2 + np.minimum(own.rate_error, 1e6) ** 2)
    rate = share * own.rate + (1 - share) * pool.rate
    error = np.sqrt(share) * np.minimum(own.rate_error, 1e6)
    return Line(
        base=own.mean + rate * own.n_mean,
        rate=rate,
        mean=own.mean,
        n_mean=own.n_mean,
        n_rows=own.n_rows,
        spread=np.where(np.isfinite(own.rate_error), own.spread, pool.spread),
        rate_error=error,
        r2=own.r2,
    )
