"""Values of a row's entries by their rank: what the dearest set of flips leaves to choose from."""

from __future__ import annotations

import numpy as np

from problems.encoding.literal_rows import LiteralRows
from problems.encoding.model_arrays import Floats, Ints


def ranked(rows: LiteralRows, values: Floats, rank: Ints) -> Floats:
    """Returns the value at a rank of each row, 1 being its largest; −infinity beyond its length.

    Shape: `values` (entries,), `rank` (m,) from 1; the result (m,).
    """
    order = np.lexsort((values, rows.row))
    place = rows.start[1:] - rank
    found: Floats = np.where(
        rank <= rows.length, values[order][np.maximum(place, rows.start[:-1])], -np.inf
    )
    return found


def at_overflow(rows: LiteralRows, values: Floats, held: Ints) -> Floats:
    """Returns the value at which each row, filled by falling value, first exceeds its limit.

    Entries of −infinity are not filled in; a row that never exceeds its limit gives −infinity.

    Shape: `values` (entries,), `held` (m,) what is in the row from the start; the result (m,).
    """
    order = np.lexsort((-values, rows.row))
    filled = np.where(np.isfinite(values), rows.coefficient, 0)[order]
    total = np.cumsum(filled)
    before = np.concatenate([[0], total])[rows.start[:-1]]
    over = held[rows.row] + total - before[rows.row] > rows.limit[rows.row]
    found: Floats = np.maximum.reduceat(
        np.where(over & (filled > 0), values[order], -np.inf), rows.start[:-1]
    )
    return found
