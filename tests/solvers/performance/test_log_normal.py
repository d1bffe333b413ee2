"""The log-normal's chances, quantiles and means agree with one another and with draws."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from solvers.performance.log_normal import LogNormal

_CURVES = st.builds(
    LogNormal,
    mu=st.floats(-5, 5),
    sigma=st.floats(0.1, 3),
    above=st.floats(0, 3),
    shift=st.floats(0, 3),
)


@given(curve=_CURVES, share=st.floats(0.02, 0.98))
def test_a_quantile_has_its_share_below_it(curve: LogNormal, share: float) -> None:
    x = curve.quantile(share)
    assert x >= max(curve.above, curve.shift)
    if x > curve.above * (1 + 1e-6) and x > curve.shift * (1 + 1e-6):
        assert curve.at_most(x) == pytest.approx(share, abs=1e-3)


@given(curve=_CURVES, more=st.floats(0, 10))
def test_what_is_known_to_last_longer_takes_longer(curve: LogNormal, more: float) -> None:
    later = LogNormal(curve.mu, curve.sigma, above=curve.above + more, shift=curve.shift)
    assert later.quantile(0.5) >= curve.quantile(0.5) * (1 - 1e-9)


@pytest.mark.parametrize(("mu", "sigma"), [(-4.0, 2.0), (-1.0, 0.5), (2.0, 3.0)])
def test_the_mean_within_limits_is_that_of_draws(mu: float, sigma: float) -> None:
    draws = np.exp(np.random.default_rng(0).normal(mu, sigma, 200_000))
    kept = np.where(draws < 1e-2, 0.0, np.minimum(draws, 1.0))
    assert LogNormal(mu, sigma).mean_within(1e-2, 1.0) == pytest.approx(kept.mean(), rel=0.02)


def test_far_out_nothing_overflows() -> None:
    assert math.isfinite(LogNormal(500.0, 2.0).quantile(0.9))
    assert LogNormal(0.0, 0.1, above=1e9).quantile(0.5) >= 1e9
