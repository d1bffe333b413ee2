"""Graphs that networkx has read, as plain undirected graphs with checked weights."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from problems.errors import FormatError, LimitExceeded
from problems.graph_problems import PlainGraph

if TYPE_CHECKING:
    import networkx as nx

MOST_NODES = 100_000
MOST_EDGES = 1_000_000
# What files call the weight of an edge or a node, the commonest first.
_WEIGHTS = ("weight", "cost", "length", "distance", "value")


def plain_graph(graph: nx.Graph[Any]) -> PlainGraph:
    """Returns the graph without directions; loops are refused, and pairs joined twice.

    Raises:
        FormatError: an edge or a weight does not fit; the message names it.
        LimitExceeded: more than 100,000 nodes or 1,000,000 edges.
    """
    for count, unit, most in (
        (graph.number_of_nodes(), "nodes", MOST_NODES),
        (graph.number_of_edges(), "edges", MOST_EDGES),
    ):
        if count > most:
            raise LimitExceeded(f"the graph has {count:,} {unit}; the limit is {most:,}")
    if not graph.number_of_nodes():
        raise FormatError("the graph has no node")
    names = {node: _name(node, attributes) for node, attributes in graph.nodes(data=True)}
    if len(set(names.values())) < len(names):
        names = {node: str(node) for node in names}
    weights: dict[tuple[str, str], float] = {}
    for u, v, attributes in graph.edges(data=True):
        pair = names[u], names[v]
        if u == v:
            raise FormatError(f"the edge of {pair[0]!r} joins the node to itself; leave it out")
        if pair in weights or pair[::-1] in weights:
            raise FormatError(
                f"two edges join {pair[0]!r} and {pair[1]!r}; give one, with their sum if both count"
            )
        weights[pair] = _weight(attributes, f"the edge {pair[0]!r}–{pair[1]!r}")
    return PlainGraph(
        nodes=tuple(names.values()),
        edges=tuple(weights),
        node_weights=tuple(
            _weight(attributes, f"the node {names[node]!r}")
            for node, attributes in graph.nodes(data=True)
        ),
        edge_weights=tuple(weights.values()),
    )


def _name(node: object, attributes: Mapping[str, Any]) -> str:
    """What the person calls the node: its label, or else the file's own identifier."""
    named = [attributes.get(key) for key in ("label", "name")]
    return next((each for each in named if isinstance(each, str) and each.strip()), str(node))


def _weight(attributes: Mapping[str, Any], whose: str) -> float:
    given = next((attributes[key] for key in _WEIGHTS if key in attributes), 1.0)
    try:
        weight = float(given)
    except (TypeError, ValueError):
        weight = math.nan
    if not math.isfinite(weight) or isinstance(given, bool):
        raise FormatError(f"{whose} has the weight {str(given)[:40]!r}; it must be a number")
    return weight
