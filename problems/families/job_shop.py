"""Job shop: when each operation of each job starts, so that everything is done soonest."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar, Literal, Self

from pydantic import Field, model_validator

from problems.figure import GanttBar, GanttFigure
from problems.modelling.dispatching import in_order
from problems.modelling.overlap import overlaps
from problems.modelling.random_shop import random_shop
from problems.modelling.schedule_model import schedule_cqm, start_label, windows
from problems.problem import Check, Example, Frozen, Problem, Sample, Solution, Violation
from problems.scaling import to_integers
from problems.status import Sense
from problems.structures import Answer, Scheduling, Starts
from problems.structures import Operation as Step

if TYPE_CHECKING:
    import dimod
    import numpy as np

_MOST_OPERATIONS_SPELLED = 30


class Operation(Frozen):
    """One step of a job: how long it keeps one machine, in the problem's time_unit."""

    machine: str
    duration: float = Field(ge=0)


class Job(Frozen):
    """Operations that follow one another."""

    name: str
    operations: tuple[Operation, ...] = Field(min_length=1)


class JobShopSolution(Solution):
    """The start of each operation of each job."""

    family: Literal["job_shop"] = "job_shop"
    starts: dict[str, tuple[float, ...]]


class JobShop(Problem[JobShopSolution]):
    """Jobs of ordered operations on machines that do one thing at a time."""

    family: Literal["job_shop"] = "job_shop"
    jobs: tuple[Job, ...] = Field(min_length=1, max_length=10_000)
    time_unit: str = ""

    summary: ClassVar[str] = "schedule jobs on machines so that everything is finished soonest"
    source: ClassVar[str] = "Pinedo: Scheduling: Theory, Algorithms, and Systems (Springer 2016)"
    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            text="Three jobs. Job A: 3 h cutting, then 2 h drilling, then 2 h painting. "
            "Job B: 2 h cutting, 1 h painting, 4 h drilling. Job C: 4 h drilling, then 3 h painting. "
            "One machine of each kind. When can everything be finished?",
            objective=11,
        ),
        Example(
            text="Two cakes share one oven and one mixer. The sponge needs the mixer for 20 minutes "
            "and then the oven for 40. The tart needs the mixer for 10 minutes and then the oven "
            "for 30. How soon can both be ready?",
            objective=80,
        ),
        Example(
            text="Minimise the makespan of a job shop. Job 1: machine 0 for 3, machine 1 for 2, "
            "machine 2 for 2. Job 2: machine 0 for 2, machine 2 for 1, machine 1 for 4. "
            "Job 3: machine 1 for 4, machine 2 for 3.",
            objective=11,
        ),
        Example(
            text="Order X is turned for 1.5 h and then ground for 2 h; order Y is ground for 1 h and "
            "then turned for 2.5 h. There is one lathe and one grinder. What is the shortest time "
            "to complete both orders?",
            objective=4,
        ),
    )
    solution_type: ClassVar[type[Solution]] = JobShopSolution

    @model_validator(mode="after")
    def _names_are_unique(self) -> Self:
        repeated, times = Counter(job.name for job in self.jobs).most_common(1)[0]
        if times > 1:
            raise ValueError(f"two jobs are called {repeated!r}; give each a name of its own")
        return self

    @property
    def sense(self) -> Sense:
        return Sense.MINIMISE

    @property
    def size(self) -> str:
        n_operations = sum(len(job.operations) for job in self.jobs)
        return f"{len(self.jobs)} jobs of {n_operations} operations on {len(self._machines())} machines"

    def _machines(self) -> tuple[str, ...]:
        """The machines in the order in which the jobs name them."""
        return tuple(dict.fromkeys(each.machine for job in self.jobs for each in job.operations))

    def _scaled(self) -> tuple[Scheduling, int]:
        """The jobs in whole time units, and how many of these a time_unit has."""
        durations, factor = to_integers(
            each.duration for job in self.jobs for each in job.operations
        )
        machines = {machine: at for at, machine in enumerate(self._machines())}
        lengths = iter(durations.tolist())
        jobs = tuple(
            tuple(Step(machines[each.machine], next(lengths)) for each in job.operations)
            for job in self.jobs
        )
        return Scheduling(jobs, len(machines)), factor

    def cqm(self) -> dimod.ConstrainedQuadraticModel:
        scheduling, factor = self._scaled()
        return schedule_cqm(scheduling, tuple(job.name for job in self.jobs), unit=1 / factor)

    def structure(self) -> Scheduling:
        return self._scaled()[0]

    def decode(self, sample: Sample) -> JobShopSolution:
        """The earliest of the starts that a sample gives an operation; its window's first if none."""
        scheduling, factor = self._scaled()
        starts: dict[str, tuple[float, ...]] = {}
        for job, row in zip(self.jobs, windows(scheduling), strict=True):
            starts[job.name] = tuple(
                next(
                    (t for t in window if round(sample[start_label(job.name, at, t)])), window.start
                )
                / factor
                for at, window in enumerate(row)
            )
        return JobShopSolution(starts=starts)

    def decode_structure(self, answer: Answer) -> JobShopSolution:
        assert isinstance(answer, Starts)
        factor = self._scaled()[1]
        return JobShopSolution(
            starts={
                job.name: tuple(start / factor for start in row)
                for job, row in zip(self.jobs, answer.starts, strict=True)
            }
        )

    def objective_of_cost(self, cost: float) -> float:
        return cost / self._scaled()[1]

    def check(self, solution: JobShopSolution) -> Check:
        known = {job.name for job in self.jobs}
        violations = [
            Violation(constraint="jobs", message=f"there is no job called {name!r}", amount=1)
            for name in solution.starts
            if name not in known
        ]
        for job in self.jobs:
            n_given = len(solution.starts.get(job.name, ()))
            if n_given != len(job.operations):
                message = f"{job.name!r} has {len(job.operations)} operations and {n_given} starts"
                amount = abs(len(job.operations) - n_given)
                violations.append(
                    Violation(constraint=f"starts of {job.name}", message=message, amount=amount)
                )
        if violations:
            return Check(feasible=False, objective=None, violations=tuple(violations))
        bars = list(self._bars(solution))
        violations += [
            Violation(
                constraint=f"start of {bar.group}",
                message=f"{bar.label} starts at {bar.start:.10g}, before 0",
                amount=-bar.start,
            )
            for bar in bars
            if bar.start < 0
        ]
        violations += overlaps(bars)
        makespan = max(bar.start + bar.duration for bar in bars)
        return Check(feasible=not violations, objective=makespan, violations=tuple(violations))

    def _bars(self, solution: JobShopSolution) -> Iterator[GanttBar]:
        """Every operation with its start, job by job."""
        for job in self.jobs:
            rows = zip(job.operations, solution.starts.get(job.name, ()), strict=False)
            for at, (operation, start) in enumerate(rows, start=1):
                yield GanttBar(
                    row=operation.machine,
                    start=start,
                    duration=operation.duration,
                    label=f"{job.name} {at}",
                    group=job.name,
                )

    def repair(self, solution: JobShopSolution) -> tuple[JobShopSolution, tuple[str, ...]]:
        """Keeps the order in which operations start; each starts as early as that order allows."""
        if self.check(solution).feasible:
            return solution, ()
        scheduling, factor = self._scaled()
        given = tuple(
            tuple(
                _at(solution.starts.get(job.name, ()), at) * factor
                for at in range(len(job.operations))
            )
            for job in self.jobs
        )
        mended = self.decode_structure(Starts(in_order(scheduling, given)))
        return mended, ("kept the order of the starts and moved each to where its machine is free",)

    @classmethod
    def random(cls, rng: np.random.Generator, size: int, difficulty: float = 0.5) -> Self:
        """As many machines as jobs, 10 at most; for what the dial turns see `random_shop`."""
        jobs = tuple(
            Job(
                name=f"job {index}",
                operations=tuple(
                    Operation(machine=f"machine {machine}", duration=duration)
                    for machine, duration in steps
                ),
            )
            for index, steps in enumerate(random_shop(rng, size, difficulty))
        )
        return cls(jobs=jobs)

    def figure(self, solution: JobShopSolution) -> GanttFigure:
        return GanttFigure(
            title=f"{len(self.jobs)} jobs on {len(self._machines())} machines",
            bars=tuple(self._bars(solution)),
            time_label=f"time {self.time_unit}".rstrip(),
        )

    def describe(self, solution: JobShopSolution) -> str:
        check = self.check(solution)
        if check.objective is None:
            return f"This is no schedule: {check.violations[0].message}."
        unit = f" {self.time_unit}".rstrip()
        finish = f"Everything is finished at {check.objective:.10g}{unit}"
        bars = sorted(self._bars(solution), key=lambda bar: bar.start)
        if len(bars) > _MOST_OPERATIONS_SPELLED:
            return f"{finish}."
        told = (
            f"{machine} does "
            + ", ".join(f"{bar.group} at {bar.start:.10g}" for bar in bars if bar.row == machine)
            for machine in self._machines()
        )
        return f"{finish}: {'; '.join(told)}."


def _at(starts: tuple[float, ...], at: int) -> float:
    """A start that was given, else the last one that was."""
    return starts[min(at, len(starts) - 1)] if starts else 0.0


FAMILY = JobShop
