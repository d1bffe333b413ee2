"""Warm starts against matrices on all qubits, and their meaning."""

import numpy as np
import pytest

from solvers.diagonal import energies
from solvers.qaoa.engines.statevector import Angles
from solvers.qaoa.variants.ansatz import Ansatz
from solvers.qaoa.variants.warm_start import tilted, warm_mixers, warm_space
from tests.solvers.qaoa.dense import X, Z, evolved, on
from tests.solvers.qaoa.instances import random_bqm
from tests.solvers.qaoa.variants.test_ansatz import random_angles


@pytest.mark.parametrize("n", [1, 3, 5, 7])
def test_the_state_is_that_of_the_matrices(n: int) -> None:
    bqm, order, angles = random_bqm(n, seed=n), [f"x{i}" for i in range(n)], random_angles(2, n)
    guess = np.random.default_rng(n).uniform(size=n)
    kept = 0.2 + 0.6 * guess
    theta = 2 * np.arcsin(np.sqrt(kept))
    generator = sum(on({i: np.sin(t) * X + np.cos(t) * Z}, n) for i, t in enumerate(theta))
    start = np.ones(1, dtype=complex)
    for chance in kept:
        start = np.kron([np.sqrt(1 - chance), np.sqrt(chance)], start)
    costs = energies(bqm, order)
    ansatz = Ansatz(costs, warm_mixers(warm_space(n), guess, epsilon=0.2))
    dense = evolved(start, costs, np.asarray(generator), angles)
    np.testing.assert_allclose(ansatz.state(angles), dense, atol=1e-9)


def test_no_layers_give_each_bit_its_chance() -> None:
    guess, space = np.array([0.0, 0.4, 1.0, 0.5, 0.9]), warm_space(5)
    ansatz = Ansatz(np.zeros(32), warm_mixers(space, guess, epsilon=0.1))
    chances = ansatz.probabilities(Angles(np.empty(0), np.empty(0)))
    ones = chances @ space.bits(np.arange(32))
    np.testing.assert_allclose(ones, [0.1, 0.42, 0.9, 0.5, 0.82], atol=1e-12)


@pytest.mark.parametrize("chance", [0.05, 0.5, 0.8])
def test_the_start_is_the_highest_state_of_its_generator(chance: float) -> None:
    mixer = tilted(chance)
    np.testing.assert_allclose(mixer.generator @ mixer.start, mixer.start, atol=1e-12)
    np.testing.assert_allclose(np.linalg.eigvalsh(mixer.generator), [-1, 1], atol=1e-12)
