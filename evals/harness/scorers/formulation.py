"""How close the problem that was read is to the expected one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Formulation:
    """`same_family`; `numbers` the share of numbers in common; `identical` but for the names' case.

    Two problems may be the same in other words (a minimum written as a negated maximum), so
    `identical` is a lower bound of what was understood.
    """

    same_family: bool
    numbers: float
    identical: bool


def formulation(expected: dict[str, Any], read: dict[str, Any]) -> Formulation:
    """Returns how one problem compares with another, both as plain JSON.

    >>> formulation({"family": "a", "of": [1, 2]}, {"family": "a", "of": [1, 3]}).numbers
    0.3333333333333333
    >>> formulation({"family": "a", "name": "Oak"}, {"family": "a", "name": "oak"}).identical
    True
    """
    ours, theirs = Counter(_numbers(read)), Counter(_numbers(expected))
    union = (ours | theirs).total()
    return Formulation(
        same_family=expected.get("family") == read.get("family"),
        numbers=(ours & theirs).total() / union if union else 1.0,
        identical=_folded(expected) == _folded(read),
    )


def _numbers(value: Any) -> Iterator[float]:
    match value:
        case bool():
            return
        case int() | float():
            yield round(float(value), 9)
        case dict():
            for each in value.values():
                yield from _numbers(each)
        case list():
            for each in value:
                yield from _numbers(each)


def _folded(value: Any) -> Any:
    """The value with names in lower case, units left out, and lists of objects in one order."""
    match value:
        case str():
            return value.casefold().strip()
        case dict():
            return {
                _folded(key): _folded(each)
                for key, each in value.items()
                if not str(key).endswith("unit")
            }
        case list():
            folded = [_folded(each) for each in value]
            return sorted(folded, key=repr) if all(isinstance(e, dict) for e in folded) else folded
        case int() | float() if not isinstance(value, bool):
            return round(float(value), 9)
        case _:
            return value
