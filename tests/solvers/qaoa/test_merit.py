"""Figures of merit against their definitions."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from solvers.qaoa.merit import energy_histogram, sampled_cvar, shots_to_optimum
from solvers.qaoa.variants.cvar import cvar_of


@given(chance=st.floats(1e-6, 1, exclude_max=True))
def test_so_many_shots_are_enough_and_one_fewer_is_not(chance: float) -> None:
    shots = shots_to_optimum(chance)
    assert shots is not None
    assert 1 - (1 - chance) ** shots >= 0.99 - 1e-9
    assert shots == 1 or 1 - (1 - chance) ** (shots - 1) < 0.99 + 1e-9


def test_the_tail_of_equal_shots_is_that_of_their_probabilities() -> None:
    energies = np.random.default_rng(0).normal(size=100)
    exact, _ = cvar_of(energies, 0.25)(np.full(100, 0.01))
    assert sampled_cvar(energies, 0.25) == pytest.approx(exact)
    assert sampled_cvar(energies, 1e-9) == energies.min()


def test_a_histogram_loses_nothing() -> None:
    rng = np.random.default_rng(0)
    costs, chances = rng.normal(size=2**21), rng.random(2**21)  # two blocks
    chances /= chances.sum()
    histogram = energy_histogram(costs, chances, 40)
    expected, edges = np.histogram(costs, 40, weights=chances)
    np.testing.assert_allclose(histogram.chances, expected, rtol=1e-9)
    np.testing.assert_allclose(histogram.edges, edges)
    flat = energy_histogram(np.ones(4), np.full(4, 0.25), 5)
    assert flat.chances.tolist() == [1.0]
