"""Violations of bounds, of wholeness, and of linear limits, each with its tolerance."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from problems.problem import Violation

TOLERANCE = 1e-6  # what MIP solvers keep to: HiGHS and SCIP both default to 1e-6

Relation = Literal["<=", ">=", "="]
_WORDS: Mapping[Relation, str] = {"<=": "at most", ">=": "at least", "=": "exactly"}


def bound_violations(
    name: str, value: float, low: float, high: float, *, is_whole: bool
) -> list[Violation]:
    """Returns where a value leaves its bounds (±inf where absent) or is not whole.

    >>> bound_violations("chairs", 2.5, 0, 2, is_whole=True)[0].message
    'chairs is 2.5; it must be at most 2'
    """
    broken: list[tuple[str, str, float]] = []
    if value < low - TOLERANCE * max(1.0, abs(low)):
        broken.append(("lower bound", f"at least {low:g}", low - value))
    if value > high + TOLERANCE * max(1.0, abs(high)):
        broken.append(("upper bound", f"at most {high:g}", value - high))
    if is_whole and abs(value - round(value)) > TOLERANCE:
        broken.append(("wholeness", "whole", abs(value - round(value))))
    return [
        Violation(
            constraint=f"{kind} of {name}",
            message=f"{name} is {value:g}; it must be {words}",
            amount=amount,
        )
        for kind, words, amount in broken
    ]


def limit_violations(
    name: str,
    terms: Mapping[str, float],
    relation: Relation,
    rhs: float,
    values: Mapping[str, float],
) -> list[Violation]:
    """Returns where Σ terms leaves its side by more than rounding.

    Rounding is 1e-6 of the side or of the largest term, and at least 1e-6.

    >>> limit_violations("boards", {"chairs": 5}, "<=", 400, {"chairs": 81})[0].message
    'boards comes to 405; it must be at most 400'
    """
    products = [factor * values[each] for each, factor in terms.items()]
    over = sum(products) - rhs
    excess = {"<=": over, ">=": -over, "=": abs(over)}[relation]
    if excess <= TOLERANCE * max(1.0, abs(rhs), *(abs(each) for each in products)):
        return []
    message = f"{name} comes to {sum(products):g}; it must be {_WORDS[relation]} {rhs:g}"
    return [Violation(constraint=name, message=message, amount=excess)]
