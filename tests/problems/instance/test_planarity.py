"""Planar Ising models are found, and a field too many or one edge too many is not planar."""

from __future__ import annotations

import networkx as nx
import pytest

from problems.instance.coupling_graph import CouplingGraph
from problems.instance.planarity import planar_ising
from tests.problems.instance.written_graphs import graph_of, unweighted


def without_fields(graph: nx.Graph[int]) -> CouplingGraph:
    """Max-cut of the graph: the bias of each bit takes its field away."""
    plain = unweighted(graph)
    return graph_of(
        plain.n,
        zip(plain.left.tolist(), plain.right.tolist(), [2.0] * plain.left.size, strict=True),
        [-float(degree) for degree in plain.degrees],
    )


@pytest.mark.parametrize(
    "graph",
    [
        nx.grid_2d_graph(5, 6),
        nx.complete_graph(4),
        nx.wheel_graph(9),
        nx.dodecahedral_graph(),
        nx.triangular_lattice_graph(4, 6),
    ],
)
def test_max_cut_of_a_planar_graph_is_easy(graph: nx.Graph[int]) -> None:
    proof, left_out = planar_ising(without_fields(graph))
    assert proof is not None
    assert "planar" in proof.words
    assert "Hadlock" in proof.source
    assert not left_out


@pytest.mark.parametrize(
    "graph",
    [
        nx.complete_graph(5),
        nx.complete_bipartite_graph(3, 3),
        nx.petersen_graph(),
        nx.grid_2d_graph(5, 5, periodic=True),
    ],
)
def test_max_cut_of_other_graphs_is_not_said_to_be(graph: nx.Graph[int]) -> None:
    assert planar_ising(without_fields(graph)) == (None, "")


def test_fields_count_as_couplings_to_one_more_spin() -> None:
    four = without_fields(nx.complete_graph(4))
    in_one_field = graph_of(
        4,
        zip(four.left.tolist(), four.right.tolist(), four.value.tolist(), strict=True),
        [-3.0, -3.0, -3.0, -2.5],
    )
    in_four_fields = graph_of(
        4,
        zip(four.left.tolist(), four.right.tolist(), four.value.tolist(), strict=True),
        [-2.0, -2.0, -2.0, -2.5],
    )
    proof, _ = planar_ising(in_one_field)
    assert proof is not None
    assert "with the spin that its fields lead to" in proof.words
    assert planar_ising(in_four_fields)[0] is None  # the fifth spin makes it complete


def test_a_field_that_is_rounding_is_none() -> None:
    weights = [(0, 1, 0.2), (1, 2, 0.6), (0, 2, 1.4), (0, 3, 0.1), (1, 3, 0.3), (2, 3, 0.7)]
    bias = [0.0] * 4
    for u, v, value in weights:
        bias[u] -= value / 2
        bias[v] -= value / 2
    assert planar_ising(graph_of(4, weights, bias))[0] is not None


def test_very_many_couplings_are_left_out() -> None:
    proof, left_out = planar_ising(without_fields(nx.grid_2d_graph(60, 60)))
    assert proof is None
    assert "up to 5,000" in left_out
