"""Lines through few points of many families: least squares, the pool of them, and shrinkage towards it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from problems.structures import Floats
from solvers.quantum.family_success import SURE
from solvers.quantum.shot_chances import LEVELS

_LEAST_SPREAD = 0.3  # of log2 P: what instances of one size differ by at least, in any family
_FEWEST = 4  # instances, below which a family has no line of its own
_LEAST_WIDTH = 1.0  # standard deviation of the qubits, likewise
_LEAST = -60.0  # of log2 P
# Without constraints guesses crowd at the mean cost as n grows, so chances of the looser levels rise with n.
_MAY_RISE = 0.05


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """base − rate·n for every sampler and level at once. Shape: (samplers, levels + 1).

    `centre` is the size, and `mean` the odds there, that the line passes through. `rate_error` is
    infinite where the sizes are too few for a line.
    """

    base: Floats
    rate: Floats
    mean: Floats
    centre: float
    spread: Floats
    rate_error: Floats
    r2: Floats


def odds_of(logs: Floats) -> Floats:
    """Returns log2 of the odds of chances given by their log2, within what is fitted.

    >>> odds_of(np.array([-1.0, -20.0, 0.0])).round(3).tolist()
    [0.0, -20.0, 10.0]
    """
    held = np.clip(logs, _LEAST, -1e-4)
    return np.asarray(np.minimum(held - np.log2(-np.expm1(held * np.log(2))), SURE))


def line(sizes: Floats, logs: Floats, *, is_free: bool) -> Line:
    """Returns lines through the odds by least squares, larger instances counting as their size squared.

    Shape: sizes (rows,), logs (rows, samplers, levels + 1).
    """
    odds = odds_of(logs)
    weights = sizes**2 / np.mean(sizes**2)
    centre = float(np.average(sizes, weights=weights))
    mean = np.average(odds, axis=0, weights=weights)
    apart = sizes - centre
    width = float(weights @ apart**2)
    slope = np.tensordot(weights * apart, odds - mean, axes=1) / max(width, 1e-9)
    rate = np.where(_may_rise(is_free=is_free), -slope, np.maximum(-slope, 0.0))
    left = odds - mean + rate * apart[:, None, None]
    squares = np.tensordot(weights, left**2, axes=1)
    total = np.tensordot(weights, (odds - mean) ** 2, axes=1)
    spread = np.maximum(np.sqrt(squares / max(sizes.size - 2, 1)), _LEAST_SPREAD)
    has_line = sizes.size >= _FEWEST and width / sizes.size >= _LEAST_WIDTH**2
    return Line(
        base=mean + rate * centre,
        rate=rate,
        mean=mean,
        centre=centre,
        spread=spread,
        rate_error=spread / np.sqrt(width) if has_line else np.full_like(spread, np.inf),
        r2=np.clip(1 - squares / np.maximum(total, 1e-9), 0.0, 1.0),
    )


def _may_rise(*, is_free: bool) -> NDArray[np.bool_]:
    """The levels at which a chance may rise with the size."""
    levels = np.array([*LEVELS, np.inf])
    return np.asarray((levels >= _MAY_RISE) & is_free)


def pooled(lines: Sequence[Line]) -> Line:
    """Returns the mean line of many families, each with the weight of its rate's certainty.

    `rate_error` is the standard deviation of the rates between families, which the error of one line is
    held against. Method of moments: DerSimonian and Laird, Controlled Clinical Trials 7 (1986).
    """
    own = [each for each in lines if np.isfinite(each.rate_error).all()]
    rates, errors = np.array([e.rate for e in own]), np.array([e.rate_error for e in own])
    weight = errors**-2
    mean = (weight * rates).sum(axis=0) / weight.sum(axis=0)
    excess = (weight * (rates - mean) ** 2).sum(axis=0) - (len(own) - 1)
    scale = weight.sum(axis=0) - (weight**2).sum(axis=0) / weight.sum(axis=0)
    between = np.sqrt(np.maximum(excess / np.maximum(scale, 1e-9), 0.0))
    weight = 1 / (errors**2 + between**2)
    rate = falling((weight * rates).sum(axis=0) / weight.sum(axis=0))
    centre = float(np.mean([e.centre for e in own]))
    heights = np.array([e.base - e.rate * centre for e in own])
    return Line(
        base=heights.mean(axis=0) + rate * centre,
        rate=rate,
        mean=heights.mean(axis=0),
        centre=centre,
        spread=np.hypot(np.sqrt(np.mean([e.spread**2 for e in own], axis=0)), heights.std(axis=0)),
        rate_error=np.maximum(between, 0.01),
        r2=np.mean([e.r2 for e in own], axis=0),
    )


def drawn_towards(own: Line, pool: Line) -> Line:
    """Returns the family's line with its rate between its own and the pool's, by their certainties.

    It still passes through the family's own centre. Without a line of its own it has the pool's rate.
    """
    error = np.minimum(own.rate_error, 1e6)
    share = pool.rate_error**2 / (pool.rate_error**2 + error**2)
    rate = falling(share * own.rate + (1 - share) * pool.rate)
    has_line = np.isfinite(own.rate_error)
    return replace(
        own,
        base=own.mean + rate * own.centre,
        rate=rate,
        spread=np.where(has_line, own.spread, pool.spread),
        rate_error=np.sqrt(share) * error,
    )


def falling(rate: Floats) -> Floats:
    """Returns the nearest rates that do not rise with the level: a looser one never becomes rarer.

    The rates of large deviations are convex and fall to 0 at the mean; those of small instances scatter.

    >>> falling(np.array([[0.5, 0.1, 0.3, -0.1]])).round(3).tolist()
    [[0.5, 0.2, 0.2, -0.1]]
    """
    from scipy.optimize import isotonic_regression

    return np.array([isotonic_regression(each, increasing=False).x for each in rate])
