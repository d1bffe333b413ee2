"""A phrasing: the ways in which questions of one family are put."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from evals.generator.grammar.draw import Draw
from problems.problem import Problem
from problems.registry import parse_problem


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked, and the problem that a careful reader takes it for."""

    text: str
    problem: Problem[Any]


Form = Callable[[Draw, int], Question]  # from the choices and the size of the instance


@dataclass(frozen=True, slots=True)
class Phrasing:
    """The surface forms of one family, at least four."""

    forms: tuple[Form, ...]


def asked(text: str, family: str, **fields: object) -> Question:
    """Returns the question whose careful reader writes down these fields."""
    return Question(text, parse_problem({"family": family, **fields}))
