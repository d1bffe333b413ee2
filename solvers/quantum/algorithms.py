"""What is known of each quantum algorithm: every statement with its source and date.

The statements stand in `data/algorithms.json`, each in our own words after the source that it names;
nothing is said of an algorithm beyond them. Which level of readiness follows from a statement is our
judgement.
"""

from __future__ import annotations

from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Literal

from pydantic import Field

from problems.problem import Frozen


class Readiness(StrEnum):
    """Where the field stands. A level names when, and for what, a person could rely on it."""

    READY = "ready"
    SPECIFIC = "specific problems only"
    LABORATORY = "laboratory"
    DECADES = "decades"


class Statement(Frozen):
    """One sentence, where it was published, and when."""

    says: str = Field(min_length=10)
    source: str = Field(min_length=5)
    date: str = Field(pattern=r"^\d{4}(-\d{2}){0,2}$")


class Algorithm(Frozen):
    """One quantum algorithm, or kind of them.

    `also` are names that by themselves mean it, `subjects` what it is used for: these mean it only where
    quantum computing is spoken of. Both are lower case.
    """

    name: str = Field(pattern=r"^[a-z_]+$")
    title: str
    also: tuple[str, ...]
    subjects: tuple[str, ...]
    does: Statement
    readiness: Readiness
    readiness_why: Statement
    resources: tuple[Statement, ...] = Field(min_length=1)
    evidence_for: tuple[Statement, ...] = Field(min_length=1)
    evidence_against: tuple[Statement, ...] = Field(min_length=1)
    classical_rival: Statement
    would_change: tuple[Statement, ...] = Field(min_length=1)

    @property
    def statements(self) -> tuple[Statement, ...]:
        """Every statement about it, in the order of the fields."""
        return (
            self.does,
            self.readiness_why,
            *self.resources,
            *self.evidence_for,
            *self.evidence_against,
            self.classical_rival,
            *self.would_change,
        )


class Knowledge(Frozen):
    """The file of algorithms: its version and when its sources were read."""

    version: Literal[1]
    read: str = Field(pattern=r"^\d{4}-\d{2}$")
    algorithms: tuple[Algorithm, ...]


@cache
def knowledge() -> Knowledge:
    """Returns the file's content."""
    text = files("solvers.quantum").joinpath("data/algorithms.json").read_text(encoding="utf-8")
    return Knowledge.model_validate_json(text)


def algorithm(name: str) -> Algorithm:
    """Returns the algorithm of that name in the file.

    Raises:
        KeyError: there is none.

    >>> algorithm("shor").readiness.value
    'decades'
    """
    return {each.name: each for each in knowledge().algorithms}[name]
