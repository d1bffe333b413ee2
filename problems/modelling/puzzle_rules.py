"""The rules of a puzzle: what they may say, and how values break them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from typing import Literal

from pydantic import Field

from problems.modelling.limits import TOLERANCE
from problems.plain_number import plain
from problems.problem import Frozen

_WORDS = {"=": "exactly", "<=": "at most", ">=": "at least", "!=": "anything but"}


class AllDifferent(Frozen):
    """No two of these unknowns are equal."""

    kind: Literal["all_different"] = "all_different"
    unknowns: tuple[str, ...] = Field(min_length=2, max_length=10_000)


class Table(Frozen):
    """The unknowns, in this order, take the values of one of the rows."""

    kind: Literal["table"] = "table"
    unknowns: tuple[str, ...] = Field(min_length=1, max_length=100)
    rows: tuple[tuple[int, ...], ...] = Field(max_length=100_000, description="what is allowed")


class Linear(Frozen):
    """The sum of factor times unknown compares so to `rhs`."""

    kind: Literal["linear"] = "linear"
    terms: dict[str, float] = Field(
        min_length=1, max_length=10_000, description="unknown: its factor, 1 in a plain sum"
    )
    relation: Literal["=", "<=", ">=", "!="] = Field(description="!= takes one or two unknowns")
    rhs: float


Rule = AllDifferent | Table | Linear


def named(rule: Rule) -> tuple[str, ...]:
    """Returns the unknowns that a rule speaks of."""
    return tuple(rule.terms) if isinstance(rule, Linear) else rule.unknowns


def refuse_strangers(what: str, names: Collection[str], known: Collection[str]) -> None:
    """Refuses names that are not among the unknowns.

    Raises:
        ValueError: one sentence names the stranger; pydantic makes it a validation error.
    """
    for name in names:
        if name not in known:
            raise ValueError(f"{what} names {name!r}, which is not one of the unknowns")


def refuse_misfit(what: str, rule: Rule) -> None:
    """Refuses a rule that says nothing clear: a name twice, a row too short, "!=" of many.

    Raises:
        ValueError: one sentence; pydantic makes it a validation error.
    """
    name, times = Counter(named(rule)).most_common(1)[0]
    if times > 1:
        raise ValueError(f"{what} names {name!r} twice; name each unknown once")
    match rule:
        case Table(rows=rows, unknowns=unknowns):
            for row in rows:
                if len(row) != len(unknowns):
                    raise ValueError(
                        f"{what} has the row {row} of {len(row)} values for {len(unknowns)} unknowns"
                    )
        case Linear(relation="!=", terms=terms) if len(terms) > 2:
            raise ValueError(
                f"{what} has {len(terms)} unknowns in a sum with !=, which takes two at most; make "
                "the sum an unknown of its own"
            )


def broken(rule: Rule, values: Mapping[str, int]) -> Iterator[tuple[str, float]]:
    """Yields how values break a rule, in words, and by how much.

    >>> list(broken(Linear(terms={"a": 2, "b": 1}, relation="<=", rhs=4), {"a": 2, "b": 3}))
    [('2·a + b is 7; it must be at most 4', 3.0)]
    """
    match rule:
        case AllDifferent(unknowns=unknowns):
            holders: dict[int, list[str]] = {}
            for name in unknowns:
                holders.setdefault(values[name], []).append(name)
            for value, held in holders.items():
                if len(held) > 1:
                    words = f"{' and '.join(held)} are all {value}; they must differ"
                    yield words, float(len(held) - 1)
        case Table(unknowns=unknowns, rows=rows):
            row = tuple(values[name] for name in unknowns)
            if row not in rows:
                told = ", ".join(
                    f"{name} = {value}" for name, value in zip(unknowns, row, strict=True)
                )
                yield f"{told} is not a row of the table", 1.0
        case Linear():
            yield from _broken_sum(rule, values)


def _broken_sum(rule: Linear, values: Mapping[str, int]) -> Iterator[tuple[str, float]]:
    total = sum(factor * values[name] for name, factor in rule.terms.items())
    over = total - rule.rhs
    is_equal = abs(over) <= TOLERANCE * max(1.0, abs(rule.rhs))
    excess = {"=": abs(over), "<=": over, ">=": -over, "!=": 1.0}[rule.relation]
    if is_equal if rule.relation == "!=" else excess > 0 and not is_equal:
        told = _written(rule.terms)
        words = f"{told} is {plain(total)}; it must be {_WORDS[rule.relation]} {plain(rule.rhs)}"
        yield words, float(excess)


def _written(terms: Mapping[str, float]) -> str:
    """The sum as a person writes it.

    >>> _written({"a": 1.0, "b": -2.0, "c": -1.0})
    'a − 2·b − c'
    """
    parts = [
        ("− " if factor < 0 else "+ ")
        + ("" if abs(factor) == 1 else f"{plain(abs(factor))}·")
        + name
        for name, factor in terms.items()
    ]
    return " ".join(parts).removeprefix("+ ")
