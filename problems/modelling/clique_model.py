"""Which nodes of a graph can be in a heaviest clique at all, and which pairs of them are not joined."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from problems.structures import Floats, Ints

_MOST_STARTS = 1_000  # cliques grown: 0.3 s on 1,000 nodes of which half the pairs are joined
_ROUNDING = 1e-9


def greedy_clique(weights: Floats, neighbours: Sequence[set[int]]) -> list[int]:
    """Returns a heavy clique that no node can be added to. Shape: `weights` (n,).

    It grows by the node that weighs most with its neighbours; ties go to the lower index.

    >>> greedy_clique(np.ones(4), [{1}, {0, 2, 3}, {1, 3}, {1, 2}])
    [1, 2, 3]
    """
    around = np.array([weights[[*each]].sum() for each in neighbours]) + weights
    reach: list[float] = around.tolist()
    best: list[int] = []
    best_weight = -1.0
    for start in np.argsort(-around, kind="stable")[:_MOST_STARTS].tolist():
        if reach[start] <= best_weight:
            break  # no later node can be in a heavier one
        clique, common = [start], set(neighbours[start])
        while common:
            node = max(common, key=lambda each: (reach[each], -each))
            clique.append(node)
            common &= neighbours[node]
        weight = float(weights[clique].sum())
        if weight > best_weight:
            best, best_weight = clique, weight
    return best


def promising_nodes(weights: Floats, neighbours: Sequence[set[int]]) -> list[int]:
    """Returns the nodes that a heaviest clique may have; they hold all the heaviest cliques.

    A node that weighs less than a known clique, together with all its neighbours that are left,
    is in none heavier. Shape: `weights` (n,).

    >>> promising_nodes(np.ones(4), [{1}, {0, 2, 3}, {1, 3}, {1, 2}])
    [1, 2, 3]
    """
    target = float(weights[greedy_clique(weights, neighbours)].sum()) * (1 - _ROUNDING)
    reach = [float(weights[[*each]].sum()) for each in neighbours] + weights
    kept = np.ones(weights.size, bool)
    falling = np.flatnonzero(reach < target).tolist()
    while falling:
        node = falling.pop()
        if kept[node]:
            kept[node] = False
            for other in neighbours[node]:
                reach[other] -= weights[node]
                if kept[other] and reach[other] < target:
                    falling.append(other)
    return np.flatnonzero(kept).tolist()


def unjoined_pairs(nodes: Sequence[int], neighbours: Sequence[set[int]]) -> Ints:
    """Returns the pairs of nodes without an edge, by their place in `nodes`. Shape: (pairs, 2)."""
    place = {node: index for index, node in enumerate(nodes)}
    joined = np.eye(len(nodes), dtype=bool)
    for node, index in place.items():
        joined[index, [place[other] for other in neighbours[node] if other in place]] = True
    return np.argwhere(np.triu(~joined)).astype(np.int64)
