"""Coupling graphs by family, size and seed: what the estimates are fitted to and judged on."""

from __future__ import annotations

from collections.abc import Callable
from math import isqrt
from typing import TYPE_CHECKING

import networkx as nx
import numpy as np

from solvers.quantum.coupling_graph import CouplingGraph

if TYPE_CHECKING:
    Graph = nx.Graph[int]


def coupling_graph(family: str, n: int, seed: int) -> CouplingGraph:
    """Returns a connected graph of about n nodes with nodes in random order; "tour" has k² of them."""
    graph: Graph = nx.Graph(FAMILIES[family](n, seed))
    graph.remove_edges_from(nx.selfloop_edges(graph))
    parts = [sorted(part)[0] for part in nx.connected_components(graph)]
    nx.add_path(graph, parts)
    shuffled = np.random.default_rng(seed).permutation(len(graph))
    place = {node: int(shuffled[index]) for index, node in enumerate(graph.nodes)}
    return CouplingGraph.of_pairs(len(graph), [(place[u], place[v]) for u, v in graph.edges])


def _regular(degree: int) -> Callable[[int, int], Graph]:
    return lambda n, seed: nx.random_regular_graph(degree, n + n * degree % 2, seed=seed)


def _erdos_renyi(mean_degree: float) -> Callable[[int, int], Graph]:
    return lambda n, seed: nx.gnp_random_graph(n, min(mean_degree / max(n - 1, 1), 1.0), seed=seed)


def _grid(n: int, _seed: int) -> Graph:
    n_rows = max(isqrt(n), 2)
    return nx.convert_node_labels_to_integers(nx.grid_2d_graph(n_rows, max(n // n_rows, 2)))


def _tour(n: int, _seed: int) -> Graph:
    """The QUBO of a tour of k places: one-hot rows and columns, and costs between neighbouring steps."""
    k = max(isqrt(n), 2)
    nodes = [(place, step) for place in range(k) for step in range(k)]
    pairs = [
        (a, b)
        for index, a in enumerate(nodes)
        for b in nodes[:index]
        if a[0] == b[0] or a[1] == b[1] or abs(a[1] - b[1]) in {1, k - 1}
    ]
    return nx.convert_node_labels_to_integers(nx.Graph(pairs))


FAMILIES: dict[str, Callable[[int, int], Graph]] = {
    "dense": lambda n, _seed: nx.complete_graph(n),
    "3-regular": _regular(3),
    "5-regular": _regular(5),
    "sparse random": _erdos_renyi(4.0),
    "half dense": lambda n, seed: nx.gnp_random_graph(n, 0.5, seed=seed),
    "fifth dense": lambda n, seed: nx.gnp_random_graph(n, 0.2, seed=seed),
    "power law": lambda n, seed: nx.barabasi_albert_graph(n, min(2, n - 1), seed=seed),
    "grid": _grid,
    "ring": lambda n, _seed: nx.cycle_graph(max(n, 3)),
    "tour": _tour,
    "4-regular": _regular(4),
    "small world": lambda n, seed: nx.connected_watts_strogatz_graph(n, 4, 0.2, seed=seed),
    "tree": lambda n, seed: nx.random_labeled_tree(n, seed=seed),
}
