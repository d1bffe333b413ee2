"""Nodes and edges with weights, what both must keep to, and their arrays."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

import numpy as np
from pydantic import Field

from problems.problem import Frozen
from problems.structures import Floats, Ints


class Node(Frozen):
    """A node, and what it weighs in the problem's weight_unit."""

    name: str = Field(min_length=1)
    weight: float = Field(default=1, ge=0)


class Edge(Frozen):
    """Two nodes that are joined, and how strongly."""

    u: str
    v: str
    weight: float = 1


def check_names(names: Iterable[str]) -> None:
    """Refuses two nodes of one name.

    Raises:
        ValueError: a name is given twice.
    """
    name, times = Counter(names).most_common(1)[0]
    if times > 1:
        raise ValueError(f"two nodes are called {name!r}; give each a name of its own")


def check_pairs(names: Iterable[str], pairs: Iterable[tuple[str, str]], loop: str) -> None:
    """Refuses edges of unknown nodes, and from a node to itself; `loop` says why and what to do.

    Raises:
        ValueError: an edge does not fit.
    """
    known = set(names)
    for u, v in pairs:
        for end in (u, v):
            if end not in known:
                raise ValueError(
                    f"the edge {u!r}-{v!r} names {end!r}, which is not one of the nodes; "
                    "add it to the nodes or leave the edge out"
                )
        if u == v:
            raise ValueError(f"the edge {u!r}-{v!r} joins a node to itself; {loop}")


def check_given_once(pairs: Iterable[tuple[str, str]]) -> None:
    """Refuses an edge given twice, in either direction: which weight counts would be unclear.

    Raises:
        ValueError: an edge is given twice.
    """
    seen: set[tuple[str, str]] = set()
    for u, v in pairs:
        pair = (u, v) if u < v else (v, u)
        if pair in seen:
            raise ValueError(
                f"the edge {u!r}-{v!r} is given twice; give it once, with its whole weight"
            )
        seen.add(pair)


def index_pairs(names: Sequence[str], pairs: Iterable[tuple[str, str]]) -> Ints:
    """Returns the edges by the index of their nodes, each once, the lesser first.

    Shape: (m, 2), sorted.

    >>> index_pairs(("a", "b", "c"), [("c", "a"), ("a", "c"), ("a", "b")]).tolist()
    [[0, 1], [0, 2]]
    """
    at = {name: index for index, name in enumerate(names)}
    found = sorted({(min(at[u], at[v]), max(at[u], at[v])) for u, v in pairs})
    return np.array(found, dtype=np.int64).reshape(-1, 2)


def edge_ends(names: Sequence[str], edges: Sequence[Edge]) -> tuple[Ints, Ints]:
    """Returns each edge's two nodes by their index, in the order of the edges. Shape: (m,) each."""
    at = {name: index for index, name in enumerate(names)}
    return (
        np.fromiter((at[edge.u] for edge in edges), np.int64, len(edges)),
        np.fromiter((at[edge.v] for edge in edges), np.int64, len(edges)),
    )


def neighbours_of(n_nodes: int, pairs: Ints) -> list[set[int]]:
    """Returns the neighbours of each node. Shape: `pairs` (m, 2)."""
    neighbours: list[set[int]] = [set() for _ in range(n_nodes)]
    for u, v in pairs.tolist():
        neighbours[u].add(v)
        neighbours[v].add(u)
    return neighbours


def random_pairs(
    rng: np.random.Generator, n_nodes: int, chance: float | Floats
) -> list[tuple[int, int]]:
    """Returns a path through all nodes, and every other pair with this chance, or with its own (n, n)."""
    joined = np.triu(rng.random((n_nodes, n_nodes)) < chance, k=1)
    steps = np.arange(n_nodes - 1)
    joined[steps, steps + 1] = True
    return [(int(u), int(v)) for u, v in np.argwhere(joined)]
