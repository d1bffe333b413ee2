"""The closed form against the statevector, and its derivatives against the adjoint."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from solvers.qaoa.engines import statevector
from solvers.qaoa.engines.statevector import Angles
from solvers.qaoa.expectations.closed_form import one_layer
from solvers.qaoa.ising import Ising
from tests.solvers.qaoa.isings import all_spins, costs_of, dense, isings, regular

_ANGLE = st.floats(-2, 2)


def _angles(gamma: float, beta: float) -> Angles:
    return Angles(np.array([gamma]), np.array([beta]))


@settings(max_examples=60, deadline=None)  # the first example may compile the kernels
@given(model=isings(), gamma=_ANGLE, beta=_ANGLE)
def test_energy_and_gradient_are_those_of_the_statevector(
    model: Ising, gamma: float, beta: float
) -> None:
    expected, slopes = statevector.energy_and_gradient(costs_of(model), _angles(gamma, beta))
    value, gradient = one_layer(model).energy_and_gradient(gamma, beta)
    size = 1 + abs(model.offset) + np.abs(model.fields).sum() + np.abs(model.weights).sum()
    assert value == pytest.approx(expected, abs=1e-12 * size)
    assert one_layer(model).energy(gamma, beta) == pytest.approx(expected, abs=1e-12 * size)
    assert gradient.gammas == pytest.approx(slopes.gammas, abs=1e-12 * size**2)
    assert gradient.betas == pytest.approx(slopes.betas, abs=1e-12 * size**2)


@settings(max_examples=60, deadline=None)
@given(model=isings(), gamma=_ANGLE, beta=_ANGLE)
def test_correlations_are_those_of_the_statevector(model: Ising, gamma: float, beta: float) -> None:
    state = statevector.state(costs_of(model), _angles(gamma, beta))
    chances, spins = statevector.probabilities(state), all_spins(model.n_spins)
    found = one_layer(model).correlations(gamma, beta)
    np.testing.assert_allclose(found.spins, chances @ spins, atol=1e-12)
    pairs = chances @ (spins[:, model.left] * spins[:, model.right])
    np.testing.assert_allclose(found.pairs, pairs, atol=1e-12)


@pytest.mark.parametrize("model", [dense(40, seed=1), regular(40, 3, seed=1)], ids=["dense", "3"])
def test_whole_rows_and_merged_rows_agree(model: Ising) -> None:
    layer = one_layer(model)
    by_rows = layer.moments(0.1)
    merged, _ = layer.moments_and_slopes(0.1)
    np.testing.assert_allclose(by_rows.single, merged.single, atol=1e-13)
    np.testing.assert_allclose(by_rows.mixed, merged.mixed, atol=1e-13)
    np.testing.assert_allclose(by_rows.double, merged.double, atol=1e-13)


def test_three_regular_graphs_cut_at_least_what_was_proven() -> None:
    # Farhi, Goldstone and Gutmann, 1411.4028: 0.6924 of the edges where there is no triangle;
    # an edge in triangles cuts a little less at these angles.
    model = regular(2_000, 3, seed=5)
    gamma, beta = np.arctan(2**-0.5) / 2, -np.pi / 8
    cut = 0.5 - one_layer(model).energy(gamma, beta) / (2 * model.weights.size)
    assert cut == pytest.approx(0.6924, abs=1e-3)
    assert cut < 0.69245
