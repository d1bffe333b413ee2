"""A cycle of a graph, where it has one: by taking away, again and again, what no cycle can pass."""

from __future__ import annotations

from collections.abc import Iterable


def find_cycle(
    n_nodes: int, pairs: Iterable[tuple[int, int]], *, directed: bool
) -> tuple[int, ...] | None:
    """Returns the nodes of a cycle in their order, each once; None where there is none.

    >>> find_cycle(4, [(0, 1), (1, 2), (2, 0), (2, 3)], directed=True)
    (0, 1, 2)
    >>> find_cycle(3, [(0, 1), (0, 2), (1, 2)], directed=True) is None
    True
    """
    into: list[list[int]] = [[] for _ in range(n_nodes)]
    away: list[list[int]] = [[] for _ in range(n_nodes)] if directed else into
    for u, v in pairs:
        into[v].append(u)
        away[u].append(v)
    left = _on_cycles_or_between(into, away, fewest=1 if directed else 2)
    if not left:
        return None
    at, before = min(left), -1
    trail: list[int] = []
    seen: dict[int, int] = {}
    while at not in seen:
        seen[at] = len(trail)
        trail.append(at)
        before, at = at, next(n for n in into[at] if n in left and (directed or n != before))
    cycle = trail[seen[at] :]
    start = cycle.index(min(cycle))
    backwards = [*cycle[start + 1 :], *cycle[: start + 1]]
    return tuple(reversed(backwards))


def _on_cycles_or_between(into: list[list[int]], away: list[list[int]], fewest: int) -> set[int]:
    """The nodes that stay when those entered from fewer than `fewest` others go, and so on."""
    entered = [len(each) for each in into]
    going = [node for node, count in enumerate(entered) if count < fewest]
    left = set(range(len(into))) - set(going)
    while going:
        for other in away[going.pop()]:
            entered[other] -= 1
            if entered[other] < fewest and other in left:
                left.discard(other)
                going.append(other)
    return left
