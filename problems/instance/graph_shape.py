"""How dense the graph of a QUBO is, in how many parts, and how close to a tree."""

from __future__ import annotations

from problems.encoding.model_arrays import Ints
from problems.instance.coupling_graph import CouplingGraph
from problems.instance.features import GraphShape
from problems.instance.treewidth import width_bounds
from problems.presolve.components import components_of


def graph_shape(graph: CouplingGraph, rank: Ints, most_work: int) -> tuple[GraphShape, bool]:
    """Returns the shape of the graph, and whether the bound on its treewidth is of a whole search.

    `rank` and `most_work` are those of `width_bounds`.
    """
    low, high, ended = width_bounds(graph, rank, most_work)
    n, n_couplings = graph.n, graph.left.size
    pairs = n * (n - 1) // 2
    shape = GraphShape(
        density=n_couplings / pairs if pairs else 0.0,
        mean_degree=2 * n_couplings / n if n else 0.0,
        max_degree=int(graph.degrees.max(initial=0)),
        n_components=int(components_of(graph.left, graph.right, n).max(initial=-1)) + 1,
        width_low=low,
        width_high=high,
    )
    return shape, ended
