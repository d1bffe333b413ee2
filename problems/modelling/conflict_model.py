"""Models of nodes of which no two that are joined may be chosen together.

One row a clique is stronger than one row an edge: in a triangle three halves keep every edge's
x + y ≤ 1, and break x + y + z ≤ 1. Source: Padberg, On the facial structure of set packing
polyhedra, Mathematical Programming 5 (1973).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from problems.errors import LimitExceeded
from problems.modelling.choice_model import choice_cqm, choice_program
from problems.modelling.weighted_graph import neighbours_of
from problems.structures import Floats, Ints, Program

if TYPE_CHECKING:
    import dimod
    from scipy.sparse import csr_array

_MOST_PAIRS = (
    500_000  # the cover of a random graph of 1,050 nodes, nine in ten pairs joined, takes 6 s
)


def clique_cover(n_nodes: int, pairs: Ints) -> list[list[int]]:
    """Returns cliques that hold every edge between them, grown greedily. Shape: `pairs` (m, 2).

    >>> clique_cover(4, np.array([[0, 1], [0, 2], [1, 2], [2, 3]]))
    [[0, 1, 2], [2, 3]]
    """
    neighbours = neighbours_of(n_nodes, pairs)
    open_ends = [set(each) for each in neighbours]  # the edges that no clique holds yet
    cliques = []
    for u, v in pairs.tolist():
        if v not in open_ends[u]:
            continue
        clique, common = [u, v], neighbours[u] & neighbours[v]
        while common:
            node = min(common & open_ends[u] or common)
            clique.append(node)
            common &= neighbours[node]
        for node in clique:
            open_ends[node].difference_update(clique)
        cliques.append(sorted(clique))
    return cliques


def check_size(n_pairs: int, what: str, remedy: str) -> None:
    """Refuses more pairs than a model holds.

    Raises:
        LimitExceeded: more than 500,000 pairs.
    """
    if n_pairs > _MOST_PAIRS:
        raise LimitExceeded(
            f"the model has {n_pairs:,} {what}; the limit is {_MOST_PAIRS:,}; {remedy}"
        )


def conflict_cqm(
    names: Sequence[str],
    costs: Floats,
    cliques: Sequence[Sequence[int]],
    *,
    all_but_one: bool = False,
) -> dimod.ConstrainedQuadraticModel:
    """Returns the CQM: at most one node of each clique, or all but at most one of each.

    Shape: `costs` (n,), to be minimised. No constraint needs a slack variable in a QUBO: at most
    one of several is a product for each pair of them.
    """
    cqm = choice_cqm(names, costs)
    for number, clique in enumerate(cliques):
        cqm.add_constraint_from_iterable(
            [(names[node], 1.0) for node in clique],
            ">=" if all_but_one else "<=",
            rhs=len(clique) - 1 if all_but_one else 1,
            label=f"clique {number}",
        )
    return cqm


def conflict_program(
    names: Sequence[str],
    costs: Floats,
    cliques: Sequence[Sequence[int]],
    *,
    all_but_one: bool = False,
) -> Program:
    """Returns the same model as a linear program of whole numbers. Shape: `costs` (n,)."""
    m = len(cliques)
    lengths = np.fromiter(map(len, cliques), float, m)
    return choice_program(
        names,
        costs,
        incidence(cliques, len(names)),
        row_lower=lengths - 1 if all_but_one else np.full(m, -np.inf),
        row_upper=np.full(m, np.inf) if all_but_one else np.ones(m),
    )


def incidence(groups: Sequence[Sequence[int]], n_nodes: int) -> csr_array:
    """Returns 1 where a group, a row, holds a node, a column. Shape: (groups, n)."""
    from scipy.sparse import csr_array

    lengths = np.fromiter(map(len, groups), np.int64, len(groups))
    columns = np.fromiter((node for group in groups for node in group), np.int64, lengths.sum())
    start = np.concatenate([[0], np.cumsum(lengths)])
    return csr_array((np.ones(columns.size), columns, start), shape=(len(groups), n_nodes))
