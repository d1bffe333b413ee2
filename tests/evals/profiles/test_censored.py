"""Censored likelihood: right gradients, and parameters found again from cut-off data."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from scipy.optimize import check_grad

from evals.profiles.censored import NO_FLOOR, Belief, Observations, Prior, _loss, fitted

_LOOSE = Prior(
    intercept=Belief(0.0, 100.0),
    floor=NO_FLOOR,
    weights=(Belief(1.0, 100.0),),
    log_sigma=Belief(0.0, 100.0),
    log_sigma_floor=Belief(0.0, 1.0),
)
Floats = np.ndarray[tuple[int, ...], np.dtype[np.float64]]


def _cut(n: int, limit: float) -> Observations:
    """y = −1 + 2 x + noise of 0.5, cut off above the limit."""
    rng = np.random.default_rng(0)
    x = rng.uniform(0, 2, n)
    y = -1 + 2 * x + 0.5 * rng.normal(size=n)
    low = np.minimum(y, limit)
    high = np.where(y > limit, np.inf, y)
    return Observations(x[:, None], np.empty((n, 0)), low, high)


def test_parameters_are_found_again_though_a_third_was_cut_off() -> None:
    seen = _cut(400, 1.7)
    assert np.isinf(seen.high).mean() > 0.25
    found = fitted(seen, np.zeros(400, np.int64), 1, _LOOSE)
    assert found.intercepts[0] == pytest.approx(-1, abs=0.15)
    assert found.weights[0] == pytest.approx(2, abs=0.15)
    assert np.exp(found.log_sigma) == pytest.approx(0.5, abs=0.06)


def test_the_gradient_is_that_of_the_value() -> None:
    low = np.array([0.3, -1.0, -np.inf, 0.1])
    high = np.array([0.3, np.inf, 0.5, 0.9])
    features = np.array([[0.5], [1.0], [-0.2], [2.0]])
    seen = Observations(features, np.array([[0.1], [0.2], [0.3], [0.4]]), low, high)
    groups = np.array([0, 1, 1, 0])

    def value(at: Floats) -> float:
        return _loss(seen, groups, 2, at)[0]

    def slope(at: Floats) -> Floats:
        return _loss(seen, groups, 2, at)[1]

    for point in (
        np.array([0.1, 0.2, -0.3, 0.5, 0.7, 0.3, 0.2, -0.5]),
        np.array([4.0, -3.0, 1.0, -6.0, 1.2, 0.0, -1.0, 0.4]),
    ):
        assert check_grad(value, slope, point) < 1e-3


def test_a_floor_is_found_beneath_a_line_with_less_spread_on_it() -> None:
    rng = np.random.default_rng(1)
    x = rng.uniform(0, 4, 600)
    line = -6 + 3 * x
    share = np.exp(line - np.logaddexp(-2.0, line))
    y = np.logaddexp(-2.0, line) + (0.2 + 0.6 * share) * rng.normal(size=600)
    seen = Observations(x[:, None], np.empty((600, 0)), y, y)
    free = replace(_LOOSE, floor=Belief(0.0, 10.0), log_sigma_floor=Belief(0.0, 10.0))
    found = fitted(seen, np.zeros(600, np.int64), 1, free)
    assert found.floors[0] == pytest.approx(-2, abs=0.1)
    assert found.weights[0] == pytest.approx(3, abs=0.2)
    assert np.exp(found.log_sigma_floor) == pytest.approx(0.2, abs=0.06)
    assert np.exp(found.log_sigma) == pytest.approx(0.8, abs=0.1)


def test_weights_are_never_negative() -> None:
    seen = _cut(100, 9.0)
    falling = Observations(-seen.features, seen.taken_off, seen.low, seen.high)
    assert fitted(falling, np.zeros(100, np.int64), 1, _LOOSE).weights[0] == 0.0
