"""Bounds on the treewidth of a graph: how exact dynamic programming on it would be priced."""

from __future__ import annotations

from heapq import heapify, heappop, heappush

from problems.encoding.model_arrays import Ints
from problems.instance.coupling_graph import CouplingGraph

Neighbours = list[int]  # of each node, as the bits of a whole number

_DENSE = 0.5  # of all pairs: no elimination order brings such a graph to a width worth knowing


def width_bounds(graph: CouplingGraph, rank: Ints, most_work: int) -> tuple[int, int, bool]:
    """Returns a lower and an upper bound on the treewidth, and whether the search ran to its end.

    Below: the degeneracy, which no order of removal changes. Above: the width of the order that
    eliminates a node of least degree next, of several the one that `rank` puts first. After
    `most_work` joined neighbourhoods the nodes left are taken as one bag, a bound as well.
    Shape: `rank` (n,).

    Sources: Bodlaender and Koster, Treewidth computations I, Information and Computation 208 (2010),
    and II, Information and Computation 209 (2011).

    >>> import numpy as np
    >>> path = CouplingGraph(3, np.zeros(3), np.array([0, 1]), np.array([1, 2]), np.ones(2))
    >>> width_bounds(path, np.arange(3), 100)
    (1, 1, True)
    """
    if graph.n == 0:
        return 0, 0, True
    lowest = int(graph.degrees.min())
    if graph.left.size >= _DENSE * graph.n * (graph.n - 1) / 2:
        return lowest, graph.n - 1, lowest == graph.n - 1
    neighbours = _neighbours(graph)
    low = _degeneracy(neighbours)
    high, ended = _least_degree_width(neighbours, rank.tolist(), most_work)
    return low, high, ended


def _neighbours(graph: CouplingGraph) -> Neighbours:
    found = [0] * graph.n
    for u, v in zip(graph.left.tolist(), graph.right.tolist(), strict=True):
        found[u] |= 1 << v
        found[v] |= 1 << u
    return found


def _members(nodes: int) -> list[int]:
    """The bits that are set."""
    found = []
    while nodes:
        least = nodes & -nodes
        found.append(least.bit_length() - 1)
        nodes ^= least
    return found


def _degeneracy(neighbours: Neighbours) -> int:
    """The most that the least degree comes to as nodes of least degree are removed."""
    degree = [each.bit_count() for each in neighbours]
    queue = [(value, node) for node, value in enumerate(degree)]
    heapify(queue)
    gone = [False] * len(degree)
    most = 0
    while queue:
        value, node = heappop(queue)
        if gone[node] or value != degree[node]:
            continue
        gone[node] = True
        most = max(most, value)
        for other in _members(neighbours[node]):
            if not gone[other]:
                degree[other] -= 1
                heappush(queue, (degree[other], other))
    return most


def _least_degree_width(
    neighbours: Neighbours, rank: list[int], most_work: int
) -> tuple[int, bool]:
    """The width of the elimination order by least degree, and whether all of it was walked."""
    around = list(neighbours)
    queue = [(each.bit_count(), rank[node], node) for node, each in enumerate(around)]
    heapify(queue)
    left, width, work = len(around), 0, 0
    gone = [False] * left
    while queue and left - 1 > width:
        degree, _, node = heappop(queue)
        if gone[node] or degree != around[node].bit_count():
            continue
        gone[node] = True
        left -= 1
        width = max(width, degree)
        work += degree
        if work > most_work:
            return max(width, left - 1), False
        bag = around[node]
        for other in _members(bag):
            joined = (around[other] | bag) & ~(1 << node) & ~(1 << other)
            if joined != around[other]:
                around[other] = joined
                heappush(queue, (joined.bit_count(), rank[other], other))
    return width, True
