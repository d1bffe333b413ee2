"""The graph of a QUBO's couplings, as arrays."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from scipy.sparse import csr_array

from problems.encoding.model_arrays import Floats, Ints
from problems.instance.hashing import Hashes, hashed_numbers
from problems.presolve.bits import Bits


@dataclass(frozen=True)
class CouplingGraph:
    """Bits 0 to n − 1; coupling k joins `left[k]` and `right[k]`, each pair once, by `value[k]` ≠ 0."""

    n: int
    bias: Floats
    left: Ints
    right: Ints
    value: Floats

    @cached_property
    def degrees(self) -> Ints:
        """The couplings of each bit. Shape: (n,)."""
        ends = np.concatenate([self.left, self.right])
        return np.bincount(ends, minlength=self.n).astype(np.int64)

    @cached_property
    def adjacency(self) -> csr_array:
        """The couplings as a symmetric matrix. Shape: (n, n)."""
        ends = np.concatenate([self.left, self.right]), np.concatenate([self.right, self.left])
        return csr_array((np.tile(self.value, 2), ends), shape=(self.n, self.n))

    @cached_property
    def hashed_couplings(self) -> Hashes:
        """The hash of each entry of the adjacency."""
        return hashed_numbers(self.adjacency.data)


def coupling_graph(bits: Bits) -> CouplingGraph:
    """Returns the couplings of a QUBO that are not 0."""
    terms = bits.terms
    kept = (terms.quadratic != 0) & (terms.left != terms.right)
    return CouplingGraph(
        len(bits.labels), bits.linear, terms.left[kept], terms.right[kept], terms.quadratic[kept]
    )
