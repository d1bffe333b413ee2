"""A model as it is written down: sets, data, decisions, a goal and rules, all plain JSON."""

from __future__ import annotations

from typing import Literal, TypeAlias

from pydantic import Field

from problems.algebra.tokens import LONGEST_RULE
from problems.problem import Frozen
from problems.status import Sense

MOST_MEMBERS = 200_000
NAME = r"^[^\W\d]\w{0,59}$"

Member: TypeAlias = str | tuple[str, ...]


class WrittenSet(Frozen):
    """Named members in order; a set of pairs has tuples of members."""

    name: str = Field(pattern=NAME)
    members: tuple[Member, ...] = Field(max_length=MOST_MEMBERS)


class WrittenData(Frozen):
    """Numbers over sets, keyed by the members' names; over no set it is one number with the key ()."""

    name: str = Field(pattern=NAME)
    over: tuple[str, ...] = Field(default=(), max_length=6)
    values: dict[tuple[str, ...], float]
    default: float | None = None


class WrittenDecision(Frozen):
    """Amounts to decide, one for each combination of members; bounds are numbers or expressions of data."""

    name: str = Field(pattern=NAME)
    over: tuple[str, ...] = Field(default=(), max_length=6)
    where: str = Field(default="", max_length=LONGEST_RULE)
    kind: Literal["continuous", "integer", "binary"] = "continuous"
    lower: float | str | None = 0.0
    upper: float | str | None = None
    unit: str = ""


class WrittenRule(Frozen):
    """A rule that holds for each combination of a range, such as "i in I, t in T where t != u"."""

    name: str = Field(default="", max_length=100)
    each: str = Field(default="", max_length=LONGEST_RULE)
    rule: str = Field(max_length=LONGEST_RULE)


class WrittenModel(Frozen):
    """A whole model. `goal` is what to do with the objective."""

    sets: tuple[WrittenSet, ...] = Field(default=(), max_length=50)
    data: tuple[WrittenData, ...] = Field(default=(), max_length=100)
    decisions: tuple[WrittenDecision, ...] = Field(min_length=1, max_length=100)
    goal: Sense
    objective: str = Field(max_length=LONGEST_RULE)
    rules: tuple[WrittenRule, ...] = Field(default=(), max_length=2_000)
    unit: str = ""
