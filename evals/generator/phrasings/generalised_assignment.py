"""Generalised assignment questions: tasks for agents of limited time or room."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from evals.generator.grammar.draw import Draw
from evals.generator.grammar.lists import listed, told
from evals.generator.grammar.names import LETTERS, PEOPLE
from evals.generator.grammar.prose import compose
from evals.generator.grammar.tables import matrix, table
from evals.generator.phrasing import Phrasing, Question, asked


@dataclass(frozen=True, slots=True)
class _Instance:
    agents: list[str]
    tasks: list[str]
    room: list[int]
    costs: list[list[int]]
    loads: list[list[int]]


def _instance(draw: Draw, agents: Sequence[str], tasks: Sequence[str]) -> _Instance:
    loads = [draw.wholes(len(tasks), 2, 9) for _ in agents]
    room = [max(*row, sum(row) * 2 // 3 + 1) for row in loads]
    costs = [draw.wholes(len(tasks), 5, 40) for _ in agents]
    return _Instance(list(agents), list(tasks), room, costs, loads)


def _problem(text: str, it: _Instance, goal: str = "minimise") -> Question:
    agents = [{"name": a, "capacity": r} for a, r in zip(it.agents, it.room, strict=True)]
    return asked(
        text,
        "generalised_assignment",
        agents=agents,
        tasks=it.tasks,
        costs=it.costs,
        loads=it.loads,
        goal=goal,
    )


def _matrices(draw: Draw, size: int) -> Question:
    it = _instance(draw, ["A1", "A2"], [f"T{i}" for i in range(1, size + 1)])
    text = compose(
        draw,
        f"Generalised assignment problem with 2 agents of capacities {it.room[0]} and {it.room[1]} and {size} tasks.",
        f"Costs (a row for each agent): {matrix(draw, it.costs)} Resource use (a row for each agent): {matrix(draw, it.loads)}",
        "Every task is given to exactly one agent. What is the minimum total cost?",
    )
    return _problem(text, it)


def _hours(draw: Draw, size: int) -> Question:
    it = _instance(draw, draw.some(PEOPLE, 2), [f"job {x}" for x in LETTERS[: min(size, 5)]])
    facts = [
        f"{a} would take {listed([f'{w} hours for {t} at {c} euros' for t, w, c in zip(it.tasks, loads, costs, strict=True)])}"
        for a, loads, costs in zip(it.agents, it.loads, it.costs, strict=True)
    ]
    free = [f"{a} has {r} hours" for a, r in zip(it.agents, it.room, strict=True)]
    text = compose(
        draw,
        f"{listed(free)}. Each job must go to one of the two, as a whole.",
        told(draw, facts),
        "Who does which job so that we pay as little as possible?",
    )
    return _problem(text, it)


def _servers(draw: Draw, size: int) -> Question:
    it = _instance(draw, ["server 1", "server 2", "server 3"], [f"app {x}" for x in LETTERS[:size]])
    rows = [
        [t, *[f"{it.loads[a][j]} GB / {it.costs[a][j]} ct" for a in range(3)]]
        for j, t in enumerate(it.tasks)
    ]
    sizes = [f"{a} has {r} GB of memory" for a, r in zip(it.agents, it.room, strict=True)]
    text = compose(
        draw,
        f"{listed(sizes)}.".capitalize().replace("gb", "GB"),
        "What each app takes and costs per hour on each server:"
        + table(draw, ["app", *it.agents], rows),
        "Every app runs on one server. Which goes where for the lowest cost per hour within the memory there is?",
    )
    return _problem(text, it)


def _profit(draw: Draw, size: int) -> Question:
    it = _instance(
        draw, ["the old kiln", "the new kiln"], [f"batch {x}" for x in LETTERS[: min(size, 5)]]
    )
    rows = [
        [t, it.loads[0][j], it.costs[0][j], it.loads[1][j], it.costs[1][j]]
        for j, t in enumerate(it.tasks)
    ]
    text = compose(
        draw,
        f"A pottery fires every batch in one of its kilns; this week the old kiln is free for {it.room[0]} hours and the new kiln for {it.room[1]} hours, one batch at a time.",
        "Hours and profits depend on the kiln:"
        + table(draw, ["batch", "old: hours", "old: profit", "new: hours", "new: profit"], rows),
        "All batches must be fired. Which kiln for which batch gives the highest profit?",
    )
    return _problem(text, it, "maximise")


PHRASING = Phrasing((_matrices, _hours, _servers, _profit))
