"""Weights for rows that one flip repairs or brings nearer, without hurting any other row.

* Inequalities. A literal is movable where no equality holds its bit and no row wants it on. Let the
  literals that are not movable keep the row within its limit by themselves. A state that breaks the
  row has movable literals on, and any of them may be switched off. Fill the row with what is not
  movable, then with the others by falling cost of that flip: where it first exceeds its limit is the
  bound, for literals that are all dearer than that do not exceed it. Of a cover this is the cheapest
  member, of a knapsack an item that does not fit beside the dearer ones.
* Equalities of unit coefficients whose bits are in no other row. Above its limit k, at least k + 1
  literals are on, and the cheapest of them goes off: no dearer than the (k + 1)th largest such flip.
  Below it, at least n − k + 1 are off, and likewise.
"""

from __future__ import annotations

import numpy as np

from problems.encoding.literal_rows import LiteralRows
from problems.encoding.model_arrays import Floats
from problems.encoding.row_ranks import at_overflow, ranked


def repair_bounds(rows: LiteralRows, on: Floats, off: Floats) -> Floats:
    """Returns, per row, what its weight must be above by the proof here; infinity where it is silent.

    Shape: (m,); `on` and `off` (n_bits,) are the most that the objective rises when a bit goes 0 → 1
    and 1 → 0.
    """
    n_bits = on.size
    in_equality = np.bincount(rows.bit[rows.is_equality[rows.row]], minlength=n_bits)
    wanted_off = np.bincount(rows.bit[rows.positive], minlength=n_bits)
    wanted_on = np.bincount(rows.bit[~rows.positive], minlength=n_bits)
    against = np.where(rows.positive, wanted_on[rows.bit], wanted_off[rows.bit])
    movable = (against == 0) & (in_equality[rows.bit] == 0)
    switch_off = np.where(rows.positive, off[rows.bit], on[rows.bit])
    switch_on = np.where(rows.positive, on[rows.bit], off[rows.bit])
    stuck = rows.summed(np.where(movable, 0, rows.coefficient))
    cheapest = at_overflow(rows, np.where(movable, switch_off, -np.inf), stuck)
    inequality = np.where(stuck <= rows.limit, cheapest, np.inf)
    above = ranked(rows, switch_off, np.maximum(rows.limit, 0) + 1)
    below = ranked(rows, switch_on, np.maximum(rows.length - rows.limit, 0) + 1)
    alone = (wanted_on + wanted_off)[rows.bit] == 1
    odd = rows.summed(((rows.coefficient != 1) | ~alone).astype(np.int64)) > 0
    equality = np.where(odd, np.inf, np.maximum(above, below))
    bounds: Floats = np.maximum(np.where(rows.is_equality, equality, inequality), 0.0)
    return bounds
