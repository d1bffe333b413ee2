"""How far each row lies from the bulk, by estimates that outliers do not move.

Source: Maronna, Zamar: Robust estimates of location and dispersion for high-dimensional datasets,
Technometrics 44 (2002): the orthogonalised Gnanadesikan–Kettenring estimate, here one step of it with
medians and median absolute deviations.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from problems.structures import Floats

_CONSISTENT = 1.4826  # makes the median absolute deviation that of a normal distribution
_NOTHING = 1e-9  # of the largest scale: a direction in which the rows do not differ


@dataclass(frozen=True, slots=True)
class Robust:
    """Where the bulk of rows is and how it spreads.

    Shape: `centre` (p,), `directions` (p, q) with q of the p directions in which rows differ.
    (row − centre) @ directions has median 0 and scale 1 in each.
    """

    centre: Floats
    directions: Floats


def robust(rows: Floats) -> Robust:
    """Returns the estimate for rows of p columns. Shape: `rows` (n, p).

    >>> estimate = robust(np.array([[0.0], [1.0], [2.0], [3.0], [100.0]]))
    >>> estimate.centre.tolist()
    [2.0]
    """
    scales = _scale(rows)
    is_used = scales > _NOTHING * scales.max(initial=0.0)
    if not is_used.any():
        return Robust(np.median(rows, axis=0), np.zeros((rows.shape[1], 0)))
    scaled = rows[:, is_used] / scales[is_used]
    p = scaled.shape[1]
    correlation = np.eye(p)
    for first in range(p):
        others = scaled[:, :first]
        plus, minus = scaled[:, [first]] + others, scaled[:, [first]] - others
        both = (_scale(plus) ** 2 - _scale(minus) ** 2) / 4
        correlation[first, :first] = correlation[:first, first] = both
    axes = np.linalg.eigh(correlation)[1]
    along = scaled @ axes
    spreads = _scale(along)
    kept = spreads > _NOTHING * spreads.max()
    directions = np.zeros((rows.shape[1], int(kept.sum())))
    directions[is_used] = axes[:, kept] / spreads[kept] / scales[is_used][:, None]
    centre = np.median(rows, axis=0)
    centre[is_used] = scales[is_used] * (axes @ np.median(along, axis=0))
    return Robust(centre, directions)


def whitened(rows: Floats) -> Floats:
    """Returns the rows with centre 0 and scale 1 in directions that are not correlated. Shape: (n, q)."""
    estimate = robust(rows)
    white: Floats = (rows - estimate.centre) @ estimate.directions
    return white


def _scale(columns: Floats) -> Floats:
    """The median absolute deviation; where half of the values are equal, the standard deviation."""
    if not columns.shape[1]:
        return np.zeros(0)
    middle = np.median(columns, axis=0)
    deviation = _CONSISTENT * np.median(np.abs(columns - middle), axis=0)
    spread = columns.std(axis=0)
    scales: Floats = np.where(deviation > _NOTHING * spread, deviation, spread)
    return scales
