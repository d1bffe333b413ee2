"""OR-Tools' MathOpt on a Program: the translation, the statuses, and what they prove."""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Literal

import numpy as np

from problems.errors import BackendError
from problems.status import Status
from problems.structures import Floats, Program, Values
from solvers.programs.mathopt_trail import from_callbacks, from_log
from solvers.result import RawResult
from solvers.trail import Mark, Trail

if TYPE_CHECKING:
    from ortools.math_opt import model_pb2

Solver = Literal["HIGHS", "GSCIP", "PDLP", "CP_SAT"]

_GAP = 1e-9  # relative and absolute: a proof at 1e-6 of the objective should not hang on the solver
_NO_BOUND = 1e19  # SCIP's infinity is 1e20, and comes back as a finite bound
_SHORTEST_S = 0.01


@dataclass(frozen=True, slots=True)
class MathOptRun:
    """One run: at best `values` (n,), `bound`, a proven least cost, and how both came closer.

    The marks of `trail` count from `began`, of `time.perf_counter`.
    """

    status: Status
    values: Floats | None
    bound: float | None
    trail: tuple[Mark, ...] = ()
    began: float = 0.0

    def result(self, started: float) -> RawResult:
        """Returns the run as a backend's result; `started` is of `time.perf_counter`."""
        answers = () if self.values is None else (Values(self.values),)
        marks = tuple(
            replace(mark, seconds=mark.seconds + self.began - started) for mark in self.trail
        )
        seconds = time.perf_counter() - started
        return RawResult(self.status, answers, self.bound, seconds, trail=marks)


def cost(program: Program, values: Floats) -> float:
    """Returns what the program minimises, at these values."""
    curved = (
        0.0 if program.quadratic is None else 0.5 * float(values @ (program.quadratic @ values))
    )
    return curved + float(program.linear @ values) + program.constant


def without_objective(program: Program) -> Program:
    """Returns the program that asks for any feasible point."""
    return replace(program, linear=np.zeros_like(program.linear), quadratic=None, constant=0.0)


def run(
    program: Program,
    solver: Solver,
    *,
    seed: int,
    budget_s: float,
    hint: Floats | None = None,
    tuning: dict[str, object] | None = None,
) -> MathOptRun:
    """Returns what the solver found and proved within the budget.

    `tuning` are further fields of MathOpt's SolveParameters.

    Raises:
        BackendError: the solver broke down.
    """
    if np.any(program.lower > program.upper) or np.any(program.row_lower > program.row_upper):
        return MathOptRun(Status.INFEASIBLE, None, None)  # MathOpt refuses crossed bounds
    from ortools.math_opt.python import mathopt

    deadline = time.monotonic() + budget_s
    model = mathopt.Model.from_model_proto(to_proto(program))
    variables = list(model.variables())
    parameters = mathopt.SolveParameters(
        time_limit=timedelta(seconds=max(budget_s, _SHORTEST_S)),
        **(tuning or {}),
    )
    if solver != "PDLP":  # which is deterministic, and has its own tolerances
        parameters.random_seed = seed
        parameters.relative_gap_tolerance = parameters.absolute_gap_tolerance = _GAP
    extra = mathopt.ModelSolveParameters()
    if hint is not None:
        pairs = dict(zip(variables, hint.tolist(), strict=True))
        extra.solution_hints.append(mathopt.SolutionHint(variable_values=pairs))
    kind = mathopt.SolverType[solver]
    began = time.perf_counter()
    trail = Trail(began)
    listening: dict[str, Any] = {}
    if program.integer.any():
        listening = {"msg_cb": from_log(solver, trail), **from_callbacks(solver, trail)}
    try:
        found = mathopt.solve(model, kind, params=parameters, model_params=extra, **listening)
    except (AttributeError, ValueError, mathopt.InternalMathOptError) as error:
        # ortools 9.15 turns a solver's refusal into an AttributeError while wrapping it
        raise BackendError(f"MathOpt's {solver} failed: {error.__context__ or error}") from error
    values = (
        np.array(found.variable_values(variables)) if found.has_primal_feasible_solution() else None
    )
    status = _status(found, solver)
    if status is None:
        left = max(_SHORTEST_S, deadline - time.monotonic())
        return _resolved(program, solver, seed=seed, budget_s=left)
    bound = found.termination.objective_bounds.dual_bound
    has_bound = (
        status in {Status.OPTIMAL, Status.FEASIBLE, Status.UNKNOWN} and abs(bound) < _NO_BOUND
    )
    if status is Status.OPTIMAL and not has_bound:
        return MathOptRun(Status.UNKNOWN, None, None)  # SCIP calls −1e20 optimal
    return MathOptRun(
        status,
        None if status is Status.UNBOUNDED else values,
        bound if has_bound else None,
        trail.marks(),
        began,
    )


