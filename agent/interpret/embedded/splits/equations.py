"""Equations over values that are 0 or 1: "3x + 5y + 7z = 16 and 8x + 2y + 6z = 10"."""

from __future__ import annotations

import re

from agent.interpret.embedded.splits.split import Split
from agent.interpret.embedded.text import Span

_TERM = r"(?:\d+(?:\.\d+)?)?\s?[*·]?\s?[A-Za-z]_?\d{0,3}"
_EQUATION = re.compile(
    rf"(?<![\w+])(?P<left>{_TERM}(?:\s?\+\s?{_TERM}){{1,400}})\s?(?:=|≈)\s?(?P<right>\d+(?:\.\d+)?)(?![\d(]|\s?[+*/-])"
)
_PART = re.compile(r"(?P<factor>\d+(?:\.\d+)?)?\s?[*·]?\s?(?P<name>[A-Za-z]_?\d{0,3})")


def split_of_equations(text: str) -> Split | None:
    """Returns the equations as a split, None where there are fewer than two.

    >>> found = split_of_equations("3x + 5y + z = 6 and 8x + 2y = 10")
    >>> found.names, found.amounts, found.targets
    (('x', 'y', 'z'), ((3.0, 5.0, 1.0), (8.0, 2.0, 0.0)), (6.0, 10.0))
    """
    found = list(_EQUATION.finditer(text))
    if len(found) < 2:
        return None
    rows: list[dict[str, float]] = []
    for match in found:
        terms = [(p["name"], float(p["factor"] or 1)) for p in _PART.finditer(match["left"])]
        if len({name for name, _ in terms}) != len(terms):
            return None
        rows.append(dict(terms))
    names = tuple(dict.fromkeys(name for row in rows for name in row))
    return Split(
        names,
        tuple(f"equation {at}" for at in range(1, len(rows) + 1)),
        tuple(tuple(row.get(name, 0.0) for name in names) for row in rows),
        tuple(float(match["right"]) for match in found),
        tuple(Span(*match.span()) for match in found),
    )
