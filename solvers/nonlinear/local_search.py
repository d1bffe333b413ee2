"""Good points of a formula program: sequential quadratic programming from many starts."""

from __future__ import annotations

import itertools
import time
import warnings
from dataclasses import replace
from typing import Any

import numpy as np

from problems.structures import Floats, FormulaProgram
from solvers.nonlinear.points import Points

_STARTS = 24
_FAR = 1e12  # a cost below its negative counts as endless
_MOST_ROUNDINGS = 6  # amounts whose roundings are all tried: 2⁶ points


def best_point(
    program: FormulaProgram, rng: np.random.Generator, stop_at: float
) -> tuple[Floats | None, float]:
    """Returns the best feasible point found and its cost; None where none was found by `stop_at`."""
    points = Points(program)
    best: Floats | None = None
    cost = np.inf
    seen: list[Floats] = []
    for start in _starts(program, rng):
        if time.perf_counter() > stop_at:
            break
        for found in _wholes(program, _descended(program, start)):
            worth = float(points.costs(found[:, np.newaxis])[0])
            if np.isfinite(worth):
                seen.append(found)
            if worth < cost:
                best, cost = found, worth
    far = np.concatenate([_far_away(program, each) for each in (best, *seen)], axis=1)
    costs = points.costs(far)
    if far.shape[1] and costs.min() < min(cost, -_FAR):
        return far[:, int(costs.argmin())], float(costs.min())
    return best, cost


def _far_away(program: FormulaProgram, point: Floats | None) -> Floats:
    """Points far along every endless amount: a cost that falls with it has no least value."""
    columns = []
    for at in range(len(program.names)) if point is not None else ():
        assert point is not None
        for bound, far in ((program.upper[at], _FAR), (program.lower[at], -_FAR)):
            if not np.isfinite(bound):
                column = point.copy()
                column[at] = 10 * far
                columns.append(column)
    return np.array(columns).T if columns else np.empty((len(program.names), 0))


def _starts(program: FormulaProgram, rng: np.random.Generator) -> list[Floats]:
    """Points of every order of magnitude that the bounds allow, the middle first."""
    low, high = program.lower, program.upper
    near = np.where(np.isfinite(low), low, np.where(np.isfinite(high), np.minimum(high, 0) - 1, -1))
    far = np.where(np.isfinite(high), high, np.maximum(near, 0) + 1)
    starts = [(near + far) / 2]
    for _ in range(_STARTS):
        if np.all(np.isfinite(low) & np.isfinite(high)) and rng.random() < 0.5:
            starts.append(low + rng.random(len(low)) * (high - low))
            continue
        size = 10 ** rng.uniform(-1, 4)
        around = size * (0.2 + rng.random(len(low)))
        around = np.where(np.isfinite(low), low + around, rng.choice([-1, 1], len(low)) * around)
        starts.append(np.clip(around, low, high))
    return starts


def _descended(program: FormulaProgram, start: Floats) -> Floats:
    """The point where sequential quadratic programming ends, scaled by the start."""
    from scipy.optimize import Bounds, minimize

    points = Points(program)
    scale = np.maximum(np.abs(start), 1e-3)
    worth = abs(float(points.values(program.objective, start[:, None])[0]))
    size = worth if np.isfinite(worth) and worth > 0 else 1.0

    def cost(at: Floats) -> float:
        value = float(points.values(program.objective, (at * scale)[:, None])[0])
        return value / size if np.isfinite(value) else 1e12

    def slope(at: Floats) -> Floats:
        return points.slope(program.objective, at * scale) * scale / size

    with warnings.catch_warnings(), np.errstate(all="ignore"):
        warnings.simplefilter("ignore")  # scipy warns of steps that it clips to the bounds
        found: Any = minimize(  # type: ignore[call-overload]  # stubs know no mixed constraints
            cost,
            start / scale,
            jac=slope,
            bounds=Bounds(program.lower / scale, program.upper / scale),
            constraints=_limits(points, scale),
            method="SLSQP",
            options={"maxiter": 200, "ftol": 1e-14},
        )
    end: Floats = np.nan_to_num(found.x) * scale
    return np.clip(end, program.lower, program.upper)


def _limits(points: Points, scale: Floats) -> list[dict[str, Any]]:
    """The rows as scipy takes them, each side by itself, in scaled amounts."""
    limits: list[dict[str, Any]] = []
    program = points.program
    rows = zip(program.rows, program.row_lower, program.row_upper, strict=True)
    for row, low, high in rows:
        sides = [("eq", 1.0, low)] if low == high else []
        sides += [("ineq", 1.0, low)] if low != high and np.isfinite(low) else []
        sides += [("ineq", -1.0, high)] if low != high and np.isfinite(high) else []
        for kind, sign, side in sides:
            span = max(1.0, abs(side))

            def gap(at, row=row, sign=sign, side=side, span=span):  # type: ignore[no-untyped-def]
                value = float(points.values(row, (at * scale)[:, None])[0])
                return sign * (value - side) / span if np.isfinite(value) else -1e6

            def gap_slope(at, row=row, sign=sign, span=span):  # type: ignore[no-untyped-def]
                return sign * points.slope(row, at * scale) * scale / span

            limits.append({"type": kind, "fun": gap, "jac": gap_slope})
    return limits


def _wholes(program: FormulaProgram, point: Floats) -> list[Floats]:
    """The points around one whose whole amounts are whole, the others settled again."""
    whole = np.flatnonzero(program.integer)
    if not len(whole):
        return [point]
    if len(whole) > _MOST_ROUNDINGS:
        choices = [[float(np.rint(point[at]))] for at in whole]
    else:
        choices = [sorted({float(np.floor(point[at])), float(np.ceil(point[at]))}) for at in whole]
    found = []
    for chosen in itertools.product(*choices):
        rounded = point.copy()
        rounded[whole] = chosen
        if len(whole) < len(point):
            low, high = program.lower.copy(), program.upper.copy()
            low[whole], high[whole] = chosen, chosen
            fixed = replace(program, lower=low, upper=high, integer=np.zeros_like(program.integer))
            rounded = _descended(fixed, rounded)
            rounded[whole] = chosen
        found.append(rounded)
    return found
