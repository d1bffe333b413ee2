"""Whole-number costs for solvers that count in integers, and what rounding to them may hide."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from problems.errors import LimitExceeded
from problems.scaling import to_integers
from problems.status import Status
from problems.structures import Floats, Ints

_PROBED = 64  # as many values tell irrational distances from decimals, which share few digits
_CLOSED_GAP = 1e-6  # relative; the gap below which a rounded proof counts as one
_TINY = 1e-290  # below it the scale itself would overflow


@dataclass(frozen=True, slots=True)
class WholeCosts:
    """Whole numbers near `factor` times the costs; 0 where a cost is infinite.

    `error` is the most by which one number divided by the factor is off its cost: 0 where the
    costs are decimals that the factor clears.
    """

    values: Ints
    factor: float
    error: float

    def lower_bound(self, bound: float, n_terms: int) -> float:
        """A proven bound on a sum of `n_terms` costs, from one on the sum of their whole numbers.

        Each term may be rounded up by at most `error`, so that much is taken off for each.
        """
        return bound / self.factor - n_terms * self.error

    def status(self, claimed: Status, cost: float, bound: float | None) -> Status:
        """The status that a solver's claim on the whole numbers gives on the costs.

        A proof from exact numbers stands. One from rounded numbers says `optimal` only if the bound
        that is left comes within 1e-6 (relative) of the answer's true cost, else `feasible`.
        """
        if claimed is not Status.OPTIMAL or self.error == 0:
            return claimed
        closed = bound is not None and cost - bound <= _CLOSED_GAP * max(1.0, abs(cost))
        return Status.OPTIMAL if closed else Status.FEASIBLE


def to_whole(costs: Floats, largest: int) -> WholeCosts:
    """Returns the costs as whole numbers of at most `largest`, exactly where they can be.

    Shape: any; the values keep it.

    >>> to_whole(np.array([0.5, 1.25]), 1000)
    WholeCosts(values=array([2, 5]), factor=4.0, error=0.0)
    >>> to_whole(np.array([2 ** 0.5, 1.0]), 1000).values.tolist()
    [1000, 707]
    """
    finite = np.isfinite(costs)
    different, places = np.unique(costs[finite], return_inverse=True)
    values = np.zeros(costs.shape, dtype=np.int64)
    try:
        to_integers(different[:_PROBED])
        exact, factor = to_integers(different)
    except LimitExceeded:
        exact, factor = np.array([largest + 1]), 1
    if np.abs(exact).max(initial=0) <= largest:
        values[finite] = exact[places]
        return WholeCosts(values, float(factor), 0.0)
    greatest = float(np.abs(different).max())
    scale = largest / max(greatest, _TINY)
    values[finite] = np.rint(costs[finite] * scale).astype(np.int64)
    return WholeCosts(values, scale, 0.5 / scale + greatest * float(np.finfo(float).eps))
