"""Bounds that a program's constraints imply on its variables."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from problems.structures import Floats, Program

_ROUNDS = 8  # implied bounds may converge for ever; what eight rounds give is already implied
_SLACK = 1e-9  # keeps a whole bound whole when its division is not exact


def tighten(program: Program) -> tuple[Floats, Floats]:
    """Returns lower and upper bounds, at least as tight as the given, that cut off no solution.

    A row's least activity without x, and its upper side, bound x where its coefficient is
    positive: x ≤ (side − least) / coefficient; the other cases mirror it. Bounds of integers are
    rounded inwards. Where the bounds cross, the program is infeasible.

    Source: Savelsbergh, Preprocessing and probing techniques for mixed integer programming
    problems, ORSA Journal on Computing 6 (1994), section 1.1.

    >>> import numpy as np
    >>> from scipy.sparse import csr_array
    >>> chairs_and_tables = Program(
    ...     names=("chairs", "tables"), linear=-np.array([45.0, 80.0]), lower=np.zeros(2),
    ...     upper=np.full(2, np.inf), integer=np.array([True, True]),
    ...     rows=csr_array([[5.0, 20.0], [10.0, 15.0]]), row_lower=np.full(2, -np.inf),
    ...     row_upper=np.array([400.0, 450.0]))
    >>> tighten(chairs_and_tables)[1].tolist()
    [45.0, 20.0]
    """
    lower, upper = _rounded(program.lower, program.upper, program.integer)
    for _ in range(_ROUNDS):
        implied = _rounded(*_implied(program, lower, upper), program.integer)
        tighter = np.maximum(lower, implied[0]), np.minimum(upper, implied[1])
        if np.array_equal(tighter[0], lower) and np.array_equal(tighter[1], upper):
            break
        lower, upper = tighter
        if np.any(lower > upper):
            break
    return lower, upper


def _implied(program: Program, lower: Floats, upper: Floats) -> tuple[Floats, Floats]:
    entries = program.rows.tocoo()
    row, column, value = entries.coords[0], entries.coords[1], entries.data
    kept = value != 0
    row, column, value = row[kept], column[kept], value[kept]
    rising = value > 0
    least = value * np.where(rising, lower[column], upper[column])
    most = value * np.where(rising, upper[column], lower[column])
    from_above = program.row_upper[row] - _activity_of_others(row, least, program.rows.shape[0])
    from_below = program.row_lower[row] - _activity_of_others(row, most, program.rows.shape[0])
    new_upper = np.full_like(upper, np.inf)
    new_lower = np.full_like(lower, -np.inf)
    np.minimum.at(new_upper, column, np.where(rising, from_above, from_below) / value)
    np.maximum.at(new_lower, column, np.where(rising, from_below, from_above) / value)
    return new_lower, new_upper


def _activity_of_others(row: NDArray[np.intp], term: Floats, n_rows: int) -> Floats:
    """Returns each entry's row sum without the entry itself, infinite where another one is."""
    is_infinite = np.isinf(term)
    sign = np.sign(term[is_infinite])[:1]
    finite = np.where(is_infinite, 0.0, term)
    sums = np.bincount(row, weights=finite, minlength=n_rows)
    n_infinite = np.bincount(row, weights=is_infinite, minlength=n_rows)
    others_infinite = n_infinite[row] - is_infinite > 0
    endless = float(sign[0]) * np.inf if sign.size else 0.0
    return np.where(others_infinite, endless, sums[row] - finite)


def _rounded(lower: Floats, upper: Floats, integer: NDArray[np.bool_]) -> tuple[Floats, Floats]:
    """Returns the bounds, those of integers moved inwards to whole numbers."""
    inner_lower = np.ceil(lower - _SLACK * np.maximum(1.0, np.abs(lower)))
    inner_upper = np.floor(upper + _SLACK * np.maximum(1.0, np.abs(upper)))
    kept = ~integer | np.isinf(lower), ~integer | np.isinf(upper)
    return np.where(kept[0], lower, inner_lower), np.where(kept[1], upper, inner_upper)
