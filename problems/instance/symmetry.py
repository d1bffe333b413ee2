"""How alike the bits of a QUBO are: classes that symmetries keep, and bits that are twins."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from problems.instance.coupling_graph import CouplingGraph
from problems.instance.features import Symmetry
from problems.instance.hashing import Hashes, hashed_numbers, mixed, summed_by_row


def symmetry(graph: CouplingGraph, found: Hashes) -> Symmetry:
    """Returns how many classes the colours tell apart, and the share of bits that have a twin.

    `found` are the colours of the bits. Symmetries here exchange bits; they turn none.
    """
    n_classes = np.unique(found).size
    if n_classes == graph.n:
        return Symmetry(n_orbits_least=n_classes, twins=0.0)
    return Symmetry(n_orbits_least=n_classes, twins=float(_has_twin(graph).mean()))


def _has_twin(graph: CouplingGraph) -> NDArray[np.bool_]:
    """Whether another bit has the same bias and the same couplings to all bits but these two."""
    adjacency = graph.adjacency
    name = mixed(np.arange(graph.n, dtype=np.uint64))
    entries = mixed(graph.hashed_couplings ^ name[adjacency.indices])
    bias = hashed_numbers(graph.bias)
    row = mixed(bias + summed_by_row(entries, adjacency.indptr))
    _, inverse, count = np.unique(row, return_inverse=True, return_counts=True)
    twin: NDArray[np.bool_] = count[inverse] > 1
    u, v = graph.left, graph.right
    value = hashed_numbers(graph.value)
    around = summed_by_row(entries, adjacency.indptr)
    same = (around[u] - mixed(value ^ name[v]) == around[v] - mixed(value ^ name[u])) & (
        bias[u] == bias[v]
    )
    twin[u[same]] = True
    twin[v[same]] = True
    return twin
