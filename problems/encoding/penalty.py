"""How heavy each constraint's penalty must be, with a proof that it outweighs any gain.

A broken row costs at least its weight, for its penalty is then 1 or more (`penalty_terms`). Any of
four bounds on the weight is enough, so the smallest is taken.

* Repair. From every state that breaks the row, one flip lowers its penalty by 1 or more and hurts no
  other row. A weight above what the cheapest such flip costs makes that state worse than a neighbour;
  `repair_moves` says of which rows, and how cheap the cheapest is.
* Component. Rows that share bits form a component. From a state that breaks rows of a component, set
  the component's bits as in some feasible state: all its penalties vanish, and the objective rises
  by at most the range of the terms that touch the component. A weight above that range makes such a
  state worse than that one.
* Move. Where a component is a table of rows and columns that take one bit each, moves of a bit or
  two lead to a feasible state; `permutation_moves` proves a weight that may be n times smaller.
* Choice. An "exactly one" whose bits are in no other equality is repaired by one flip and those that
  it asks for; `choice_moves` proves a weight that whoever repairs may choose.

A minimiser breaks no row of the first sort or the last, hence only rows of the others, hence none.
Rows of one component that are not of these sorts all have the same bound.

Sources: Verma and Lewis, Penalty and partitioning techniques to improve performance of QUBO solvers,
Discrete Optimization 44 (2022), for single flips; Ayodele, Penalty weights in QUBO formulations:
permutation problems, EvoCOP 2022, for why the smallest weight that is enough is wanted.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array
from scipy.sparse.csgraph import connected_components

from problems.encoding.choice_moves import choice_bounds
from problems.encoding.literal_rows import LiteralRows
from problems.encoding.model_arrays import Floats, Ints, Terms
from problems.encoding.objective_range import Groups, component_ranges, flip_costs
from problems.encoding.permutation_moves import move_bounds
from problems.encoding.repair_moves import repair_bounds

# "given" by a person, "order" of a wall that the proofs of `domain_wall` cover, "tuned" for an
# unbalanced penalty; the rest are the bounds of this file.
Proof = Literal["component", "repair", "move", "choice", "order", "given", "tuned"]

_SHARE = 1e-3  # of the bound, so that rounding in sums of 1e16 relative error never closes the gap

# Of the bounds by single flips: any more is proven too, and without it a broken row and its repair
# freeze as equals (anomaly_selection 3: 0.58 of the reads feasible, 0.98 with it; from 0.5 on medians
# rise: evals/bench/qubo_quality.py).
_FLIP_SHARE = 0.1
_BY_FLIPS = frozenset[Proof]({"repair", "choice"})


@dataclass(frozen=True, slots=True)
class Weights:
    """The weight of each row, in units of the objective a whole step of the row squared.

    Shape: `values` and `proofs`, (m,) each.
    """

    values: Floats
    proofs: tuple[Proof, ...]


def weights(rows: LiteralRows, objective: Terms, n_bits: int) -> Weights:
    """Returns the least weight of each row that one of the bounds proves.

    `objective` names each pair of bits once.
    """
    if not rows.labels:
        return Weights(np.empty(0), ())
    on, off = flip_costs(objective, n_bits)
    bounds = np.stack(
        [
            _component_bounds(rows, objective, n_bits),
            repair_bounds(rows, on, off),
            move_bounds(rows, objective, off),
            choice_bounds(rows, on, off),
        ]
    )
    names: tuple[Proof, ...] = get_args(Proof)[: len(bounds)]
    proofs = tuple(names[each] for each in bounds.argmin(axis=0).tolist())
    shares = np.array([_FLIP_SHARE if proof in _BY_FLIPS else _SHARE for proof in proofs])
    return Weights(above(bounds.min(axis=0), objective, shares), proofs)


def component_weights(rows: LiteralRows, objective: Terms, n_bits: int) -> Weights:
    """Returns the weights that the bound by components alone proves."""
    if not rows.labels:
        return Weights(np.empty(0), ())
    proof: Proof = "component"
    bounds = _component_bounds(rows, objective, n_bits)
    return Weights(above(bounds, objective), (proof,) * bounds.size)


def order_weights(bound: Floats, objective: Terms) -> Weights:
    """Returns weights above the bounds that `domain_wall` proves for walls."""
    proof: Proof = "order"
    return Weights(above(bound, objective), (proof,) * bound.size)


def above(bound: Floats, objective: Terms, share: Floats | float = _SHARE) -> Floats:
    """Returns weights above their bounds by a margin that rounding never closes, whole if energies are."""
    sizes = np.abs(np.concatenate([objective.linear, objective.quadratic]))
    step = float(sizes[sizes > 0].min(initial=np.inf))
    if not np.isfinite(step):
        return np.ones(bound.shape)
    heavier = bound + np.maximum(step, share * bound)
    if np.all(sizes == np.rint(sizes)):
        heavier = np.ceil(heavier)  # whole energies stay exact
    return heavier


def _component_bounds(rows: LiteralRows, objective: Terms, n_bits: int) -> Floats:
    n_rows = len(rows.labels)
    links = csr_array(
        (np.ones(rows.bit.size, dtype=np.int8), (rows.row, n_rows + rows.bit)),
        shape=(n_rows + n_bits, n_rows + n_bits),
    )
    n_components, of_node = connected_components(links, directed=False)
    constrained = _counts(rows.bit, n_bits) > 0
    component = np.where(constrained, of_node[n_rows:], -1).astype(np.int64)
    groups = _groups(rows, n_bits)
    ranges = component_ranges(objective, component, int(n_components), groups)
    bounds: Floats = ranges[of_node[:n_rows]]
    return bounds


def _groups(rows: LiteralRows, n_bits: int) -> Groups:
    """Disjoint groups from the rows that allow one of their bits, exact ones and long ones first."""
    unit = rows.summed(((rows.coefficient != 1) | ~rows.positive).astype(np.int64)) == 0
    candidates = np.flatnonzero(unit & (rows.limit == 1) & (rows.length > 1))
    order = np.lexsort((-rows.length[candidates], ~rows.is_equality[candidates]))
    of_bit = np.full(n_bits, -1, dtype=np.int64)
    exact: list[bool] = []
    for each in candidates[order].tolist():
        bits = rows.bit[rows.start[each] : rows.start[each + 1]]
        if (of_bit[bits] < 0).all():
            of_bit[bits] = len(exact)
            exact.append(bool(rows.is_equality[each]))
    single = np.flatnonzero(of_bit < 0)
    of_bit[single] = len(exact) + np.arange(single.size)
    return Groups(of_bit, np.array(exact + [False] * single.size, dtype=bool))


def _counts(bits: Ints, n_bits: int) -> NDArray[np.int64]:
    return np.bincount(bits, minlength=n_bits)
