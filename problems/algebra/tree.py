"""The nodes of a rule: numbers, indexed names, operations, sums over sets, and relations of these."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

Sign = Literal["+", "-", "*", "/", "^"]
Comparison = Literal["<=", ">=", "=", "<", ">", "!="]
Over = Literal["sum", "min", "max"]
FUNCTIONS = ("abs", "min", "max", "sqrt", "exp", "log", "sin", "cos", "ord", "card")


@dataclass(frozen=True, slots=True)
class Number:
    """A number."""

    value: float


@dataclass(frozen=True, slots=True)
class Quoted:
    """A member of a set, written in quotes."""

    member: str


@dataclass(frozen=True, slots=True)
class Reference:
    """A name with its subscripts: a decision, data, an index, or a member of a set."""

    name: str
    subscripts: tuple[Expression, ...] = ()


@dataclass(frozen=True, slots=True)
class Operation:
    """left sign right."""

    sign: Sign
    left: Expression
    right: Expression


@dataclass(frozen=True, slots=True)
class Negative:
    """−inner."""

    inner: Expression


@dataclass(frozen=True, slots=True)
class Call:
    """A function of a few arguments."""

    function: str
    arguments: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class Binder:
    """indices in a set, where a set of pairs takes two indices."""

    indices: tuple[str, ...]
    members_of: str


@dataclass(frozen=True, slots=True)
class Range:
    """What an index runs over: binders, and the condition that keeps a combination."""

    binders: tuple[Binder, ...]
    where: Condition | None = None


@dataclass(frozen=True, slots=True)
class Aggregate:
    """The sum, least or largest of a body over a range."""

    over: Over
    range: Range
    body: Expression


Expression: TypeAlias = Number | Quoted | Reference | Operation | Negative | Call | Aggregate


@dataclass(frozen=True, slots=True)
class Compared:
    """Expressions in a chain of comparisons, as in 0 <= x <= 5; a lone one has no sign."""

    sides: tuple[Expression, ...]
    signs: tuple[Comparison, ...]


@dataclass(frozen=True, slots=True)
class Membership:
    """Whether indices are, or are not, a member of a set."""

    members: tuple[Expression, ...]
    of: str
    is_in: bool


@dataclass(frozen=True, slots=True)
class Joined:
    """Conditions of which all ("and") or any ("or") must hold."""

    word: Literal["and", "or"]
    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """The opposite of a condition."""

    inner: Condition


@dataclass(frozen=True, slots=True)
class Implication:
    """If a condition on decisions holds, another must."""

    condition: Condition
    consequence: Condition


Condition: TypeAlias = Compared | Membership | Joined | Not | Implication
