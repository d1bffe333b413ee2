"""HiGHS through MathOpt: linear programs, and linear programs with integers."""

from __future__ import annotations

import time

from problems.structures import Program
from solvers.backend import Backend
from solvers.programs.integer_rounding import with_whole_integers
from solvers.programs.mathopt_run import run
from solvers.result import Model, Progress, RawResult, Request


def _accepts(model: Model) -> str | None:
    assert isinstance(model, Program)
    if model.quadratic is not None and model.quadratic.count_nonzero():
        return "the objective has products; 'mathopt_highs' takes linear ones, as its QP is not wired up"
    return None


def _solve(request: Request, *, seed: int, budget_s: float, progress: Progress) -> RawResult:
    """Minimises a linear program by simplex, and branch and cut where there are integers."""
    program = request.model
    assert isinstance(program, Program)
    started = time.perf_counter()
    progress(0.1, "branching" if program.integer.any() else "pivoting")
    found = run(program, "HIGHS", seed=seed, budget_s=budget_s)
    return with_whole_integers(program, found, seed=seed, budget_s=budget_s).result(started)


BACKEND = Backend(
    name="mathopt_highs",
    kind="exact",
    models=("Program",),
    description="HiGHS: linear programs, with integers or without, proven optimal",
    modules=("ortools.math_opt.python.mathopt",),
    licence="MIT",
    rank=0,  # the fastest open solver of linear and integer programs in Mittelmann's benchmarks
    accepts=_accepts,
    solve=_solve,
)
