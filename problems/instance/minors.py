"""What contracting a graph step by step proves of it: it is no narrower, and no nearer to a plane."""

from __future__ import annotations

from dataclasses import dataclass
from heapq import heapify, heappop, heappush

from problems.instance.neighbourhoods import Neighbours, members

_LEAST_OF_EULER = 3  # nodes, from which a planar graph has at most 3n − 6 edges


@dataclass(frozen=True, slots=True)
class Minors:
    """What the minors of a graph showed.

    `width_low` is a lower bound on its treewidth; `is_crossed` whether one had more edges than a
    planar graph has, so that the graph is not planar.
    """

    width_low: int
    is_crossed: bool


def minors_of(neighbours: Neighbours, most_work: int) -> Minors:
    """Returns what minors prove, of those met on the way of contracting the graph to nothing.

    A node of least degree is merged into the neighbour that it shares the fewest with (MMD+, least-c);
    the treewidth of no minor is above the graph's, and above its own least degree. Of several the
    first is taken, so nodes should come in an order that names do not change. It stops after
    `most_work` neighbours joined.

    Sources: Bodlaender and Koster, Treewidth computations II: lower bounds, Information and Computation
    209 (2011); Euler's formula for the edges of planar graphs.

    >>> minors_of([0b110, 0b101, 0b011], 100)
    Minors(width_low=2, is_crossed=False)
    """
    around = list(neighbours)
    queue = [(each.bit_count(), node) for node, each in enumerate(around)]
    n_nodes, n_edges = len(around), sum(degree for degree, _ in queue) // 2
    heapify(queue)
    is_crossed, width_low, work = False, 0, 0
    gone = [False] * n_nodes
    while queue and work <= most_work and n_nodes - 1 > width_low:
        degree, node = heappop(queue)
        if gone[node] or degree != around[node].bit_count():
            continue
        is_crossed = is_crossed or (n_nodes >= _LEAST_OF_EULER and n_edges > 3 * n_nodes - 6)
        width_low = max(width_low, degree)
        gone[node] = True
        n_nodes -= 1
        work += degree
        if degree:
            shared, touched = _merge(around, node)
            n_edges -= 1 + shared
            for other in touched:
                heappush(queue, (around[other].bit_count(), other))
    return Minors(width_low, is_crossed)


def _merge(around: Neighbours, node: int) -> tuple[int, list[int]]:
    """Merges a node into a neighbour; returns how many both had, and whose degree changed."""
    joined = around[node]
    shared, other = min(((around[each] & joined).bit_count(), each) for each in members(joined))
    gone, kept = ~(1 << node), 1 << other
    touched = [other]
    for each in members(joined & ~kept):
        if around[each] & kept:
            touched.append(each)
        around[each] = (around[each] & gone) | kept
    around[other] = (around[other] | joined) & gone & ~kept
    return shared, touched
