"""The whole numbers that unknowns may take: as told, and as the rules bound them."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

from agent.interpret.embedded.puzzles.drafts import Rule

_N = r"#(?P<{0}>-?\d+(?:\.\d+)?)"
_FROM = re.compile(
    rf"\b(?:from|between|in the range|range) {_N.format('low')} (?:to|and|through|-) {_N.format('high')}"
)
_LEAST = re.compile(rf"\b(?:of |be |are |is )?at least {_N.format('low')}")
_MOST = re.compile(rf"\b(?:of |be |are |is )?(?:at most|no more than|up to) {_N.format('high')}")
_BELOW = re.compile(
    rf"\b(?:less|smaller|lower) than {_N.format('high')}|\bbelow #(?P<high2>\d+(?:\.\d+)?)"
)
_ABOVE = re.compile(
    rf"\b(?:greater|larger|more) than {_N.format('low')}|\babove #(?P<low2>\d+(?:\.\d+)?)"
)
_POSITIVE = re.compile(r"\b(?:positive|natural|nonzero|non-zero)\b")
_DIGITS = re.compile(r"\bdigits?\b|\b(?:one|single)-digit\b")
_AGES = re.compile(r"\b(?:years? old|ages?|older|younger|how old)\b")
_WHOLE = re.compile(
    r"\b(?:whole|integers?|natural|digits?|counts?|coins|marbles|apples|books|stamps|cards|candies|sweets|points|goals|eggs|pens|pencils|balls|cookies|stickers)\b"
)
_INTEGERS = re.compile(r"\bintegers?\b")
_OLDEST = 120
_WIDEST = 9_999


def told_range(text: str) -> tuple[int | None, int | None, str]:
    """Returns the lowest and the highest value that marked text tells for all unknowns, and what it assumes.

    >>> told_range("the letters are different digits from #1 to #9")
    (1, 9, '')
    >>> told_range("e0 is #4 years older than e1")
    (0, 120, 'Ages are whole numbers from 0 to 120.')
    """
    if match := _FROM.search(text):
        return int(float(match["low"])), int(float(match["high"])), ""
    low = int(float(m["low"])) if (m := _LEAST.search(text)) else None
    high = int(float(m["high"])) if (m := _MOST.search(text)) else None
    if low is None and (m := _ABOVE.search(text)):
        low = math.floor(float(m["low"] or m["low2"])) + 1
    if high is None and (m := _BELOW.search(text)):
        high = math.ceil(float(m["high"] or m["high2"])) - 1
    if _POSITIVE.search(text):
        low = max(1, low or 1)
    if _DIGITS.search(text):
        return (0 if low is None else low), (9 if high is None else high), ""
    if _AGES.search(text):
        told = low is not None and high is not None
        low, high = 0 if low is None else low, _OLDEST if high is None else high
        return low, high, "" if told else f"Ages are whole numbers from {low} to {high}."
    if not _WHOLE.search(text):
        return low, high, "not whole"
    # Integers may be negative; what is counted, and whole numbers, begin at 0.
    return (0 if low is None and not _INTEGERS.search(text) else low), high, ""


def range_spans(text: str) -> str:
    """Returns the marked text with dots where it tells a range.

    >>> range_spans("all ages are whole numbers of at least #1 and at most #120.")
    'all ages are whole numbers · and ·.'
    """
    for pattern in (_FROM, _LEAST, _MOST, _BELOW, _ABOVE):
        text = pattern.sub("·", text)
    return text


def bounded(
    low: int, high: int | None, names: Sequence[str], rules: Sequence[Rule]
) -> list[tuple[int, int]] | None:
    """Returns a range for each unknown, where need be as the equations and limits bound it.

    None where one of them stays without an upper bound.
    """
    if high is not None:
        return [(low, high)] * len(names)
    ceilings = dict.fromkeys(names, math.inf)
    for _ in range(2 * len(names) + 2):
        for rule in rules:
            if rule["kind"] == "linear":
                for relation, sign in (("<=", 1.0), (">=", -1.0)):
                    if rule["relation"] in {"=", relation}:
                        _tighten(rule["terms"], sign, rule["rhs"], low, ceilings)
    if any(math.isinf(each) or each - low > _WIDEST or each < low for each in ceilings.values()):
        return None
    return [(low, int(ceilings[name])) for name in names]


def _tighten(
    terms: dict[str, float], sign: float, rhs: float, low: int, ceilings: dict[str, float]
) -> None:
    """Lowers each ceiling to what Σ factor·unknown ≤ rhs leaves to it, all times `sign`."""
    least = {n: sign * f * (low if sign * f > 0 else ceilings[n]) for n, f in terms.items()}
    if any(math.isinf(each) for each in least.values()):
        infinite = [name for name, each in least.items() if math.isinf(each)]
        if len(infinite) > 1:
            return
    for name, factor in terms.items():
        slope = sign * factor
        if slope <= 0:
            continue
        others = sum(each for other, each in least.items() if other != name)
        if not math.isinf(others):
            ceilings[name] = min(ceilings[name], math.floor((sign * rhs - others) / slope + 1e-9))
