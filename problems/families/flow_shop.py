"""Flow shop: jobs that all pass the same machines in the same order, finished soonest."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from itertools import combinations
from typing import TYPE_CHECKING, Annotated, ClassVar, Literal, Self

import numpy as np
from pydantic import Field, model_validator

from problems.figure import GanttBar, GanttFigure
from problems.modelling.machine_bars import (
    bar_violations,
    check_unique,
    stray_and_missing,
    told_by_row,
)
from problems.modelling.permutation_flow import order_of, ordered_starts, permutation_program
from problems.modelling.project_dispatch import in_order
from problems.modelling.project_model import choices, project_cqm, timetable_of
from problems.problem import Check, Example, Frozen, Problem, Sample, Solution, Violation
from problems.scaling import to_integers
from problems.status import Sense
from problems.structures import Answer, Ints, Mode, Program, Project, Task, Timetable, Values

if TYPE_CHECKING:
    import dimod

_SMALL = 3  # jobs; random instances up to so many stay small enough to enumerate their CQM
_MODEST = 10  # jobs; up to so many have short durations, for a time-indexed CQM that fits


class FlowJob(Frozen):
    """A job, and how long it keeps each machine, in the order of the machines."""

    name: str
    durations: tuple[Annotated[float, Field(ge=0)], ...] = Field(description="in time_unit")


class FlowShopSolution(Solution):
    """The start of each job on each machine, in the order of the machines."""

    family: Literal["flow_shop"] = "flow_shop"
    starts: dict[str, tuple[float, ...]]


class FlowShop(Problem[FlowShopSolution]):
    """Jobs that pass all machines in one order; machines do one job at a time."""

    family: Literal["flow_shop"] = "flow_shop"
    machines: tuple[str, ...] = Field(min_length=1, max_length=1_000)
    jobs: tuple[FlowJob, ...] = Field(min_length=1, max_length=10_000)
    permutation: bool = Field(
        default=False, description="whether every machine must take the jobs in the same order"
    )
    time_unit: str = ""

    summary: ClassVar[str] = (
        "send jobs through machines in one order so that all is finished soonest"
    )
    source: ClassVar[str] = (
        "Johnson: Optimal two- and three-stage production schedules, Naval Research Logistics 1 (1954)"
    )
    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            text="Every shirt order is first washed and then ironed. Order A takes 3 hours of washing "
            "and 6 of ironing, B 5 and 2, C 1 and 2, D 6 and 6, E 7 and 5. One washing machine, one "
            "iron. How soon can everything be done?",
            objective=24,
        ),
        Example(
            text="Three books are printed, bound and packed, in this order. Printing, binding and packing "
            "take 2, 3 and 1 days for the atlas, 4, 1 and 2 for the novel, 1, 2 and 3 for the "
            "cookbook. When can the last one be ready at the soonest?",
            objective=10,
        ),
        Example(
            text="Parts P, Q and R all go through drill, lathe and polisher, and no part may overtake "
            "another. Minutes: P 5, 9, 8; Q 2, 7, 3; R 6, 4, 5. What is the shortest makespan?",
            objective=30,
        ),
    )
    solution_type: ClassVar[type[Solution]] = FlowShopSolution

    @model_validator(mode="after")
    def _fits(self) -> Self:
        check_unique((job.name for job in self.jobs), "jobs")
        check_unique(self.machines, "machines")
        for job in self.jobs:
            if len(job.durations) != len(self.machines):
                raise ValueError(
                    f"{job.name!r} has {len(job.durations)} durations; there are "
                    f"{len(self.machines)} machines: give one for each"
                )
        return self

    @property
    def sense(self) -> Sense:
        return Sense.MINIMISE

    @property
    def size(self) -> str:
        return f"{len(self.jobs)} jobs on {len(self.machines)} machines"

    @cached_property
    def _scaled(self) -> tuple[Ints, int]:
        """Durations in whole units, (jobs, machines), and how many of these a time_unit has."""
        durations, factor = to_integers(each for job in self.jobs for each in job.durations)
        return durations.reshape(len(self.jobs), len(self.machines)), factor

    @cached_property
    def _project(self) -> Project:
        """One task for each job on each machine, job by job."""
        durations, m = self._scaled[0].tolist(), len(self.machines)
        return Project(
            tasks=tuple(
                Task((Mode(length, ((machine, 1),)),))
                for row in durations
                for machine, length in enumerate(row)
            ),
            capacities=(1,) * m,
            precedences=tuple(
                (job * m + at, job * m + at + 1, 0)
                for job in range(len(durations))
                for at in range(m - 1)
            ),
        )

    @cached_property
    def _names(self) -> tuple[str, ...]:
        return tuple(f"{job.name} on {machine}" for job in self.jobs for machine in self.machines)

    def cqm(self) -> dimod.ConstrainedQuadraticModel:
        """Starts by time; where no job may overtake, a binary for each pair says which goes first."""
        cqm = project_cqm(self._project, self._names, 1 / self._scaled[1])
        if self.permutation:
            self._add_orders(cqm)
        return cqm

    def _add_orders(self, cqm: dimod.ConstrainedQuadraticModel) -> None:
        m = len(self.machines)
        by_task: dict[int, list[tuple[str, int, int]]] = {}
        for each in choices(self._project, self._names):
            by_task.setdefault(each.task, []).append((each.label, each.start, each.end))
        for a, b in combinations(range(len(self.jobs)), 2):
            first = f"{self.jobs[a].name} before {self.jobs[b].name}"
            cqm.add_variable("BINARY", first)
            for machine in range(m):
                for one, start, end in by_task[a * m + machine]:
                    for other, begin, stop in by_task[b * m + machine]:
                        ahead, behind = begin >= end, start >= stop
                        if ahead is not behind:  # the order follows, so it must be the pair's
                            terms = [(one, 1), (other, 1), (first, -1 if ahead else 1)]
                            cqm.add_constraint_from_iterable(
                                terms, "<=", rhs=1 if ahead else 2, label=f"order of {one}, {other}"
                            )

    def structure(self) -> Project | Program:
        return permutation_program(self._scaled[0]) if self.permutation else self._project

    def decode(self, sample: Sample) -> FlowShopSolution:
        return self._of_starts(timetable_of(self._project, self._names, sample).starts)

    def decode_structure(self, answer: Answer) -> FlowShopSolution:
        if isinstance(answer, Values):
            order = order_of(answer, len(self.jobs))
            return self._of_starts(ordered_starts(self._scaled[0], order).ravel())
        assert isinstance(answer, Timetable)
        return self._of_starts(answer.starts)

    def objective_of_cost(self, cost: float) -> float:
        return cost / self._scaled[1]

    def _of_starts(self, starts: Ints) -> FlowShopSolution:
        rows = (starts.reshape(len(self.jobs), -1) / self._scaled[1]).tolist()
        return FlowShopSolution(
            starts={job.name: tuple(row) for job, row in zip(self.jobs, rows, strict=True)}
        )

    def check(self, solution: FlowShopSolution) -> Check:
        violations = stray_and_missing([job.name for job in self.jobs], solution.starts, "job")
        for name, row in solution.starts.items():
            if len(row) != len(self.machines):
                message = f"{name!r} has {len(row)} starts on {len(self.machines)} machines"
                amount = abs(len(row) - len(self.machines))
                violations.append(
                    Violation(constraint=f"starts of {name}", message=message, amount=amount)
                )
        if violations:
            return Check(feasible=False, objective=None, violations=tuple(violations))
        bars = list(self._bars(solution))
        violations = bar_violations(bars, {})
        if self.permutation:
            violations += self._overtakings(solution)
        return Check(
            feasible=not violations,
            objective=max(bar.start + bar.duration for bar in bars),
            violations=tuple(violations),
        )

    def _overtakings(self, solution: FlowShopSolution) -> list[Violation]:
        """Where the order of a machine is not that of the first: work of no length has no place in it."""
        found: list[Violation] = []
        for a, b in combinations(self.jobs, 2):
            rows = zip(
                a.durations,
                b.durations,
                solution.starts[a.name],
                solution.starts[b.name],
                strict=True,
            )
            orders = {
                (start + length <= begin)
                for length, other, start, begin in rows
                if (start + length <= begin) is not (begin + other <= start)
            }
            if len(orders) > 1:
                message = f"{a.name!r} and {b.name!r} overtake one another"
                found.append(Violation(constraint="same order", message=message, amount=1))
        return found

    def _bars(self, solution: FlowShopSolution) -> Iterator[GanttBar]:
        for job in self.jobs:
            rows = zip(
                self.machines, job.durations, solution.starts.get(job.name, ()), strict=False
            )
            for machine, duration, start in rows:
                yield GanttBar(
                    row=machine, start=start, duration=duration, label=job.name, group=job.name
                )

    def repair(self, solution: FlowShopSolution) -> tuple[FlowShopSolution, tuple[str, ...]]:
        """Keeps the order of the starts on the first machine (or on each) and closes the gaps."""
        if self.check(solution).feasible:
            return solution, ()
        m = len(self.machines)
        given = [[*solution.starts.get(job.name, ()), *[0.0] * m][:m] for job in self.jobs]
        words = ("kept the order of the starts and moved each to where its machine is free",)
        if self.permutation:
            order = np.argsort([row[0] for row in given], kind="stable").tolist()
            return self._of_starts(ordered_starts(self._scaled[0], order).ravel()), words
        priorities = [start for row in given for start in row]
        return self.decode_structure(in_order(self._project, priorities)), words

    @classmethod
    def random(cls, rng: np.random.Generator, size: int, difficulty: float = 0.5) -> Self:
        """Uniform durations, from one bottleneck machine at 0 to machines of equal load at 1.

        Source: Taillard, Benchmarks for basic scheduling problems, European Journal of Operational
        Research 64 (1993); with one long machine the bound of its load is nearly always reached.
        """
        n_machines = 4 - size if size <= _SMALL else min(2 + size // 2, 20)
        if size <= _SMALL:
            durations = np.ones((size, n_machines), dtype=np.int64)
            durations[int(rng.integers(size)), int(rng.integers(n_machines))] += difficulty < 1
        else:
            longest = 9 if size <= _MODEST else 99
            durations = rng.integers(1, longest + 1, (size, n_machines))
            durations[:, int(rng.integers(n_machines))] *= 1 + round((1 - difficulty) * 3)
        return cls(
            machines=tuple(f"machine {number}" for number in range(1, n_machines + 1)),
            jobs=tuple(
                FlowJob(name=f"job {number}", durations=tuple(row))
                for number, row in enumerate(durations.tolist(), start=1)
            ),
            permutation=bool(size > _SMALL and rng.integers(2)),
        )

    def figure(self, solution: FlowShopSolution) -> GanttFigure:
        return GanttFigure(
            title=f"{len(self.jobs)} jobs on {len(self.machines)} machines",
            bars=tuple(self._bars(solution)),
            time_label=f"time {self.time_unit}".rstrip(),
        )

    def describe(self, solution: FlowShopSolution) -> str:
        check = self.check(solution)
        if check.objective is None:
            return f"This is no schedule: {check.violations[0].message}."
        unit = f" {self.time_unit}".rstrip()
        told = told_by_row(list(self._bars(solution)))
        return (
            f"Everything is finished at {check.objective:.10g}{unit}{f': {told}' if told else ''}."
        )


FAMILY = FlowShop
