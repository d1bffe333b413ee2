"""Assignment: give each worker a task of their own, as cheaply or as profitably as possible."""

from __future__ import annotations

import math
from collections import Counter
from typing import TYPE_CHECKING, ClassVar, Literal, Self

import numpy as np
from pydantic import Field, model_validator

from problems.errors import LimitExceeded
from problems.figure import MatrixFigure
from problems.problem import Check, Example, Problem, Sample, Solution, Violation
from problems.status import Sense
from problems.structures import Answer, Floats, Matches, Matching

if TYPE_CHECKING:
    import dimod

_MOST_PAIRS_IN_CQM = 250_000  # 500 workers and tasks: 1 s to build
_MOST_PAIRS_SPELLED = 30


class AssignmentSolution(Solution):
    """The task of each worker; workers without one are absent."""

    family: Literal["assignment"] = "assignment"
    pairs: dict[str, str]


class Assignment(Problem[AssignmentSolution]):
    """Workers, tasks, and what each pair costs (or earns, where the goal is to maximise)."""

    family: Literal["assignment"] = "assignment"
    workers: tuple[str, ...] = Field(min_length=1, max_length=2_000)
    tasks: tuple[str, ...] = Field(min_length=1, max_length=2_000)
    costs: tuple[tuple[float | None, ...], ...] = Field(
        description="row: worker, column: task, in cost_unit; null where the pair is not allowed"
    )
    goal: Sense = Sense.MINIMISE
    cost_unit: str = ""

    summary: ClassVar[str] = "match workers with tasks, one each, at the least or greatest total"
    source: ClassVar[str] = (
        "Burkard, Dell'Amico, Martello: Assignment Problems (SIAM, revised edition 2012)"
    )
    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            text="Ana does jobs 1, 2, 3 for 9, 2, 7 euros, Ben for 6, 4, 3, Cem for 5, 8, 1. "
            "One job each, cheapest overall?",
            objective=9,
        ),
        Example(
            text="Three drivers have to take two tours. Driver A needs 4 hours for the coast and 6 "
            "for the hills, driver B 5 and 5, driver C 3 and 7. Each tour needs one driver. "
            "How few hours can it take in all?",
            objective=8,
        ),
        Example(
            text="Match mentors to students to maximise the total score: Ida scores 7 with Leo and "
            "4 with Mia, Jon scores 6 with Leo and 2 with Mia.",
            objective=10,
        ),
        Example(
            text="Assign machines M1, M2, M3 to orders P, Q, R at minimum cost. M1: P 8, Q 6, R 10. "
            "M2: P 9, Q 12, cannot do R. M3: P 5, Q 4, R 11.",
            objective=23,
        ),
    )
    solution_type: ClassVar[type[Solution]] = AssignmentSolution

    @model_validator(mode="after")
    def _fits_together(self) -> Self:
        for kind, names in (("workers", self.workers), ("tasks", self.tasks)):
            repeated, times = Counter(names).most_common(1)[0]
            if times > 1:
                raise ValueError(f"two {kind} are called {repeated!r}; give each a name of its own")
        if len(self.costs) != len(self.workers):
            raise ValueError(
                f"there are {len(self.workers)} workers and {len(self.costs)} rows of costs"
            )
        for worker, row in zip(self.workers, self.costs, strict=True):
            if len(row) != len(self.tasks):
                raise ValueError(
                    f"the row of {worker!r} has {len(row)} costs; there are {len(self.tasks)} tasks"
                )
        return self

    @property
    def sense(self) -> Sense:
        return self.goal

    @property
    def size(self) -> str:
        return f"{len(self.workers)} workers and {len(self.tasks)} tasks"

    def _matrix(self) -> Floats:
        """The costs as they are written; nan where a pair is not allowed."""
        return np.array(self.costs, dtype=float)

    def cqm(self) -> dimod.ConstrainedQuadraticModel:
        """Binary "W does T" for each allowed pair."""
        import dimod

        matrix = self._matrix()
        allowed = np.argwhere(~np.isnan(matrix)).tolist()
        if len(allowed) > _MOST_PAIRS_IN_CQM:
            raise LimitExceeded(
                f"the assignment has {len(allowed):,} pairs; its binary model takes at most "
                f"{_MOST_PAIRS_IN_CQM:,}; solve it as a matching instead"
            )
        by_worker: list[list[tuple[str, int]]] = [[] for _ in self.workers]
        by_task: list[list[tuple[str, int]]] = [[] for _ in self.tasks]
        costs = []
        for row, column in allowed:
            label = _label(self.workers[row], self.tasks[column])
            by_worker[row].append((label, 1))
            by_task[column].append((label, 1))
            costs.append((label, self.sense.sign * float(matrix[row, column])))
        cqm = dimod.ConstrainedQuadraticModel()
        cqm.add_variables("BINARY", [label for label, _ in costs])
        cqm.set_objective(costs)
        n_workers, n_tasks = len(self.workers), len(self.tasks)
        for names, groups, complete in (
            (self.workers, by_worker, n_workers <= n_tasks),
            (self.tasks, by_task, n_tasks <= n_workers),
        ):
            for name, group in zip(names, groups, strict=True):
                if complete or len(group) > 1:
                    cqm.add_constraint_from_iterable(
                        group, "==" if complete else "<=", rhs=1, label=f"{name} once"
                    )
        return cqm

    def structure(self) -> Matching:
        costs = self.sense.sign * self._matrix()
        costs[np.isnan(costs)] = np.inf
        return Matching(costs.T.copy() if self._is_transposed else costs)

    @property
    def _is_transposed(self) -> bool:
        """Whether the rows of the structure are tasks: they are the shorter side."""
        return len(self.workers) > len(self.tasks)

    def decode(self, sample: Sample) -> AssignmentSolution:
        pairs = {}
        for worker, row in zip(self.workers, self.costs, strict=True):
            for task, cost in zip(self.tasks, row, strict=True):
                if cost is not None and round(sample[_label(worker, task)]):
                    pairs[worker] = task
        return AssignmentSolution(pairs=pairs)

    def decode_structure(self, answer: Answer) -> AssignmentSolution:
        assert isinstance(answer, Matches)
        columns = answer.columns.tolist()
        if self._is_transposed:
            task_of = {column: task for task, column in zip(self.tasks, columns, strict=True)}
        else:
            task_of = {row: self.tasks[column] for row, column in enumerate(columns)}
        return AssignmentSolution(
            pairs={
                worker: task_of[row] for row, worker in enumerate(self.workers) if row in task_of
            }
        )

    def check(self, solution: AssignmentSolution) -> Check:
        workers = {worker: at for at, worker in enumerate(self.workers)}
        tasks = {task: at for at, task in enumerate(self.tasks)}
        violations: list[Violation] = []
        costs: list[float] = []
        for worker, task in solution.pairs.items():
            if worker not in workers or task not in tasks:
                stranger = worker if worker not in workers else task
                message = f"there is no worker or task called {stranger!r}"
                violations.append(Violation(constraint="names", message=message, amount=1))
                continue
            cost = self.costs[workers[worker]][tasks[task]]
            if cost is None:
                message = f"{worker!r} may not do {task!r}"
                violations.append(Violation(constraint="pairs", message=message, amount=1))
            else:
                costs.append(cost)
        violations += self._uneven(solution)
        complete = len(costs) == len(solution.pairs)
        return Check(
            feasible=not violations,
            objective=math.fsum(costs) if complete else None,
            violations=tuple(violations),
        )

    def _uneven(self, solution: AssignmentSolution) -> list[Violation]:
        """Tasks that are given twice, and whoever of the shorter side is left out."""
        given = Counter(solution.pairs.values())
        uneven = [
            Violation(
                constraint=f"{task} once",
                message=f"{task!r} is given to {times} workers; it must be one at most",
                amount=times - 1,
            )
            for task, times in given.items()
            if times > 1
        ]
        if len(self.workers) <= len(self.tasks):
            left = [worker for worker in self.workers if worker not in solution.pairs]
        else:
            left = [task for task in self.tasks if task not in given]
        return uneven + [
            Violation(constraint=f"{name} once", message=f"{name!r} is left out", amount=1)
            for name in left
        ]

    @classmethod
    def random(cls, rng: np.random.Generator, size: int, difficulty: float = 0.5) -> Self:
        """As many workers as tasks; the dial turns unrelated costs into products of ranks.

        It stays polynomial; but with the i-th worker at the j-th task for i · j, shortest augmenting
        paths are at their longest. Source: Machol, Wien: A "hard" assignment problem, Operations
        Research 24 (1976).
        """
        unrelated = rng.integers(1, max(100, size * size), (size, size))
        products = np.outer(1 + rng.permutation(size), 1 + rng.permutation(size))
        costs = np.rint((1 - difficulty) * unrelated + difficulty * products).astype(int).tolist()
        return cls(
            workers=tuple(f"worker {index}" for index in range(size)),
            tasks=tuple(f"task {index}" for index in range(size)),
            costs=tuple(tuple(row) for row in costs),
        )

    def figure(self, solution: AssignmentSolution) -> MatrixFigure:
        workers = {worker: at for at, worker in enumerate(self.workers)}
        tasks = {task: at for at, task in enumerate(self.tasks)}
        return MatrixFigure(
            title=f"Who does what: {len(solution.pairs)} pairs",
            rows=self.workers,
            columns=self.tasks,
            values=self.costs,
            highlighted=tuple(
                (workers[worker], tasks[task])
                for worker, task in solution.pairs.items()
                if worker in workers and task in tasks
            ),
        )

    def describe(self, solution: AssignmentSolution) -> str:
        total = self.check(solution).objective
        told = [f"{worker} does {task}" for worker, task in solution.pairs.items()]
        if len(told) > _MOST_PAIRS_SPELLED:
            told = [*told[:_MOST_PAIRS_SPELLED], "and so on"]
        if total is None or not told:
            return f"{', '.join(told) or 'Nobody does anything'}."
        return f"{', '.join(told)}: {total:.10g}{f' {self.cost_unit}'.rstrip()} in all."


def _label(worker: str, task: str) -> str:
    """The name of the binary that says: this worker does this task."""
    return f"{worker} does {task}"


FAMILY = Assignment
