"""Modularity as gains of pairs, and the linear program of the best division into any number of groups.

With A the weights, d the degrees and m the summed weight, modularity is
Σ_(u<v in one group) (A_uv/m − d_u·d_v/(2m²)) − Σ_u d_u²/(4m²).
Source: Brandes et al., On modularity clustering, IEEE Trans. Knowl. Data Eng. 20 (2008).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from problems.errors import LimitExceeded
from problems.scaling import to_integers
from problems.structures import Floats, Ints, Program

if TYPE_CHECKING:
    from scipy.sparse import csr_array

_LARGEST_EXACT_TOTAL = 2**24  # summed weight; the gains sum to less than 4 · total², under 2**53
_MOST_NODES = 2_000  # every pair has a gain: two million of them
_MOST_TRIANGLES = 100_000  # rows; HiGHS proved the 35,000 of the 77 roles of Les Misérables in 2 s


@dataclass(frozen=True, slots=True)
class Gains:
    """What each pair gains by being in one group, `gains · unit` in modularity; whole if it can be.

    Shape: `pairs` (n·(n − 1)/2, 2), the lesser first; `gains` (n·(n − 1)/2,). `base` is what
    every node by itself has, in the same unit.
    """

    pairs: Ints
    gains: Floats
    base: float
    unit: float


def modularity_gains(n_nodes: int, ends: tuple[Ints, Ints], weights: Floats) -> Gains:
    """Returns the gains of all pairs. Shape: `ends` (m,) each, `weights` (m,), not all 0.

    Raises:
        LimitExceeded: more than 2,000 nodes.
    """
    if n_nodes > _MOST_NODES:
        raise LimitExceeded(
            f"the graph has {n_nodes:,} nodes; modularity joins every pair of them, so its models take "
            f"at most {_MOST_NODES:,}; take a part of the graph, or merge nodes that belong together"
        )
    amounts = _whole_where_possible(weights)
    tails, heads = ends
    degrees = np.bincount(tails, amounts, minlength=n_nodes)
    degrees += np.bincount(heads, amounts, minlength=n_nodes)
    total = float(amounts.sum())
    joined = np.zeros((n_nodes, n_nodes))
    joined[np.minimum(tails, heads), np.maximum(tails, heads)] = amounts
    left, right = np.triu_indices(n_nodes, 1)
    return Gains(
        pairs=np.column_stack([left, right]),
        gains=4 * total * joined[left, right] - 2 * degrees[left] * degrees[right],
        base=-float(degrees @ degrees),
        unit=1 / (4 * total**2),
    )


def _whole_where_possible(weights: Floats) -> Floats:
    """Returns the weights in another unit, which modularity does not see."""
    try:
        whole, _ = to_integers(weights.tolist())
    except LimitExceeded:
        return _shares(weights)
    exact = (whole // int(np.gcd.reduce(whole))).astype(float)
    return exact if exact.sum() <= _LARGEST_EXACT_TOTAL else _shares(weights)


def _shares(weights: Floats) -> Floats:
    shares: Floats = weights / weights.sum()
    return shares


def clique_partition_program(names: Sequence[str], gains: Gains) -> Program | None:
    """Returns the program with a binary a pair, 1 where its nodes share a group; None if too large.

    Sharing is transitive: z_uv + z_vw − z_uw ≤ 1. Rows of two pairs that both lose are left out:
    `groups_of_pairs` reads groups off the other pairs alone. Source: Miyauchi, Sukegawa, Redundant
    constraints in the standard formulation for the clique partitioning problem, Optim. Lett. 9 (2015).
    """
    n, n_pairs = len(names), gains.gains.size
    if 2 * (n - 2) * int((gains.gains >= 0).sum()) > _MOST_TRIANGLES:
        return None
    rows = _transitive(n, gains)
    m = rows.shape[0]
    return Program(
        names=tuple(f"{names[u]} with {names[v]}" for u, v in gains.pairs.tolist()),
        linear=-gains.gains * gains.unit,
        lower=np.zeros(n_pairs),
        upper=np.ones(n_pairs),
        integer=np.ones(n_pairs, bool),
        rows=rows,
        row_lower=np.full(m, -np.inf),
        row_upper=np.ones(m),
        constant=-gains.base * gains.unit,
    )


def _transitive(n: int, gains: Gains) -> csr_array:
    """A row for each pair that does not lose, each of its ends v, and each third node w.

    Two such pairs in one triangle give the row twice, of which the one with the lesser pair stays.
    """
    from scipy.sparse import csr_array

    place = np.zeros((n, n), dtype=np.int64)
    left, right = gains.pairs.T
    place[left, right] = place[right, left] = np.arange(gains.gains.size)
    keeps = np.flatnonzero(gains.gains >= 0)
    u = np.repeat(np.concatenate([left[keeps], right[keeps]]), n)
    v = np.repeat(np.concatenate([right[keeps], left[keeps]]), n)
    w = np.tile(np.arange(n), 2 * keeps.size)
    is_third = (w != u) & (w != v)
    u, v, w = u[is_third], v[is_third], w[is_third]
    first, second, closing = place[u, v], place[v, w], place[u, w]
    is_new = (gains.gains[second] < 0) | (first < second)
    columns = np.column_stack([first, second, closing])[is_new]
    values = np.tile([1.0, 1.0, -1.0], len(columns))
    start = np.arange(0, columns.size + 1, 3)
    return csr_array((values, columns.ravel(), start), shape=(len(columns), gains.gains.size))


def groups_of_pairs(n_nodes: int, gains: Gains, together: Floats) -> list[int]:
    """Returns the group of each node in an answer to that program. Shape: `together` (pairs,).

    Groups are what the pairs that are together and do not lose connect. Of such a pair the program
    has all rows, so that by going along the pairs every two nodes of a group are together; nodes
    of different groups are together at a loss or not at all. So the groups are worth no less.
    """
    from scipy.sparse import csr_array
    from scipy.sparse.csgraph import connected_components

    chosen = gains.pairs[(together > 0.5) & (gains.gains >= 0)]
    graph = csr_array((np.ones(len(chosen)), tuple(chosen.T)), shape=(n_nodes, n_nodes))
    places: list[int] = connected_components(graph, directed=False)[1].tolist()
    return places
