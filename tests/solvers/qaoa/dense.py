"""The variants once more, by exponentials of 2ⁿ×2ⁿ matrices and sums of Pauli products."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.linalg import expm

from problems.structures import Floats
from solvers.qaoa.engines.statevector import Angles
from solvers.qaoa.variants.axis_products import State

Matrix = NDArray[np.complex128]

I2 = np.eye(2, dtype=complex)
X = np.array([[0, 1], [1, 0]], dtype=complex)
Y = np.array([[0, -1j], [1j, 0]])
Z = np.diag([1, -1]).astype(complex)


def on(paulis: dict[int, Matrix], n: int) -> Matrix:
    """Returns the matrices on their qubits; qubit 0 is the least significant bit."""
    whole = np.eye(1, dtype=complex)
    for qubit in range(n):
        whole = np.kron(paulis.get(qubit, I2), whole)
    return whole


def swaps(pairs: Sequence[tuple[int, int]], n: int) -> Matrix:
    """Returns Σ (XX + YY)/2 over the pairs."""
    zero = np.zeros((1 << n, 1 << n), dtype=complex)
    return sum((on({a: P, b: P}, n) / 2 for a, b in pairs for P in (X, Y)), start=zero)


def evolved(start: State, costs: Floats, generator: Matrix, angles: Angles) -> State:
    """Returns the state after every layer."""
    state = start.astype(complex)
    for gamma, beta in zip(angles.gammas, angles.betas, strict=True):
        state = expm(-1j * beta * generator) @ (np.exp(-1j * gamma * costs) * state)
    return state
