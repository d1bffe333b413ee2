"""OR-Library files of generalised assignment: a count of problems, then each problem.

A problem is agents and tasks, the costs (a row an agent), the loads (a row an agent), and the
capacities. A file may hold one problem without the count. Source: Beasley, OR-Library (1990), file
formats of gap1 (to be maximised) and gapa (to be minimised) and others; the files do not say which.
"""

from __future__ import annotations

from dataclasses import dataclass

from problems.errors import FormatError
from problems.families.generalised_assignment import Agent, GeneralisedAssignment
from problems.file_format import FileFormat
from problems.parsing.number_stream import NumberStream, first_numbers, is_numeric
from problems.structures import Floats

_MOST_PROBLEMS = 1_000
_MOST = 10_000


@dataclass(frozen=True, slots=True)
class Tables:
    """One problem. Shape: `costs`, `loads` (agents, tasks), `capacities` (agents,)."""

    costs: Floats
    loads: Floats
    capacities: Floats


def recognises(head: str) -> bool:
    """Whether a text begins with a count of problems, or of agents and tasks, and is numbers.

    >>> recognises("1\\n1 2\\n3 4\\n1 1\\n2\\n"), recognises("1 2 3\\n")
    (True, False)
    """
    return is_numeric(head) and len(first_numbers(head)) in {1, 2}


def read(text: str) -> tuple[Tables, ...]:
    """Returns the problems of a file.

    Raises:
        FormatError: the numbers do not fit; the message names the line.
        LimitExceeded: more than 1,000 problems, or 10,000 agents or tasks.
    """
    numbers = NumberStream(text, "OR-Library file of generalised assignment")
    counted = len(first_numbers(text)) == 1
    n_problems = numbers.count("problems", least=1, most=_MOST_PROBLEMS) if counted else 1
    problems = tuple(_problem(numbers) for _ in range(n_problems))
    numbers.finish()
    return problems


def _problem(numbers: NumberStream) -> Tables:
    n_agents = numbers.count("agents", least=1, most=_MOST)
    n_tasks = numbers.count("tasks", least=1, most=_MOST)
    costs, loads = (
        numbers.values(n_agents * n_tasks, meaning).reshape(n_agents, n_tasks)
        for meaning in ("costs", "loads")
    )
    capacities = numbers.values(n_agents, "capacities")
    if loads.min() < 0 or capacities.min() < 0:
        raise FormatError("a load or a capacity is below 0; give them as amounts from 0 up")
    return Tables(costs, loads, capacities)


def _as_problems(text: str) -> tuple[GeneralisedAssignment, ...]:
    """The problems that a file holds, to be minimised."""
    return tuple(
        GeneralisedAssignment(
            agents=tuple(
                Agent(name=f"agent {number}", capacity=capacity)
                for number, capacity in enumerate(tables.capacities.tolist(), start=1)
            ),
            tasks=tuple(f"task {number}" for number in range(1, tables.costs.shape[1] + 1)),
            costs=tuple(map(tuple, tables.costs.tolist())),
            loads=tuple(map(tuple, tables.loads.tolist())),
        )
        for tables in read(text)
    )


FORMATS = (
    FileFormat(
        name="OR-Library generalised assignment",
        family="generalised_assignment",
        suffixes=(".txt",),
        recognises=recognises,
        read=_as_problems,
        is_guess=True,
    ),
)
