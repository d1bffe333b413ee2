"""Maximum likelihood for log-normals of which only limits are known for some: y ~ N(location, sigma²).

The location is log(e^floor + e^line), for a part that grows with the features beside one that does not;
sigma goes from that of the floor to that of the line as the line takes over.

Each observation is an interval [low, high] of the logarithm: a point where both are equal, open to the
right for a run that was cut off, open to the left for what is too small to be told from nothing
(Tobin 1958, doi:10.2307/1907382, with intervals).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import Bounds, minimize
from scipy.special import log_ndtr

Floats = NDArray[np.float64]
Whole = NDArray[np.int64]

_HALF_LOG_2PI = 0.9189385332046727
_MOST_STEPS = 300
_LEAST_LOG_SIGMA, _MOST_LOG_SIGMA = -2.5, 2.0


@dataclass(frozen=True, slots=True)
class Observations:
    """What was seen. Shape: `features` (m, k), none negative in effect; the others (m,).

    `taken_off` are features whose effect is negative or none, such as the logarithm of the budget on a
    gap; (m, 0) where there are none.
    """

    features: Floats
    taken_off: Floats
    low: Floats
    high: Floats

    def __len__(self) -> int:
        return len(self.low)

    def where(self, chosen: NDArray[np.bool_]) -> Observations:
        """Returns some of them."""
        return Observations(
            self.features[chosen],
            self.taken_off[chosen],
            self.low[chosen],
            self.high[chosen],
        )


@dataclass(frozen=True, slots=True)
class Parameters:
    """Intercept and floor of each group, shared weights (those of `taken_off` last), two log sigmas."""

    intercepts: Floats
    floors: Floats
    weights: Floats
    log_sigma: float
    log_sigma_floor: float


@dataclass(frozen=True, slots=True)
class Belief:
    """A normal belief about a parameter before anything is seen; a spread of 0 holds it fast."""

    mean: float
    spread: float


@dataclass(frozen=True, slots=True)
class Prior:
    """Beliefs about all parameters; one for each weight."""

    intercept: Belief
    floor: Belief
    weights: tuple[Belief, ...]
    log_sigma: Belief
    log_sigma_floor: Belief


NO_FLOOR = Belief(-30.0, 0.0)


def fitted(seen: Observations, groups: Whole, n_groups: int, prior: Prior) -> Parameters:
    """Returns the most likely parameters under the prior; all weights are at least 0.

    Shape: groups (m,), below `n_groups`.
    """
    beliefs = [
        *[prior.intercept] * n_groups,
        *[prior.floor] * n_groups,
        *prior.weights,
        prior.log_sigma,
        prior.log_sigma_floor,
    ]
    means = np.array([each.mean for each in beliefs])
    is_held = np.array([each.spread == 0.0 for each in beliefs])
    precisions = np.array([1.0 / each.spread if each.spread else 0.0 for each in beliefs])
    least = np.full(len(beliefs), -np.inf)
    least[2 * n_groups : -2], least[-2:] = 0.0, _LEAST_LOG_SIGMA
    most = np.full(len(beliefs), np.inf)
    most[-2:] = _MOST_LOG_SIGMA
    least, most = np.where(is_held, means, least), np.where(is_held, means, most)

    def loss(at: Floats) -> tuple[float, Floats]:
        value, gradient = _loss(seen, groups, n_groups, at)
        off = (at - means) * precisions
        return value + 0.5 * float(off @ off), gradient + off * precisions

    found = minimize(
        loss,
        means,
        jac=True,
        bounds=Bounds(least, most),
        method="L-BFGS-B",
        options={"maxiter": _MOST_STEPS},
    ).x
    return _unpacked(found, n_groups)


def log_likelihood(seen: Observations, groups: Whole, found: Parameters) -> float:
    """Returns the logarithm of the likelihood of what was seen."""
    packed = np.concatenate(
        [
            found.intercepts,
            found.floors,
            found.weights,
            [found.log_sigma, found.log_sigma_floor],
        ]
    )
    return -_loss(seen, groups, len(found.intercepts), packed)[0]


def _unpacked(at: Floats, n_groups: int) -> Parameters:
    intercepts, floors, weights = at[:n_groups], at[n_groups : 2 * n_groups], at[2 * n_groups : -2]
    return Parameters(intercepts, floors, weights, float(at[-2]), float(at[-1]))


def _loss(seen: Observations, groups: Whole, n_groups: int, at: Floats) -> tuple[float, Floats]:
    """The negative log-likelihood and its gradient by all parameters."""
    one = _unpacked(at, n_groups)
    signed = np.hstack([seen.features, -seen.taken_off])
    line, floor = one.intercepts[groups] + signed @ one.weights, one.floors[groups]
    location = np.logaddexp(floor, line)
    on_line = np.exp(line - location)
    high_sigma, low_sigma = np.exp(one.log_sigma), np.exp(one.log_sigma_floor)
    sigma = low_sigma + (high_sigma - low_sigma) * on_line
    value, by_location, by_sigma = _negative_log_likelihood(seen, location, sigma)
    by_share = by_sigma * (high_sigma - low_sigma) * on_line * (1.0 - on_line)
    by_line = by_location * on_line + by_share
    by_floor = by_location * (1.0 - on_line) - by_share
    gradient = np.concatenate(
        [
            np.bincount(groups, by_line, n_groups),
            np.bincount(groups, by_floor, n_groups),
            signed.T @ by_line,
            [
                float((by_sigma * on_line).sum() * high_sigma),
                float((by_sigma * (1.0 - on_line)).sum() * low_sigma),
            ],
        ]
    )
    return value, gradient


def _negative_log_likelihood(
    seen: Observations, location: Floats, sigma: Floats
) -> tuple[float, Floats, Floats]:
    """The value, and its derivatives by each location and each sigma."""
    below, above = (seen.low - location) / sigma, (seen.high - location) / sigma
    is_point = seen.low == seen.high
    point = np.where(is_point, below, 0.0)
    log_chance = _log_chance(below, above)
    value = np.where(is_point, 0.5 * point**2 + _HALF_LOG_2PI + np.log(sigma), -log_chance)
    # φ(z)/P at both ends; an end at infinity weighs nothing.
    at_low, at_high = (_density_ratio(each, log_chance) for each in (below, above))
    by_location = np.where(is_point, -point, at_high - at_low) / sigma
    ends = _times(above, at_high) - _times(below, at_low)
    by_sigma = np.where(is_point, 1.0 - point**2, ends) / sigma
    return float(value.sum()), by_location, by_sigma


def _log_chance(below: Floats, above: Floats) -> Floats:
    """log(Φ(above) − Φ(below)), by the tail in which it does not cancel."""
    flip = below > 0
    low, high = np.where(flip, -above, below), np.where(flip, -below, above)
    upper, lower = log_ndtr(high), log_ndtr(low)
    with np.errstate(divide="ignore", invalid="ignore"):
        inside = upper + np.log1p(-np.exp(np.minimum(lower - upper, 0.0)))
    return np.where(np.isfinite(inside), inside, -700.0)


def _density_ratio(z: Floats, log_chance: Floats) -> Floats:
    finite = np.where(np.isfinite(z), z, 0.0)
    ratio = np.exp(np.minimum(-0.5 * finite**2 - _HALF_LOG_2PI - log_chance, 700.0))
    return np.where(np.isfinite(z), ratio, 0.0)


def _times(z: Floats, weight: Floats) -> Floats:
    return np.where(np.isfinite(z), z, 0.0) * weight
