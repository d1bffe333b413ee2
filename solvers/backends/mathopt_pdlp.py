"""PDLP and HiGHS through MathOpt: convex quadratic programs of continuous variables."""

from __future__ import annotations

import time

from problems.structures import Program
from solvers.backend import Backend
from solvers.programs.convex_qp import solve_convex
from solvers.programs.convexity import MOST_COUPLED, coupled_columns, squares
from solvers.result import Model, Progress, RawResult, Request


def _accepts(model: Model) -> str | None:
    assert isinstance(model, Program)
    n_coupled = coupled_columns(model).size
    if not n_coupled:
        return "the objective has no products; 'mathopt_highs' is for linear ones"
    if model.integer.any():
        return "there are whole variables; 'mathopt_pdlp' takes continuous ones, use 'mathopt_scip'"
    if n_coupled > MOST_COUPLED:
        return f"{n_coupled} variables are multiplied; 'mathopt_pdlp' takes {MOST_COUPLED}"
    if squares(model) is None:
        return "the objective is not convex; use 'mathopt_scip'"
    return None


def _solve(request: Request, *, seed: int, budget_s: float, progress: Progress) -> RawResult:
    """Minimises a convex quadratic program; see `solve_convex` for what proves the optimum."""
    program = request.model
    assert isinstance(program, Program)
    started = time.perf_counter()
    progress(0.1, "descending")
    return solve_convex(program, seed=seed, budget_s=budget_s).result(started)


BACKEND = Backend(
    name="mathopt_pdlp",
    kind="exact",
    models=("Program",),
    description="PDLP with an exact polish: convex quadratic programs, proven optimal",
    modules=("ortools.math_opt.python.mathopt",),
    licence="Apache-2.0",
    rank=0,  # 31 assets in 0.1 s, where SCIP has a gap of 50 % after 20 s
    accepts=_accepts,
    solve=_solve,
)
