"""A sum of terms over real numbers, read to its last sign: "x^2 - 4x + 3xy + 1"."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_TERM = re.compile(
    r"(?P<sign>[-+−])?\s*(?P<number>(?:\d+\.?\d*"
    r"|\.\d+)(?:[eE][-+]?\d+)?(?:\s?/\s?\d+)?)?\s*[*·×]?\s*(?P<letters>(?:[^\W\d_](?:_\{?\d+\}?|\d*)"
    r"(?:\s?\^\s?\{?\d\}?|\*\*\d|²)?\s*[*·×]?\s*)*)"
)
_FACTOR = re.compile(
    r"(?P<name>[^\W\d_](?:_\{?\d+\}?|\d*))(?:\s?\^\s?\{?(?P<power>\d)\}?|\*\*(?P<stars>\d)|(?P<square>²))?"
)


@dataclass
class Sum:
    """Coefficients of names, of products of two, and the constant."""

    linear: dict[str, float] = field(default_factory=dict)
    products: dict[tuple[str, str], float] = field(default_factory=dict)
    constant: float = 0.0


def parse_sum(text: str) -> Sum | None:
    """Returns the terms of a sum of at most quadratic terms over real numbers, None where it is none.

    >>> parse_sum("x^2 - 4x + 3xy + 1")
    Sum(linear={'x': -4.0}, products={('x', 'x'): 1.0, ('x', 'y'): 3.0}, constant=1.0)
    """
    total, position, text = Sum(), 0, text.strip()
    while position < len(text):
        match = _TERM.match(text, position)
        if not match or match.end() == position or (position and not match["sign"]):
            return None
        names = [
            each["name"].replace("_", "").strip("{}")
            for each in _FACTOR.finditer(match["letters"])
            for _ in range(int(each["power"] or each["stars"] or (2 if each["square"] else 1)))
        ]
        value = _value(match["number"]) * (-1 if (match["sign"] or "+") in "-−" else 1)
        if len(names) > 2 or not (names or match["number"]):
            return None
        if len(names) == 2:
            key = (min(names), max(names))
            total.products[key] = total.products.get(key, 0.0) + value
        elif names:
            total.linear[names[0]] = total.linear.get(names[0], 0.0) + value
        else:
            total.constant += value
        position = match.end()
    return total


def _value(written: str | None) -> float:
    if not written:
        return 1.0
    above, _, below = written.partition("/")
    return float(above) / float(below or 1)
