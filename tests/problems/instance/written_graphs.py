"""Coupling graphs for tests, written as lists of pairs or drawn by Hypothesis."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import networkx as nx
import numpy as np
from hypothesis import strategies as st

from problems.encoding.model_arrays import Terms
from problems.instance.coupling_graph import CouplingGraph
from problems.presolve.bits import Bits


def graph_of(
    n: int, pairs: Iterable[tuple[int, int, float]], bias: Iterable[float] | None = None
) -> CouplingGraph:
    listed = sorted((max(u, v), min(u, v), value) for u, v, value in pairs)
    ends = np.array([(v, u) for u, v, _ in listed], dtype=np.int64).reshape(-1, 2)
    return CouplingGraph(
        n=n,
        bias=np.zeros(n) if bias is None else np.array(list(bias), dtype=float),
        left=ends[:, 0],
        right=ends[:, 1],
        value=np.array([value for _, _, value in listed], dtype=float),
    )


def unweighted(graph: nx.Graph[Any]) -> CouplingGraph:
    plain = nx.convert_node_labels_to_integers(graph)
    return graph_of(len(plain), ((u, v, 1.0) for u, v in plain.edges()))


def bits_of(graph: CouplingGraph) -> Bits:
    terms = Terms(0.0, np.arange(graph.n), graph.bias, graph.left, graph.right, graph.value)
    return Bits(tuple(f"b{at}" for at in range(graph.n)), terms)


def renamed(graph: CouplingGraph, order: list[int]) -> CouplingGraph:
    """The same graph with its bit k called order[k]."""
    pairs = zip(graph.left.tolist(), graph.right.tolist(), graph.value.tolist(), strict=True)
    bias = [0.0] * graph.n
    for at, name in enumerate(order):
        bias[name] = float(graph.bias[at])
    return graph_of(graph.n, ((order[u], order[v], value) for u, v, value in pairs), bias)


def as_networkx(graph: CouplingGraph) -> nx.Graph[int]:
    found: nx.Graph[int] = nx.Graph()
    found.add_nodes_from(range(graph.n))
    found.add_edges_from(zip(graph.left.tolist(), graph.right.tolist(), strict=True))
    return found


@st.composite
def graphs(draw: st.DrawFn, most: int = 7, values: tuple[float, ...] = (1.0,)) -> CouplingGraph:
    n = draw(st.integers(1, most))
    pairs = [(u, v) for v in range(n) for u in range(v)]
    chosen = draw(st.lists(st.sampled_from(pairs), unique=True)) if pairs else []
    weighed = [(u, v, draw(st.sampled_from(values))) for u, v in chosen]
    bias = draw(st.lists(st.sampled_from((0.0, *values)), min_size=n, max_size=n))
    return graph_of(n, weighed, bias)
