"""The neighbours of each node as one whole number: sets that unite and count in a few steps."""

from __future__ import annotations

from problems.instance.coupling_graph import CouplingGraph

Neighbours = list[int]  # of each node: bit k is set where node k is joined to it


def neighbours_of(graph: CouplingGraph) -> Neighbours:
    """Returns the neighbours of each bit of a QUBO.

    >>> import numpy as np
    >>> path = CouplingGraph(3, np.zeros(3), np.array([0, 1]), np.array([1, 2]), np.ones(2))
    >>> neighbours_of(path)
    [2, 5, 2]
    """
    found = [0] * graph.n
    for u, v in zip(graph.left.tolist(), graph.right.tolist(), strict=True):
        found[u] |= 1 << v
        found[v] |= 1 << u
    return found


def members(nodes: int) -> list[int]:
    """Returns the nodes of a set.

    >>> members(0b1101)
    [0, 2, 3]
    """
    found = []
    while nodes:
        least = nodes & -nodes
        found.append(least.bit_length() - 1)
        nodes ^= least
    return found
