"""The time-indexed binary model of a job shop: which operation starts at which time."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations, pairwise
from typing import TYPE_CHECKING

import numpy as np

from problems.errors import LimitExceeded
from problems.modelling.dispatching import greedy, makespan
from problems.structures import Scheduling

if TYPE_CHECKING:
    import dimod

_MOST_OPERATIONS = 2_000
_MOST_BINARIES = 20_000
_MOST_PAIRS = 1_000_000  # each is a constraint: 4.5 s and 0.75 GB for so many


@dataclass(frozen=True, slots=True)
class _Step:
    """One operation of one job, and when it may start."""

    job: str
    at: int
    machine: int
    duration: int
    window: range

    def labels(self) -> list[str]:
        """The names of its binaries, one a start."""
        return [start_label(self.job, self.at, time) for time in self.window]


Windows = tuple[tuple[range, ...], ...]


def start_label(job: str, at: int, time: int) -> str:
    """Returns the name of the binary that says: this operation, counted from 0, starts then."""
    return f"{job} step {at + 1} at {time}"


@lru_cache(maxsize=8)
def windows(scheduling: Scheduling) -> Windows:
    """Returns when each operation may start in a schedule as short as a greedy one.

    What its job needs before it opens the window, what it needs from then on closes it.

    Raises:
        LimitExceeded: more than 2,000 operations.
    """
    n_operations = sum(len(job) for job in scheduling.jobs)
    if n_operations > _MOST_OPERATIONS:
        raise LimitExceeded(
            f"the job shop has {n_operations:,} operations; its binary model takes at most "
            f"{_MOST_OPERATIONS:,}; solve it as a schedule instead"
        )
    horizon = makespan(scheduling, greedy(scheduling))
    found = []
    for job in scheduling.jobs:
        ends = np.cumsum([each.duration for each in job]).tolist()
        spare = horizon - ends[-1]
        heads = [0, *ends[:-1]]
        found.append(tuple(range(head, head + spare + 1) for head in heads))
    return tuple(found)


def schedule_cqm(
    scheduling: Scheduling, names: tuple[str, ...], unit: float
) -> dimod.ConstrainedQuadraticModel:
    """Returns the model whose energy is `unit` times the makespan, without slack variables.

    Besides the starts it has monotone binaries "not done before t" for each time t after a lower
    bound; energy: that bound and one more for each of them that is 1.
    Source: Venturelli, Marchand, Rojo: Job shop scheduling solver based on quantum annealing
    (2015), with a makespan in place of its decision version.

    Raises:
        LimitExceeded: more than 20,000 starts or 1,000,000 pairs of starts that exclude another.
    """
    import dimod

    steps = [
        _Step(name, at, operation.machine, operation.duration, window)
        for name, job, row in zip(names, scheduling.jobs, windows(scheduling), strict=True)
        for at, (operation, window) in enumerate(zip(job, row, strict=True))
    ]
    n_starts = sum(len(step.window) for step in steps)
    if n_starts > _MOST_BINARIES:
        raise LimitExceeded(
            f"the operations could start at {n_starts:,} times in all; the binary model takes at "
            f"most {_MOST_BINARIES:,}; use a coarser time unit or solve it as a schedule instead"
        )
    cqm = dimod.ConstrainedQuadraticModel()
    cqm.add_variables("BINARY", [label for step in steps for label in step.labels()])
    for step in steps:
        choices = [(label, 1) for label in step.labels()]
        cqm.add_constraint_from_iterable(
            choices, "==", rhs=1, label=f"{step.job} step {step.at + 1} once"
        )
    for first, second in _excluded(steps):
        cqm.add_constraint_from_iterable(
            [(first, 1), (second, 1)], "<=", rhs=1, label=f"not both {first} and {second}"
        )
    last = list({step.job: step for step in steps}.values())  # the later step of a job wins
    _add_makespan(cqm, last, _lower_bound(scheduling, steps, last), unit)
    return cqm


def _excluded(steps: list[_Step]) -> list[tuple[str, str]]:
    """The pairs of starts that cannot both be: out of a job's order, or at once on a machine."""
    orders = [(a, b) for a, b in pairwise(steps) if b.at == a.at + 1]
    sharing = [
        (a, b)
        for a, b in combinations([step for step in steps if step.duration], 2)
        if a.machine == b.machine and a.job != b.job
    ]
    pairs: list[tuple[str, str]] = []
    for number, (first, second) in enumerate([*orders, *sharing]):
        starts, others = np.array(first.window)[:, None], np.array(second.window)[None, :]
        clash = others < starts + first.duration
        if number >= len(orders):  # sharing a machine, either may come first
            clash &= starts < others + second.duration
        clashing = np.argwhere(clash)
        if len(pairs) + len(clashing) > _MOST_PAIRS:
            raise LimitExceeded(
                f"more than {_MOST_PAIRS:,} pairs of starts exclude one another, the most that the "
                "binary model takes; use a coarser time unit or solve it as a schedule instead"
            )
        labels, other_labels = first.labels(), second.labels()
        pairs += [(labels[i], other_labels[j]) for i, j in clashing.tolist()]
    return pairs


def _lower_bound(scheduling: Scheduling, steps: list[_Step], last: list[_Step]) -> int:
    """A makespan that no schedule beats: the longest job, or a machine with its way in and out.

    The way in to a machine is the least that precedes one of its operations, the way out the least
    that follows one.
    """
    horizon = max(step.window[-1] + step.duration for step in last)
    longest_job = max(step.window[0] + step.duration for step in last)
    loads = [longest_job]
    for machine in range(scheduling.n_machines):
        own = [step for step in steps if step.machine == machine and step.duration]
        if own:
            way_in = min(step.window[0] for step in own)
            way_out = min(horizon - step.window[-1] - step.duration for step in own)
            loads.append(way_in + sum(step.duration for step in own) + way_out)
    return max(loads)


def _add_makespan(
    cqm: dimod.ConstrainedQuadraticModel, last: list[_Step], least: int, unit: float
) -> None:
    """The objective: `least` and one for each "not done before t" that a last operation forces."""
    import dimod

    horizon = max(step.window[-1] + step.duration for step in last)
    late = {time: f"not done before {time}" for time in range(least + 1, horizon + 1)}
    biases = {last[0].labels()[0]: 0.0}  # dimod drops the offset of a model without variables
    biases |= dict.fromkeys(late.values(), unit)
    objective = dimod.BinaryQuadraticModel(biases, {}, unit * least, dimod.BINARY)
    cqm.add_variables("BINARY", list(late.values()))
    cqm.set_objective(objective)
    for time in range(least + 1, horizon):
        cqm.add_constraint_from_iterable(
            [(late[time + 1], 1), (late[time], -1)],
            "<=",
            rhs=0,
            label=f"{late[time + 1]} nor {time}",
        )
    for step in last:
        for time, label in zip(step.window, step.labels(), strict=True):
            if time + step.duration > least:
                cqm.add_constraint_from_iterable(
                    [(label, 1), (late[time + step.duration], -1)],
                    "<=",
                    rhs=0,
                    label=f"{label} ends late",
                )
