"""Rounds of couplings are a proper edge colouring, the shortest one on complete graphs."""

from itertools import combinations

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from solvers.qaoa.circuits.coupling_rounds import coupling_rounds


@given(n=st.integers(2, 12), data=st.data())
def test_every_pair_once_and_no_qubit_twice_a_round(n: int, data: st.DataObject) -> None:
    pairs = data.draw(st.sets(st.sampled_from(list(combinations(range(n), 2)))))
    rounds = coupling_rounds(n, pairs)
    assert sorted(pair for each in rounds for pair in each) == sorted(pairs)
    for each in rounds:
        qubits = [qubit for pair in each for qubit in pair]
        assert len(qubits) == len(set(qubits))


@pytest.mark.parametrize("n", [2, 5, 8, 9])
def test_complete_graphs_take_the_fewest_rounds(n: int) -> None:
    assert len(coupling_rounds(n, combinations(range(n), 2))) == n - 1 + n % 2


def test_a_sparse_graph_takes_fewer_than_twice_its_degree() -> None:
    graph = nx.random_regular_graph(3, 40, seed=1)
    pairs = [(min(edge), max(edge)) for edge in graph.edges]
    assert len(coupling_rounds(40, pairs)) <= 5
