"""Narrow QUBOs are solved with bags as small as said, forests from the leaves, and grids are not."""

from __future__ import annotations

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings

from problems.instance.coupling_graph import CouplingGraph
from problems.instance.graph_shape import walked
from problems.instance.narrowness import narrow_graph
from tests.problems.instance.test_frustration import energies
from tests.problems.instance.written_graphs import graphs, unweighted


def by_elimination(graph: CouplingGraph) -> tuple[float, int]:
    """The minimum by taking bits out one by one, least neighbours first, and the largest bag."""
    tables: list[tuple[tuple[int, ...], np.ndarray]] = [
        ((at,), np.array([0.0, bias])) for at, bias in enumerate(graph.bias.tolist())
    ]
    for u, v, value in zip(graph.left, graph.right, graph.value, strict=True):
        tables.append(((int(u), int(v)), np.array([[0.0, 0.0], [0.0, value]])))
    left, largest = set(range(graph.n)), 0
    while left:
        bags = {
            bit: {each for names, _ in tables if bit in names for each in names} for bit in left
        }
        bit = min(left, key=lambda each: (len(bags[each]), each))
        largest = max(largest, len(bags[bit]))
        names = (bit, *sorted(bags[bit] - {bit}))
        total = np.zeros((2,) * len(names))
        for held, table in [each for each in tables if bit in each[0]]:
            order = sorted(range(len(held)), key=lambda at: names.index(held[at]))
            shape = [2 if name in held else 1 for name in names]
            total = total + table.transpose(order).reshape(shape)
        tables = [each for each in tables if bit not in each[0]] + [(names[1:], total.min(axis=0))]
        left.remove(bit)
    return sum(float(table) for _, table in tables), largest


@settings(max_examples=60)
@given(graphs(most=8, values=(-3.0, 1.0, 2.0)))
def test_elimination_finds_the_minimum_in_bags_as_small_as_the_bound(graph: CouplingGraph) -> None:
    minimum, largest = by_elimination(graph)
    assert minimum == pytest.approx(energies(graph).min())
    assert largest <= walked(graph).shape.width_high + 1


@pytest.mark.parametrize(
    ("graph", "name"),
    [
        (nx.path_graph(50), "forest"),
        (nx.balanced_tree(3, 3), "forest"),
        (nx.cycle_graph(50), "small treewidth"),
        (nx.grid_2d_graph(4, 30), "small treewidth"),
        (nx.complete_graph(13), "small treewidth"),
    ],
)
def test_narrow_graphs(graph: nx.Graph[int], name: str) -> None:
    proof = narrow_graph(walked(unweighted(graph)).shape)
    assert proof is not None
    assert proof.name == name
    assert (proof.kind == "polynomial") == (name == "forest")


@pytest.mark.parametrize("graph", [nx.grid_2d_graph(15, 15), nx.complete_graph(14)])
def test_wide_graphs(graph: nx.Graph[int]) -> None:
    assert narrow_graph(walked(unweighted(graph)).shape) is None
