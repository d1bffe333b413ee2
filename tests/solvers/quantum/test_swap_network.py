"""Swap networks: every coupling acts once, the state is the ansatz's, lines are lines."""

from itertools import pairwise

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from solvers.quantum.coupling_graph import CouplingGraph
from solvers.quantum.lattice import lattice, longest_line
from solvers.quantum.lines import line_of
from solvers.quantum.routing import counts, in_rounds, on_a_line
from solvers.quantum.swap_network import (
    complete_graph_cost,
    cost,
    line_circuit,
    line_cost,
    meetings,
)

PAIRS = st.integers(2, 9).flatmap(
    lambda n: st.tuples(
        st.just(n),
        st.sets(
            st.tuples(st.integers(0, n - 1), st.integers(0, n - 1)).filter(lambda p: p[0] < p[1])
        ),
    )
)


@given(PAIRS)
@settings(max_examples=60, deadline=None)
def test_each_coupling_acts_once_between_neighbours(
    case: tuple[int, set[tuple[int, int]]],
) -> None:
    n, pairs = case
    layer = meetings(range(n), pairs)
    line = list(range(n))
    acted = []
    for each in layer:
        assert tuple(line[each.place : each.place + 2]) == each.qubits
        if each.couples:
            acted.append(tuple(sorted(each.qubits)))
        if each.swaps:
            line[each.place : each.place + 2] = reversed(each.qubits)
    assert sorted(acted) == sorted(pairs)
    assert cost(layer) <= complete_graph_cost(n)
    assert line_cost(CouplingGraph.of_pairs(n, pairs)) == cost(layer)


@pytest.mark.parametrize("layers", [1, 2, 3])
def test_the_network_prepares_the_state_of_the_ansatz(layers: int) -> None:
    from qiskit.quantum_info import Statevector

    pairs = sorted(nx.gnp_random_graph(6, 0.6, seed=4).edges)
    circuit, line = line_circuit(6, pairs, layers, (0.37, 0.53))
    there = Statevector(circuit).probabilities([line.index(qubit) for qubit in range(6)])
    here = Statevector(in_rounds(6, pairs, layers)).probabilities()
    np.testing.assert_allclose(there, here, atol=1e-12)


def test_the_transpiler_counts_what_the_network_costs() -> None:
    couplers = lattice("square", 9)
    line = line_of(couplers, 7, seed=0, budget_s=10.0)
    assert line is not None
    pairs = sorted(nx.complete_graph(7).edges)
    for layers in (1, 2):
        counted = counts(on_a_line(pairs, layers, couplers, line, seed=7))
        assert counted.two_qubit_gates == layers * complete_graph_cost(7)
        assert counted.two_qubit_depth == layers * (3 * 7 - 2)


@pytest.mark.parametrize(("kind", "size"), [("square", 12), ("heavy_hex", 38)])
def test_a_line_visits_different_sites_along_couplers(kind: str, size: int) -> None:
    couplers = lattice("square" if kind == "square" else "heavy_hex", size)
    most = longest_line("square" if kind == "square" else "heavy_hex", size)
    line = line_of(couplers, most, seed=0, budget_s=20.0)
    assert line is not None
    assert len(set(line)) == most
    joined = {frozenset(pair) for pair in couplers}
    assert all(frozenset(pair) in joined for pair in pairwise(line))
    sites = {site for pair in couplers for site in pair}
    assert line_of(couplers, len(sites) + 1, seed=0, budget_s=1.0) is None


def test_lattices_have_the_couplers_of_their_kind() -> None:
    for size, n_couplers in ((156, 176), (38, 40)):
        couplers = lattice("heavy_hex", size)
        graph = nx.Graph(couplers)
        assert len(couplers) == n_couplers
        assert max(degree for _, degree in graph.degree) == 3
        assert nx.is_connected(graph)
    assert nx.is_isomorphic(nx.Graph(lattice("square", 12)), nx.grid_2d_graph(3, 4))
