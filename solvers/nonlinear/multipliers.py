"""What the limits cost at a point: the multipliers of Karush, Kuhn and Tucker, and the Lagrangian."""

from __future__ import annotations

import numpy as np

from problems.expressions.tree import Apply, Constant, Formula
from problems.structures import Floats, FormulaProgram
from solvers.nonlinear.points import Points

_NEAR = 1e-5


def lagrangian(program: FormulaProgram, point: Floats) -> Formula | None:
    """Returns cost + Σ multiplier·(how far a row is past its side), never above the cost if feasible.

    The multipliers are those that flatten it at the point; None where no row is active there.
    """
    from scipy.optimize import lsq_linear

    points = Points(program)
    column = point[:, np.newaxis]
    active: list[Formula] = []
    lowest: list[float] = []
    for row, low, high in zip(program.rows, program.row_lower, program.row_upper, strict=True):
        value = float(points.values(row, column)[0])
        near = _NEAR * max(1.0, abs(value))
        if np.isfinite(high) and abs(value - high) <= near:
            active.append(Apply("-", (row, Constant(float(high)))))
            lowest.append(-np.inf if low == high else 0.0)
        elif np.isfinite(low) and abs(value - low) <= near:
            active.append(Apply("-", (Constant(float(low)), row)))
            lowest.append(0.0)
    if not active:
        return None
    inside = (point > program.lower + 1e-7) & (point < program.upper - 1e-7)
    if not inside.any():
        return None
    slopes = np.array([points.slope(formula, point)[inside] for formula in active]).T
    target = -points.slope(program.objective, point)[inside]
    size = np.maximum(np.abs(slopes).max(axis=0), 1e-12)
    found = lsq_linear(slopes / size, target, bounds=(lowest, np.full(len(lowest), np.inf)))
    total = program.objective
    for formula, multiplier in zip(active, (found.x / size).tolist(), strict=True):
        if multiplier:
            total = Apply("+", (total, Apply("*", (Constant(multiplier), formula))))
    return total if total is not program.objective else None
