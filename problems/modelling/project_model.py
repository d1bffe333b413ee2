"""The time-indexed binary model of a project: which task starts in which mode at which time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np

from problems.errors import EncodingError, LimitExceeded
from problems.modelling.project_windows import heads, horizon, least_makespan, tails
from problems.structures import Ints, Project, Timetable

if TYPE_CHECKING:
    import dimod

    from problems.problem import Sample

_MOST_TASKS = 2_000
_MOST_BINARIES = 20_000
_MOST_PAIRS = 1_000_000  # each is a constraint: 4.5 s and 0.75 GB for so many


@dataclass(frozen=True, slots=True)
class Choice:
    """One binary: a task in a mode from a time on. `label` names it."""

    label: str
    task: int
    mode: int
    start: int
    end: int


def choices(project: Project, names: tuple[str, ...]) -> tuple[Choice, ...]:
    """Returns the binaries, those that some best schedule may set.

    Raises:
        LimitExceeded: more than 2,000 tasks or 20,000 binaries.
    """
    if len(project.tasks) > _MOST_TASKS:
        raise LimitExceeded(
            f"there are {len(project.tasks):,} tasks; the binary model takes {_MOST_TASKS:,}; "
            "solve it as a schedule instead"
        )
    soonest, remainders = heads(project), tails(project)
    over = horizon(project)
    found: list[Choice] = []
    for at, task in enumerate(project.tasks):
        last = over - remainders[at]
        if task.deadline is not None:
            last = min(last, task.deadline)
        for number, mode in enumerate(task.modes):
            way = f" by way {number + 1}" if len(task.modes) > 1 else ""
            if len(found) + last - mode.duration - soonest[at] > _MOST_BINARIES:
                raise LimitExceeded(
                    f"the tasks could start at more than {_MOST_BINARIES:,} times in all, the most "
                    "that the binary model takes; use a coarser time unit or solve it as a schedule"
                )
            found += [
                Choice(f"{names[at]}{way} at {time}", at, number, time, time + mode.duration)
                for time in range(soonest[at], last - mode.duration + 1)
            ]
    return tuple(found)


def project_cqm(
    project: Project, names: tuple[str, ...], unit: float
) -> dimod.ConstrainedQuadraticModel:
    """Returns the model whose energy is `unit` times the project's cost.

    Rows: each task once; two starts that clash by precedence, machine or set-up are not both; use
    of a resource at each time within its capacity. A makespan adds monotone binaries "not done
    before t". Source: Pritsker, Watters, Wolfe: Multiproject scheduling with limited resources,
    Management Science 16 (1969), for the time index.

    Raises:
        LimitExceeded: the model would be too large.
        EncodingError: a set-up is longer than one by way of another task, which pairs cannot say.
    """
    import dimod

    found = choices(project, names)
    _refuse_detours(project)
    cqm = dimod.ConstrainedQuadraticModel()
    cqm.add_variables("BINARY", [each.label for each in found])
    by_task: list[list[Choice]] = [[] for _ in project.tasks]
    for each in found:
        by_task[each.task].append(each)
    for name, own in zip(names, by_task, strict=True):
        terms = [(each.label, 1) for each in own]
        if not own:  # no start keeps its deadline, so there is no schedule
            cqm.add_variable("BINARY", f"{name} never")
            terms = [(f"{name} never", 2)]
        cqm.add_constraint_from_iterable(terms, "==", rhs=1, label=f"{name} once")
    for first, second in _clashes(project, by_task):
        cqm.add_constraint_from_iterable(
            [(first, 1), (second, 1)], "<=", rhs=1, label=f"not both {first} and {second}"
        )
    for label, terms, capacity in _uses(project, found):
        cqm.add_constraint_from_iterable(terms, "<=", rhs=capacity, label=label)
    _add_objective(cqm, project, found, unit)
    return cqm


def timetable_of(project: Project, names: tuple[str, ...], sample: Sample) -> Timetable:
    """Returns the earliest start that a sample gives each task, and its mode; the release if none."""
    starts = [task.release for task in project.tasks]
    modes = [0] * len(project.tasks)
    for each in reversed(choices(project, names)):
        if round(sample[each.label]):
            starts[each.task], modes[each.task] = each.start, each.mode
    return Timetable(np.array(starts, dtype=np.int64), np.array(modes, dtype=np.int64))


def _refuse_detours(project: Project) -> None:
    shortest = np.array([min(mode.duration for mode in task.modes) for task in project.tasks])
    for matrix in project.setups.values():
        for middle in range(len(shortest)):
            around = matrix[:, [middle]] + shortest[middle] + matrix[[middle], :]
            around[middle, :] = around[:, middle] = np.iinfo(np.int64).max
            np.fill_diagonal(around, np.iinfo(np.int64).max)
            if (around < matrix).any():
                raise EncodingError(
                    "a set-up takes longer than one by way of another task, which pairs of starts "
                    "cannot say; solve it as a schedule instead"
                )


def _clashes(project: Project, by_task: list[list[Choice]]) -> Iterator[tuple[str, str]]:
    """The pairs of binaries of two tasks of which at most one can be 1."""
    lags = {(before, after): lag for before, after, lag in project.precedences}
    n_pairs = 0
    for a, b in combinations(range(len(project.tasks)), 2):
        first, second = by_task[a], by_task[b]
        starts, ends = _times(first), _times(second)
        clash = np.zeros((len(first), len(second)), dtype=bool)
        if (a, b) in lags:
            clash |= ends[0][None, :] < starts[1][:, None] + lags[a, b]
        if (b, a) in lags:
            clash |= starts[0][:, None] < ends[1][None, :] + lags[b, a]
        shared, gap_ab, gap_ba = _shared(project, first, second)
        behind = ends[0][None, :] >= starts[1][:, None] + gap_ab
        ahead = starts[0][:, None] >= ends[1][None, :] + gap_ba
        clash |= shared & ~behind & ~ahead
        pairs = np.argwhere(clash).tolist()
        n_pairs += len(pairs)
        if n_pairs > _MOST_PAIRS:
            raise LimitExceeded(
                f"more than {_MOST_PAIRS:,} pairs of starts exclude one another, the most that the "
                "binary model takes; use a coarser time unit or solve it as a schedule instead"
            )
        yield from ((first[i].label, second[j].label) for i, j in pairs)


def _times(own: list[Choice]) -> tuple[Ints, Ints]:
    return (
        np.array([each.start for each in own], dtype=np.int64),
        np.array([each.end for each in own], dtype=np.int64),
    )


def _shared(
    project: Project, first: list[Choice], second: list[Choice]
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Whether two choices need one machine, and the gaps that set-ups ask for, either way round."""
    shape = (len(first), len(second))
    shared = np.zeros(shape, dtype=bool)
    gaps = np.zeros(shape, dtype=np.int64), np.zeros(shape, dtype=np.int64)
    machines = {at for at, capacity in enumerate(project.capacities) if capacity == 1}
    for machine in machines:
        one, other = (
            np.array([_uses_it(project, each, machine) for each in own], dtype=bool)
            for own in (first, second)
        )
        both = one[:, None] & other[None, :]
        shared |= both
        if machine in project.setups and first and second:
            matrix = project.setups[machine]
            a, b = first[0].task, second[0].task
            np.maximum(gaps[0], np.where(both, matrix[a, b], 0), out=gaps[0])
            np.maximum(gaps[1], np.where(both, matrix[b, a], 0), out=gaps[1])
    return shared, *gaps


