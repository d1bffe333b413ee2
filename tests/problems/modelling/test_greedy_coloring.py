"""Greedy colouring: proper, never worse than its first pass, the same each time."""

import networkx as nx
import numpy as np
import pytest

from problems.modelling.greedy_coloring import greedy_colors


def _neighbours(graph: "nx.Graph[int]") -> list[set[int]]:
    return [set(graph[node]) for node in range(len(graph))]


@pytest.mark.parametrize("seed", range(5))
def test_joined_nodes_differ_and_nothing_is_lost_on_the_first_pass(seed: int) -> None:
    graph: nx.Graph[int] = nx.gnp_random_graph(40, 0.4, seed=seed)
    colors = greedy_colors(_neighbours(graph))
    assert all(colors[u] != colors[v] for u, v in graph.edges)
    first = nx.greedy_color(graph, strategy="saturation_largest_first")
    assert colors.max() <= max(first.values())
    assert np.array_equal(colors, greedy_colors(_neighbours(graph)))


def test_other_orders_save_colours() -> None:
    queens: nx.Graph[int] = nx.Graph()
    queens.add_nodes_from(range(64))
    squares = [(row, column) for row in range(8) for column in range(8)]
    queens.add_edges_from(
        (i, j)
        for i, (a, b) in enumerate(squares)
        for j, (c, d) in enumerate(squares[:i])
        if a == c or b == d or abs(a - c) == abs(b - d)
    )
    first = nx.greedy_color(queens, strategy="saturation_largest_first")
    assert greedy_colors(_neighbours(queens)).max() < max(first.values())


def test_nodes_without_neighbours_share_a_colour() -> None:
    assert greedy_colors([set(), set()]).tolist() == [0, 0]
