"""Bounds on the treewidth hold, a graph seen to be crossed is not planar, and parts are counted."""

from __future__ import annotations

from itertools import permutations

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings

from problems.instance.coupling_graph import CouplingGraph
from problems.instance.graph_shape import walked
from problems.instance.minors import minors_of
from problems.instance.neighbourhoods import neighbours_of
from problems.instance.treewidth import width_of_least_degree
from tests.problems.instance.written_graphs import as_networkx, graph_of, graphs, unweighted


def treewidth(graph: CouplingGraph) -> int:
    """The least width of all elimination orders."""
    best = graph.n
    for order in permutations(range(graph.n)):
        around = as_networkx(graph)
        width = 0
        for node in order:
            bag = list(around[node])
            width = max(width, len(bag))
            if width >= best:
                break
            around.remove_node(node)
            around.add_edges_from((u, v) for u in bag for v in bag if u < v)
        best = min(best, width)
    return best


@settings(max_examples=40)
@given(graphs(most=6))
def test_the_treewidth_is_between_its_bounds(graph: CouplingGraph) -> None:
    shape = walked(graph).shape
    assert shape.width_low <= treewidth(graph) <= shape.width_high


@given(graphs(most=7))
def test_a_graph_seen_to_be_crossed_is_not_planar(graph: CouplingGraph) -> None:
    if walked(graph).is_crossed:
        assert not nx.check_planarity(as_networkx(graph))[0]


@pytest.mark.parametrize(
    ("graph", "low", "high"),
    [
        (nx.path_graph(9), 1, 1),
        (nx.cycle_graph(9), 2, 2),
        (nx.complete_graph(6), 5, 5),
        (nx.complete_bipartite_graph(3, 5), 3, 3),
        (nx.empty_graph(4), 0, 0),
    ],
)
def test_bounds_meet_on_graphs_of_known_width(graph: nx.Graph[int], low: int, high: int) -> None:
    shape = walked(unweighted(graph)).shape
    assert (shape.width_low, shape.width_high) == (low, high)


def test_large_sparse_graphs_are_bounded_from_both_sides() -> None:
    shape = walked(unweighted(nx.random_regular_graph(3, 300, seed=1)))
    assert 10 <= shape.shape.width_low <= shape.shape.width_high <= 80
    assert shape.is_crossed
    assert not shape.left_out


def test_counts_of_a_graph_in_two_parts() -> None:
    shape = walked(graph_of(5, [(0, 1, 2.0), (1, 2, -1.0), (0, 2, 3.0), (3, 4, 1.0)])).shape
    assert (shape.density, shape.mean_degree, shape.max_degree) == (0.4, 1.6, 2)
    assert shape.n_components == 2


def test_a_search_that_is_broken_off_still_bounds() -> None:
    neighbours = neighbours_of(unweighted(nx.random_regular_graph(4, 60, seed=2)))
    whole, ended = width_of_least_degree(neighbours, 10_000)
    part, part_ended = width_of_least_degree(neighbours, 20)
    assert (ended, part_ended) == (True, False)
    assert part >= whole
    assert minors_of(neighbours, 20).width_low <= minors_of(neighbours, 10_000).width_low


def test_very_dense_graphs_are_bounded_by_degrees_and_say_so() -> None:
    n = 600
    left, right = np.triu_indices(n, 1)
    kept = slice(0, left.size - 5)
    graph = CouplingGraph(n, np.zeros(n), left[kept], right[kept], np.ones(left.size - 5))
    found = walked(graph)
    assert (found.shape.width_low, found.shape.width_high) == (int(graph.degrees.min()), n - 1)
    assert "couplings" in found.left_out[0]
    assert found.shape.n_components == 1
