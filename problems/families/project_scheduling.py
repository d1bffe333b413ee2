"""Project scheduling: when each activity runs, by precedence and with the resources there are."""

from __future__ import annotations

from functools import cached_property
from graphlib import CycleError
from typing import TYPE_CHECKING, ClassVar, Literal, Self

import numpy as np
from pydantic import Field, model_validator

from problems.figure import GanttBar, GanttFigure
from problems.modelling.activity import Activity, Resource, Way, check_activities
from problems.modelling.critical_path import Precedence, critical_path, earliest_starts
from problems.modelling.machine_bars import stray_and_missing
from problems.modelling.project_check import order_violations, overuse_violations
from problems.modelling.project_dispatch import in_order
from problems.modelling.project_model import project_cqm, timetable_of
from problems.modelling.random_network import network_of, random_precedences, scarce_capacities
from problems.problem import Check, Example, Problem, Sample, Solution, Violation
from problems.scaling import to_integers
from problems.status import Sense
from problems.structures import Answer, Mode, Project, Task, Timetable

if TYPE_CHECKING:
    import dimod

_SMALL = 3  # activities; random instances up to so many stay small enough to enumerate their CQM
_MODEST = 10  # activities; up to so many, more pairs would leave little to decide
_MOST_TOLD = 30
_TOLERANCE = 1e-9  # relative to the larger side; sums of decimals are off by less


class ProjectSchedulingSolution(Solution):
    """The start of each activity, and the way it is done, from 1; the first where none is given."""

    family: Literal["project_scheduling"] = "project_scheduling"
    starts: dict[str, float]
    ways: dict[str, int] = Field(default_factory=dict)


