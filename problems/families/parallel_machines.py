"""Parallel machines: which machine does which job, so that the last of them is done soonest."""

from __future__ import annotations

import math
from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING, Annotated, ClassVar, Literal, Self

import numpy as np
from pydantic import Field, model_validator

from problems.figure import GanttBar, GanttFigure
from problems.modelling.load_model import load_cqm, load_program
from problems.modelling.machine_bars import check_unique, stray_and_missing
from problems.problem import Check, Example, Problem, Sample, Solution, Violation
from problems.scaling import to_integers
from problems.status import Sense
from problems.structures import Answer, Floats, Program, Values

if TYPE_CHECKING:
    import dimod

Length = Annotated[float, Field(ge=0)]

_SMALL = 3  # jobs; random instances up to so many stay small enough to enumerate their CQM
_MOST_TOLD = 40


class ParallelMachinesSolution(Solution):
    """The machine of each job."""

    family: Literal["parallel_machines"] = "parallel_machines"
    machine_of: dict[str, str]


class ParallelMachines(Problem[ParallelMachinesSolution]):
    """Jobs, each done by one of several machines, and how long that takes.

    Either `durations` of the jobs, the same on every machine but for the `speeds` of the machines
    (a speed of 2 halves them), or `times` of every job on every machine.
    """

    family: Literal["parallel_machines"] = "parallel_machines"
    jobs: tuple[str, ...] = Field(min_length=1, max_length=10_000)
    machines: tuple[str, ...] = Field(min_length=1, max_length=1_000)
    durations: tuple[Length, ...] | None = Field(default=None, description="by job, in time_unit")
    speeds: tuple[Annotated[float, Field(gt=0)], ...] = Field(
        default=(), description="by machine, beside durations; empty where all are alike"
    )
    times: tuple[tuple[Length | None, ...], ...] | None = Field(
        default=None,
        description="row: job, column: machine, in time_unit; null where the machine cannot do it",
    )
    time_unit: str = ""

    summary: ClassVar[str] = "share jobs out over machines so that all are finished soonest"
    source: ClassVar[str] = (
        "Graham: Bounds on multiprocessing timing anomalies, SIAM Journal on Applied Mathematics 17 "
        "(1969); Lenstra, Shmoys, Tardos, Mathematical Programming 46 (1990), for unrelated machines"
    )
    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            text="Three identical washing machines, seven loads of 50, 40, 40, 35, 30, 30 and 20 minutes. "
            "How should I share them out so that everything is washed as early as possible?",
            objective=85,
        ),
        Example(
            text="A fast printer does 20 pages a minute, an old one 10. Jobs of 100, 60, 200 and 80 pages "
            "wait. Which printer prints what, so that all is printed soonest?",
            objective=15,
        ),
        Example(
            text="Ana needs 4 hours for the report, 6 for the slides and 3 for the budget; Ben needs 6, 3 "
            "and 5. Who does what so that they are done as early as possible?",
            objective=7,
        ),
    )
    solution_type: ClassVar[type[Solution]] = ParallelMachinesSolution

    @model_validator(mode="after")
    def _fits(self) -> Self:
        check_unique(self.jobs, "jobs")
        check_unique(self.machines, "machines")
        n, m = len(self.jobs), len(self.machines)
        if (self.durations is None) is (self.times is None):
            raise ValueError("give either durations or times, not both and not neither")
        if self.durations is not None and len(self.durations) != n:
            raise ValueError(f"{len(self.durations)} durations are given for {n} jobs")
        if self.speeds and (self.durations is None or len(self.speeds) != m):
            raise ValueError(
                f"{len(self.speeds)} speeds are given for {m} machines; give one for each, beside durations"
            )
        if self.times is not None:
            self._check_times(self.times)
        return self

    def _check_times(self, times: tuple[tuple[float | None, ...], ...]) -> None:
        n, m = len(self.jobs), len(self.machines)
        if [len(row) for row in times] != [m] * n:
            raise ValueError(
                f"the times must be {n} rows of {m}, a row a job and a column a machine"
            )
        for job, row in zip(self.jobs, times, strict=True):
            if all(each is None for each in row):
                raise ValueError(f"no machine can do {job!r}; give it a time on one of them")

    @property
    def sense(self) -> Sense:
        return Sense.MINIMISE

    @property
    def size(self) -> str:
        return f"{len(self.jobs)} jobs on {len(self.machines)} machines"

    @cached_property
    def _lengths(self) -> Floats:
        """How long each job takes on each machine, infinite where it cannot. Shape: (jobs, machines)."""
        if self.times is not None:
            return np.array(
                [[np.inf if each is None else each for each in row] for row in self.times]
            )
        speeds = np.array(self.speeds or [1.0] * len(self.machines))
        lengths: Floats = np.array(self.durations)[:, None] / speeds[None, :]
        return lengths

    def cqm(self) -> dimod.ConstrainedQuadraticModel:
        """Who does what, and the end of the last as an integer in the least unit of the times."""
        whole, factor = self._whole
        return load_cqm(whole, self._labels, 1 / factor)

    @cached_property
    def _whole(self) -> tuple[Floats, int]:
        possible = np.isfinite(self._lengths)
        values, factor = to_integers(self._rounded[possible].tolist())
        whole = np.full(self._lengths.shape, np.inf)
        whole[possible] = values
        return whole, factor

    @cached_property
    def _rounded(self) -> Floats:
        """Lengths that a speed made endless decimals, rounded to a millionth of the longest."""
        finite = self._lengths[np.isfinite(self._lengths)]
        if not self.speeds:
            return self._lengths
        digits = 6 - math.ceil(math.log10(max(float(finite.max()), 1e-9)))
        return np.round(self._lengths, digits)

    @property
    def cqm_is_exact(self) -> bool:
        return bool(np.array_equal(self._rounded, self._lengths))

    @cached_property
    def _labels(self) -> tuple[tuple[str, ...], ...]:
        return tuple(tuple(f"{job} on {machine}" for machine in self.machines) for job in self.jobs)

    def structure(self) -> Program:
        return load_program(self._lengths, self._labels)

    def decode(self, sample: Sample) -> ParallelMachinesSolution:
        """Each job's machine; one without is left out, of several the first counts."""
        chosen = {
            job: machine
            for job, labels in zip(self.jobs, self._labels, strict=True)
            for machine, label in reversed(list(zip(self.machines, labels, strict=True)))
            if round(sample.get(label, 0))
        }
        return ParallelMachinesSolution(machine_of=chosen)

    def decode_structure(self, answer: Answer) -> ParallelMachinesSolution:
        assert isinstance(answer, Values)
        shape = self._lengths.shape
        chosen = answer.values[: shape[0] * shape[1]].reshape(shape).argmax(axis=1).tolist()
        return ParallelMachinesSolution(
            machine_of={job: self.machines[at] for job, at in zip(self.jobs, chosen, strict=True)}
        )

    def check(self, solution: ParallelMachinesSolution) -> Check:
        violations = stray_and_missing(self.jobs, solution.machine_of, "job")
        known = set(self.machines)
        for job, machine in solution.machine_of.items():
            if machine not in known:
                message = f"there is no machine called {machine!r}"
                violations.append(Violation(constraint="machines", message=message, amount=1))
            elif job in self._places[0] and self._length(job, machine) is None:
                message = f"{machine!r} cannot do {job!r}"
                violations.append(Violation(constraint=f"job {job}", message=message, amount=1))
        if violations:
            return Check(feasible=False, objective=None, violations=tuple(violations))
        return Check(feasible=True, objective=max(self._loads(solution).values(), default=0.0))

    def _length(self, job: str, machine: str) -> float | None:
        at, on = self._places[0][job], self._places[1][machine]
        if self.times is not None:
            return self.times[at][on]
        assert self.durations is not None
        return self.durations[at] / (self.speeds[on] if self.speeds else 1.0)

    @cached_property
    def _places(self) -> tuple[dict[str, int], dict[str, int]]:
        """Where each job and each machine stands."""
        jobs, machines = enumerate(self.jobs), enumerate(self.machines)
        return {name: at for at, name in jobs}, {name: at for at, name in machines}

    def _loads(self, solution: ParallelMachinesSolution) -> Counter[str]:
        loads: Counter[str] = Counter()
        for job, machine in solution.machine_of.items():
            loads[machine] += self._length(job, machine) or 0.0  # type: ignore[assignment]
        return loads

    @classmethod
    def random(cls, rng: np.random.Generator, size: int, difficulty: float = 0.5) -> Self:
        """Unrelated machines, from a fast one for each job at 0 to times alike everywhere at 1.

        Source: Fanjul-Peyro, Ruiz: Iterated greedy local search methods for unrelated parallel
        machine scheduling, European Journal of Operational Research 207 (2010): times correlated by
        job are the hard classes.
        """
        n_machines = 2 if size <= _SMALL else 2 + size // 5
        longest = 3 if size <= _SMALL else 100
        own = rng.integers(1, longest + 1, (size, n_machines))
        alike = rng.integers(1, longest + 1, (size, 1))
        times = np.maximum(1, np.rint(difficulty * alike + (1 - difficulty) * own)).astype(int)
        return cls(
            jobs=tuple(f"job {number}" for number in range(1, size + 1)),
            machines=tuple(f"machine {number}" for number in range(1, n_machines + 1)),
            times=tuple(map(tuple, times.tolist())),
        )

    def figure(self, solution: ParallelMachinesSolution) -> GanttFigure:
        bars: list[GanttBar] = []
        free: Counter[str] = Counter()
        for job, machine in solution.machine_of.items():
            length = self._length(job, machine) or 0.0
            bars.append(
                GanttBar(
                    row=machine, start=free[machine], duration=length, label=job, group=machine
                )
            )
            free[machine] += length  # type: ignore[assignment]
        return GanttFigure(
            title=f"{len(bars)} jobs on {len(self.machines)} machines",
            bars=tuple(bars),
            time_label=f"time {self.time_unit}".rstrip(),
        )

    def describe(self, solution: ParallelMachinesSolution) -> str:
        check = self.check(solution)
        if check.objective is None:
            return f"Not every job is given out: {check.violations[0].message}."
        unit = f" {self.time_unit}".rstrip()
        finish = f"Everything is finished at {check.objective:.10g}{unit}"
        if len(self.jobs) > _MOST_TOLD:
            return f"{finish}."
        loads = self._loads(solution)
        told = (
            f"{machine} does {', '.join(job for job in self.jobs if solution.machine_of[job] == machine)} "
            f"until {loads[machine]:.10g}"
            for machine in self.machines
            if machine in loads
        )
        return f"{finish}: {'; '.join(told)}."


FAMILY = ParallelMachines
