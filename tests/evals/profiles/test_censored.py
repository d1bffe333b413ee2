"""Censored likelihood: right gradients, and parameters found again from cut-off data."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.optimize import check_grad

from evals.profiles.censored import Observations, Prior, _negative_log_likelihood, fitted

_LOOSE = Prior(0.0, np.array([1.0]), 0.0, 100.0, np.array([100.0]), 100.0)


def _cut(n: int, limit: float) -> Observations:
    """y = −1 + 2 x + noise of 0.5, cut off above the limit."""
    rng = np.random.default_rng(0)
    x = rng.uniform(0, 2, n)
    y = -1 + 2 * x + 0.5 * rng.normal(size=n)
    low = np.minimum(y, limit)
    high = np.where(y > limit, np.inf, y)
    return Observations(x[:, None], np.empty((n, 0)), low, high, np.full(n, -30.0))


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
    seen = Observations(np.zeros((4, 1)), np.empty((4, 0)), low, high, np.full(4, -30.0))

    def value(at: np.ndarray[tuple[int, ...], np.dtype[np.float64]]) -> float:
        return _negative_log_likelihood(seen, at[:4], float(at[4]))[0]

    def slope(
        at: np.ndarray[tuple[int, ...], np.dtype[np.float64]],
    ) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
        _, by_location, by_log_sigma = _negative_log_likelihood(seen, at[:4], float(at[4]))
        return np.append(by_location, by_log_sigma)

    for point in (np.array([0.1, 0.2, -0.3, 1.5, 0.2]), np.array([9.0, -8.0, 7.0, 6.0, -1.0])):
        assert check_grad(value, slope, point) < 1e-3


def test_weights_are_never_negative() -> None:
    seen = _cut(100, 9.0)
    falling = Observations(-seen.features, seen.taken_off, seen.low, seen.high, seen.floor)
    assert fitted(falling, np.zeros(100, np.int64), 1, _LOOSE).weights[0] == 0.0
