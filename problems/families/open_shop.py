"""Open shop: when each job is on each machine, in any order, so that all is finished soonest."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar, Literal, Self

from pydantic import Field, model_validator

from problems.figure import GanttBar, GanttFigure
from problems.modelling.balanced_durations import balanced_durations
from problems.modelling.machine_bars import (
    bar_violations,
    check_unique,
    stray_and_missing,
    told_by_row,
)
from problems.modelling.project_dispatch import in_order
from problems.modelling.project_model import project_cqm, timetable_of
from problems.problem import Check, Example, Frozen, Problem, Sample, Solution, Violation
from problems.scaling import to_integers
from problems.status import Sense
from problems.structures import Answer, Mode, Project, Task, Timetable

if TYPE_CHECKING:
    import dimod
    import numpy as np

_SMALL = 3  # jobs; random instances up to so many stay small enough to enumerate their CQM
_MOST_MACHINES = 20  # of a random instance


class OpenOperation(Frozen):
    """What a job needs of one machine: how long it keeps it, in the problem's time_unit."""

    machine: str
    duration: float = Field(ge=0)


class OpenJob(Frozen):
    """A job and its operations, which may be done in any order, one at a time."""

    name: str
    operations: tuple[OpenOperation, ...] = Field(min_length=1, max_length=1_000)


class OpenShopSolution(Solution):
    """The start of each job on each of its machines."""

    family: Literal["open_shop"] = "open_shop"
    starts: dict[str, dict[str, float]]


