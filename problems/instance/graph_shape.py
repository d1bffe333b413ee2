"""How dense the graph of a QUBO is, in how many parts, and how close to a tree or a plane."""

from __future__ import annotations

from dataclasses import dataclass

from problems.instance.canonical_bits import MOST_WALKED
from problems.instance.coupling_graph import CouplingGraph
from problems.instance.features import GraphShape
from problems.instance.minors import minors_of
from problems.instance.neighbourhoods import neighbours_of
from problems.instance.treewidth import width_of_least_degree
from problems.presolve.components import components_of

_MOST_WORK = 20_000  # neighbours joined: 15 ms; sparse graphs of 1,000 bits take fewer


@dataclass(frozen=True, slots=True)
class Walked:
    """The shape of a graph, whether it is known not to be planar, and what was broken off."""

    shape: GraphShape
    is_crossed: bool
    left_out: tuple[str, ...] = ()


def walked(graph: CouplingGraph) -> Walked:
    """Returns the shape of the graph, with bounds on its treewidth within a fixed amount of work."""
    n, n_couplings = graph.n, graph.left.size
    pairs = n * (n - 1) // 2
    low, high, is_crossed, left_out = _widths(graph, pairs)
    shape = GraphShape(
        density=n_couplings / pairs if pairs else 0.0,
        mean_degree=2 * n_couplings / n if n else 0.0,
        max_degree=int(graph.degrees.max(initial=0)),
        n_components=_n_components(graph),
        width_low=low,
        width_high=high,
    )
    return Walked(shape, is_crossed, left_out)


def _n_components(graph: CouplingGraph) -> int:
    """How many parts there are: one where any two bits must share a neighbour."""
    if graph.n and 2 * int(graph.degrees.min()) >= graph.n:
        return 1
    return int(components_of(graph.left, graph.right, graph.n).max(initial=-1)) + 1


def _widths(graph: CouplingGraph, pairs: int) -> tuple[int, int, bool, tuple[str, ...]]:
    """Bounds on the treewidth, whether the graph is seen not to be planar, and what was left out."""
    n, n_couplings = graph.n, graph.left.size
    is_crossed = n_couplings > max(3 * n - 6, 1)
    widest = max(n - 1, 0)
    least = int(graph.degrees.min(initial=widest))
    if n_couplings == pairs:
        return least, widest, is_crossed, ()
    if n_couplings > MOST_WALKED:
        why = (
            f"The treewidth of the QUBO is bounded by degrees alone: it has {n_couplings:,} couplings, and "
            f"up to {MOST_WALKED:,} are walked."
        )
        return least, widest, is_crossed, (why,)
    neighbours = neighbours_of(graph)
    minors = minors_of(neighbours, _MOST_WORK)
    high, ended = width_of_least_degree(neighbours, _MOST_WORK)
    why = f"The search for a small treewidth of the QUBO was broken off after {_MOST_WORK:,} steps."
    return minors.width_low, high, is_crossed or minors.is_crossed, () if ended else (why,)
