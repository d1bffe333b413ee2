"""QUBOs said to be a minimum cut are one, and one coupling that pulls the other way is seen."""

from __future__ import annotations

import networkx as nx
import numpy as np
import pytest
from hypothesis import given

from problems.instance.coupling_graph import CouplingGraph
from problems.instance.frustration import without_frustration
from tests.problems.instance.written_graphs import as_networkx, graph_of, graphs, unweighted


def energies(graph: CouplingGraph) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    states = (np.arange(2**graph.n)[:, None] >> np.arange(graph.n)) & 1
    products = states[:, graph.left] * states[:, graph.right] * graph.value
    found: np.ndarray[tuple[int, ...], np.dtype[np.float64]] = states @ graph.bias + products.sum(
        axis=1
    )
    return found


def minimum_by_cut(graph: CouplingGraph) -> float:
    """The minimum by one cut, after turning one of the two sides that the couplings ask for."""
    turned = _sides(graph)
    sign = np.where(turned, -1.0, 1.0)
    bias, offset = graph.bias * sign, float(graph.bias[turned].sum())
    network: nx.DiGraph[int | str] = nx.DiGraph()
    network.add_nodes_from(["one", "zero"])
    for u, v, value in zip(graph.left, graph.right, graph.value, strict=True):
        # value·x·y with x = 1 − x' where turned: the product's sign turns, the rest is linear
        if turned[u] and turned[v]:
            offset += value
            bias[u] -= value
            bias[v] -= value
        elif turned[u] or turned[v]:
            bias[v if turned[u] else u] += value
        coupling = value * sign[u] * sign[v]
        assert coupling <= 0
        # −c·x·y = −c·x + c·x·(1 − y)
        bias[u] += coupling
        network.add_edge(int(u), int(v), capacity=-coupling)
    for at, value in enumerate(bias):
        if value > 0:
            network.add_edge(at, "zero", capacity=float(value))
        else:
            offset += value
            network.add_edge("one", at, capacity=float(-value))
    return offset + float(nx.minimum_cut(network, "one", "zero")[0])


def _sides(graph: CouplingGraph) -> np.ndarray[tuple[int, ...], np.dtype[np.bool_]]:
    wants = as_networkx(graph)
    for u, v, value in zip(graph.left, graph.right, graph.value, strict=True):
        wants.edges[int(u), int(v)]["differ"] = value > 0
    side: dict[int, bool] = {}
    for start in wants:
        side.setdefault(start, False)
        for u, v in nx.bfs_edges(wants, start):
            side.setdefault(v, side[u] ^ bool(wants.edges[u, v]["differ"]))
    return np.array([side[at] for at in range(graph.n)], dtype=bool)


@given(graphs(most=7, values=(-3.0, -1.0, 2.0)))
def test_a_qubo_without_frustration_is_a_minimum_cut(graph: CouplingGraph) -> None:
    if without_frustration(graph) is not None:
        assert minimum_by_cut(graph) == pytest.approx(energies(graph).min())


@given(graphs(most=7, values=(-3.0, -1.0)))
def test_couplings_below_zero_are_a_minimum_cut_whatever_the_biases(graph: CouplingGraph) -> None:
    assert without_frustration(graph) is not None
    assert minimum_by_cut(graph) == pytest.approx(energies(graph).min())


@given(graphs(most=7, values=(-3.0, 2.0)))
def test_frustration_is_a_cycle_with_an_odd_number_above_zero(graph: CouplingGraph) -> None:
    signed = as_networkx(graph)
    for u, v, value in zip(graph.left, graph.right, graph.value, strict=True):
        signed.edges[int(u), int(v)]["above"] = value > 0
    odd = any(
        sum(signed.edges[u, v]["above"] for u, v in zip(cycle, [*cycle[1:], cycle[0]], strict=True))
        % 2
        for cycle in nx.cycle_basis(signed)
    )
    assert (without_frustration(graph) is None) == odd


@pytest.mark.parametrize(
    ("pairs", "name"),
    [
        ([], "no couplings"),
        ([(0, 1, -1.0), (1, 2, -2.0), (0, 2, -3.0)], "submodular QUBO"),
        ([(0, 1, -1.0), (1, 2, 2.0), (0, 2, 3.0)], "no frustration"),
        ([(0, 1, 1.0), (1, 2, 2.0)], "no frustration"),
    ],
)
def test_names_of_what_is_found(pairs: list[tuple[int, int, float]], name: str) -> None:
    found = without_frustration(graph_of(3, pairs))
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize(
    "pairs",
    [
        [(0, 1, -1.0), (1, 2, -2.0), (0, 2, 3.0)],  # one coupling of a triangle above 0
        [(0, 1, 1.0), (1, 2, 2.0), (0, 2, 3.0)],
    ],
)
def test_one_coupling_that_pulls_the_other_way_is_frustration(
    pairs: list[tuple[int, int, float]],
) -> None:
    assert without_frustration(graph_of(3, pairs)) is None


def test_frustration_far_from_the_first_bits_is_found() -> None:
    far = unweighted(nx.disjoint_union(nx.path_graph(100), nx.cycle_graph(5)))
    assert without_frustration(far) is None
    even = unweighted(nx.disjoint_union(nx.path_graph(100), nx.cycle_graph(6)))
    assert without_frustration(even) is not None
