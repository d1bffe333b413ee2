"""XY mixers: one-hot rows that no layer leaves, so that a row needs no penalty.

The generator of a row of k qubits is s·Σ (XX + YY)/2 over pairs of its qubits, and it starts in the
W state, the even superposition of its k one-hot states. There (XX + YY)/2 swaps the 1 between its
two qubits, so the generator is s times the adjacency matrix of the pairs, a k×k matrix, and W its
highest state. Bits in no row start in |+⟩ and are mixed by X.

* "complete": every pair, s = 2/k, so that W is 2 above all else, as |+⟩ is with X, and one β suits
  rows of any length. Here exp(−iβG) = exp(iβs)·(1 + (exp(−2iβ) − 1)|W⟩⟨W|): as a circuit it is the
  inverse of W's preparation from |10…0⟩, the phase exp(−2iβ) on the row's first qubit, and the
  preparation again, exact where a preparation of one-hot-preserving gates keeps the row's states.
* "ring": each qubit with the next and the last with the first, s = 1; as good, by
  evals/bench/qaoa_variants.py, but without so short an exact circuit.

Sources: Hadfield et al., arXiv 1709.03489; Wang et al., XY mixers, arXiv 1904.09314; arXiv 2604.02083.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal, assert_never

import numpy as np

from problems.structures import Floats
from solvers.qaoa.variants.axis_mixer import AxisMixer, joined
from solvers.qaoa.variants.product_space import Axis, ProductSpace, free, one_hot

Pairs = Literal["complete", "ring"]

_BITS_AN_AXIS = (
    4  # free bits mixed by one product: see `solvers.qaoa.engines.statevector` on its width
)


def xy_space(rows: Sequence[Sequence[int]], n_bits: int) -> ProductSpace:
    """Returns the states with exactly one 1 in each row; the bits in no row are free.

    >>> xy_space([(1, 3), (0, 2, 4)], 6).sizes
    (2, 3, 2)
    """
    held = {bit for row in rows for bit in row}
    rest = [bit for bit in range(n_bits) if bit not in held]
    return ProductSpace((*(one_hot(row) for row in rows), *free_axes(rest)))


def xy_mixers(
    space: ProductSpace, pairs: Pairs, choices: Sequence[int] | None = None
) -> tuple[AxisMixer, ...]:
    """Returns W states and XY generators on the space's rows, |+⟩ and X on its free bits.

    With `choices`, each row starts in the one state with its 1 at that place instead, which needs no
    preparation on a device, but is no highest state of the generator, so no schedule leads from it:
    P(optimum) is a fifth of that from W states (evals/bench/qaoa_variants.py).
    """
    rows = [len(axis.bits) for axis in space.axes if axis.is_row]
    mixers = [row_mixer(length, pairs) for length in rows]
    if choices is not None:
        starts = [np.eye(n)[at] for n, at in zip(rows, choices, strict=True)]
        mixers = [replace(mixer, start=start) for mixer, start in zip(mixers, starts, strict=True)]
    left = iter(mixers)
    return tuple(next(left) if axis.is_row else joined([X] * len(axis.bits)) for axis in space.axes)


def free_axes(bits: Sequence[int]) -> tuple[Axis, ...]:
    """Returns free bits on axes of up to four."""
    starts = range(0, len(bits), _BITS_AN_AXIS)
    return tuple(free(bits[start : start + _BITS_AN_AXIS]) for start in starts)


def row_mixer(n: int, pairs: Pairs) -> AxisMixer:
    """Returns the W state and the XY generator of a row of n qubits, over its one-hot states.

    >>> row_mixer(4, "ring").generator
    array([[0., 1., 0., 1.],
           [1., 0., 1., 0.],
           [0., 1., 0., 1.],
           [1., 0., 1., 0.]])
    """
    return AxisMixer(np.full(n, n**-0.5), _generator(n, pairs))


def _generator(n: int, pairs: Pairs) -> Floats:
    match pairs:
        case "complete":
            return 2 / n * (np.ones((n, n)) - np.eye(n))
        case "ring":
            step = np.roll(np.eye(n), 1, axis=1)
            return np.maximum(step, step.T) * (1 - np.eye(n))
        case _:
            assert_never(pairs)


X = AxisMixer(np.full(2, 2**-0.5), np.array([[0.0, 1.0], [1.0, 0.0]]))