def to_proto(program: Program) -> model_pb2.ModelProto:
    """Returns MathOpt's own form, filled a whole column at a time."""
    from ortools.math_opt import model_pb2

    model = model_pb2.ModelProto()
    n, m = len(program.names), program.rows.shape[0]
    model.variables.ids.extend(range(n))
    model.variables.lower_bounds.extend(program.lower.tolist())
    model.variables.upper_bounds.extend(program.upper.tolist())
    model.variables.integers.extend(program.integer.tolist())
    model.objective.offset = program.constant
    used = np.flatnonzero(program.linear)
    model.objective.linear_coefficients.ids.extend(used.tolist())
    model.objective.linear_coefficients.values.extend(program.linear[used].tolist())
    model.linear_constraints.ids.extend(range(m))
    model.linear_constraints.lower_bounds.extend(program.row_lower.tolist())
    model.linear_constraints.upper_bounds.extend(program.row_upper.tolist())
    _fill(model.linear_constraint_matrix, program.rows)
    if program.quadratic is not None:
        from scipy.sparse import diags_array, triu

        halved = program.quadratic - diags_array(0.5 * program.quadratic.diagonal())
        _fill(model.objective.quadratic_coefficients, triu(halved))
    return model


def _fill(target: Any, matrix: Any) -> None:  # protobuf and scipy, both untyped here
    ordered = matrix.tocsr()
    ordered.sort_indices()
    entries = ordered.tocoo()
    kept = entries.data != 0
    target.row_ids.extend(entries.coords[0][kept].tolist())
    target.column_ids.extend(entries.coords[1][kept].tolist())
    target.coefficients.extend(entries.data[kept].tolist())


def _status(found: Any, solver: Solver) -> Status | None:
    """Returns the status that a termination stands for; None where it leaves two open."""
    from ortools.math_opt.python.mathopt import FeasibilityStatus, TerminationReason

    reason = found.termination.reason
    match reason:
        case TerminationReason.OPTIMAL:
            return Status.OPTIMAL
        case TerminationReason.INFEASIBLE:
            return Status.INFEASIBLE
        case TerminationReason.UNBOUNDED:
            known = found.termination.problem_status.primal_status is FeasibilityStatus.FEASIBLE
            return Status.UNBOUNDED if known else None
        case TerminationReason.INFEASIBLE_OR_UNBOUNDED:
            return None
        case TerminationReason.FEASIBLE | TerminationReason.IMPRECISE:
            return Status.FEASIBLE if found.has_primal_feasible_solution() else Status.UNKNOWN
        case TerminationReason.NO_SOLUTION_FOUND:
            return Status.UNKNOWN
        case _:
            raise BackendError(
                f"MathOpt's {solver} ended with {reason.name}: {found.termination.detail}"
            )


def _resolved(program: Program, solver: Solver, *, seed: int, budget_s: float) -> MathOptRun:
    """Tells infeasible from unbounded: a program that is one of the two is unbounded if feasible.

    Source: Meyer, On the existence of optimal solutions to integer and mixed-integer programming
    problems, Mathematical Programming 7 (1974): with rational data this holds for integers too.
    """
    feasible = run(without_objective(program), solver, seed=seed, budget_s=budget_s)
    if feasible.status in {Status.OPTIMAL, Status.FEASIBLE}:
        return MathOptRun(Status.UNBOUNDED, None, None)
    return MathOptRun(feasible.status, None, None)
