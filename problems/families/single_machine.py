"""Single machine: in which order one machine does its jobs, for due dates, weights and set-ups."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Annotated, ClassVar, Literal, Self

import numpy as np
from pydantic import Field, model_validator

from problems.figure import GanttBar, GanttFigure
from problems.modelling.machine_bars import (
    bar_violations,
    check_unique,
    short_setups,
    stray_and_missing,
)
from problems.modelling.machine_goals import GOALS, Goal, worth
from problems.modelling.machine_project import machine_project, one_machine_mode
from problems.modelling.project_dispatch import in_order
from problems.modelling.project_model import project_cqm, timetable_of
from problems.problem import Check, Example, Frozen, Problem, Sample, Solution, Violation
from problems.scaling import to_integers
from problems.status import Sense
from problems.structures import Answer, Project, Task, Timetable

if TYPE_CHECKING:
    import dimod

Gap = Annotated[float, Field(ge=0)]

_SMALL = 3  # jobs; random instances up to so many stay small enough to enumerate their CQM
_MODEST = 10  # jobs; up to so many have short durations, for a time-indexed CQM that fits
_MOST_TOLD = 30
_TOLERANCE = 1e-9


class MachineJob(Frozen):
    """One job. Times in time_unit; `weight` counts its end or its delay."""

    name: str
    duration: float = Field(ge=0)
    release: float = Field(default=0, ge=0, description="it starts no sooner")
    due: float = Field(default=0, ge=0, description="when it should be done")
    deadline: float | None = Field(default=None, ge=0, description="when it must be done")
    weight: float = Field(default=1, ge=0)


class SingleMachineSolution(Solution):
    """The start of each job."""

    family: Literal["single_machine"] = "single_machine"
    starts: dict[str, float]


class SingleMachine(Problem[SingleMachineSolution]):
    """Jobs for a machine that does one at a time, the set-ups between them, and the goal.

    The goal is least: the end of the last job (makespan), the weighted sum of ends (completion), of
    delays past the due dates (tardiness), or the largest end minus due date (lateness).
    """

    family: Literal["single_machine"] = "single_machine"
    jobs: tuple[MachineJob, ...] = Field(min_length=1, max_length=10_000)
    goal: Goal = "tardiness"
    setups: tuple[tuple[Gap, ...], ...] = Field(
        default=(),
        description="row: job before, column: job after, the time between them; empty for none",
    )
    first_setups: tuple[Gap, ...] = Field(
        default=(), description="time before each job where it is the first; empty for none"
    )
    time_unit: str = ""

    summary: ClassVar[str] = "order the jobs of one machine by due dates, weights and set-up times"
    source: ClassVar[str] = (
        "Graham, Lawler, Lenstra, Rinnooy Kan: Optimization and approximation in deterministic "
        "sequencing and scheduling: a survey, Annals of Discrete Mathematics 5 (1979)"
    )
    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            text="One printer has four orders. Posters take 4 hours and are due at hour 5, flyers take "
            "2 and are due at 3, cards take 3 and are due at 8, labels take 5 and are due at 10. "
            "In which order is the total delay smallest?",
            objective=6,
        ),
        Example(
            text="A dentist sees five patients for 30, 10, 20, 60 and 15 minutes. In which order do they "
            "wait least in total, counted until each is done?",
            objective=290,
        ),
        Example(
            text="A paint line makes white (3 h), red (2 h) and black (4 h). Cleaning takes 1 h from white "
            "to red, 1 h from red to black, 2 h from white to black, 4 h from red to white, 5 h from "
            "black to red and 6 h from black to white. How soon can all three be done?",
            objective=11,
        ),
    )
    solution_type: ClassVar[type[Solution]] = SingleMachineSolution

    @model_validator(mode="after")
    def _fits(self) -> Self:
        check_unique((job.name for job in self.jobs), "jobs")
        n = len(self.jobs)
        if self.setups and [len(row) for row in self.setups] != [n] * n:
            raise ValueError(
                f"the set-ups must be {n} rows of {n} times, one for each pair of jobs"
            )
        if self.first_setups and len(self.first_setups) != n:
            raise ValueError(f"{len(self.first_setups)} first set-ups are given for {n} jobs")
        return self

    @property
    def sense(self) -> Sense:
        return Sense.MINIMISE

    @property
    def size(self) -> str:
        return f"{len(self.jobs)} jobs on one machine"

    @cached_property
    def _factor(self) -> int:
        """How many whole units a time_unit has."""
        times = [value for job in self.jobs for value in (job.duration, job.release, job.due)]
        times += [job.deadline for job in self.jobs if job.deadline is not None]
        times += [value for row in (*self.setups, self.first_setups) for value in row]
        return to_integers(times)[1]

    @cached_property
    def _weights(self) -> tuple[list[int], int]:
        whole, factor = to_integers(job.weight for job in self.jobs)
        return whole.tolist(), factor

    @cached_property
    def _project(self) -> Project:
        """One task a job; see `machine_project`."""
        weighs = self.goal in {"completion", "tardiness"}
        latest = max(job.due for job in self.jobs)
        tasks = [
            Task(
                modes=(one_machine_mode(self._whole(job.duration)),),
                release=self._whole(job.release),
                deadline=None if job.deadline is None else self._whole(job.deadline),
                due=self._whole(job.due) if self.goal == "tardiness" else 0,
                tardiness_cost=weight if weighs else 0,
                tail=self._whole(latest - job.due) if self.goal == "lateness" else 0,
            )
            for job, weight in zip(self.jobs, self._weights[0], strict=True)
        ]
        return machine_project(
            tasks, self.setups, self.first_setups, self._whole, makespan_cost=0 if weighs else 1
        )

    def _whole(self, time: float) -> int:
        return round(time * self._factor)

    @cached_property
    def _names(self) -> tuple[str, ...]:
        names = tuple(job.name for job in self.jobs)
        return (*names, "the first set-up") if self.first_setups else names

    def cqm(self) -> dimod.ConstrainedQuadraticModel:
        """Starts by time; energies of the lateness are without the latest due date."""
        return project_cqm(self._project, self._names, 1 / self._unit)

    @property
    def _unit(self) -> int:
        weighs = self.goal in {"completion", "tardiness"}
        return self._factor * (self._weights[1] if weighs else 1)

    def objective_of_energy(self, energy: float) -> float:
        latest = max(job.due for job in self.jobs) if self.goal == "lateness" else 0.0
        return energy - latest

    def objective_of_cost(self, cost: float) -> float:
        return self.objective_of_energy(cost / self._unit)

    def structure(self) -> Project:
        return self._project

    def decode(self, sample: Sample) -> SingleMachineSolution:
        return self.decode_structure(timetable_of(self._project, self._names, sample))

    def decode_structure(self, answer: Answer) -> SingleMachineSolution:
        assert isinstance(answer, Timetable)
        starts = (answer.starts / self._factor).tolist()
        names = [job.name for job in self.jobs]
        return SingleMachineSolution(starts=dict(zip(names, starts, strict=False)))

    def check(self, solution: SingleMachineSolution) -> Check:
        violations = stray_and_missing([job.name for job in self.jobs], solution.starts, "job")
        if violations:
            return Check(feasible=False, objective=None, violations=tuple(violations))
        bars = [self._bar(job, solution) for job in self.jobs]
        violations = bar_violations(bars, {job.name: job.release for job in self.jobs})
        violations += [
            Violation(
                constraint=f"deadline of {job.name}",
                message=f"{job.name!r} ends at {bar.start + bar.duration:.10g}, after its deadline "
                f"{job.deadline:.10g}",
                amount=bar.start + bar.duration - job.deadline,
            )
            for job, bar in zip(self.jobs, bars, strict=True)
            if job.deadline is not None and bar.start + bar.duration > job.deadline + _TOLERANCE
        ]
        violations += short_setups(bars, self.setups, self.first_setups)
        return Check(
            feasible=not violations, objective=self._worth(bars), violations=tuple(violations)
        )

    def _worth(self, bars: list[GanttBar]) -> float:
        return worth(
            self.goal,
            ends=[bar.start + bar.duration for bar in bars],
            dues=[job.due for job in self.jobs],
            weights=[job.weight for job in self.jobs],
        )

    def _bar(self, job: MachineJob, solution: SingleMachineSolution) -> GanttBar:
        return GanttBar(
            row="machine",
            start=solution.starts[job.name],
            duration=job.duration,
            label=job.name,
            group=job.name,
        )

    def repair(
        self, solution: SingleMachineSolution
    ) -> tuple[SingleMachineSolution, tuple[str, ...]]:
        """Keeps the order of the starts; each job starts as early as that order allows."""
        if self.check(solution).feasible:
            return solution, ()
        given = [solution.starts.get(job.name, 0.0) for job in self.jobs]
        mended = self.decode_structure(in_order(self._project, [*given, -1.0][: len(self._names)]))
        return mended, ("kept the order of the starts and moved each to where the machine is free",)

    @classmethod
    def random(cls, rng: np.random.Generator, size: int, difficulty: float = 0.5) -> Self:
        """Weighted tardiness; due dates from loose and spread out at 0 to tight and alike at 1.

        The tardiness factor rises from 0.2 to 0.8, and the range of due dates falls from 1 to 0.2.
        Source: Potts, Van Wassenhove: A branch and bound algorithm for the total weighted tardiness
        problem, Operations Research 33 (1985): hardest at factors of 0.6 to 0.8.
        """
        longest = 2 if size <= _SMALL else 10 if size <= _MODEST else 100
        durations = rng.integers(1, longest + 1, size)
        total = int(durations.sum())
        tightness, spread = 0.2 + 0.6 * difficulty, 1.0 - 0.8 * difficulty
        low = max(0.0, total * (1 - tightness - spread / 2))
        due = np.rint(rng.uniform(low, max(low + 1, total * (1 - tightness + spread / 2)), size))
        weights = rng.integers(1, 11, size).tolist()
        rows = zip(durations.tolist(), due.tolist(), weights, strict=True)
        return cls(
            jobs=tuple(
                MachineJob(name=f"job {number}", duration=duration, due=date, weight=weight)
                for number, (duration, date, weight) in enumerate(rows, start=1)
            )
        )

    def figure(self, solution: SingleMachineSolution) -> GanttFigure:
        """The machine's day; where due dates count, late jobs are in a colour of their own."""
        due = {job.name: job.due for job in self.jobs}
        dated = self.goal in {"tardiness", "lateness"}
        bars = [self._bar(job, solution) for job in self.jobs if job.name in solution.starts]
        groups = [
            "late" if dated and bar.start + bar.duration > due[bar.label] else "on time"
            for bar in bars
        ]
        return GanttFigure(
            title=f"{len(bars)} jobs, for {GOALS[self.goal]}",
            bars=tuple(
                bar.model_copy(update={"group": group})
                for bar, group in zip(bars, groups, strict=True)
            ),
            time_label=f"time {self.time_unit}".rstrip(),
        )

    def describe(self, solution: SingleMachineSolution) -> str:
        check = self.check(solution)
        if check.objective is None:
            return f"This is no schedule: {check.violations[0].message}."
        order = sorted(solution.starts, key=lambda name: solution.starts[name])
        told = [f"{name} at {solution.starts[name]:.10g}" for name in order[:_MOST_TOLD]]
        if len(order) > _MOST_TOLD:
            told.append("and so on")
        goal = GOALS[self.goal].capitalize()
        return f"Start {', '.join(told)}. {goal}: {check.objective:.10g}."


FAMILY = SingleMachine