class OpenShop(Problem[OpenShopSolution]):
    """Jobs that visit machines in any order; a machine has one job, a job is in one place at a time."""

    family: Literal["open_shop"] = "open_shop"
    jobs: tuple[OpenJob, ...] = Field(min_length=1, max_length=10_000)
    time_unit: str = ""

    summary: ClassVar[str] = (
        "send jobs to machines in whatever order so that everything is finished soonest"
    )
    source: ClassVar[str] = (
        "Gonzalez, Sahni: Open shop scheduling to minimize finish time, Journal of the ACM 23 (1976)"
    )
    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            text="Three cars are in the garage. The Fiat needs 3 hours of bodywork, 2 of engine work "
            "and 2 of electrics; the Volvo 2 of bodywork and 4 of engine work; the Mini 1 of "
            "bodywork, 1 of engine work and 5 of electrics. Each kind of work has one bay, in any "
            "order, and a car is in one bay at a time. How soon are all three ready?",
            objective=7,
        ),
        Example(
            text="Four patients come for a check-up of eyes and heart, in either order. Minutes for "
            "eyes and heart: Ann 10 and 20, Ben 15 and 25, Cem 20 and 10, Dora 5 and 15. There is one "
            "eye doctor and one heart doctor. When can the last patient go home at the soonest?",
            objective=70,
        ),
        Example(
            text="Minimise the makespan of an open shop on machines 1, 2 and 3. Durations: job P 4, 1, "
            "2; job Q 1, 4, 2; job R 3, 2, 3.",
            objective=9,
        ),
    )
    solution_type: ClassVar[type[Solution]] = OpenShopSolution

    @model_validator(mode="after")
    def _visits_are_unique(self) -> Self:
        check_unique((job.name for job in self.jobs), "jobs")
        for job in self.jobs:
            seen: set[str] = set()
            for each in job.operations:
                if each.machine in seen:
                    raise ValueError(
                        f"{job.name!r} has two operations on {each.machine!r}; add up their "
                        "durations, or solve it as a job shop"
                    )
                seen.add(each.machine)
        return self

    @property
    def sense(self) -> Sense:
        return Sense.MINIMISE

    @property
    def size(self) -> str:
        n_operations = sum(len(job.operations) for job in self.jobs)
        return (
            f"{len(self.jobs)} jobs of {n_operations} operations on {len(self._machines)} machines"
        )

    @cached_property
    def _machines(self) -> tuple[str, ...]:
        """The machines in the order in which the jobs name them."""
        return tuple(dict.fromkeys(each.machine for job in self.jobs for each in job.operations))

    @cached_property
    def _scaled(self) -> tuple[Project, int]:
        """A task for each operation, job by job, and how many whole units a time_unit has.

        A job is a resource as well, so that it is in one place at a time: the machines come first.
        """
        durations, factor = to_integers(
            each.duration for job in self.jobs for each in job.operations
        )
        machines = {machine: at for at, machine in enumerate(self._machines)}
        lengths = iter(durations.tolist())
        tasks = tuple(
            Task((Mode(next(lengths), ((machines[each.machine], 1), (job_at, 1))),))
            for job_at, job in enumerate(self.jobs, start=len(machines))
            for each in job.operations
        )
        return Project(tasks, (1,) * (len(machines) + len(self.jobs))), factor

    @cached_property
    def _names(self) -> tuple[str, ...]:
        return tuple(
            f"{job.name} on {each.machine}" for job in self.jobs for each in job.operations
        )

    def cqm(self) -> dimod.ConstrainedQuadraticModel:
        project, factor = self._scaled
        return project_cqm(project, self._names, unit=1 / factor)

    def structure(self) -> Project:
        return self._scaled[0]

    def decode(self, sample: Sample) -> OpenShopSolution:
        return self.decode_structure(timetable_of(self._scaled[0], self._names, sample))

    def decode_structure(self, answer: Answer) -> OpenShopSolution:
        assert isinstance(answer, Timetable)
        starts = iter((answer.starts / self._scaled[1]).tolist())
        return OpenShopSolution(
            starts={
                job.name: {each.machine: next(starts) for each in job.operations}
                for job in self.jobs
            }
        )

    def objective_of_cost(self, cost: float) -> float:
        return cost / self._scaled[1]

    def check(self, solution: OpenShopSolution) -> Check:
        violations = stray_and_missing([job.name for job in self.jobs], solution.starts, "job")
        for job in self.jobs:
            given = solution.starts.get(job.name)
            needed = {each.machine for each in job.operations}
            for machine in sorted(needed ^ set(needed if given is None else given)):
                trouble = "has no start" if machine in needed else "has nothing to do"
                message = f"{job.name!r} {trouble} on {machine!r}"
                violations.append(
                    Violation(constraint=f"starts of {job.name}", message=message, amount=1)
                )
        if violations:
            return Check(feasible=False, objective=None, violations=tuple(violations))
        bars = list(self._bars(solution))
        on_machines = bar_violations([_renamed(bar, bar.row) for bar in bars], {})
        of_jobs = [
            each
            for each in bar_violations([_renamed(bar, bar.group) for bar in bars], {})
            if each not in on_machines  # a start before 0 is found on both sides
        ]
        return Check(
            feasible=not (on_machines or of_jobs),
            objective=max(bar.start + bar.duration for bar in bars),
            violations=(*on_machines, *of_jobs),
        )

    def _bars(self, solution: OpenShopSolution) -> Iterator[GanttBar]:
        """Every operation that has a start, job by job."""
        for job in self.jobs:
            starts = solution.starts.get(job.name, {})
            for each in job.operations:
                if each.machine in starts:
                    yield GanttBar(
                        row=each.machine,
                        start=starts[each.machine],
                        duration=each.duration,
                        label=job.name,
                        group=job.name,
                    )

    def repair(self, solution: OpenShopSolution) -> tuple[OpenShopSolution, tuple[str, ...]]:
        """Takes operations by their starts; each goes to the first gap of its job and its machine."""
        if self.check(solution).feasible:
            return solution, ()
        priorities = [
            solution.starts.get(job.name, {}).get(each.machine, float("inf"))
            for job in self.jobs
            for each in job.operations
        ]
        words = ("took the operations by their starts and put each where job and machine are free",)
        return self.decode_structure(in_order(self._scaled[0], priorities)), words

    @classmethod
    def random(cls, rng: np.random.Generator, size: int, difficulty: float = 0.5) -> Self:
        """As many machines as jobs (20 at most), from unequal machine loads at 0 to equal ones at 1.

        Where all jobs and machines are equally loaded, the bound of the loads decides nothing.
        Source: Brucker, Hurink, Jurisch, Wöstmann: A branch & bound algorithm for the open-shop
        problem, Discrete Applied Mathematics 76 (1997); Guéret, Prins: A new lower bound for the
        open-shop problem, Annals of Operations Research 92 (1999).
        """
        if size <= _SMALL:
            rows = _small_rows(rng, size, difficulty)
        else:
            durations = balanced_durations(rng, size, min(size, _MOST_MACHINES), difficulty)
            rows = [dict(enumerate(row, start=1)) for row in durations.tolist()]
        jobs = tuple(
            OpenJob(
                name=f"job {number}",
                operations=tuple(
                    OpenOperation(machine=f"machine {machine}", duration=duration)
                    for machine, duration in row.items()
                ),
            )
            for number, row in enumerate(rows, start=1)
        )
        return cls(jobs=jobs)

    def figure(self, solution: OpenShopSolution) -> GanttFigure:
        return GanttFigure(
            title=f"{len(self.jobs)} jobs on {len(self._machines)} machines, in any order",
            bars=tuple(self._bars(solution)),
            time_label=f"time {self.time_unit}".rstrip(),
        )

    def describe(self, solution: OpenShopSolution) -> str:
        check = self.check(solution)
        if check.objective is None:
            return f"This is no schedule: {check.violations[0].message}."
        unit = f" {self.time_unit}".rstrip()
        told = told_by_row(list(self._bars(solution)))
        return (
            f"Everything is finished at {check.objective:.10g}{unit}{f': {told}' if told else ''}."
        )


def _renamed(bar: GanttBar, row: str) -> GanttBar:
    """The bar on a row, in a group of its own, for its operations follow no given order."""
    name = f"{bar.label} on {bar.row}"
    return GanttBar(row=row, start=bar.start, duration=bar.duration, label=name, group=name)


def _small_rows(rng: np.random.Generator, size: int, difficulty: float) -> list[dict[int, int]]:
    """Durations by machine: two jobs on both of two machines, and each further one on either."""
    at = int(rng.integers(2))
    if difficulty < 0.5:  # one long operation, and the rest fits beside it
        rows = [{1: 1, 2: 1}, {1: 1 + at, 2: 2 - at}]
    else:
        rows = [{1: 1 + at, 2: 2 - at}, {1: 2 - at, 2: 1 + at}]
    if size == _SMALL:
        rows = [rows[0], {2 - at: 1}, {1 + at: 1}]
    return rows


FAMILY = OpenShop
