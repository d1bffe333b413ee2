"""Every number in a text: its value, the unit after it or the currency before it, and where it is."""

from __future__ import annotations

import re
from dataclasses import dataclass

from agent.interpret.embedded.text import Span

_UNITS = {
    word: number
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
        "fifteen sixteen seventeen eighteen nineteen".split()
    )
}
_TENS = {
    word: 10 * number
    for number, word in enumerate(
        "twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2
    )
}
_SCALES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000}
_CURRENCIES = "$€£¥"

_SPELT = "|".join(sorted([*_UNITS, *_TENS, *_SCALES], key=len, reverse=True))
_DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+\.\d+|\.\d+|\d+"
_NUMBER = re.compile(
    rf"""
    (?P<currency>[{_CURRENCIES}]\s?)?
    (?<![\w.])
    (?P<sign>[-−](?=[\d.]))?
    (?:(?P<digits>(?:{_DIGITS})(?:[eE][+-]?\d+)?)(?P<scale>\s?(?:k|million|thousand)\b)?
      |(?P<spelt>\b(?:{_SPELT})\b(?:(?:[\s-]+(?:and\s+)?)(?:{_SPELT})\b)*))
    (?P<percent>\s?(?:%|per\s?cent\b))?
    (?:(?P<gap>[\s-]?)(?P<unit>[^\W\d_]+))?
    """,
    re.VERBOSE | re.IGNORECASE,
)
_SCALE_FACTORS = {"k": 1_000.0, "thousand": 1_000.0, "million": 1_000_000.0}


@dataclass(frozen=True, slots=True)
class Number:
    """A number as written.

    `unit` is the word right after it, lower-cased, "" where there is none; it may be any word, and
    the reader judges whether it is a unit. `currency` is the sign before it. `span` covers sign,
    digits and percent sign, neither currency nor unit. A percentage keeps its written value (40 for
    40 %).
    """

    value: float
    span: Span
    unit: str = ""
    currency: str = ""
    is_percentage: bool = False
    is_spelt: bool = False


def find_numbers(text: str, offset: int = 0) -> tuple[Number, ...]:
    """Returns the numbers of a text in order; spans are shifted by `offset`.

    >>> [(n.value, n.unit) for n in find_numbers("A tent weighs 7 kg, two lamps cost $1,250.50")]
    [(7.0, 'kg'), (2.0, 'lamps'), (1250.5, '')]
    >>> find_numbers("at most 40 % of them")[0].is_percentage
    True
    """
    return tuple(_number(match, offset) for match in _NUMBER.finditer(text))


def _number(match: re.Match[str], offset: int) -> Number:
    spelt = match["spelt"]
    value = _spelt_value(spelt) if spelt else float(match["digits"].replace(",", ""))
    end = match.end("spelt") if spelt else match.end("digits")
    if match["scale"]:
        value *= _SCALE_FACTORS[match["scale"].strip().lower()]
        end = match.end("scale")
    if match["percent"]:
        end = match.end("percent")
    start = match.start("spelt") if spelt else match.start("digits")
    if match["sign"]:
        value, start = -value, match.start("sign")
    return Number(
        value=value,
        span=Span(start + offset, end + offset),
        unit=(match["unit"] or "").lower(),
        currency=(match["currency"] or "").strip(),
        is_percentage=bool(match["percent"]),
        is_spelt=bool(spelt),
    )


def _spelt_value(spelt: str) -> float:
    total, group = 0, 0
    for word in re.split(r"[\s-]+", spelt.lower()):
        if word in _SCALES and _SCALES[word] == 100:
            group = max(group, 1) * 100
        elif word in _SCALES:
            total, group = total + max(group, 1) * _SCALES[word], 0
        elif word != "and":
            group += _UNITS.get(word, 0) + _TENS.get(word, 0)
    return float(total + group)
