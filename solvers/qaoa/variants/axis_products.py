"""A small matrix on each axis of a product space, applied to all amplitudes."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

State = NDArray[np.complex128]

# Multiplications in one product, as in `solvers.qaoa.engines.statevector`: above it OpenBLAS starts threads.
_PRODUCT = 2**15


def applied(amplitudes: State, matrices: Sequence[NDArray[np.generic]]) -> State:
    """Returns the amplitudes with `matrices[a]`, symmetric, on axis a, the least significant first.

    Each product takes the highest axis left and leaves it lowest, the others moved up; when every
    axis has been taken, all are in their old places again. Shape: matrix a is (d, d) for d patterns.
    """
    for matrix in reversed(matrices):
        blocks = _blocks(amplitudes, len(matrix)).transpose(1, 2, 0)
        amplitudes = (blocks @ matrix).reshape(-1)
    return amplitudes


def overlap(row: State, column: State, matrices: Sequence[NDArray[np.generic]]) -> complex:
    """Returns the row times Σ of the matrices, each on its axis, times the column."""
    total = 0j
    for matrix in reversed(matrices):
        rows, columns = _blocks(row, len(matrix)), _blocks(column, len(matrix))
        overlaps = (rows.transpose(1, 0, 2) @ columns.transpose(1, 2, 0)).sum(axis=0)
        total += complex((overlaps * matrix).sum())
        row, column = (each.reshape(len(matrix), -1).T.reshape(-1) for each in (row, column))
    return total


def outer_product(vectors: Sequence[NDArray[np.generic]]) -> State:
    """Returns the product state of one vector an axis, the least significant first."""
    amplitudes = np.ones(1, dtype=complex)
    for vector in vectors:
        amplitudes = np.multiply.outer(vector, amplitudes).reshape(-1)
    return amplitudes


def _blocks(amplitudes: State, size: int) -> State:
    """The amplitudes by the highest axis, cut to keep products small. Shape: (size, blocks, states)."""
    n_states = _largest_divisor(amplitudes.size // size, max(1, _PRODUCT // size**2))
    return amplitudes.reshape(size, -1, n_states)


@cache
def _largest_divisor(number: int, most: int) -> int:
    return next(each for each in range(min(number, most), 0, -1) if number % each == 0)
