"""From what a backend returns to an outcome: every answer is scored again from the problem itself."""

from __future__ import annotations

import math
from typing import Any

from problems.problem import Check, Problem, Solution
from problems.status import Status
from solvers.result import RawResult
from tools.forms import Form
from tools.outcome import Outcome, Provenance, badness, earned_status, relative_gap
from tools.trail import Milestone, later, told


def rescore(
    problem: Problem[Any],
    form: Form,
    raw: RawResult,
    provenance: Provenance,
    *,
    began_s: float = 0.0,
) -> Outcome:
    """Returns the best of the raw answers by the problem's own check, with the honest status.

    The trail counts from `began_s` seconds before the backend's start.

    A bound or a proof counts only where the form is exact, and `optimal` only where the objective
    recomputed from the problem meets the bound.
    """
    judged = [_judge(problem, form.solution_of(answer)) for answer in raw.answers]
    solution, check, repairs = min(
        judged, key=lambda each: badness(each[1], problem.sense), default=(None, None, ())
    )
    bound = _bound(form, raw.bound)
    objective = check.objective if check is not None else None
    reached = objective if check is not None and check.feasible else None
    trail = told(
        raw.trail,
        form.objective_of,
        is_exact=form.is_exact,
        end=Milestone(seconds=provenance.seconds, objective=reached, bound=bound),
        sense=problem.sense,
    )
    return Outcome(
        status=_status(raw.status, form, check, bound),
        sense=problem.sense,
        solution=solution,
        check=check,
        objective=objective,
        bound=bound,
        gap=relative_gap(objective, bound) if check is not None and check.feasible else None,
        evidence=raw.evidence,
        provenance=provenance.model_copy(update={"repairs": repairs}),
        trail=later(trail, began_s),
    )


def _judge(problem: Problem[Any], solution: Solution) -> tuple[Solution, Check, tuple[str, ...]]:
    check = problem.check(solution)
    if check.feasible:
        return solution, check, ()
    mended, repairs = problem.repair(solution)
    return (mended, problem.check(mended), repairs) if repairs else (solution, check, ())


def _bound(form: Form, bound: float | None) -> float | None:
    if not form.is_exact or bound is None or not math.isfinite(bound):
        return None
    return form.objective_of(bound)


def _status(claimed: Status, form: Form, check: Check | None, bound: float | None) -> Status:
    if claimed in {Status.INFEASIBLE, Status.UNBOUNDED}:
        return claimed if form.is_exact else Status.UNKNOWN
    return earned_status(check, bound)
