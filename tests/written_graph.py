"""Small graphs as the tests write them: "a 2, b 3" and "a-b, b-c 4"."""

from collections.abc import Sequence
from itertools import chain, combinations

from problems.modelling.weighted_graph import Edge, Node


def nodes(written: str) -> tuple[Node, ...]:
    """Returns the nodes of "a 2, b"; a weight left out is 1."""
    parts = [each.split(" ") for each in written.split(", ")]
    return tuple(Node(name=name, weight=float((weight or ["1"])[0])) for name, *weight in parts)


def edges(written: str) -> tuple[Edge, ...]:
    """Returns the edges of "a-b 2, b-c"; a weight left out is 1."""
    parts = [each.split(" ") for each in written.split(", ")]
    return tuple(
        Edge(u=ends.split("-")[0], v=ends.split("-")[1], weight=float((weight or ["1"])[0]))
        for ends, *weight in parts
    )


def pairs(written: str) -> tuple[tuple[str, str], ...]:
    """Returns the edges of "a-b, b-c" without weights."""
    return tuple((edge.u, edge.v) for edge in edges(written))


def names(written: str) -> tuple[str, ...]:
    """Returns the nodes that the edges of "a-b 2, b-c" name, in that order."""
    return tuple(dict.fromkeys(end for pair in pairs(written) for end in pair))


def subsets(given: Sequence[Node]) -> list[tuple[Node, ...]]:
    """Returns every set of the nodes, the empty one first."""
    return list(chain.from_iterable(combinations(given, k) for k in range(len(given) + 1)))
