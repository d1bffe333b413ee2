"""What the question was taken to ask, so that a person can object."""

from __future__ import annotations

from typing import Any

from problems.problem import Problem
from problems.status import Sense

_FAMILY_WORDS = {"tsp": "travelling salesman", "qubo": "QUBO"}


def understanding(
    problem: Problem[Any],
    sense: Sense,
    assumptions: tuple[str, ...],
    unused_numbers: tuple[str, ...],
) -> tuple[str, ...]:
    """Returns the family, the size, every assumption, and every number that was left aside."""
    family = _FAMILY_WORDS.get(problem.family, problem.family.replace("_", " "))
    said = [f"Understood as {family} with {problem.size}: {problem.summary} ({sense.value})."]
    if assumptions:
        said.append(f"Assumed: {'; '.join(each.rstrip('.') for each in assumptions)}.")
    if unused_numbers:
        said.append(f"Not used, of the numbers in the question: {'; '.join(unused_numbers)}.")
    return tuple(said)
