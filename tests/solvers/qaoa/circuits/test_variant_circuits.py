"""The variants' Qiskit circuits against their simulation, state by state."""

import numpy as np
import pytest
from qiskit.quantum_info import Statevector

from problems.one_hot_rows import OneHotRows
from solvers.diagonal import energies
from solvers.qaoa.circuits.circuit import bind
from solvers.qaoa.circuits.warm_circuit import unbound_warm_circuit
from solvers.qaoa.circuits.xy_circuit import unbound_xy_circuit, w_state
from solvers.qaoa.engines.statevector import probabilities
from solvers.qaoa.variants.ansatz import Ansatz
from solvers.qaoa.variants.warm_start import warm_mixers, warm_space
from solvers.qaoa.variants.xy_mixer import xy_mixers, xy_space
from tests.solvers.qaoa.instances import random_bqm
from tests.solvers.qaoa.variants.test_ansatz import random_angles


@pytest.mark.parametrize("n", [1, 4, 6])
def test_the_warm_circuit_has_the_probabilities_of_its_simulation(n: int) -> None:
    bqm, order, angles = random_bqm(n, seed=n), [f"x{i}" for i in range(n)], random_angles(2, n)
    guess = np.random.default_rng(n).uniform(size=n)
    ours = Ansatz(energies(bqm, order), warm_mixers(warm_space(n), guess, epsilon=0.1))
    circuit = bind(unbound_warm_circuit(bqm, order, guess, 0.1, 2, measured=False), angles)
    found = Statevector(circuit).probabilities()
    np.testing.assert_allclose(found, ours.probabilities(angles), atol=1e-9)


@pytest.mark.parametrize("rows", [[[0, 1, 2]], [[5, 1], [0, 2, 3]], [[0, 1, 2, 3], [4, 5, 6]]])
def test_the_xy_circuit_has_the_probabilities_of_its_simulation(rows: list[list[int]]) -> None:
    n = 7
    bqm, order, angles = random_bqm(n, seed=1), [f"x{i}" for i in range(n)], random_angles(2, 3)
    space = xy_space(rows, n)
    ours = Ansatz(space.costs(bqm, order), xy_mixers(space, "complete")).probabilities(angles)
    model = OneHotRows(bqm, tuple(tuple(order[bit] for bit in row) for row in rows))
    circuit = bind(unbound_xy_circuit(model, order, 2, measured=False), angles)
    found = Statevector(circuit).probabilities()
    bits = space.bits(np.arange(space.n_states)).astype(np.int64)
    np.testing.assert_allclose(found[(bits << np.arange(n)).sum(axis=1)], ours, atol=1e-9)
    assert found.sum() == pytest.approx(ours.sum(), abs=1e-9)  # so nothing is anywhere else


@pytest.mark.parametrize("n", [2, 3, 5, 8])
def test_w_states_are_even_and_shallow(n: int) -> None:
    circuit = w_state(n)
    amplitudes = Statevector.from_int(1, 2**n).evolve(circuit).data
    one_hot = np.zeros(2**n)
    one_hot[2 ** np.arange(n)] = n**-0.5
    np.testing.assert_allclose(amplitudes, one_hot, atol=1e-12)
    assert circuit.num_nonlocal_gates() == n - 1
    assert circuit.depth() == np.ceil(np.log2(n))
    assert probabilities(amplitudes).sum() == pytest.approx(1)
