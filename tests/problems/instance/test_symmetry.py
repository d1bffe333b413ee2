"""Colours do not hang on names, never part bits that a symmetry exchanges, and twins are found."""

from __future__ import annotations

from itertools import permutations

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from networkx.utils import UnionFind

from problems.instance.canonical_bits import known_bits, reordered
from problems.instance.colours import colours
from problems.instance.coupling_graph import CouplingGraph, coupling_graph
from problems.instance.symmetry import symmetry
from tests.problems.instance.written_graphs import bits_of, graph_of, graphs, renamed, unweighted

_VALUES = (1.0, -2.0, 0.5)


def entries(graph: CouplingGraph) -> dict[tuple[int, int], float]:
    found = {(at, at): float(value) for at, value in enumerate(graph.bias)}
    for u, v, value in zip(graph.left, graph.right, graph.value, strict=True):
        found[(int(u), int(v))] = found[(int(v), int(u))] = float(value)
    return found


def n_orbits(graph: CouplingGraph) -> int:
    """The orbits under every exchange of bits that leaves all numbers as they are."""
    own = entries(graph)
    alike = UnionFind(range(graph.n))
    for order in permutations(range(graph.n)):
        moved = {(order[u], order[v]): value for (u, v), value in own.items()}
        if moved == own:
            for at, name in enumerate(order):
                alike.union(at, name)
    return len(list(alike.to_sets()))


@settings(max_examples=60)
@given(graphs(most=5, values=_VALUES))
def test_no_more_classes_than_orbits(graph: CouplingGraph) -> None:
    assert symmetry(graph, colours(graph)).n_orbits_least <= n_orbits(graph)


@given(graphs(most=8, values=_VALUES), st.randoms(use_true_random=False))
def test_renamed_bits_have_the_same_colours(graph: CouplingGraph, random: object) -> None:
    order = list(range(graph.n))
    random.shuffle(order)  # type: ignore[attr-defined]
    again = colours(renamed(graph, order))
    assert colours(graph).tolist() == again[order].tolist()


@pytest.mark.parametrize(
    ("graph", "classes", "twins"),
    [
        (nx.star_graph(5), 2, 5 / 6),
        (nx.complete_graph(4), 1, 1.0),
        (nx.cycle_graph(8), 1, 0.0),
        (nx.frucht_graph(), 12, 0.0),
        (nx.disjoint_union(nx.cycle_graph(6), nx.cycle_graph(3)), 2, 3 / 9),
        (nx.path_graph(3), 2, 2 / 3),
    ],
)
def test_classes_and_twins_of_known_graphs(
    graph: nx.Graph[int], classes: int, twins: float
) -> None:
    coupled = unweighted(graph)
    found = symmetry(coupled, colours(coupled))
    assert found.n_orbits_least == classes
    assert found.twins == pytest.approx(twins)


def test_a_bias_of_its_own_is_no_twin() -> None:
    same = graph_of(3, [(0, 2, 1.0), (1, 2, 1.0)], [3.0, 3.0, 0.0])
    other = graph_of(3, [(0, 2, 1.0), (1, 2, 1.0)], [3.0, 3.5, 0.0])
    assert symmetry(same, colours(same)).twins == pytest.approx(2 / 3)
    assert symmetry(other, colours(other)).twins == 0.0


def test_numbers_equal_up_to_rounding_are_equal() -> None:
    graph = graph_of(2, [(0, 1, 1.0)], [0.3, 0.1 + 0.2])
    assert symmetry(graph, colours(graph)).n_orbits_least == 1


@given(graphs(most=7, values=_VALUES), st.randoms(use_true_random=False))
def test_the_canonical_order_gives_one_graph_for_all_names(
    graph: CouplingGraph, random: object
) -> None:
    order = list(range(graph.n))
    random.shuffle(order)  # type: ignore[attr-defined]
    one, other = known_bits(bits_of(graph)).graph, known_bits(bits_of(renamed(graph, order))).graph
    if np.unique(colours(graph)).size == graph.n:
        assert entries(one) == entries(other)
    assert sorted(one.value.tolist()) == sorted(other.value.tolist())


def test_reordering_keeps_the_energies() -> None:
    graph = graph_of(3, [(0, 1, 2.0), (1, 2, -3.0)], [1.0, 4.0, -5.0])
    again = coupling_graph(reordered(bits_of(graph), np.array([2, 0, 1])))
    assert entries(again) == {
        (0, 0): -5.0, (1, 1): 1.0, (2, 2): 4.0,
        (1, 2): 2.0, (2, 1): 2.0, (0, 2): -3.0, (2, 0): -3.0,
    }  # fmt: skip


def test_what_is_too_large_is_left_out() -> None:
    n = 400
    left, right = np.triu_indices(n, 1)
    flat = CouplingGraph(n, np.zeros(n), left, right, np.ones(left.size))
    assert "Symmetries" in known_bits(bits_of(flat)).left_out
    told_apart = CouplingGraph(n, np.arange(n, dtype=float), left, right, np.ones(left.size))
    assert known_bits(bits_of(told_apart)).colours is not None
