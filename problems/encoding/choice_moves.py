"""Weights for rows "exactly one of these bits" whose bits are in no other equality.

A state that breaks such a row has a neighbour that is better, whatever the rest of the model does.

* Several bits at 1. If no row wants one of them at 1, switching the cheaper of two off lowers this
  row's penalty by the weight or more, raises no other, and raises the objective by at most the
  second dearest such flip of the row.
* No bit at 1. Switch one on, and with it the companions that it asks for: x ≤ y asks for y, where no
  row wants y at 0. This row's penalty vanishes and no other rises; the objective rises by at most the
  sum of the flips. Whoever repairs may choose the bit, so the cheapest of the row is the bound.

A weight above both makes a broken row never the best, independently of all other weights: of a
facility, the dearest delivery and the cheapest opening, where a whole component is worth all of them.
"""

from __future__ import annotations

import numpy as np

from problems.encoding.literal_rows import LiteralRows
from problems.encoding.model_arrays import Floats
from problems.encoding.row_ranks import ranked


def choice_bounds(rows: LiteralRows, on: Floats, off: Floats) -> Floats:
    """Returns, per row, what its weight must be above by the proof here; infinity where it is silent.

    Shape: (m,); `on` and `off` (n_bits,) are the most that the objective rises when a bit goes 0 → 1
    and 1 → 0.
    """
    n_bits, row = on.size, rows.row
    wanted_off = np.bincount(rows.bit[rows.positive], minlength=n_bits)
    wanted_on = np.bincount(rows.bit[~rows.positive], minlength=n_bits)
    n_equalities = np.bincount(rows.bit[rows.is_equality[row]], minlength=n_bits)
    odd = (rows.coefficient != 1) | (wanted_on[rows.bit] > 0) | (n_equalities[rows.bit] > 1)
    is_choice = rows.is_equality & (rows.limit == 1) & (rows.summed(odd.astype(np.int64)) == 0)
    movable = (wanted_off == 0) & (n_equalities == 0)
    surcharge = _companions(rows, np.where(movable, np.maximum(on, 0.0), np.inf))
    empty = np.minimum.reduceat((on + surcharge)[rows.bit], rows.start[:-1])
    dearest = np.maximum(empty, ranked(rows, off[rows.bit], np.full(rows.limit.size, 2)))
    bounds: Floats = np.where(is_choice, np.maximum(dearest, 0.0), np.inf)
    return bounds


def _companions(rows: LiteralRows, price: Floats) -> Floats:
    """What the flips cost that a bit needs beside its own, infinite where none are enough.

    Shape: `price` (n_bits,) of switching a companion on; the result (n_bits,).
    """
    row = rows.row
    pairs = np.flatnonzero(rows.length[row] == 2)
    other = np.where(pairs == rows.start[row[pairs]], pairs + 1, pairs - 1)
    is_met = ~rows.positive[other] & (rows.coefficient[pairs] <= rows.limit[row[pairs]])
    cost = np.full(rows.bit.size, np.inf)
    cost[pairs[is_met]] = price[rows.bit[other[is_met]]]
    asks = rows.positive & ~rows.is_equality[row]
    return np.bincount(rows.bit[asks], weights=cost[asks], minlength=price.size).astype(float)
