"""The exact QAOA state, its energy and the energy's gradient, in numpy.

The ansatz on n qubits with costs C (all 2ⁿ of them, from `solvers.diagonal`) is

    |ψ⟩ = exp(−iβ_p ΣX) exp(−iγ_p C) … exp(−iβ_1 ΣX) exp(−iγ_1 C) |+⟩ⁿ       (Farhi et al., 1411.4028)

Sign: |+⟩ is the lowest state of −ΣX, so the adiabatic way from it to the minimum of C pairs
exp(−iγC) with exp(−i|β|·(−ΣX)): minimising needs β < 0 where γ > 0. With both positive it maximises.

Bit order: that of `solvers.diagonal`; bit i of a state's number is the variable `order[i]`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from problems.structures import Floats

State = NDArray[np.complex128]

# Qubits mixed by one matrix product: 3 and 4 are the fastest of 2 to 6, 20 ms for 20 qubits, where
# in-place butterflies take 150 ms.
_WIDTH = 4
# Multiplications in one product. Above 2**15 OpenBLAS starts threads for it, which took eight times
# as long on two cores that other processes were using.
_PRODUCT = 2**15


@dataclass(frozen=True, slots=True)
class Angles:
    """One γ and one β a layer, first layer first. Shape: (p,) each; γ per unit of cost."""

    gammas: Floats
    betas: Floats


def state(costs: Floats, angles: Angles) -> State:
    """Returns the amplitudes after the last layer. Shape: (2**n,)."""
    amplitudes = np.full(costs.size, costs.size**-0.5, dtype=complex)
    for gamma, beta in zip(angles.gammas, angles.betas, strict=True):
        amplitudes *= _phases(costs, gamma)
        amplitudes = _mixed(amplitudes, beta)
    return amplitudes


def probabilities(amplitudes: State) -> Floats:
    """Returns the probability of each state. Shape: (2**n,)."""
    return np.asarray(amplitudes.real**2 + amplitudes.imag**2)


def energy(costs: Floats, angles: Angles) -> float:
    """Returns the expected cost ⟨ψ|C|ψ⟩."""
    return float(np.einsum("i,i", probabilities(state(costs, angles)), costs))


def energy_and_gradient(costs: Floats, angles: Angles) -> tuple[float, Angles]:
    """Returns the expected cost and its exact derivatives, for about four times the price of `energy`.

    The adjoint method: |ψ⟩ is rolled back layer by layer beside ⟨ψ|C, and each layer's generator is
    measured between the two; memory does not grow with the layers. ⟨ψ|C is kept as a row: every
    gate here is a symmetric matrix, so rolling the row back applies the very gates of the ansatz.

    Source: Jones and Gacon, arXiv 2009.02823.
    """
    column = state(costs, angles)
    row = column.conj() * costs
    expected = float(np.einsum("i,i", row, column).real)
    slopes = Angles(np.empty_like(angles.gammas), np.empty_like(angles.betas))
    for layer in reversed(range(angles.gammas.size)):
        beta = angles.betas[layer]
        slopes.betas[layer] = 2 * _flip_overlap(row, column).imag
        row, column = _mixed(row, beta), _mixed(column, -beta)
        slopes.gammas[layer] = 2 * np.einsum("i,i,i", row, costs, column).imag
        phases = _phases(costs, angles.gammas[layer])
        row *= phases
        column *= phases.conj()
    return expected, slopes


def _phases(costs: Floats, gamma: float) -> State:
    """exp(−iγC), from real sines and cosines: half the time of a complex exponential."""
    angles = gamma * costs
    phases = np.empty(costs.size, dtype=complex)
    np.cos(angles, out=phases.real)
    np.sin(-angles, out=phases.imag)
    return phases


def _mixed(amplitudes: State, beta: float) -> State:
    """exp(−iβΣX) applied.

    Each product mixes the highest qubits left and leaves them lowest, the others moved up; when
    every qubit has been mixed, all are in their old places again.
    """
    for width in _widths(amplitudes.size):
        blocks = _blocks(amplitudes, width).transpose(1, 2, 0)
        amplitudes = (blocks @ _rotation(width, beta)).reshape(-1)
    return amplitudes


def _flip_overlap(row: State, column: State) -> complex:
    """The row times ΣX times the column, over the same groups of qubits as `_mixed`."""
    total = 0j
    for width in _widths(row.size):
        rows, columns = _blocks(row, width), _blocks(column, width)
        overlaps = (rows.transpose(1, 0, 2) @ columns.transpose(1, 2, 0)).sum(axis=0)
        total += complex(overlaps[_distances(width) == 1].sum())
        row, column = (each.reshape(1 << width, -1).T.reshape(-1) for each in (row, column))
    return total


def _blocks(amplitudes: State, width: int) -> State:
    """The amplitudes by the value of the highest qubits, cut to keep products small.

    Shape: (2**width, blocks, states a block).
    """
    n_high = 1 << width
    n_states = min(amplitudes.size // n_high, max(1, _PRODUCT // n_high**2))
    return amplitudes.reshape(n_high, -1, n_states)


def _rotation(width: int, beta: float) -> State:
    """exp(−iβX) on each of `width` qubits: cos β to the equal bits, −i sin β to the others."""
    n_flips = np.arange(width + 1)
    factors = np.cos(beta) ** (width - n_flips) * (-1j * np.sin(beta)) ** n_flips
    return np.asarray(factors[_distances(width)])


@cache
def _distances(width: int) -> NDArray[np.int64]:
    """How many bits differ between each two numbers of `width` bits."""
    numbers = np.arange(1 << width)
    return np.asarray(np.bitwise_count(numbers[:, np.newaxis] ^ numbers), dtype=np.int64)


def _widths(n_states: int) -> list[int]:
    """How many qubits each product mixes, so that all are mixed once."""
    n_qubits = n_states.bit_length() - 1
    full, rest = divmod(n_qubits, _WIDTH)
    return [_WIDTH] * full + [rest] * (rest > 0)
