"""CP-SAT on job shops: intervals that do not overlap, with proven bounds."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

from problems.structures import Scheduling, Starts
from solvers.backend import Backend
from solvers.cp_sat_run import CpSatRun, run
from solvers.result import Model, Progress, RawResult, Request

if TYPE_CHECKING:
    from ortools.sat.python.cp_model import CpModel, IntVar

_MOST_OPERATIONS = 20_000
_LATEST = 2**50  # time units that a schedule may span; CP-SAT's sums stay within 64 bits


def _accepts(model: Model) -> str | None:
    assert isinstance(model, Scheduling)
    n_operations = sum(len(job) for job in model.jobs)
    if n_operations > _MOST_OPERATIONS:
        return (
            f"the schedule has {n_operations:,} operations; "
            f"'cp_sat_scheduling' takes {_MOST_OPERATIONS:,}"
        )
    span = _horizon(model)
    if span > _LATEST:
        return f"the schedule may span {span:.2e} time units; 'cp_sat_scheduling' takes 2**50"
    return None


def _solve(request: Request, *, seed: int, budget_s: float, progress: Progress) -> RawResult:
    """Minimises the makespan; proven optimal unless time runs out."""
    scheduling = request.model
    assert isinstance(scheduling, Scheduling)
    started = time.perf_counter()
    model, starts = _model(scheduling)
    if isinstance(request.hint, Starts):
        for variables, known in zip(starts, request.hint.starts, strict=True):
            for variable, start in zip(variables, known, strict=True):
                model.add_hint(variable, start)

    def result_of(ended: CpSatRun) -> RawResult:
        answers: tuple[Starts, ...] = ()
        if ended.has_solution:
            answers = (Starts(tuple(tuple(ended.value(each) for each in job) for job in starts)),)
        seconds = time.perf_counter() - started
        return RawResult(ended.status, answers, ended.bound, seconds, trail=ended.trail.marks())

    return result_of(
        run(
            model,
            seed=seed,
            budget_s=budget_s - (time.perf_counter() - started),
            progress=progress,
            tune=_tune,
            started=started,
            live=request.live,
            result_of=result_of,
        )
    )


def _horizon(scheduling: Scheduling) -> int:
    """A makespan that always suffices: one operation after the other."""
    return sum(operation.duration for job in scheduling.jobs for operation in job)


def _model(scheduling: Scheduling) -> tuple[CpModel, list[list[IntVar]]]:
    """The model, and the start of each operation. Operations of no length occupy no machine."""
    from ortools.sat.python import cp_model

    model = cp_model.CpModel()
    horizon = _horizon(scheduling)
    makespan = model.new_int_var(0, horizon, "makespan")
    busy: list[list[cp_model.IntervalVar]] = [[] for _ in range(scheduling.n_machines)]
    starts: list[list[IntVar]] = []
    for job in scheduling.jobs:
        row: list[IntVar] = []
        ready: Any = 0
        for operation in job:
            start = model.new_int_var(0, horizon, "")
            model.add(start >= ready)
            ready = start + operation.duration
            if operation.duration:
                busy[operation.machine].append(
                    model.new_fixed_size_interval_var(start, operation.duration, "")
                )
            row.append(start)
        model.add(makespan >= ready)
        starts.append(row)
    for intervals in busy:
        model.add_no_overlap(intervals)
    model.minimize(makespan)
    return model, starts


def _tune(parameters: Any) -> None:
    """Without a linear relaxation, which finds nothing in disjunctions and costs nearly all the time.

    Measured on two cores to the proof, one worker without it against two with it: ft10 1.8 s and
    61 s, abz5 0.8 s and 27 s (three seeds; two workers without it are no faster).
    """
    parameters.linearization_level = 0
    parameters.num_workers = 1


BACKEND = Backend(
    name="cp_sat_scheduling",
    kind="exact",
    models=("Scheduling",),
    description="CP-SAT with intervals: proves job shops of some hundred operations",
    modules=("ortools.sat.python.cp_model",),
    licence="Apache-2.0",
    rank=0,  # the only exact one for schedules: ft06 proven in 0.04 s
    accepts=_accepts,
    solve=_solve,
    is_live=True,
)
