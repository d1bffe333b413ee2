"""Maximum likelihood for log-normals of which only limits are known for some: y ~ N(location, sigma²).

Each observation is an interval [low, high] of the logarithm: a point where both are equal, open to the
right for a run that was cut off, open to the left for what is too small to be told from nothing
(Tobin 1958, doi:10.2307/1907382, with intervals).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.special import log_ndtr

Floats = NDArray[np.float64]
Whole = NDArray[np.int64]

_HALF_LOG_2PI = 0.9189385332046727
_LEAST_LOG_SIGMA, _MOST_LOG_SIGMA = -2.5, 2.0


@dataclass(frozen=True, slots=True)
class Observations:
    """What was seen. Shape: `features` (m, k), none negative in effect; the others (m,).

    `taken_off` are features whose effect is negative or none, such as the logarithm of the budget on a
    gap; (m, 0) where there are none. `floor` is the least location.
    """

    features: Floats
    taken_off: Floats
    low: Floats
    high: Floats
    floor: Floats

    def __len__(self) -> int:
        return len(self.low)

    def where(self, chosen: NDArray[np.bool_]) -> Observations:
        """Returns some of them."""
        return Observations(
            self.features[chosen],
            self.taken_off[chosen],
            self.low[chosen],
            self.high[chosen],
            self.floor[chosen],
        )


@dataclass(frozen=True, slots=True)
class Parameters:
    """One intercept a group, shared weights (those of `taken_off` after the others), and log sigma."""

    intercepts: Floats
    weights: Floats
    log_sigma: float


@dataclass(frozen=True, slots=True)
class Prior:
    """Normal beliefs about parameters: means and standard deviations."""

    intercept: float
    weights: Floats
    log_sigma: float
    intercept_spread: float
    weight_spread: Floats
    log_sigma_spread: float


def fitted(seen: Observations, groups: Whole, n_groups: int, prior: Prior) -> Parameters:
    """Returns the most likely parameters under the prior; all weights are at least 0.

    Shape: groups (m,), below `n_groups`.
    """
    signed = np.hstack([seen.features, -seen.taken_off])
    start = np.concatenate([np.full(n_groups, prior.intercept), prior.weights, [prior.log_sigma]])
    n_weights = signed.shape[1]
    bounds = [
        *[(None, None)] * n_groups,
        *[(0.0, None)] * n_weights,
        (_LEAST_LOG_SIGMA, _MOST_LOG_SIGMA),
    ]

    def loss(parameters: Floats) -> tuple[float, Floats]:
        intercepts, weights = parameters[:n_groups], parameters[n_groups:-1]
        line = intercepts[groups] + signed @ weights
        location = np.logaddexp(seen.floor, line)
        value, by_location, by_log_sigma = _negative_log_likelihood(
            seen, location, float(parameters[-1])
        )
        by_line = by_location * np.exp(line - location)
        gradient = np.concatenate(
            [
                np.bincount(groups, by_line, n_groups),
                signed.T @ by_line,
                [by_log_sigma],
            ]
        )
        penalty, by_penalty = _penalty(parameters, n_groups, prior)
        return value + penalty, gradient + by_penalty

    found = minimize(
        loss, start, jac=True, bounds=bounds, method="L-BFGS-B", options={"maxiter": 2000}
    ).x
    return Parameters(found[:n_groups], found[n_groups:-1], float(found[-1]))


def log_likelihood(seen: Observations, location: Floats, log_sigma: float) -> float:
    """Returns the logarithm of the likelihood of what was seen."""
    return -_negative_log_likelihood(seen, location, log_sigma)[0]


def _penalty(parameters: Floats, n_groups: int, prior: Prior) -> tuple[float, Floats]:
    means = np.concatenate([np.full(n_groups, prior.intercept), prior.weights, [prior.log_sigma]])
    spreads = np.concatenate(
        [
            np.full(n_groups, prior.intercept_spread),
            prior.weight_spread,
            [prior.log_sigma_spread],
        ]
    )
    off = (parameters - means) / spreads
    return 0.5 * float(off @ off), off / spreads


def _negative_log_likelihood(
    seen: Observations, location: Floats, log_sigma: float
) -> tuple[float, Floats, float]:
    """The value, its derivative by each location, and that by log sigma."""
    sigma = np.exp(log_sigma)
    below, above = (seen.low - location) / sigma, (seen.high - location) / sigma
    is_point = seen.low == seen.high
    point = np.where(is_point, below, 0.0)
    value = np.where(is_point, 0.5 * point**2 + _HALF_LOG_2PI + log_sigma, 0.0)
    log_chance = _log_chance(below, above)
    value = np.where(is_point, value, -log_chance)
    # φ(z)/P at both ends; an end at infinity weighs nothing.
    at_low, at_high = (_density_ratio(each, log_chance) for each in (below, above))
    by_location = np.where(is_point, -point, at_high - at_low) / sigma
    ends = _times(above, at_high) - _times(below, at_low)
    by_log_sigma = np.where(is_point, 1.0 - point**2, ends)
    return float(value.sum()), by_location, float(by_log_sigma.sum())


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
