"""One row of small whole numbers, which dynamic programming over its sum solves."""

from __future__ import annotations

import numpy as np

from problems.errors import LimitExceeded
from problems.instance.features import Proof
from problems.scaling import to_integers
from problems.structures import Floats, Program

# Cells of the table: some tenths of a second in arrays, and the limit this project set for it.
MOST_CELLS = 1e8
_TWO_PILES = 2
_SOURCE = "Bellman 1957; Martello and Toth, Knapsack Problems (1990), chapter 2"


def small_knapsack(program: Program) -> Proof | None:
    """Returns why a program of one row is solved by dynamic programming, None where that is not so.

    The variables are whole and bounded, the goal linear, the row's coefficients whole in some unit and
    its right side so small that the table of items by sums is. That is pseudo-polynomial: it grows
    with the numbers and not with their digits.
    """
    if program.rows.shape[0] != 1 or not program.integer.all():
        return None
    if program.quadratic is not None and program.quadratic.count_nonzero():
        return None
    spread = program.upper - program.lower
    weights = program.rows.toarray()[0]
    if not np.isfinite(spread[weights != 0]).all() or (spread < 0).any():
        return None
    steps = steps_in_one(weights)
    if steps is None:
        return None
    room = _room(program, weights, spread) * steps
    copies = float(np.ceil(np.log2(spread[weights != 0] + 1)).sum())
    cells = copies * room
    if not 0 <= cells <= MOST_CELLS:
        return None
    return Proof(
        name="small knapsack",
        kind="pseudo-polynomial",
        scope="instance",
        words=f"its only constraint is a row of whole numbers, so dynamic programming over its sum solves "
        f"it with a table of {cells:.3g} cells (pseudo-polynomial: it grows with the numbers)",
        source=_SOURCE,
    )


def small_partition(numbers: Floats, n_piles: int) -> Proof | None:
    """Returns why numbers are divided into two piles by dynamic programming, None where they are not."""
    steps = steps_in_one(numbers)
    if n_piles != _TWO_PILES or steps is None:
        return None
    cells = numbers.size * float(numbers.sum()) * steps / 2
    if cells > MOST_CELLS:
        return None
    return Proof(
        name="small partition",
        kind="pseudo-polynomial",
        scope="instance",
        words=f"the sums that one of two piles can have fill a table of {cells:.3g} cells, which dynamic "
        "programming walks (pseudo-polynomial: it grows with the numbers)",
        source="Garey and Johnson, Computers and Intractability (1979), section 4.2",
    )


def steps_in_one(values: Floats) -> float | None:
    """Returns how many steps of the values' common unit there are in 1; None where they have none.

    >>> steps_in_one(np.array([0.5, 1.5])), steps_in_one(np.array([10.0, 15.0]))
    (2.0, 0.2)
    """
    used = np.abs(values[values != 0])
    try:
        whole, factor = to_integers(used.tolist())
    except LimitExceeded:
        return None
    return factor / int(np.gcd.reduce(whole)) if used.size else None


def _room(program: Program, weights: Floats, spread: Floats) -> float:
    """How far the row's sum can go before it is too much: the sums that the table must tell apart."""
    used = weights != 0
    nearest = np.where(weights > 0, program.lower, program.upper)
    least = float((weights * nearest)[used].sum())
    most = least + float((np.abs(weights) * spread)[used].sum())
    above = min(float(program.row_upper[0]), most) - least
    below = most - max(float(program.row_lower[0]), least)
    return max(0.0, min(above, below))
