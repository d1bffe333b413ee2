"""One run of CP-SAT: what every backend that builds a CP-SAT model does with it."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from problems.errors import BackendError
from problems.status import Status
from solvers.result import Progress

if TYPE_CHECKING:
    from ortools.sat.python.cp_model import CpModel, CpSolver

_MOST_WORKERS = 8  # CP-SAT's first full portfolio of strategies; more bring little on small models
_UNBOUNDED = 2.0**62  # CP-SAT's stand-in for no bound at all is of this order


@dataclass(frozen=True, slots=True)
class CpSatRun:
    """How a run ended.

    `objective` and `bound` are in the model's whole-number objective, None where there is none (no
    solution, no objective, nothing proven). `solver.value(variable)` reads the solution when
    `status` is optimal or feasible.
    """

    status: Status
    objective: float | None
    bound: float | None
    solver: CpSolver

    @property
    def has_solution(self) -> bool:
        """Whether `solver.value` may be read."""
        return self.status in {Status.OPTIMAL, Status.FEASIBLE}


def run(
    model: CpModel,
    *,
    seed: int,
    budget_s: float,
    progress: Progress,
    tune: Callable[[Any], None] | None = None,
) -> CpSatRun:
    """Returns what CP-SAT makes of a model within `budget_s` seconds.

    `tune` receives the solver's parameters after ours are set, to change what a model needs.
    Workers: all cores, at most 8; with more than one, which of several equal optima comes back can
    differ between runs.

    Raises:
        BackendError: CP-SAT refuses the model, for instance because a sum overflows 64 bits.
    """
    from ortools.sat.python import cp_model

    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = max(budget_s, 0.0)
    solver.parameters.random_seed = seed % 2**31
    solver.parameters.num_workers = min(os.cpu_count() or 1, _MOST_WORKERS)
    solver.parameters.log_search_progress = False
    if tune is not None:
        tune(solver.parameters)
    code = solver.solve(model, _watcher(budget_s, progress))
    if code == cp_model.MODEL_INVALID:
        raise BackendError(
            f"CP-SAT refuses the model ({model.validate().strip() or 'no reason given'}); "
            "scale its numbers down or choose another solver"
        )
    status = {
        cp_model.OPTIMAL: Status.OPTIMAL,
        cp_model.FEASIBLE: Status.FEASIBLE,
        cp_model.INFEASIBLE: Status.INFEASIBLE,
    }.get(code, Status.UNKNOWN)
    weighed = model.has_objective() and status is not Status.INFEASIBLE
    solved = status in {Status.OPTIMAL, Status.FEASIBLE}
    return CpSatRun(
        status=status,
        objective=solver.objective_value if weighed and solved else None,
        bound=_proven(solver.best_objective_bound, solved=solved) if weighed else None,
        solver=solver,
    )


def _watcher(budget_s: float, progress: Progress) -> Any:
    """A solution callback that reports each improvement."""
    from ortools.sat.python import cp_model

    started = time.perf_counter()

    class Watcher(cp_model.CpSolverSolutionCallback):
        """Tells how far the clock is and what the best solution is worth."""

        def on_solution_callback(self) -> None:
            elapsed_s = time.perf_counter() - started
            fraction = min(1.0, elapsed_s / budget_s) if budget_s > 0 else 1.0
            progress(
                fraction, f"found {self.objective_value:g}, bound {self.best_objective_bound:g}"
            )

    return Watcher()


def _proven(bound: float, *, solved: bool) -> float | None:
    """The bound, or None where CP-SAT has proven none.

    A run that ends before its search begins reports 0 whatever the objective (seen in 9.15), so a
    0 counts only beside a solution.
    """
    if not solved and bound == 0:
        return None
    return bound if abs(bound) < _UNBOUNDED else None
