"""Continuous convex quadratic programs: PDLP finds, an active set polishes, a linear program proves."""

from __future__ import annotations

import time
from dataclasses import replace

import numpy as np

from problems.status import Status
from problems.structures import Floats, Program
from solvers.programs.active_set import polish
from solvers.programs.convexity import Squares, diagonalised, objective_scale, squares
from solvers.programs.mathopt_run import MathOptRun, cost, run, without_objective

_GAP = 1e-6  # relative to the cost: the gap at which a bound and a cost count as one number
_NOTHING = 1e-9  # relative to the largest coefficient of the objective
_PDLP_TOLERANCE = 1e-9


def solve_convex(program: Program, *, seed: int, budget_s: float) -> MathOptRun:
    """Returns the least cost, proven by the Frank-Wolfe bound.

    A convex f lies above its tangent: f(x) ≥ f(v) + ∇f(v)·(x − v) for every feasible x, whose least
    value is a linear program. `optimal` is said where f(v) meets that bound within 1e-6.

    Source: Jaggi, Revisiting Frank-Wolfe, ICML 2013, section 2 (the duality gap).

    Raises:
        ValueError: the objective is not convex.
    """
    parts = squares(program)
    if parts is None:
        raise ValueError("the objective is not convex")
    deadline = time.monotonic() + budget_s

    def left_s() -> float:
        return max(0.01, deadline - time.monotonic())

    feasible = run(without_objective(program), "HIGHS", seed=seed, budget_s=left_s())
    if feasible.values is None:
        return feasible
    if _falls_for_ever(program, parts, seed=seed, budget_s=left_s()):
        return MathOptRun(Status.UNBOUNDED, None, None)
    near = _by_pdlp(program, parts, seed=seed, budget_s=left_s())
    start = feasible.values if near is None else near
    exact = polish(program, start)
    values = start if exact is None else exact
    bound = _tangent_bound(program, values, seed=seed, budget_s=left_s())
    worth = cost(program, values)
    is_proven = bound is not None and worth - bound <= max(
        _GAP * abs(worth), _NOTHING * objective_scale(program)
    )
    return MathOptRun(Status.OPTIMAL if is_proven else Status.FEASIBLE, values, bound)


def _falls_for_ever(program: Program, parts: Squares, *, seed: int, budget_s: float) -> bool:
    """Returns whether a feasible direction without curvature lowers the cost, itself a linear program."""
    from scipy.sparse import csr_array, vstack

    if np.isfinite(program.lower).all() and np.isfinite(program.upper).all():
        return False
    flat = np.zeros((parts.weights.size, len(program.names)))
    flat[:, parts.columns] = parts.directions
    zeros = np.zeros(parts.weights.size)
    direction = replace(
        without_objective(program),
        linear=program.linear / objective_scale(program),
        lower=np.where(np.isfinite(program.lower), 0.0, -1.0),
        upper=np.where(np.isfinite(program.upper), 0.0, 1.0),
        rows=csr_array(vstack([program.rows, csr_array(flat)])),
        row_lower=np.concatenate([np.where(np.isfinite(program.row_lower), 0.0, -np.inf), zeros]),
        row_upper=np.concatenate([np.where(np.isfinite(program.row_upper), 0.0, np.inf), zeros]),
    )
    steepest = run(direction, "HIGHS", seed=seed, budget_s=budget_s)
    return (
        steepest.bound is not None and steepest.status is Status.OPTIMAL and steepest.bound < -_GAP
    )


def _by_pdlp(program: Program, parts: Squares, *, seed: int, budget_s: float) -> Floats | None:
    """Returns PDLP's point, None where it found none in time; it takes diagonal objectives only."""
    from ortools.pdlp import solvers_pb2

    n = len(program.names)
    diagonal = diagonalised(program, parts, scale=objective_scale(program))
    tuning = solvers_pb2.PrimalDualHybridGradientParams()
    criteria = tuning.termination_criteria.simple_optimality_criteria
    criteria.eps_optimal_absolute = criteria.eps_optimal_relative = _PDLP_TOLERANCE
    found = run(diagonal, "PDLP", seed=seed, budget_s=budget_s, tuning={"pdlp": tuning})
    return None if found.values is None else np.clip(found.values[:n], program.lower, program.upper)


def _tangent_bound(program: Program, values: Floats, *, seed: int, budget_s: float) -> float | None:
    assert program.quadratic is not None
    slope = program.linear + program.quadratic @ values
    slope[np.abs(slope) <= _NOTHING * objective_scale(program)] = (
        0.0  # else rounding falls for ever
    )
    tangent = replace(program, linear=slope, quadratic=None, constant=0.0)
    least = run(tangent, "HIGHS", seed=seed, budget_s=budget_s)
    if least.bound is None:
        return None
    return cost(program, values) + least.bound - float(slope @ values)
