"""Ising models on planar graphs, which matchings solve."""

from __future__ import annotations

import numpy as np

from problems.encoding.model_arrays import Floats
from problems.instance.coupling_graph import CouplingGraph
from problems.instance.features import Proof

_ROUNDING = 1e-12  # of the couplings and the bias of a spin: what a field may be and count as none
_MOST_COUPLINGS = 5_000  # laying out so many takes 0.1 s


def planar_ising(graph: CouplingGraph) -> tuple[Proof | None, str]:
    """Returns why an Ising model on a plane is easy, None where it is not one; and what was left out.

    Fields are couplings to a spin of their own, which is joined to all that have one; with it the
    graph must be planar still. Weights may be of either sign.
    """
    if graph.left.size > _MOST_COUPLINGS:
        return None, (
            f"Whether the QUBO's graph is planar was not looked into: it has {graph.left.size:,} couplings, "
            f"and that is done up to {_MOST_COUPLINGS:,}."
        )
    import networkx as nx

    in_field = np.flatnonzero(_fields(graph)).tolist()
    drawn = nx.Graph(list(zip(graph.left.tolist(), graph.right.tolist(), strict=True)))
    drawn.add_edges_from((graph.n, each) for each in in_field)
    n, m = drawn.number_of_nodes(), drawn.number_of_edges()
    if m > max(3 * n - 6, 1) or not nx.check_planarity(drawn)[0]:
        return None, ""
    fields = " with the spin that its fields lead to" if in_field else " without fields"
    proof = Proof(
        name="planar",
        kind="polynomial",
        scope="instance",
        words=f"it is an Ising model on a planar graph{fields}, which a matching solves",
        source="Hadlock, SIAM J. Comput. 4 (1975); Barahona, J. Phys. A 15 (1982), for either sign",
    )
    return proof, ""


def _fields(graph: CouplingGraph) -> Floats:
    """Twice the field of each spin s = 2·x − 1; 0 where it is no more than rounding. Shape: (n,)."""
    ends = np.concatenate([graph.left, graph.right])
    halves = np.tile(graph.value, 2) / 2
    field = graph.bias + np.bincount(ends, halves, minlength=graph.n)
    most = np.abs(graph.bias) + np.bincount(ends, np.abs(halves), minlength=graph.n)
    return np.where(np.abs(field) > _ROUNDING * most, field, 0.0)
