"""One run of CP-SAT: what every backend that builds a CP-SAT model does with it."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from problems.errors import BackendError
from problems.status import Status
from solvers.live import Live
from solvers.result import Progress, RawResult
from solvers.trail import Trail

if TYPE_CHECKING:
    from ortools.sat.python.cp_model import CpModel, CpSolver

_MOST_WORKERS = 8  # CP-SAT's first full portfolio of strategies; more bring little on small models
_UNBOUNDED = 2.0**62  # CP-SAT's stand-in for no bound at all is of this order


@dataclass(frozen=True, slots=True)
class CpSatRun:
    """How a run ended, or how far it has come.

    `objective` and `bound` are in the model's whole-number objective, None where there is none (no
    solution, no objective, nothing proven), and so are the marks of `trail`. `value(variable)` reads
    the solution when `status` is optimal or feasible.
    """

    status: Status
    objective: float | None
    bound: float | None
    value: Callable[[Any], int]
    trail: Trail

    @property
    def has_solution(self) -> bool:
        """Whether `value` may be called."""
        return self.status in {Status.OPTIMAL, Status.FEASIBLE}


ResultOf = Callable[[CpSatRun], RawResult]


def run(
    model: CpModel,
    *,
    seed: int,
    budget_s: float,
    progress: Progress,
    tune: Callable[[Any], None] | None = None,
    started: float | None = None,
    live: Live | None = None,
    result_of: ResultOf | None = None,
) -> CpSatRun:
    """Returns what CP-SAT makes of a model within `budget_s` seconds.

    `tune` receives the solver's parameters after ours are set, to change what a model needs. The
    trail counts from `started`, of `time.perf_counter`. With `live` and `result_of` others may look at
    the run while it goes on, as the result that `result_of` makes of it.
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
    trail = Trail(time.perf_counter() if started is None else started)
    watcher = _watcher(budget_s, progress, trail, weighed=model.has_objective())
    if model.has_objective():
        solver.best_bound_callback = watcher.on_bound
    if live is not None and result_of is not None:
        told = result_of
        live.offer(lambda: told(watcher.so_far()), solver.stop_search)
    try:
        code = solver.solve(model, watcher)
    finally:
        if live is not None:
            live.withdraw()
    if code == cp_model.MODEL_INVALID:
        raise BackendError(
            f"CP-SAT refuses the model ({model.validate().strip() or 'no reason given'}); "
            "scale its numbers down or choose another solver"
        )
    return _ended(solver, code, trail, weighed=model.has_objective())


def _ended(solver: CpSolver, code: Any, trail: Trail, *, weighed: bool) -> CpSatRun:
    from ortools.sat.python import cp_model

    status = {
        cp_model.OPTIMAL: Status.OPTIMAL,
        cp_model.FEASIBLE: Status.FEASIBLE,
        cp_model.INFEASIBLE: Status.INFEASIBLE,
    }.get(code, Status.UNKNOWN)
    weighed = weighed and status is not Status.INFEASIBLE
    solved = status in {Status.OPTIMAL, Status.FEASIBLE}
    return CpSatRun(
        status=status,
        objective=solver.objective_value if weighed and solved else None,
        bound=_proven(solver.best_objective_bound, solved=solved) if weighed else None,
        value=solver.value,
        trail=trail,
    )


def _watcher(budget_s: float, progress: Progress, trail: Trail, *, weighed: bool) -> Any:
    """A solution callback that reports each improvement, and keeps the latest solution."""
    from ortools.sat.python import cp_model

    started = time.perf_counter()

    class Watcher(cp_model.CpSolverSolutionCallback):
        """Tells how far the clock is and what the best solution is worth."""

        latest: Any = None
        bound: float | None = None

        def on_solution_callback(self) -> None:
            self.latest = self.response_proto
            elapsed_s = time.perf_counter() - started
            fraction = min(1.0, elapsed_s / budget_s) if budget_s > 0 else 1.0
            if weighed:
                trail.note(cost=self.objective_value)
                self.on_bound(self.best_objective_bound)
            progress(
                fraction, f"found {self.objective_value:g}, bound {self.best_objective_bound:g}"
            )

        def on_bound(self, bound: float) -> None:
            """Keeps a bound; CP-SAT reports them from threads of its own."""
            proven = _proven(bound, solved=self.latest is not None)
            if proven is not None:
                self.bound = proven if self.bound is None else max(self.bound, proven)
                trail.note(bound=proven)

        def so_far(self) -> CpSatRun:
            """The run as it stands; `feasible` at best, as it has not ended."""
            latest = self.latest
            return CpSatRun(
                status=Status.UNKNOWN if latest is None else Status.FEASIBLE,
                objective=latest.objective_value if latest is not None and weighed else None,
                bound=self.bound,
                value=_reader(latest),
                trail=trail,
            )

    return Watcher()


def _reader(response: Any) -> Callable[[Any], int]:
    """Reads variables, literals and plain numbers from one solution."""
    values = list(response.solution) if response is not None else []

    def value(term: Any) -> int:
        if isinstance(term, int):
            return term
        index = term.index  # of a negated literal: −1 − the variable's
        return int(values[index]) if index >= 0 else 1 - int(values[-1 - index])

    return value


def _proven(bound: float, *, solved: bool) -> float | None:
    """The bound, or None where CP-SAT has proven none.

    A run that ends before its search begins reports 0 whatever the objective (seen in 9.15), so a
    0 counts only beside a solution.
    """
    if not solved and bound == 0:
        return None
    return bound if abs(bound) < _UNBOUNDED else None
