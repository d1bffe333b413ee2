"""Formula programs: good points by sequential quadratic programming, proof by interval branching."""

from __future__ import annotations

import time

import numpy as np

from problems.status import Status
from problems.structures import FormulaProgram, Values
from solvers.backend import Backend
from solvers.nonlinear.branching import branch
from solvers.nonlinear.elimination import eliminated
from solvers.nonlinear.local_search import best_point
from solvers.nonlinear.shaving import shaved
from solvers.result import Model, Progress, RawResult, Request
from solvers.trail import Trail

_UNBOUNDED = -1e12  # a cost below it is no answer to anything that was asked
_MOST_AMOUNTS = 200
_SEARCHED = 0.3  # share of the time for good points; the rest is for the proof


def _accepts(model: Model) -> str | None:
    assert isinstance(model, FormulaProgram)
    if len(model.names) > _MOST_AMOUNTS:
        return f"the program has {len(model.names)} amounts; 'box_branching' takes {_MOST_AMOUNTS} at most"
    return None


def _solve(request: Request, *, seed: int, budget_s: float, progress: Progress) -> RawResult:
    """Minimises a formula program; `optimal` only where no box is left that could be better."""
    program = request.model
    assert isinstance(program, FormulaProgram)
    started = time.perf_counter()
    progress(0.1, "searching from many starts")
    reduced = eliminated(program)
    rng = np.random.default_rng(seed)
    point, cost = best_point(reduced.program, rng, started + _SEARCHED * budget_s)
    trail = Trail(started)
    if point is not None:
        trail.note(cost=cost)
    progress(0.4, "branching over boxes")
    bounded = shaved(reduced.program, cost)
    found = branch(bounded, point, cost, started + 0.95 * budget_s, trail)
    seconds = time.perf_counter() - started
    bound = found.bound if np.isfinite(found.bound) else None
    if found.point is None:
        status = (
            Status.INFEASIBLE if found.is_complete and found.bound == np.inf else Status.UNKNOWN
        )
        return RawResult(status=status, answers=(), bound=bound, seconds=seconds)
    if found.cost < _UNBOUNDED:
        return RawResult(status=Status.UNKNOWN, answers=(), bound=bound, seconds=seconds)
    answer = Values(reduced.restored(found.point))
    proven = found.is_complete and found.bound >= found.cost - 1e-6 * max(1.0, abs(found.cost))
    return RawResult(
        status=Status.OPTIMAL if proven else Status.FEASIBLE,
        answers=(answer,),
        bound=min(found.bound, found.cost),
        seconds=seconds,
        trail=trail.marks(),
    )


BACKEND = Backend(
    name="box_branching",
    kind="exact",
    models=("FormulaProgram",),
    description="formulas over few amounts, proven by interval branching; good points for more",
    modules=("scipy.optimize",),
    licence="BSD-3-Clause",
    rank=0,  # the only one for formulas
    accepts=_accepts,
    solve=_solve,
)
