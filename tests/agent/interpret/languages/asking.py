"""Asks in another language, and solves what was read."""

from __future__ import annotations

import re
from collections.abc import Iterator

from agent.contracts.interpretation import Interpretation
from agent.interpret.interpreter import interpret
from tools.actions import solve_exact
from tools.solving import SolveInput

_THOUSANDS = re.compile(r"\.(?=\d{3}\b)")
_SPELT = {"한": 1, "두": 2, "세": 3, "네": 4, "다섯": 5, "zwei": 2, "drei": 3, "vier": 4, "null": 0}


def _read(question: str) -> Interpretation:
    read = interpret(question, ())
    assert isinstance(read, Interpretation), read
    return read


def optimum_of(question: str) -> tuple[str, float | None]:
    """Returns the family that was read, and its proven optimum."""
    problem = _read(question).problem
    outcome = solve_exact.run(
        SolveInput(problem=problem, budget_s=10, seed=0), lambda fraction, words: None
    )
    assert outcome.status.is_proof
    objective = None if outcome.objective is None else round(outcome.objective, 6)
    return problem.family, objective


def places_of(question: str) -> Iterator[tuple[float, float]]:
    """Yields each traced number as written in the question and as it stands in the problem."""
    for each in _read(question).origins:
        if each.start is not None and each.end is not None:
            written = _THOUSANDS.sub("", question[each.start : each.end].lower()).replace(",", ".")
            yield float(_SPELT.get(written, written)), each.value
