"""Values of bits and spins: which are absent or outside, and how they are told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

from problems.problem import Violation

Vartype = Literal["binary", "spin"]

_MOST_SPELLED = 30


def value_violations(
    names: Sequence[str], values: Mapping[str, int], vartype: Vartype
) -> list[Violation]:
    """Returns what is given for no variable, and each variable without a value of its kind.

    >>> [each.message for each in value_violations(("a",), {"a": 2}, "binary")]
    ["'a' has the value 2; it must be 0 or 1"]
    """
    low, high = (0, 1) if vartype == "binary" else (-1, 1)
    known = set(names)
    violations = [
        Violation(constraint="variables", message=f"there is no variable {name!r}", amount=1)
        for name in values
        if name not in known
    ]
    for name in names:
        value = values.get(name)
        if value not in (low, high):
            has = "no value" if value is None else f"the value {value}"
            violations.append(
                Violation(
                    constraint=f"value of {name}",
                    message=f"{name!r} has {has}; it must be {low} or {high}",
                    amount=1 if value is None else min(abs(value - low), abs(value - high)),
                )
            )
    return violations


def told_values(values: Mapping[str, int]) -> str:
    """Returns the values one by one, of many the first 30.

    >>> told_values({"a": 1, "b": 0})
    'a = 1, b = 0'
    """
    told = [f"{name} = {value}" for name, value in values.items()]
    return ", ".join(told[:_MOST_SPELLED]) + (", …" if len(told) > _MOST_SPELLED else "")
