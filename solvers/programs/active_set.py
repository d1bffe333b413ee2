"""Polishes a nearly optimal point of a convex QP: guess what is tight, solve the equations, repair."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from problems.structures import Floats, Program

MOST_EQUATIONS = 2_500  # a dense least-squares solve of so many takes seconds
_NEAR = 1e-5  # first-order solvers stop at about 1e-9, of which the distance is the root
_ROUNDS = 30
_SLACK = 1e-10


@dataclass(frozen=True, slots=True)
class _Dense:
    """The program's matrices, dense."""

    quadratic: Floats
    rows: Floats


@dataclass(frozen=True, slots=True)
class _Tight:
    """Which variables and rows stand at which side: −1 lower, 0 neither, +1 upper."""

    columns: NDArray[np.int8]
    rows: NDArray[np.int8]


def polish(program: Program, start: Floats) -> Floats | None:
    """Returns a feasible point that solves the optimality conditions, None where none is found.

    The conditions of the guessed tight set are linear (Karush, Kuhn, Tucker). What the solution
    breaks is made tight, what is tight against its multiplier's sign is let go, and so on.

    Source: Nocedal, Wright: Numerical Optimization (2006), section 16.5.
    """
    assert program.quadratic is not None
    dense = _Dense(program.quadratic.toarray(), program.rows.toarray())
    tight = _Tight(
        columns=_sides(start, program.lower, program.upper),
        rows=_sides(dense.rows @ start, program.row_lower, program.row_upper),
    )
    for _ in range(_ROUNDS):
        if np.count_nonzero(tight.columns == 0) + np.count_nonzero(tight.rows) > MOST_EQUATIONS:
            return None
        values, multipliers = _solve(program, dense, tight)
        repaired = _repair(program, dense, tight, values, multipliers)
        if repaired is None:
            return np.clip(values, program.lower, program.upper)
        tight = repaired
    return None


def _sides(values: Floats, lower: Floats, upper: Floats) -> NDArray[np.int8]:
    at_lower = values - lower <= _NEAR * np.maximum(1.0, np.abs(values))
    at_upper = upper - values <= _NEAR * np.maximum(1.0, np.abs(values))
    return np.where(at_lower, -1, np.where(at_upper, 1, 0)).astype(np.int8)


def _solve(program: Program, dense: _Dense, tight: _Tight) -> tuple[Floats, Floats]:
    """Returns the point and each row's multiplier where the tight set holds with equality."""
    quadratic, rows = dense.quadratic, dense.rows
    free, used = tight.columns == 0, tight.rows != 0
    values = np.where(tight.columns < 0, program.lower, program.upper)
    values[free] = 0.0
    sides = np.where(tight.rows < 0, program.row_lower, program.row_upper)[used]
    n_free, n_used = int(free.sum()), int(used.sum())
    system = np.zeros((n_free + n_used, n_free + n_used))
    system[:n_free, :n_free] = quadratic[np.ix_(free, free)]
    system[n_free:, :n_free] = rows[np.ix_(used, free)]
    system[:n_free, n_free:] = -system[n_free:, :n_free].T
    right = np.concatenate(
        [-(program.linear + quadratic @ values)[free], sides - rows[used] @ values]
    )
    solved = np.linalg.lstsq(system, right, rcond=None)[0]
    values[free] = solved[:n_free]
    multipliers = np.zeros(rows.shape[0])
    multipliers[used] = solved[n_free:]
    return values, multipliers


def _repair(
    program: Program,
    dense: _Dense,
    tight: _Tight,
    values: Floats,
    multipliers: Floats,
) -> _Tight | None:
    """Returns a better guess, None where the point is feasible and every multiplier has its sign."""
    quadratic, rows = dense.quadratic, dense.rows
    columns, used = tight.columns.copy(), tight.rows.copy()
    activity = rows @ values
    broken = _broken(values, program.lower, program.upper)
    broken_rows = _broken(activity, program.row_lower, program.row_upper)
    if broken.any() or broken_rows.any():
        columns[broken != 0] = broken[broken != 0]
        used[(broken_rows != 0) & (used == 0)] = broken_rows[(broken_rows != 0) & (used == 0)]
        changed = not (np.array_equal(columns, tight.columns) and np.array_equal(used, tight.rows))
        return _Tight(columns, used) if changed else _Tight(tight.columns, np.zeros_like(used))
    reduced = program.linear + quadratic @ values - rows.T @ multipliers
    scale = max(1e-12, float(np.abs(program.linear).max()), float(np.abs(quadratic).max()))
    # at a lower side the cost must rise with the variable, at an upper side fall
    wrong = np.where(program.lower < program.upper, columns * reduced, 0.0)
    wrong_rows = np.where(program.row_lower < program.row_upper, used * multipliers, 0.0)
    if max(wrong.max(initial=0.0), wrong_rows.max(initial=0.0)) <= _SLACK * scale:
        return None
    columns[wrong > _SLACK * scale] = 0
    used[wrong_rows > _SLACK * scale] = 0
    return _Tight(columns, used)


def _broken(values: Floats, lower: Floats, upper: Floats) -> NDArray[np.int8]:
    slack = _SLACK * np.maximum(1.0, np.abs(values))
    return np.where(values < lower - slack, -1, np.where(values > upper + slack, 1, 0)).astype(
        np.int8
    )
