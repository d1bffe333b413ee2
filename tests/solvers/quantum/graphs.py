"""Regular coupling graphs for the tests of this folder."""

import dimod
import networkx as nx

from solvers.quantum.coupling_graph import CouplingGraph


def regular(n: int, degree: int) -> CouplingGraph:
    """Returns a random graph in which each of n qubits has that many couplings."""
    return CouplingGraph.of_pairs(n, nx.random_regular_graph(degree, n, seed=1).edges)


def regular_bqm(n: int, degree: int) -> dimod.BinaryQuadraticModel:
    """Returns a model of spins with fields on such a graph."""
    graph = nx.random_regular_graph(degree, n, seed=1)
    fields = {f"x{index}": 0.5 for index in range(n)}
    couplings = {(f"x{u}", f"x{v}"): 0.1 * (u + v) + 0.1 for u, v in graph.edges}
    return dimod.BinaryQuadraticModel(fields, couplings, 0.0, "SPIN")


def ring_like(n: int, degree: int) -> CouplingGraph:
    """Returns n qubits on a ring, each coupled to the nearest half `degree` on both sides; all at n − 1."""
    offsets = list(range(1, max(degree // 2, 1) + 1))
    graph = nx.complete_graph(n) if degree == n - 1 else nx.circulant_graph(n, offsets)
    return CouplingGraph.of_pairs(n, graph.edges)
