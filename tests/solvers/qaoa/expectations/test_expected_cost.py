"""Light cones and matrix product states against the statevector, and what is said of each."""

import numpy as np
import pytest

from problems.errors import LimitExceeded
from solvers.qaoa.engines import statevector
from solvers.qaoa.engines.statevector import Angles
from solvers.qaoa.expectations import cone_network
from solvers.qaoa.expectations.expected_cost import expected_cost
from solvers.qaoa.expectations.light_cone import light_cone_energy, widest_cone
from solvers.qaoa.expectations.matrix_product import matrix_product_energy
from solvers.qaoa.ising import Ising, from_arrays
from tests.solvers.qaoa.isings import all_spins, costs_of, dense, regular

TWO = Angles(np.array([0.3, 0.5]), np.array([-0.5, -0.3]))


def _exact(model: Ising) -> float:
    return statevector.energy(costs_of(model), TWO)


def _ladder(n: int) -> Ising:
    """A line of spins, each coupled to the next two, in a field."""
    near = np.arange(n - 1)
    left = np.concatenate([near, near[:-1]])
    right = np.concatenate([near + 1, near[:-1] + 2])
    weights = np.random.default_rng(0).normal(size=left.size)
    return from_arrays(np.linspace(-1, 1, n), left, right, weights, 2.5)


@pytest.mark.parametrize("model", [regular(12, 3, seed=1), dense(7, seed=1), _ladder(13)])
def test_light_cones_are_exact(model: Ising) -> None:
    found = light_cone_energy(model, TWO)
    assert found.energy == pytest.approx(_exact(model), abs=1e-11)
    assert found.method == "light cones"
    assert found.converged


def test_a_cone_is_contracted_as_it_is_simulated() -> None:
    ladder = _ladder(5)
    chances = statevector.probabilities(statevector.state(costs_of(ladder), TWO))
    spins = all_spins(5)
    single, pair = chances @ spins[:, 1], chances @ (spins[:, 1] * spins[:, 3])
    assert cone_network.contracted(ladder, TWO, (1,)) == pytest.approx(single, abs=1e-10)
    assert cone_network.contracted(ladder, TWO, (1, 3)) == pytest.approx(pair, abs=1e-10)


def test_a_cone_holds_what_lies_within_as_many_couplings_as_there_are_layers() -> None:
    ring = regular(40, 2, seed=3)
    assert [widest_cone(ring, layers) for layers in (1, 2, 3)] == [4, 6, 8]


def test_a_bond_that_holds_the_state_is_exact_and_converged() -> None:
    ladder = _ladder(8)
    found = matrix_product_energy(ladder, TWO, most_bond=32)
    assert found.energy == pytest.approx(_exact(ladder), abs=1e-8)
    assert found.converged
    assert found.bond is not None and found.bond <= 16


def test_a_narrow_bond_is_said_to_be_not_converged() -> None:
    model = dense(9, seed=2)
    alone = matrix_product_energy(model, TWO, most_bond=4)
    assert (alone.converged, alone.bond, alone.change) == (False, 4, None)
    assert "not converged" in str(alone)
    assert abs(alone.energy - _exact(model)) > 0.01 * model.spread
    wider = matrix_product_energy(model, TWO, most_bond=32)
    assert wider.converged
    assert wider.energy == pytest.approx(_exact(model), abs=1e-6)


def test_each_model_gets_the_cheapest_exact_method() -> None:
    one = Angles(np.array([0.2]), np.array([-0.3]))
    assert expected_cost(dense(60, seed=1), one, most_bond=8).method == "closed form"
    assert expected_cost(dense(8, seed=1), TWO, most_bond=8).method == "statevector"
    assert expected_cost(regular(40, 2, seed=1), TWO, most_bond=8).method == "light cones"
    tangled = expected_cost(regular(34, 6, seed=1), TWO, most_bond=2)
    assert (tangled.method, tangled.converged) == ("matrix product state", False)


def test_without_quimb_the_message_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cone_network, "find_spec", lambda name: None)
    with pytest.raises(LimitExceeded, match=r"quimb.*not installed.*fewer layers"):
        light_cone_energy(_ladder(6), TWO, most_qubits=3)
