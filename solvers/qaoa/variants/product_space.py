"""States that are a choice on each of several axes: all of a QUBO's, or those that keep its rows.

An axis is some of the bits and the patterns that they may take: a free bit 0 or 1, a one-hot row of k
bits the k patterns with a single 1. States are numbered like `solvers.diagonal`, in a mixed radix: the
first axis is the least significant digit, and the digit is the number of the pattern. Where every bit
is free, a state's number is its number there.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import prod
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from problems.structures import Floats, Ints
from solvers.diagonal import coefficients

if TYPE_CHECKING:
    import dimod


@dataclass(frozen=True, slots=True)
class Axis:
    """Some bits, by their place in the order, and their patterns. Shape: `patterns` (d, bits)."""

    bits: tuple[int, ...]
    patterns: NDArray[np.int8]

    @property
    def is_row(self) -> bool:
        """Whether exactly one of its bits is 1: k patterns of k bits, where free ones have 2ᵏ."""
        return len(self.patterns) == len(self.bits)


@dataclass(frozen=True, slots=True)
class ProductSpace:
    """Every combination of the axes' patterns; each bit is on one axis."""

    axes: tuple[Axis, ...]

    @property
    def sizes(self) -> tuple[int, ...]:
        """How many patterns each axis has."""
        return tuple(len(axis.patterns) for axis in self.axes)

    @property
    def row_lengths(self) -> tuple[int, ...]:
        """How many bits each one-hot row has."""
        return tuple(len(axis.bits) for axis in self.axes if axis.is_row)

    @property
    def n_states(self) -> int:
        """How many states there are."""
        return prod(self.sizes)

    @property
    def n_bits(self) -> int:
        """The qubits that the space stands for."""
        return sum(len(axis.bits) for axis in self.axes)

    @property
    def n_equal_qubits(self) -> int:
        """The fewest free qubits that have as many states."""
        return (self.n_states - 1).bit_length()

    def bits(self, numbers: Ints) -> NDArray[np.int8]:
        """Returns the bits of each state number. Shape: (k,) numbers to (k, n_bits).

        >>> ProductSpace((one_hot((0, 1, 2)), free((3,)))).bits(np.array([1, 3]))
        array([[0, 1, 0, 0],
               [1, 0, 0, 1]], dtype=int8)
        """
        bits = np.empty((numbers.size, self.n_bits), dtype=np.int8)
        rest = numbers
        for axis in self.axes:
            rest, digit = np.divmod(rest, len(axis.patterns))
            bits[:, axis.bits] = axis.patterns[digit]
        return bits

    def costs(self, bqm: dimod.BinaryQuadraticModel, order: Sequence[str]) -> Floats:
        """Returns the energy of every state; bit i is the variable `order[i]`. Shape: (n_states,).

        Axis by axis, as `solvers.diagonal` doubles: the states with pattern d of the next axis cost
        what those before it cost, plus d's own energy, plus a sum over the axes before of what their
        patterns pay beside d. That is a few additions a state, whatever the number of axes.
        """
        linear, couplings, offset = coefficients(bqm, order)
        patterns = [axis.patterns.astype(float) for axis in self.axes]
        energy = np.array([offset])
        for at, axis in enumerate(self.axes):
            here, bits = patterns[at], list(axis.bits)
            own = here @ linear[bits] + np.einsum(
                "db,bc,dc->d", here, couplings[np.ix_(bits, bits)], here
            )
            beside = [
                patterns[before]
                @ (
                    couplings[np.ix_(list(self.axes[before].bits), bits)]
                    + couplings[np.ix_(bits, list(self.axes[before].bits))].T
                )
                @ here.T
                for before in range(at)
            ]
            energy = np.concatenate(
                [
                    energy + own[digit] + _outer_sum([each[:, digit] for each in beside])
                    for digit in range(len(here))
                ]
            )
        return energy


def free(bits: Sequence[int]) -> Axis:
    """Returns the axis of bits that may take any values, the first one least significant."""
    numbers = np.arange(1 << len(bits))
    patterns = ((numbers[:, np.newaxis] >> np.arange(len(bits))) & 1).astype(np.int8)
    return Axis(tuple(bits), patterns)


def one_hot(bits: Sequence[int]) -> Axis:
    """Returns the axis of a row of which exactly one bit is 1: pattern d has it at `bits[d]`."""
    return Axis(tuple(bits), np.eye(len(bits), dtype=np.int8))


def _outer_sum(vectors: Sequence[Floats]) -> Floats:
    """The sum of one entry of each vector, for every choice; the first vector's runs fastest."""
    total = np.zeros(1)
    for vector in vectors:
        total = np.add.outer(vector, total).reshape(-1)
    return total
