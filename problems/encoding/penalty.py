"""How heavy each constraint's penalty must be, with a proof that it outweighs any gain.

A broken row costs at least its weight, for its penalty is then 1 or more (`penalty_terms`). Either of
two bounds on the weight is enough, so the smaller is taken.

* Repair. Suppose that some literals of an inequality can be switched off without hurting any other
  row: no equality holds them, and no row wants them on. If the other literals alone cannot break the
  row, then every state that breaks it has such a literal on; switching it off lowers the row's
  penalty by 1 or more, and raises the objective by at most the dearest such flip. A weight above
  that makes every state that breaks the row worse than a neighbour. The same holds for an equality
  of unit coefficients whose bits are in no other row, where flips of both kinds are open.
* Component. Rows that share bits form a component. From a state that breaks rows of a component, set
  the component's bits as in some feasible state: all its penalties vanish, and the objective rises
  by at most the range of the terms that touch the component. A weight above that range makes such a
  state worse than that one.

A minimiser breaks no row of the first sort, hence only rows of the second, hence none.

Sources: Verma and Lewis, Penalty and partitioning techniques to improve performance of QUBO solvers,
Discrete Optimization 44 (2022), for single flips; Ayodele, Penalty weights in QUBO formulations:
permutation problems, EvoCOP 2022, for why the smallest weight that is enough is wanted.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array
from scipy.sparse.csgraph import connected_components

from problems.encoding.literal_rows import LiteralRows
from problems.encoding.model_arrays import Floats, Ints, Terms
from problems.encoding.objective_range import Groups, component_ranges, flip_costs

_SHARE = 1e-3  # of the bound, so that rounding in sums of 1e16 relative error never closes the gap


def weights(rows: LiteralRows, objective: Terms, n_bits: int) -> Floats:
    """Returns the weight of each row, in units of the objective a whole step of the row squared.

    `objective` names each pair of bits once. Shape: (m,).
    """
    if not rows.labels:
        return np.empty(0)
    bound = np.minimum(
        _component_bounds(rows, objective, n_bits), _repair_bounds(rows, objective, n_bits)
    )
    sizes = np.abs(np.concatenate([objective.linear, objective.quadratic]))
    step = float(sizes[sizes > 0].min(initial=np.inf))
    if not np.isfinite(step):
        return np.ones(len(rows.labels))
    heavier = bound + np.maximum(step, _SHARE * bound)
    if np.all(sizes == np.rint(sizes)):
        heavier = np.ceil(heavier)  # whole energies stay exact
    return heavier


def _repair_bounds(rows: LiteralRows, objective: Terms, n_bits: int) -> Floats:
    on, off = flip_costs(objective, n_bits)
    entry_equality = rows.is_equality[rows.row]
    wanted_off = _counts(rows.bit[rows.positive], n_bits)
    wanted_on = _counts(rows.bit[~rows.positive], n_bits)
    in_equality = _counts(rows.bit[entry_equality], n_bits)
    against = np.where(rows.positive, wanted_on[rows.bit], wanted_off[rows.bit])
    movable = (against == 0) & (in_equality[rows.bit] == 0)
    alone = (wanted_on + wanted_off)[rows.bit] == 1
    cost = np.where(rows.positive, off[rows.bit], on[rows.bit])
    dearest = _row_max(rows, np.where(movable, cost, -np.inf))
    stuck = rows.summed(np.where(movable, 0, rows.coefficient))
    inequality = np.where(stuck <= rows.limit, np.maximum(dearest, 0.0), np.inf)
    either = _row_max(rows, np.maximum(np.maximum(on, off)[rows.bit], 0.0))
    unit = rows.summed(((rows.coefficient != 1) | ~alone).astype(np.int64)) == 0
    bounds: Floats = np.where(rows.is_equality, np.where(unit, either, np.inf), inequality)
    return bounds


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


def _row_max(rows: LiteralRows, values: Floats) -> Floats:
    highest: Floats = np.maximum.reduceat(values, rows.start[:-1])
    return highest


def _counts(bits: Ints, n_bits: int) -> NDArray[np.int64]:
    return np.bincount(bits, minlength=n_bits)
