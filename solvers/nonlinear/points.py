"""A formula program at points: cost, how far limits are broken, and slopes."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from problems.expressions.enclosure import enclose
from problems.expressions.tree import Formula
from problems.expressions.values import evaluate
from problems.structures import Floats, FormulaProgram

SLACK = 1e-7  # a tenth of what the problem's own check lets pass

_ENDLESS = -1e300  # what falls below every float


@dataclass(frozen=True, slots=True)
class Points:
    """The program's cost and limits, over arrays of points. Shape of points: (d, n)."""

    program: FormulaProgram

    def values(self, formula: Formula, points: Floats) -> Floats:
        """Returns a formula's value at each point."""
        named = dict(zip(self.program.names, points, strict=True))
        found = evaluate(formula, named)
        return np.broadcast_to(found, points.shape[1:]).copy()

    def costs(self, points: Floats) -> Floats:
        """Returns the cost at each point, infinite where it is infeasible or has none."""
        cost = self.values(self.program.objective, points)
        cost = np.where(cost == -np.inf, _ENDLESS, cost)
        fine = np.isfinite(cost)
        fine &= np.all(points >= self.program.lower[:, None] - 1e-9, axis=0)
        fine &= np.all(points <= self.program.upper[:, None] + 1e-9, axis=0)
        rows = zip(self.program.rows, self.program.row_lower, self.program.row_upper, strict=True)
        for row, low, high in rows:
            value = self.values(row, points)
            fine &= value >= low - SLACK
            fine &= value <= high + SLACK
        return np.where(fine, cost, np.inf)

    def slope(self, formula: Formula, point: Floats) -> Floats:
        """Returns the gradient at one point, zero where it has none."""
        column = point[:, np.newaxis]
        slopes = enclose(formula, self.program.names, column, column).slopes
        middle = (slopes.low[:, 0] + slopes.high[:, 0]) / 2
        return np.nan_to_num(middle, nan=0.0, posinf=1e12, neginf=-1e12)
