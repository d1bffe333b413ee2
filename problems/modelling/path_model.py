"""A path as one unit of flow: its program, the way back, and when lengths below 0 have no end.

Source: Ahuja, Magnanti, Orlin: Network Flows (Prentice Hall 1993), chapters 4, 5 and 11.
"""

from __future__ import annotations

from collections import deque

import numpy as np

from problems.errors import LimitExceeded
from problems.modelling.network import outflow_rows
from problems.scaling import to_integers
from problems.structures import Floats, Ints, Program

_TAKEN = 1e-6  # flow; every path through arcs that carry some of an optimal flow is shortest


def path_program(
    labels: tuple[str, ...],
    arcs: tuple[Ints, Ints],
    lengths: Floats,
    n_nodes: int,
    *,
    start: int,
    target: int,
) -> Program:
    """Returns the linear program of one unit of flow from start to target.

    Its matrix is totally unimodular, so its corners are whole without being told to be.
    """
    given_off = np.zeros(n_nodes)
    given_off[start], given_off[target] = 1.0, -1.0
    return Program(
        names=labels,
        linear=lengths,
        lower=np.zeros(lengths.size),
        upper=np.ones(lengths.size),
        integer=np.zeros(lengths.size, dtype=bool),
        rows=outflow_rows(*arcs, n_nodes),
        row_lower=given_off,
        row_upper=given_off,
    )


def path_through(flow: Floats, arcs: tuple[Ints, Ints], start: int, target: int) -> list[int]:
    """Returns the nodes of the path of fewest arcs with flow; the start alone where there is none.

    >>> arcs = np.array([0, 1, 2]), np.array([1, 2, 1])
    >>> path_through(np.array([1.0, 1.0, 0.0]), arcs, 0, 2)
    [0, 1, 2]
    """
    taken = flow > _TAKEN
    onward: dict[int, list[int]] = {}
    for tail, head in zip(arcs[0][taken].tolist(), arcs[1][taken].tolist(), strict=True):
        onward.setdefault(tail, []).append(head)
    before: dict[int, int] = {start: start}
    queue = deque([start])
    while queue and target not in before:
        node = queue.popleft()
        for head in onward.get(node, ()):
            if head not in before:
                before[head] = node
                queue.append(head)
    path = [target] if target in before else [start]
    while path[-1] != start:
        path.append(before[path[-1]])
    return path[::-1]


def has_cycle_below_zero(n_nodes: int, arcs: tuple[Ints, Ints], lengths: Floats) -> bool:
    """Returns whether distances from anywhere still fall after as many rounds as there are nodes.

    Lengths are compared in whole steps where they have few enough digits, so that 0.1 + 0.2 − 0.3
    is 0. Source: Ahuja, Magnanti, Orlin (1993), section 5.5.
    """
    tails, heads = arcs
    try:
        steps = to_integers(lengths.tolist())[0].astype(float)
    except LimitExceeded:
        steps = lengths
    room = 0.0 if steps is not lengths else 1e-9 * float(np.abs(lengths).max())
    distances = np.zeros(n_nodes)
    for _ in range(n_nodes):
        nearer = distances.copy()
        np.minimum.at(nearer, heads, distances[tails] + steps)
        if np.all(nearer >= distances - room):
            return False
        distances = nearer
    return True
