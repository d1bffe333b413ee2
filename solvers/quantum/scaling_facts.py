"""Published scalings, findings and plans on error-corrected machines, each with source and date.

They stand in `data/scaling_facts.json`. `read` says what was read: the paper's own text, its abstract,
or a text that quotes it.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Literal

from pydantic import Field

from problems.errors import BadInput
from problems.problem import Frozen

_DATE = r"^\d{4}(-\d{2}){0,2}$"
Read = Literal["text", "abstract", "quoted"]


class Scaling(Frozen):
    """What one algorithm takes: prefactor·baseⁿ, measured between two sizes; None where unpublished."""

    key: str
    problem: str
    algorithm: str
    side: Literal["classical", "quantum"]
    base: float = Field(gt=1)
    base_low: float | None = Field(default=None, gt=1)
    base_high: float | None = Field(default=None, gt=1)
    prefactor: float | None = Field(default=None, gt=0)
    unit: str
    smallest_n: int
    largest_n: int
    source: str
    date: str = Field(pattern=_DATE)
    read: Read


class PublishedFinding(Frozen):
    """What a paper found, in one sentence."""

    key: str
    says: str
    source: str
    date: str = Field(pattern=_DATE)
    read: Read


class Plan(Frozen):
    """What a maker says it will build by a year: its own announcement, not our forecast."""

    maker: str
    machine: str
    year: int
    quantity: Literal["logical qubits", "physical qubits"]
    planned: float = Field(gt=0)
    source: str
    date: str = Field(pattern=_DATE)


class ScalingFacts(Frozen):
    """The whole file."""

    version: Literal[1]
    read: str = Field(pattern=_DATE)
    scalings: tuple[Scaling, ...]
    findings: tuple[PublishedFinding, ...]
    plans: tuple[Plan, ...]


@cache
def scaling_facts() -> ScalingFacts:
    """Returns all facts, in the order of their file."""
    text = files("solvers.quantum").joinpath("data/scaling_facts.json").read_text(encoding="utf-8")
    return ScalingFacts.model_validate_json(text)


def scaling(key: str) -> Scaling:
    """Returns the scaling of that key.

    Raises:
        BadInput: there is none.

    >>> scaling("labs qaoa").base
    1.46
    """
    known = {fact.key: fact for fact in scaling_facts().scalings}
    if key not in known:
        raise _unknown(key, known)
    return known[key]


def published(key: str) -> PublishedFinding:
    """Returns the finding of that key.

    Raises:
        BadInput: there is none.

    >>> published("input and output").date
    '2023-05'
    """
    known = {fact.key: fact for fact in scaling_facts().findings}
    if key not in known:
        raise _unknown(key, known)
    return known[key]


def _unknown(key: str, known: Iterable[str]) -> BadInput:
    return BadInput(f"there is no published fact {key!r}; there are {', '.join(map(repr, known))}")
