"""A made-up problem of the size that a question gives, where it gives no data."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from typing import Any

from agent.contracts.clarification import Clarification
from agent.interpret.quantum_questions.kinds_named import kind_named, size_named
from problems.problem import Problem
from problems.registry import families, parse_problem

_SEED = 0  # the same question is given the same example
_LARGEST = 1_000  # made up and written as a QUBO within seconds, whatever the family


@dataclass(frozen=True, slots=True)
class Example:
    """A made-up problem, and the sentence that says so; none where the size gives the whole problem."""

    problem: Problem[Any]
    says: str


def example_in(text: str) -> Example | Clarification | None:
    """Returns an example of the family and size that the text gives, None where it lacks either.

    A size that no example is made of is asked about.

    >>> example_in("How many qubits would my 15-city tour need?").problem.size
    '15 places'
    """
    family, size = kind_named(text), size_named(text)
    if family is None or size is None:
        return None
    if not 2 <= size <= _LARGEST:
        return Clarification(
            question=f"I make up examples of 2 to {_LARGEST:,} to count qubits on, not of {size:,}; give "
            "the data in a file, or a size in that range.",
            missing=("a size that an example can have",),
            family=family,
        )
    if _is_given_by_size(families()[family]):
        return Example(parse_problem({"family": family, "n": size}), "")
    problem = _made_up(family, size)
    return Example(
        problem,
        f"The data were not given, so a made-up problem of {problem.size} stands in; the qubits follow from "
        "the size, but gates, times and the classical try also depend on the data.",
    )


def _made_up(family: str, size: int) -> Problem[Any]:
    """The instance that says to have the size asked for: some families add a source, or count in pairs."""
    import numpy as np

    kind = families()[family]
    tried = (size, size - 1, size - 2, size - 3, size // 2)
    made = (kind.random(np.random.default_rng(_SEED), each) for each in tried if each >= 2)
    first = next(made)
    return next((each for each in itertools.chain((first,), made) if _counts(each, size)), first)


def _is_given_by_size(kind: type[Problem[Any]]) -> bool:
    """Whether a family's instances differ in nothing but a size that must be given: n queens, say."""
    needed = [name for name, field in kind.model_fields.items() if field.is_required()]
    return needed == ["n"]


def _counts(problem: Problem[Any], size: int) -> bool:
    return str(size) in re.findall(r"\d+", problem.size)