class ProjectScheduling(Problem[ProjectSchedulingSolution]):
    """Activities that wait for one another and share resources; all is to be done soonest."""

    family: Literal["project_scheduling"] = "project_scheduling"
    activities: tuple[Activity, ...] = Field(min_length=1, max_length=10_000)
    resources: tuple[Resource, ...] = Field(default=(), max_length=1_000)
    deadline: float | None = Field(default=None, ge=0, description="when all must be done")
    time_unit: str = ""

    summary: ClassVar[str] = (
        "schedule a project's activities by precedence and limited resources, done soonest"
    )
    source: ClassVar[str] = (
        "Pritsker, Watters, Wolfe: Multiproject scheduling with limited resources, Management "
        "Science 16 (1969); Brucker, Drexl, Möhring, Neumann, Pesch, European Journal of "
        "Operational Research 112 (1999)"
    )
    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            text="We renovate a flat with three workers. Stripping takes 2 days and 2 workers; then wiring "
            "(3 days, 1 worker) and plumbing (4 days, 2 workers) can go on; tiling (2 days, 2 workers) "
            "follows plumbing; painting (3 days, 2 workers) follows wiring and plumbing. How soon can "
            "we be done?",
            objective=11,
        ),
        Example(
            text="A dinner: the dough takes 20 minutes, rests for 30, and is then baked for 40. The sauce "
            "takes 25 minutes and the salad 15, in any order. The cook does one thing at a time, but "
            "baking needs no cook. When can everything be on the table at the soonest?",
            objective=90,
        ),
        Example(
            text="Software release: design 3 weeks, then backend 5 weeks or, with both developers, 3 weeks; "
            "frontend 4 weeks after design; testing 2 weeks after both. Each takes one of our two "
            "developers unless I said otherwise. What is the shortest schedule?",
            objective=10,
        ),
    )
    solution_type: ClassVar[type[Solution]] = ProjectSchedulingSolution

    @model_validator(mode="after")
    def _fits(self) -> Self:
        check_activities(self.activities, self.resources)
        try:
            earliest_starts([0] * len(self.activities), self._precedences(1))
        except CycleError as error:
            circle = ", ".join(repr(self.activities[at].name) for at in error.args[1][:5])
            raise ValueError(f"activities wait for each other in a circle: {circle}") from error
        return self

    @property
    def sense(self) -> Sense:
        return Sense.MINIMISE

    @property
    def size(self) -> str:
        return f"{len(self.activities)} activities with {len(self.resources)} resources"

    @cached_property
    def _place(self) -> dict[str, int]:
        return {activity.name: at for at, activity in enumerate(self.activities)}

    def _precedences(self, factor: int) -> tuple[Precedence, ...]:
        """(before, after, lag) with lags in so many parts of a time_unit."""
        return tuple(
            (self._place[each.name], after, round(each.lag * factor))
            for after, activity in enumerate(self.activities)
            for each in activity.predecessors
        )

    @cached_property
    def _factor(self) -> int:
        """How many whole units a time_unit has."""
        times = [way.duration for activity in self.activities for way in activity.ways]
        times += [each.lag for activity in self.activities for each in activity.predecessors]
        times += [] if self.deadline is None else [self.deadline]
        return to_integers(times)[1]

    @cached_property
    def _project(self) -> Project:
        """One task an activity, with the amounts of each resource in whole parts."""
        capacities, parts = [], []
        for resource in self.resources:
            amounts = [
                way.demands.get(resource.name, 0.0)
                for activity in self.activities
                for way in activity.ways
            ]
            whole, part = to_integers([resource.capacity, *amounts])
            capacities.append(int(whole[0]))
            parts.append(part)
        deadline = None if self.deadline is None else round(self.deadline * self._factor)
        tasks = tuple(
            Task(tuple(self._mode(way, parts) for way in activity.ways), deadline=deadline)
            for activity in self.activities
        )
        return Project(tasks, tuple(capacities), self._precedences(self._factor))

    def _mode(self, way: Way, parts: list[int]) -> Mode:
        used = enumerate(
            round(way.demands.get(resource.name, 0.0) * part)
            for resource, part in zip(self.resources, parts, strict=True)
        )
        demands = tuple((at, amount) for at, amount in used if amount)
        return Mode(round(way.duration * self._factor), demands)

    @cached_property
    def _names(self) -> tuple[str, ...]:
        return tuple(activity.name for activity in self.activities)

    def cqm(self) -> dimod.ConstrainedQuadraticModel:
        return project_cqm(self._project, self._names, 1 / self._factor)

    def structure(self) -> Project:
        return self._project

    def decode(self, sample: Sample) -> ProjectSchedulingSolution:
        return self.decode_structure(timetable_of(self._project, self._names, sample))

    def decode_structure(self, answer: Answer) -> ProjectSchedulingSolution:
        assert isinstance(answer, Timetable)
        starts = (answer.starts / self._factor).tolist()
        chosen = zip(self.activities, (answer.modes + 1).tolist(), strict=True)
        return ProjectSchedulingSolution(
            starts=dict(zip(self._names, starts, strict=True)),
            ways={activity.name: way for activity, way in chosen if activity.alternatives},
        )

    def objective_of_cost(self, cost: float) -> float:
        return cost / self._factor

    def check(self, solution: ProjectSchedulingSolution) -> Check:
        violations = stray_and_missing(self._names, solution.starts, "activity")
        for name, way in solution.ways.items():
            most = len(self.activities[self._place[name]].ways) if name in self._place else 0
            if not 1 <= way <= most:
                message = f"{name!r} is done by way {way}; it has {most}"
                violations.append(Violation(constraint="ways", message=message, amount=1))
        if violations:
            return Check(feasible=False, objective=None, violations=tuple(violations))
        bars = {bar.label: bar for bar in self._bars(solution)}
        ways = {activity.name: self._way(activity, solution) for activity in self.activities}
        violations = order_violations(self.activities, bars)
        violations += overuse_violations(self.resources, ways, bars)
        makespan = max(bar.start + bar.duration for bar in bars.values())
        if self.deadline is not None and makespan > self.deadline * (1 + _TOLERANCE):
            message = f"all is done at {makespan:.10g}, after the deadline {self.deadline:.10g}"
            amount = makespan - self.deadline
            violations.append(Violation(constraint="deadline", message=message, amount=amount))
        return Check(feasible=not violations, objective=makespan, violations=tuple(violations))

    def _way(self, activity: Activity, solution: ProjectSchedulingSolution) -> Way:
        return activity.ways[solution.ways.get(activity.name, 1) - 1]

    def _bars(self, solution: ProjectSchedulingSolution) -> list[GanttBar]:
        """A row for each activity that has a start, coloured by what it uses."""
        return [
            GanttBar(
                row=activity.name,
                start=solution.starts[activity.name],
                duration=self._way(activity, solution).duration,
                label=activity.name,
                group=", ".join(self._way(activity, solution).demands) or "no resource",
            )
            for activity in self.activities
            if activity.name in solution.starts
        ]

    def repair(
        self, solution: ProjectSchedulingSolution
    ) -> tuple[ProjectSchedulingSolution, tuple[str, ...]]:
        """Takes activities by their starts; each starts as soon as precedence and resources let it."""
        if self.check(solution).feasible:
            return solution, ()
        priorities = [solution.starts.get(name, float("inf")) for name in self._names]
        words = ("kept the order of the starts and moved each to where its resources are free",)
        return self.decode_structure(in_order(self._project, priorities)), words

    @classmethod
    def random(cls, rng: np.random.Generator, size: int, difficulty: float = 0.5) -> Self:
        """A precedence and a half for each activity; resources from plentiful at 0 to scarce at 1.

        The resource strength falls from 1 to 0.1, and the share of the resources that an activity
        uses rises from a quarter to all. Source: Kolisch, Sprecher, Drexl: Characterization and
        generation of a general class of resource-constrained project scheduling problems,
        Management Science 41 (1995): low strength and high factor are hardest.
        """
        is_small = size <= _SMALL
        n_resources = 1 if is_small else 4
        lengths = rng.integers(1, 3 if is_small else 11, size).tolist()
        demands = rng.integers(1, 3 if is_small else 11, (size, n_resources))
        if not is_small:
            used = rng.random(demands.shape) < 0.25 + 0.75 * difficulty
            used[np.arange(size), rng.integers(0, n_resources, size)] = True
            demands = np.where(used, demands, 0)
        pairs = (
            []
            if is_small
            else random_precedences(rng, size, complexity=1.0 if size <= _MODEST else 1.5)
        )
        capacities = scarce_capacities(lengths, demands, pairs, strength=0.1**difficulty)
        return cls(
            activities=network_of(lengths, demands, pairs),
            resources=tuple(
                Resource(name=f"resource {number}", capacity=capacity)
                for number, capacity in enumerate(capacities, start=1)
            ),
        )

    def figure(self, solution: ProjectSchedulingSolution) -> GanttFigure:
        bars = sorted(self._bars(solution), key=lambda bar: bar.start)
        until = "" if self.deadline is None else f", due at {self.deadline:.10g}"
        return GanttFigure(
            title=f"{len(bars)} activities{until}",
            bars=tuple(bars),
            time_label=f"time {self.time_unit}".rstrip(),
        )

    def describe(self, solution: ProjectSchedulingSolution) -> str:
        check = self.check(solution)
        if check.objective is None:
            return f"This is no schedule: {check.violations[0].message}."
        finish = f"Everything is finished at {check.objective:.10g} {self.time_unit}".rstrip()
        if len(self.activities) > _MOST_TOLD:
            return f"{finish}."
        bars = sorted(self._bars(solution), key=lambda bar: bar.start)
        way = {name: f" by way {number}" for name, number in solution.ways.items()}
        told = ", ".join(f"{bar.label}{way.get(bar.label, '')} at {bar.start:.10g}" for bar in bars)
        shortest = [min(mode.duration for mode in task.modes) for task in self._project.tasks]
        chain = critical_path(shortest, self._project.precedences)
        named = ", ".join(self.activities[at].name for at in chain)
        longest = f" The longest chain of activities is {named}." if len(chain) > 1 else ""
        return f"{finish}: start {told}.{longest}"


FAMILY = ProjectScheduling
