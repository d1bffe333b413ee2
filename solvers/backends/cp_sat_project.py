"""CP-SAT on projects: tasks in modes on shared resources, with set-ups, lags and tardiness."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from problems.structures import Project, Task, Timetable
from solvers.backend import Backend
from solvers.cp_sat_run import CpSatRun, run
from solvers.result import Model, Progress, RawResult, Request

if TYPE_CHECKING:
    from ortools.sat.python.cp_model import CpModel, IntervalVar, IntVar

_MOST_TASKS = 20_000
_PORTFOLIO = 8  # workers: the fewest with CP-SAT's neighbourhood searches beside those that prove
_MOST_SETUP_PAIRS = 250_000  # each is an arc with a literal of its own
_LATEST = 2**50  # time units that a schedule may span; CP-SAT's sums stay within 64 bits


def _accepts(model: Model) -> str | None:
    assert isinstance(model, Project)
    if len(model.tasks) > _MOST_TASKS:
        return f"the project has {len(model.tasks):,} tasks; 'cp_sat_project' takes {_MOST_TASKS:,}"
    pairs = sum(len(_users(model, machine)) ** 2 for machine in model.setups)
    if pairs > _MOST_SETUP_PAIRS:
        return f"the set-ups are of {pairs:,} pairs; 'cp_sat_project' takes {_MOST_SETUP_PAIRS:,}"
    costs = sum(task.tardiness_cost for task in model.tasks) + model.makespan_cost
    span = _horizon(model) * max(1, costs)
    if span > _LATEST:
        return f"the schedule may cost {span:.2e} whole units; 'cp_sat_project' takes 2**50"
    return None


def _solve(request: Request, *, seed: int, budget_s: float, progress: Progress) -> RawResult:
    """Minimises makespan and tardiness; proven optimal unless time runs out."""
    project = request.model
    assert isinstance(project, Project)
    started = time.perf_counter()
    model, tasks = _model(project)
    if isinstance(request.hint, Timetable):
        _hint(model, tasks, request.hint)

    def result_of(ended: CpSatRun) -> RawResult:
        answers = (_timetable(ended, tasks),) if ended.has_solution else ()
        seconds = time.perf_counter() - started
        return RawResult(ended.status, answers, ended.bound, seconds, trail=ended.trail.marks())

    return result_of(
        run(
            model,
            seed=seed,
            budget_s=budget_s - (time.perf_counter() - started),
            progress=progress,
            tune=_tune(project),
            started=started,
            live=request.live,
            result_of=result_of,
        )
    )


def _timetable(ended: CpSatRun, tasks: list[_Planned]) -> Timetable:
    value = ended.value
    starts = np.array([value(each.start) for each in tasks], dtype=np.int64)
    modes = [next(at for at, taken in enumerate(each.taken) if value(taken)) for each in tasks]
    return Timetable(starts, np.array(modes, dtype=np.int64))


@dataclass(frozen=True, slots=True)
class _Planned:
    """The variables of a task: its start and end, and for each mode whether it is taken."""

    start: IntVar
    end: Any
    taken: tuple[Any, ...]
    intervals: tuple[IntervalVar, ...]


def _horizon(project: Project) -> int:
    """A time by which a best schedule that keeps its deadlines is over: one task after the other."""
    longest = sum(max(mode.duration for mode in task.modes) for task in project.tasks)
    waiting = max((task.release for task in project.tasks), default=0)
    lags = sum(max(lag, 0) for _, _, lag in project.precedences)
    setups = sum(int(matrix.max(axis=0, initial=0).sum()) for matrix in project.setups.values())
    tails = max((task.tail for task in project.tasks), default=0)
    return waiting + longest + lags + setups + tails


def _model(project: Project) -> tuple[CpModel, list[_Planned]]:
    from ortools.sat.python import cp_model

    model = cp_model.CpModel()
    horizon = _horizon(project)
    tasks = [_planned(model, task, horizon) for task in project.tasks]
    for before, after, lag in project.precedences:
        model.add(tasks[after].start >= tasks[before].end + lag)
    for resource, capacity in enumerate(project.capacities):
        _add_resource(model, project, tasks, resource, capacity)
    for machine, matrix in project.setups.items():
        _add_setups(model, project, tasks, machine, matrix)
    cost = _late_cost(model, project, tasks, horizon)
    if project.makespan_cost:
        makespan = model.new_int_var(0, horizon, "makespan")
        for task, planned in zip(project.tasks, tasks, strict=True):
            model.add(makespan >= planned.end + task.tail)
        cost += project.makespan_cost * makespan
    model.minimize(cost)
    return model, tasks


def _planned(model: CpModel, task: Task, horizon: int) -> _Planned:
    start = model.new_int_var(task.release, horizon, "")
    last = horizon if task.deadline is None else min(horizon, task.deadline)
    if len(task.modes) == 1:
        duration = task.modes[0].duration
        interval = model.new_fixed_size_interval_var(start, duration, "")
        model.add(start + duration <= last)
        return _Planned(start, start + duration, (True,), (interval,))
    end = model.new_int_var(0, last, "")
    taken = tuple(model.new_bool_var("") for _ in task.modes)
    model.add_exactly_one(taken)
    intervals = tuple(
        model.new_optional_fixed_size_interval_var(start, mode.duration, chosen, "")
        for mode, chosen in zip(task.modes, taken, strict=True)
    )
    for mode, chosen in zip(task.modes, taken, strict=True):
        model.add(end == start + mode.duration).only_enforce_if(chosen)
    return _Planned(start, end, taken, intervals)


def _add_resource(
    model: CpModel, project: Project, tasks: list[_Planned], resource: int, capacity: int
) -> None:
    """What holds a resource at once stays within its capacity; no time at all holds nothing."""
    held = [
        (planned.intervals[at], amount)
        for task, planned in zip(project.tasks, tasks, strict=True)
        for at, mode in enumerate(task.modes)
        for used, amount in mode.demands
        if used == resource and mode.duration and amount
    ]
    if capacity == 1 and all(amount == 1 for _, amount in held):
        model.add_no_overlap([interval for interval, _ in held])
    elif held:
        intervals, amounts = zip(*held, strict=True)
        model.add_cumulative(intervals, amounts, capacity)


def _users(project: Project, machine: int) -> list[tuple[int, int]]:
    """The tasks that may use a machine, each with the mode in which it does."""
    return [
        (at, number)
        for at, task in enumerate(project.tasks)
        for number, mode in enumerate(task.modes)
        if any(used == machine for used, _ in mode.demands)
    ]


def _add_setups(
    model: CpModel, project: Project, tasks: list[_Planned], machine: int, matrix: Any
) -> None:
    """The tasks on the machine in one row, as a circuit through a place before the first."""
    users = _users(project, machine)
    arcs: list[tuple[int, int, Any]] = []
    for node, (at, mode) in enumerate(users, start=1):
        taken = tasks[at].taken[mode]
        arcs += [(0, node, model.new_bool_var("")), (node, 0, model.new_bool_var(""))]
        if taken is not True:
            arcs.append((node, node, ~taken))
        for other, (next_at, _) in enumerate(users, start=1):
            if other != node:
                follows = model.new_bool_var("")
                arcs.append((node, other, follows))
                gap = int(matrix[at, next_at])
                model.add(tasks[next_at].start >= tasks[at].end + gap).only_enforce_if(follows)
    if users:
        arcs.append((0, 0, model.new_bool_var("")))  # a machine that is not used
        model.add_circuit(arcs)


def _late_cost(model: CpModel, project: Project, tasks: list[_Planned], horizon: int) -> Any:
    cost: Any = 0
    for task, planned in zip(project.tasks, tasks, strict=True):
        if task.tardiness_cost:
            late = model.new_int_var(0, max(horizon, horizon - task.due), "")
            model.add(late >= planned.end - task.due)
            cost += task.tardiness_cost * late
    return cost


def _hint(model: CpModel, tasks: list[_Planned], known: Timetable) -> None:
    for planned, start, mode in zip(
        tasks, known.starts.tolist(), known.modes.tolist(), strict=True
    ):
        model.add_hint(planned.start, start)
        if len(planned.taken) > 1:
            for at, taken in enumerate(planned.taken):
                model.add_hint(taken, at == mode)


def _tune(project: Project) -> Any:
    """Plain disjunctions of a makespan are solved without a relaxation: see `cp_sat_scheduling`.

    Elsewhere a full portfolio is better even where it shares two cores: after 6 s, two seeds each, two
    workers against eight on 40 jobs with set-ups and tardiness cost 45,585 and 20,823 against 17,425 and
    13,960, and on 120 activities 108 and 77 with bounds 68 and 62 against 108 and 76 with 99 and 72. What
    is proven at once takes the same time.
    """
    plain = not project.setups and not any(task.tardiness_cost for task in project.tasks)
    single = all(len(task.modes) == 1 for task in project.tasks)
    if not (plain and single and all(capacity == 1 for capacity in project.capacities)):
        return _widely

    def tune(parameters: Any) -> None:
        parameters.linearization_level = 0
        parameters.num_workers = 1

    return tune


def _widely(parameters: Any) -> None:
    parameters.num_workers = _PORTFOLIO


BACKEND = Backend(
    name="cp_sat_project",
    kind="exact",
    models=("Project",),
    description="CP-SAT with optional intervals: proves projects and machine schedules of some tens",
    modules=("ortools.sat.python.cp_model",),
    licence="Apache-2.0",
    rank=0,  # the only exact one for projects
    accepts=_accepts,
    solve=_solve,
    is_live=True,
)
