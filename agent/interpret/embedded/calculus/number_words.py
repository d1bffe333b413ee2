"""What is said of two numbers in words: "the first times the square of the second"."""

from __future__ import annotations

import re

_POWERS = {"square": 2, "squared": 2, "cube": 3, "cubed": 3}
_ONE = {"first", "one", "former", "either"}
_NAME = (
    r"(?P<{0}>first|second|one|other|former|latter|either)"
    r"(?:\s(?:number|integer|one|of\sthem|of\s(?:the|these)\s(?:two\s)?numbers))?"
)


def _part(index: int) -> str:
    name = _NAME.format(f"name{index}")
    return (
        rf"(?:(?:the\s)?(?P<power{index}>square|cube)\sof\s(?:the\s)?{name}"
        rf"|(?P<times{index}>twice|double|\d+(?:\.\d+)?\stimes|(?:two|three|four|five)\stimes)\s(?:the\s)?{name.replace('name', 'scaled')}"
        rf"|(?:the\s)?{name.replace('name', 'plain')}(?:\s(?P<after{index}>squared|cubed))?)"
    )


_PRODUCT_OF = re.compile(
    rf"\bproduct\sof\s{_part(1)}\s(?:and|times|with|by)\s{_part(2)}(?!\w)", re.IGNORECASE
)
_SUM_OF = re.compile(rf"\bsum\sof\s{_part(1)}\s(?:and|plus|with)\s{_part(2)}(?!\w)", re.IGNORECASE)
_TIMES = re.compile(
    rf"(?<!\w){_part(1)},?\s(?:times|multiplied\s(?:by|with)|is\smultiplied\sby)\s{_part(2)}(?!\w)",
    re.IGNORECASE,
)
_PLUS = re.compile(
    rf"(?<!\w){_part(1)},?\s(?:plus|added\sto|increased\sby)\s{_part(2)}(?!\w)", re.IGNORECASE
)
_SPELT = {"two": "2", "three": "3", "four": "4", "five": "5", "twice": "2", "double": "2"}
_KINDS = ((_PRODUCT_OF, "*"), (_SUM_OF, " + "), (_TIMES, "*"), (_PLUS, " + "))


def said_of_two(text: str) -> tuple[str, frozenset[float]] | None:
    """Returns the formula in x and y that words say of two numbers, and the factors in it.

    >>> said_of_two("the first times the square of the second")[0]
    'x*y^2'
    >>> said_of_two("the sum of twice the first number and the other number")[0]
    '2*x + y'
    >>> said_of_two("their product")
    """
    for pattern, sign in _KINDS:
        match = pattern.search(text)
        if match is None:
            continue
        parts = (_formula(match, 1), _formula(match, 2))
        letters = {part[-1:] if "^" not in part else part[0] for part in parts}
        if letters != {"x", "y"}:
            return None
        factors = (re.match(r"[\d.]+(?=\*)", part) for part in parts)
        return sign.join(parts), frozenset(float(each[0]) for each in factors if each)
    return None


def _formula(match: re.Match[str], index: int) -> str:
    """One of the two parts: x or y, with its power or its factor."""
    power = (match[f"power{index}"] or match[f"after{index}"] or "").lower()
    name = match[f"name{index}"] or match[f"scaled{index}"] or match[f"plain{index}"]
    letter = "x" if name.lower() in _ONE else "y"
    if power:
        return f"{letter}^{_POWERS[power]}"
    times = (match[f"times{index}"] or "").lower().split()
    return f"{_SPELT.get(times[0], times[0])}*{letter}" if times else letter
