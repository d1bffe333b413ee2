"""Upper bounds on the treewidth of a graph: how exact dynamic programming on it would be priced."""

from __future__ import annotations

from heapq import heapify, heappop, heappush

from problems.instance.neighbourhoods import Neighbours, members


def width_of_least_degree(neighbours: Neighbours, most_work: int) -> tuple[int, bool]:
    """Returns the width of the order that eliminates a node of least degree next, and if it ended.

    Of several such nodes the first is taken, so nodes should come in an order that names do not
    change. After `most_work` joined neighbourhoods the nodes left are taken as one bag, which is an
    upper bound too.

    Source: Bodlaender and Koster, Treewidth computations I: upper bounds, Information and Computation
    208 (2010).

    >>> width_of_least_degree([0b110, 0b101, 0b011], 100)
    (2, True)
    """
    around = list(neighbours)
    queue = [(each.bit_count(), node) for node, each in enumerate(around)]
    heapify(queue)
    left, width, work = len(around), 0, 0
    gone = [False] * left
    while queue and left - 1 > width:
        degree, node = heappop(queue)
        if gone[node] or degree != around[node].bit_count():
            continue
        gone[node] = True
        left -= 1
        width = max(width, degree)
        work += degree
        if work > most_work:
            return max(width, left - 1), False
        bag = around[node]
        for other in members(bag):
            joined = (around[other] | bag) & ~(1 << node) & ~(1 << other)
            if joined != around[other]:
                around[other] = joined
                heappush(queue, (joined.bit_count(), other))
    return width, True
