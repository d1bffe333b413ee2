"""The coupling lattices of superconducting machines, without faults, as lists of couplers."""

from __future__ import annotations

from itertools import count
from math import isqrt
from typing import Literal

Connectivity = Literal["all_to_all", "heavy_hex", "square"]
Lattice = Literal["heavy_hex", "square"]
Couplers = tuple[tuple[int, int], ...]


def lattice(kind: Lattice, n_qubits: int) -> Couplers:
    """Returns the couplers of the smallest lattice of that kind with at least so many qubits.

    "heavy_hex" with 156 qubits and "square" with 120 are those of IBM's Heron r2 and Nighthawk
    (compared with the snapshots fake_marrakesh and fake_nighthawk of qiskit-ibm-runtime 0.51).

    >>> len(lattice("heavy_hex", 156)), len(lattice("square", 120))
    (176, 218)
    """
    if kind == "square":
        n_rows = max(isqrt(n_qubits), 1)
        return _square(n_rows, -(-n_qubits // n_rows))
    return _heavy_hex(next(k for k in count(1) if _heavy_hex_size(k) >= n_qubits))


def longest_line(kind: Connectivity, n_qubits: int) -> int:
    """Returns how many qubits of that lattice a line can visit: what a swap network needs.

    On heavy hex the line snakes through the rows of 4k; all rows but two lose an end qubit.

    >>> longest_line("heavy_hex", 156), longest_line("square", 120)
    (129, 120)
    """
    if kind != "heavy_hex":
        return n_qubits
    k = next(k for k in count(1) if _heavy_hex_size(k) >= n_qubits)
    whole = 8 * k + (2 * k - 2) * (4 * k - 1) + 2 * k - 1
    return min(n_qubits, whole * n_qubits // _heavy_hex_size(k))


def _heavy_hex_size(k: int) -> int:
    return 10 * k * k - k


def _square(n_rows: int, n_columns: int) -> Couplers:
    along = [
        (row * n_columns + column, row * n_columns + column + 1)
        for row in range(n_rows)
        for column in range(n_columns - 1)
    ]
    across = [(site, site + n_columns) for site in range((n_rows - 1) * n_columns)]
    return tuple(along + across)


def _heavy_hex(k: int) -> Couplers:
    """2k rows of 4k qubits; a qubit joins each fourth column of neighbouring rows, by turns."""
    n_rows, n_columns = 2 * k, 4 * k
    pitch = n_columns + k
    couplers = []
    for row in range(n_rows):
        start = row * pitch
        couplers += [(start + column, start + column + 1) for column in range(n_columns - 1)]
        if row == n_rows - 1:
            break
        for place, column in enumerate(range(1 if row % 2 else 3, n_columns, 4)):
            joint = start + n_columns + place
            couplers += [(start + column, joint), (joint, start + pitch + column)]
    return tuple(couplers)
