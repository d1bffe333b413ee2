"""Sums, rows and ranges of a program, as people say them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from math import isfinite

from problems.modelling.limits import Relation
from problems.plain_number import plain

_RELATIONS: Mapping[Relation, str] = {"<=": "is at most", ">=": "is at least", "=": "is exactly"}


def sum_in_words(terms: Mapping[str, float], constant: float = 0.0) -> str:
    """Returns a sum as people write it.

    >>> sum_in_words({"chair": 45.0, "table": -1.0, "x": 0.0}, 3)
    '45 chair − table + 3'
    """
    said: list[str] = []
    for name, factor in [*terms.items(), ("", constant)]:
        if factor:
            size = "" if abs(factor) == 1 and name else plain(abs(factor))
            sign = (" − " if factor < 0 else " + ") if said else ("−" if factor < 0 else "")
            said.append(sign + f"{size} {name}".strip())
    return "".join(said) or "0"


def row_in_words(terms: Mapping[str, float], relation: Relation, rhs: float) -> str:
    """Returns a constraint as people say it; where two amounts are compared, one against the other.

    >>> row_in_words({"chair": 5, "table": 20}, "<=", 400)
    '5 chair + 20 table is at most 400'
    >>> row_in_words({"chair": 1, "table": -2}, ">=", 0)
    'chair is at least 2 table'
    """
    taken = {name: -factor for name, factor in terms.items() if factor < 0}
    if taken and len(taken) < len(terms):
        kept = {name: factor for name, factor in terms.items() if factor > 0}
        return f"{sum_in_words(kept)} {_RELATIONS[relation]} {sum_in_words(taken, rhs)}"
    return f"{sum_in_words(terms)} {_RELATIONS[relation]} {plain(rhs)}"


def ranges_in_words(amounts: Iterable[tuple[str, bool, float, float]]) -> list[str]:
    """Returns a line for the amounts of each range; an amount is a name, whether whole, low and high.

    >>> ranges_in_words([("x", True, 0, 1), ("y", False, 0, float("inf")), ("z", True, 0, 1)])
    ['x, z: yes (1) or no (0)', 'y: any amount from 0 on']
    """
    alike: dict[str, list[str]] = {}
    for name, is_whole, low, high in amounts:
        alike.setdefault(_range(low, high, is_whole=is_whole), []).append(name)
    return [f"{', '.join(names)}: {said}" for said, names in alike.items()]


def _range(low: float, high: float, *, is_whole: bool) -> str:
    if is_whole and (low, high) == (0, 1):
        return "yes (1) or no (0)"
    kind = "whole numbers" if is_whole else "any amount"
    match isfinite(low), isfinite(high):
        case True, True:
            return f"{kind} from {plain(low)} to {plain(high)}"
        case True, False:
            return f"{kind} from {plain(low)} on"
        case False, True:
            return f"{kind} up to {plain(high)}"
    return f"{kind}, also below zero"
