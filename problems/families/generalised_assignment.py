"""Generalised assignment: give every task to one agent, within what each agent can bear."""

from __future__ import annotations

import math
from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING, Annotated, ClassVar, Literal, Self

import numpy as np
from pydantic import Field, model_validator

from problems.figure import GanttBar, GanttFigure
from problems.modelling.limits import TOLERANCE
from problems.modelling.serving_model import Serving, chosen_sites, serving_cqm, serving_program
from problems.plain_number import plain
from problems.problem import Check, Example, Frozen, Problem, Sample, Solution, Violation
from problems.status import Sense
from problems.structures import Answer, Program, Values

if TYPE_CHECKING:
    import dimod

_MOST_SPELLED = 30


class Agent(Frozen):
    """Someone who does tasks, as many as fit into `capacity`."""

    name: str
    capacity: float = Field(ge=0, description="in load_unit")


class GeneralisedAssignmentSolution(Solution):
    """The agent of each task."""

    family: Literal["generalised_assignment"] = "generalised_assignment"
    given_to: dict[str, str]


class GeneralisedAssignment(Problem[GeneralisedAssignmentSolution]):
    """Agents with capacities, tasks, and what each task costs and takes with each agent."""

    family: Literal["generalised_assignment"] = "generalised_assignment"
    agents: tuple[Agent, ...] = Field(min_length=1, max_length=10_000)
    tasks: tuple[str, ...] = Field(min_length=1, max_length=10_000)
    costs: tuple[tuple[float | None, ...], ...] = Field(
        description="row: agent, column: task, in cost_unit; null where the agent may not do it"
    )
    loads: tuple[tuple[Annotated[float, Field(ge=0)], ...], ...] = Field(
        description="row: agent, column: task, what the task takes of the agent, in load_unit"
    )
    goal: Sense = Field(default=Sense.MINIMISE, description="maximise where the costs are profits")
    cost_unit: str = ""
    load_unit: str = ""

    summary: ClassVar[str] = "give every task to an agent that has room for it, at the best total"
    source: ClassVar[str] = "Martello, Toth: Knapsack Problems (Wiley 1990), chapter 7"
    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            text="Ana has 8 hours and Ben 7. Each job goes to one of them. Ana needs 4, 5, 3 and 2 "
            "hours for jobs 1 to 4 at 20, 25, 12 and 9 euros; Ben needs 3, 4, 4 and 3 hours at 18, "
            "30, 10 and 14 euros. What is the cheapest split?",
            objective=62,
        ),
        Example(
            text="Three machines can run 10, 9 and 8 hours. Orders A, B, C, D, E take 6, 5, 4, 3, 2 "
            "hours on machine 1, 5, 6, 3, 4, 3 on machine 2, 7, 4, 5, 2, 4 on machine 3. Profits: "
            "machine 1: 12, 9, 8, 6, 5; machine 2: 11, 10, 9, 5, 4; machine 3: 10, 12, 7, 8, 3. "
            "Schedule every order for the most profit.",
            objective=46,
        ),
        Example(
            text="Two servers with 16 GB and 12 GB host four databases. P takes 8 GB, Q 7 GB, R 6 GB, "
            "S 5 GB on either. Hosting costs on the first server 9, 6, 4, 7 and on the second 5, 3, "
            "6, 4 dollars. R may not run on the second. Least cost?",
            objective=20,
        ),
    )
    solution_type: ClassVar[type[Solution]] = GeneralisedAssignmentSolution

    @model_validator(mode="after")
    def _fits_together(self) -> Self:
        names = [agent.name for agent in self.agents]
        for kind, called in (("agents", names), ("tasks", list(self.tasks))):
            repeated, times = Counter(called).most_common(1)[0]
            if times > 1:
                raise ValueError(f"two {kind} are called {repeated!r}; give each a name of its own")
        for what, matrix in (("costs", self.costs), ("loads", self.loads)):
            if len(matrix) != len(names):
                raise ValueError(
                    f"there are {len(names)} agents and {len(matrix)} rows of {what}; give one each"
                )
            for name, row in zip(names, matrix, strict=True):
                if len(row) != len(self.tasks):
                    raise ValueError(
                        f"the row of {name!r} has {len(row)} {what}; there are {len(self.tasks)} tasks"
                    )
        for task, column in zip(self.tasks, zip(*self.costs, strict=True), strict=True):
            if all(cost is None for cost in column):
                raise ValueError(f"nobody may do {task!r}; give its cost for one agent at least")
        return self

    @property
    def sense(self) -> Sense:
        return self.goal

    @property
    def size(self) -> str:
        return f"{len(self.tasks)} tasks and {len(self.agents)} agents"

    def cqm(self) -> dimod.ConstrainedQuadraticModel:
        """Binary "3 from 1" where the fourth task may be done by the second agent."""
        return serving_cqm(self._serving)

    def structure(self) -> Program:
        return serving_program(self._serving)

    def decode(self, sample: Sample) -> GeneralisedAssignmentSolution:
        """A task of no agent or of several gets none."""
        chosen = chosen_sites(self._serving, sample)
        return GeneralisedAssignmentSolution(
            given_to={
                self.tasks[task]: self.agents[agent].name for task, agent in sorted(chosen.items())
            }
        )

    def decode_structure(self, answer: Answer) -> GeneralisedAssignmentSolution:
        assert isinstance(answer, Values)
        names = self.structure().names
        return self.decode(dict(zip(names, answer.values.tolist(), strict=True)))

    def check(self, solution: GeneralisedAssignmentSolution) -> Check:
        agent_at = {agent.name: at for at, agent in enumerate(self.agents)}
        broken = [
            ("tasks", f"there is no task called {name!r}", 1.0)
            for name in solution.given_to
            if name not in set(self.tasks)
        ]
        costs: list[float] = []
        loads: list[list[float]] = [[] for _ in self.agents]
        for at, task in enumerate(self.tasks):
            label = f"{task} once"
            name = solution.given_to.get(task)
            if name is None:
                broken.append((label, f"{task!r} is given to nobody", 1.0))
            elif name not in agent_at:
                broken.append((label, f"there is no agent called {name!r}", 1.0))
            else:
                loads[agent_at[name]].append(self.loads[agent_at[name]][at])
                cost = self.costs[agent_at[name]][at]
                if cost is None:
                    broken.append((label, f"{name!r} may not do {task!r}", 1.0))
                else:
                    costs.append(cost)
        is_priced = len(costs) == len(self.tasks) == len(solution.given_to)
        broken += self._overloads([math.fsum(each) for each in loads])
        return Check(
            feasible=not broken,
            objective=math.fsum(costs) if is_priced else None,
            violations=tuple(
                Violation(constraint=label, message=message, amount=amount)
                for label, message, amount in broken
            ),
        )

    def _overloads(self, loads: list[float]) -> list[tuple[str, str, float]]:
        """The agents whose tasks take more than their capacity."""
        unit = f" {self.load_unit}".rstrip()
        return [
            (
                f"capacity of {agent.name}",
                f"the tasks of {agent.name!r} take {plain(load)}{unit}; the capacity is "
                f"{plain(agent.capacity)}",
                load - agent.capacity,
            )
            for agent, load in zip(self.agents, loads, strict=True)
            if load > agent.capacity + TOLERANCE * max(1.0, agent.capacity)
        ]

    @classmethod
    def random(cls, rng: np.random.Generator, size: int, difficulty: float = 0.5) -> Self:
        """A fifth as many agents as tasks, two at least; a plan that fits is hidden in it.

        The dial turns costs that have nothing to do with loads into ones that fall as loads rise, and
        takes the capacities from 1.2 to 0.8 of an agent's share of all loads, as in class D of Chu,
        Beasley: A genetic algorithm for the generalised assignment problem, Computers & OR 24 (1997).
        """
        n_agents, tasks = max(2, size // 5), np.arange(size)
        largest = min(2 * size + 2, 100)  # few slack bits where instances are small
        loads = rng.integers(1, largest + 1, (n_agents, size))
        either = rng.integers(0, n_agents, (2, size))
        planned = either[loads[either, tasks].argmin(axis=0), tasks]
        held = np.bincount(planned, loads[planned, tasks], minlength=n_agents)
        share = (1.2 - 0.4 * difficulty) * loads.sum(axis=1) / n_agents
        room = np.ceil(np.maximum(held, share)).astype(int)
        free = rng.integers(1, largest + 1, loads.shape)
        blur = largest // 10
        inverse = 1 + largest + blur - loads + rng.integers(-blur, blur + 1, loads.shape)
        costs = np.rint((1 - difficulty) * free + difficulty * inverse).astype(int)
        return cls(
            agents=tuple(
                Agent(name=f"agent {at}", capacity=capacity)
                for at, capacity in enumerate(room.tolist())
            ),
            tasks=tuple(f"task {at}" for at in range(size)),
            costs=tuple(map(tuple, costs.tolist())),
            loads=tuple(map(tuple, loads.tolist())),
        )

    def figure(self, solution: GeneralisedAssignmentSolution) -> GanttFigure:
        """The tasks of each agent end to end, as long as what they take."""
        filled = dict.fromkeys((agent.name for agent in self.agents), 0.0)
        row_of = {agent.name: at for at, agent in enumerate(self.agents)}
        rows = {agent.name: f"{agent.name} (of {plain(agent.capacity)})" for agent in self.agents}
        bars = []
        for at, task in enumerate(self.tasks):
            name = solution.given_to.get(task)
            if name is None or name not in filled:
                continue
            load = self.loads[row_of[name]][at]
            bars.append(
                GanttBar(row=rows[name], start=filled[name], duration=load, label=task, group=task)
            )
            filled[name] += load
        return GanttFigure(
            title=f"Who does what: {len(bars)} tasks",
            bars=tuple(bars),
            time_label=f"load {self.load_unit}".rstrip(),
        )

    def describe(self, solution: GeneralisedAssignmentSolution) -> str:
        held: dict[str, list[str]] = {}
        for task, agent in list(solution.given_to.items())[:_MOST_SPELLED]:
            held.setdefault(agent, []).append(task)
        if not held:
            return "Nobody does anything."
        told = "; ".join(f"{agent} does {', '.join(tasks)}" for agent, tasks in held.items())
        rest = "; and so on" if len(solution.given_to) > _MOST_SPELLED else ""
        total = self.check(solution).objective
        if total is None:
            return f"{told}{rest}."
        return f"{told}{rest}: {f'{plain(total)} {self.cost_unit}'.rstrip()} in all."

    @cached_property
    def _serving(self) -> Serving:
        costs = self.sense.sign * np.array(self.costs, dtype=float).T
        costs[np.isnan(costs)] = np.inf
        return Serving(
            costs=costs,
            loads=np.array(self.loads, dtype=float).T,
            capacities=np.array([agent.capacity for agent in self.agents], dtype=float),
        )


FAMILY = GeneralisedAssignment
