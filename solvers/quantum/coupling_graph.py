"""Which variables of a QUBO are coupled, as arrays, whatever the weights."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    import dimod

Ints = np.ndarray[tuple[int, ...], np.dtype[np.int64]]


@dataclass(frozen=True, slots=True, eq=False)
class CouplingGraph:
    """A graph on qubits 0 to n − 1; coupling k joins `left[k]` and `right[k]`, each pair once.

    Two graphs are equal only where they are one and the same, so that features are had once a graph.
    """

    n: int
    left: Ints
    right: Ints

    @classmethod
    def of_bqm(cls, bqm: dimod.BinaryQuadraticModel) -> CouplingGraph:
        """Returns the couplings that are not 0; binaries and spins have the same."""
        quadratic = bqm.to_numpy_vectors().quadratic
        keep = quadratic.biases != 0
        left = np.asarray(quadratic.row_indices, np.int64)[keep]
        right = np.asarray(quadratic.col_indices, np.int64)[keep]
        return cls(bqm.num_variables, left, right)

    @classmethod
    def of_pairs(cls, n: int, pairs: Iterable[tuple[int, int]]) -> CouplingGraph:
        """Returns the graph of these pairs.

        >>> CouplingGraph.of_pairs(3, [(0, 1), (1, 2)]).degrees.tolist()
        [1, 2, 1]
        """
        ends = np.array(sorted((min(u, v), max(u, v)) for u, v in pairs), np.int64).reshape(-1, 2)
        return cls(n, ends[:, 0], ends[:, 1])

    @property
    def n_couplings(self) -> int:
        """How many pairs are coupled."""
        return int(self.left.size)

    @property
    def degrees(self) -> Ints:
        """The couplings of each qubit."""
        return _degrees(self)

    @property
    def pairs(self) -> list[tuple[int, int]]:
        """The couplings as pairs of whole numbers."""
        return list(zip(self.left.tolist(), self.right.tolist(), strict=True))


@lru_cache(maxsize=2)
def _degrees(graph: CouplingGraph) -> Ints:
    """The couplings of each qubit, counted once a graph and not to be written to."""
    found = np.bincount(np.concatenate([graph.left, graph.right]), minlength=graph.n).astype(
        np.int64
    )
    found.flags.writeable = False
    return found
