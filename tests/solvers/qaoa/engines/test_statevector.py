"""The engine against dense matrices, finite differences, and its own sign convention."""

from functools import reduce

import numpy as np
import pytest
from scipy.linalg import expm

from solvers.diagonal import energies
from solvers.qaoa.engines.statevector import (
    Angles,
    State,
    energy,
    energy_and_gradient,
    probabilities,
    state,
)
from tests.solvers.qaoa.instances import random_bqm


def _angles(layers: int, seed: int) -> Angles:
    rng = np.random.default_rng(seed)
    return Angles(rng.normal(size=layers), rng.normal(size=layers))


def _dense_state(costs: np.ndarray[tuple[int], np.dtype[np.float64]], angles: Angles) -> State:
    """The same ansatz by matrix exponentials of sums of Kronecker products."""
    n = costs.size.bit_length() - 1
    flip, same = np.array([[0, 1], [1, 0]]), np.eye(2)
    mixer = sum(
        reduce(np.kron, [flip if other == qubit else same for other in range(n)])
        for qubit in range(n)
    )
    amplitudes: State = np.full(costs.size, costs.size**-0.5, dtype=complex)
    for gamma, beta in zip(angles.gammas, angles.betas, strict=True):
        amplitudes = expm(-1j * beta * mixer) @ (np.exp(-1j * gamma * costs) * amplitudes)
    return amplitudes


@pytest.mark.parametrize("n", [1, 3, 4, 5, 6])
def test_the_state_is_that_of_the_matrices(n: int) -> None:
    costs = np.random.default_rng(n).normal(size=2**n)
    angles = _angles(2, seed=n)
    np.testing.assert_allclose(state(costs, angles), _dense_state(costs, angles), atol=1e-12)


@pytest.mark.parametrize(("n", "layers"), [(1, 1), (4, 2), (7, 3), (9, 2)])
def test_the_gradient_is_that_of_finite_differences(n: int, layers: int) -> None:
    costs = np.random.default_rng(n).normal(size=2**n)
    angles, step = _angles(layers, seed=n), 1e-6
    value, slopes = energy_and_gradient(costs, angles)
    assert value == pytest.approx(energy(costs, angles), abs=1e-12)
    for layer, shift in enumerate(np.eye(layers) * step):
        gamma = [energy(costs, Angles(angles.gammas + s, angles.betas)) for s in (shift, -shift)]
        beta = [energy(costs, Angles(angles.gammas, angles.betas + s)) for s in (shift, -shift)]
        assert slopes.gammas[layer] == pytest.approx((gamma[0] - gamma[1]) / (2 * step), abs=1e-7)
        assert slopes.betas[layer] == pytest.approx((beta[0] - beta[1]) / (2 * step), abs=1e-7)


def test_negative_beta_minimises_and_positive_beta_maximises() -> None:
    bqm = random_bqm(6, seed=1)
    costs = energies(bqm, [str(label) for label in bqm.variables])
    gamma = np.array([0.5 / costs.std()])
    assert energy(costs, Angles(gamma, np.array([-0.3]))) < costs.mean() - 0.3 * costs.std()
    assert energy(costs, Angles(gamma, np.array([0.3]))) > costs.mean() + 0.3 * costs.std()


def test_neither_an_offset_nor_many_blocks_change_the_probabilities() -> None:
    costs = np.random.default_rng(0).normal(size=2**13)  # more than one block of a product
    angles = _angles(2, seed=0)
    chances = probabilities(state(costs, angles))
    assert chances.sum() == pytest.approx(1, abs=1e-12)
    np.testing.assert_allclose(probabilities(state(costs + 5, angles)), chances, atol=1e-12)