def _uses_it(project: Project, choice: Choice, machine: int) -> bool:
    mode = project.tasks[choice.task].modes[choice.mode]
    is_held = mode.duration > 0 or machine in project.setups
    return is_held and any(used == machine and amount for used, amount in mode.demands)


def _uses(
    project: Project, found: tuple[Choice, ...]
) -> Iterator[tuple[str, list[tuple[str, int]], int]]:
    """The rows of the resources that are no machines: what is used at a time, where it can be too much."""
    for resource, capacity in enumerate(project.capacities):
        if capacity == 1:
            continue
        held = [
            (each, amount)
            for each in found
            for used, amount in project.tasks[each.task].modes[each.mode].demands
            if used == resource and amount
        ]
        for time in sorted({each.start for each, _ in held}):
            now = [(each, amount) for each, amount in held if each.start <= time < each.end]
            most: dict[int, int] = {}
            for each, amount in now:
                most[each.task] = max(most.get(each.task, 0), amount)
            if sum(most.values()) > capacity:
                terms = [(each.label, amount) for each, amount in now]
                yield f"resource {resource} at {time}", terms, capacity


def _add_objective(
    cqm: dimod.ConstrainedQuadraticModel,
    project: Project,
    found: tuple[Choice, ...],
    unit: float,
) -> None:
    import dimod

    biases = {each.label: unit * _late(project, each) for each in found}
    if not project.makespan_cost:
        cqm.set_objective(dimod.BinaryQuadraticModel(biases, {}, 0.0, dimod.BINARY))
        return
    least = least_makespan(project)
    latest = max((each.end + project.tasks[each.task].tail for each in found), default=least)
    late = {time: f"not done before {time}" for time in range(least + 1, latest + 1)}
    step = unit * project.makespan_cost
    biases |= dict.fromkeys(late.values(), step)
    cqm.add_variables("BINARY", list(late.values()))
    cqm.set_objective(dimod.BinaryQuadraticModel(biases, {}, step * least, dimod.BINARY))
    for time in range(least + 1, latest):
        terms = [(late[time + 1], 1), (late[time], -1)]
        label = f"{late[time + 1]} nor {time}"
        cqm.add_constraint_from_iterable(terms, "<=", rhs=0, label=label)
    for each in found:
        over = each.end + project.tasks[each.task].tail
        if over > least:
            terms = [(each.label, 1), (late[over], -1)]
            cqm.add_constraint_from_iterable(terms, "<=", rhs=0, label=f"{each.label} ends late")


def _late(project: Project, choice: Choice) -> int:
    task = project.tasks[choice.task]
    return task.tardiness_cost * max(0, choice.end - task.due)
