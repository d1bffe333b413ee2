"""The answer in one or two sentences."""

from __future__ import annotations

from typing import Any

from problems.plain_number import plain
from problems.problem import Problem, Solution
from problems.status import Status

_LONGEST = 1_500  # a packing of thousands of items is read in the JSON, not here


def headline(
    problem: Problem[Any], solution: Solution | None, status: Status, budget_s: float
) -> str:
    """Returns the solution in the family's words, or why there is none and what to do about it."""
    match status:
        case Status.OPTIMAL | Status.FEASIBLE:
            assert solution is not None
            return _shortened(problem.describe(solution))
        case Status.INFEASIBLE:
            return (
                "There is no answer: the requirements contradict each other. "
                "Relax or drop one of them, or look whether every number is as you meant it."
            )
        case Status.UNBOUNDED:
            return (
                "There is no best answer: the objective can be improved without end. "
                "A limit is missing; say how far each quantity may go, and ask again."
            )
        case Status.UNKNOWN:
            return (
                f"No answer that meets every requirement was found in {plain(budget_s)} s. "
                "There may be one all the same: allow more time (--budget) or choose another "
                "solver (--solver)."
            )


def _shortened(words: str) -> str:
    if len(words) <= _LONGEST:
        return words
    return words[:_LONGEST].rsplit(" ", 1)[0] + " … (the whole solution is in the JSON report)"
