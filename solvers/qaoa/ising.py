"""A BQM as fields and couplings of spins, in arrays: what the closed form and recursive QAOA work on."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from problems.structures import Floats, Ints
from solvers.diagonal import energies

if TYPE_CHECKING:
    import dimod


@dataclass(frozen=True, slots=True)
class Ising:
    """offset + Σ fields[i] s_i + Σ weights[e] s_left[e] s_right[e] over spins s of −1 and 1.

    Shape: fields (n,); left, right and weights (m,), left < right, each pair once and none of weight 0.
    """

    fields: Floats
    left: Ints
    right: Ints
    weights: Floats
    offset: float = 0.0

    @property
    def n_spins(self) -> int:
        """How many spins there are."""
        return int(self.fields.size)

    @property
    def spread(self) -> float:
        """The standard deviation of the cost over all states: spins are independent, so squares add."""
        return float(np.sqrt(np.sum(self.fields**2) + np.sum(self.weights**2))) or 1.0

    @property
    def typical_field(self) -> float:
        """The root mean square, over spins and states, of half of what flipping a spin changes.

        1 where nothing is coupled. Unlike the spread it does not grow with the number of spins.
        """
        squares = np.sum(self.fields**2) + 2 * np.sum(self.weights**2)
        return float(np.sqrt(squares / max(self.n_spins, 1))) or 1.0

    def energies(self, spins: Floats) -> Floats:
        """Returns the cost of each row of spins. Shape: (k, n) to (k,)."""
        products = spins[:, self.left] * spins[:, self.right]
        return np.asarray(self.offset + spins @ self.fields + products @ self.weights)


def ising(bqm: dimod.BinaryQuadraticModel, order: Sequence[Hashable]) -> Ising:
    """Returns a BQM as spins; spin i is the variable `order[i]`, and a binary's 1 is spin +1.

    >>> import dimod
    >>> found = ising(dimod.BinaryQuadraticModel({"a": 2.0}, {"ab": 4.0}, 0.0, "BINARY"), "ab")
    >>> found.fields, found.weights, found.offset
    (array([2., 1.]), array([1.]), 2.0)
    """
    import dimod

    spin = bqm.change_vartype(dimod.SPIN, inplace=False)
    vectors = spin.to_numpy_vectors(variable_order=list(order))
    rows, columns = vectors.quadratic.row_indices, vectors.quadratic.col_indices
    return from_arrays(
        np.asarray(vectors.linear_biases, dtype=float),
        np.asarray(rows, dtype=np.int64),
        np.asarray(columns, dtype=np.int64),
        np.asarray(vectors.quadratic.biases, dtype=float),
        float(vectors.offset),
    )


def from_arrays(
    fields: Floats, left: Ints, right: Ints, weights: Floats, offset: float = 0.0
) -> Ising:
    """Returns the Ising of such terms: pairs that occur again are added up, zeros are left out."""
    n = fields.size
    low, high = np.minimum(left, right), np.maximum(left, right)
    pairs, index = np.unique(low * n + high, return_inverse=True)
    sums = np.bincount(index, weights=weights, minlength=pairs.size)
    kept = sums != 0
    return Ising(fields, pairs[kept] // n, pairs[kept] % n, sums[kept], offset)


def state_costs(model: Ising) -> Floats:
    """Returns the cost of every state, spin i on bit i as in `solvers.diagonal`. Shape: (2**n,)."""
    import dimod

    bqm = dimod.BinaryQuadraticModel.from_numpy_vectors(
        model.fields, (model.left, model.right, model.weights), model.offset, dimod.SPIN
    )
    return energies(bqm, range(model.n_spins))
