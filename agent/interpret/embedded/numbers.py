"""Every number in a text: its value, the unit after it or the currency before it, and where it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
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
_SCALES = {"hundred": 100, "dozen": 12, "thousand": 1_000, "million": 1_000_000}
_PARTS = {
    word: number
    for number, word in enumerate(
        "half third quarter fifth sixth seventh eighth ninth tenth".split(), start=2
    )
} | {"halve": 2, "fourth": 4}
_SIGNS = {"½": 1 / 2, "¼": 1 / 4, "¾": 3 / 4, "⅓": 1 / 3, "⅔": 2 / 3, "⅕": 1 / 5, "⅛": 1 / 8}
_CURRENCIES = "$€£¥"

_SPELT = "|".join(sorted([*_UNITS, *_TENS, *_SCALES], key=len, reverse=True))
_PART = "|".join(sorted(_PARTS, key=len, reverse=True))
_DIGITS = r"\d{1,3}(?:,\d{3})+(?!,?\d)(?:\.\d+)?|\d+\.\d+|\.\d+|\d+"
_FRACTION = rf"(?<!/)(?:\d+[\s-])?\d+/[1-9]\d*(?![\d/]|\.\d)|\d*\s?[{''.join(_SIGNS)}]"
# Inside brackets a comma separates: [100,200] holds two numbers; (18,000) is one, as nobody writes 000.
_BRACKETED = re.compile(r"\[[^\[\]]*\]|\((?!\d{1,3}(?:,000)+\))[\d\s.,;\-−]*,[\d\s.,;\-−]*\)")
_NUMBER = re.compile(
    rf"""
    (?P<currency>[{_CURRENCIES}]\s?)?
    (?<![\w.])
    (?P<sign>[-−](?=[\d.]))?
    (?:(?P<fraction>{_FRACTION})
      |(?P<digits>(?:{_DIGITS})(?:[eE][+-]?\d+)?)(?P<scale>\s?(?:k|million|thousand|dozen)\b)?
      |(?P<spelt>\b(?:a\s(?=dozen))?(?:{_SPELT})\b
         (?:(?:[\s-]+|(?:(?<=hundred)|(?<=thousand)|(?<=million))\sand\s)(?:{_SPELT})\b){{0,11}}
         (?:[\s-](?P<part>{_PART})s?\b)?))
    (?P<percent>\s?(?:%|per\s?cent\b))?
    (?:(?P<gap>[\s-]?)(?P<unit>[^\W\d_]+))?
    """,
    re.VERBOSE | re.IGNORECASE,
)
_SCALE_FACTORS = {"k": 1_000.0, "thousand": 1_000.0, "million": 1_000_000.0, "dozen": 12.0}


@dataclass(frozen=True, slots=True)
class Number:
    """A number as written.

    `unit` is the word right after it, lower-cased, "" where there is none; it may be any word, and
    the reader judges whether it is a unit. `currency` is the sign before it. `span` covers sign,
    digits and percent sign, neither currency nor unit. A percentage keeps its written value (40 for
    40 %). `scale` is what a word such as "million" after the digits made of them.
    """

    value: float
    span: Span
    unit: str = ""
    currency: str = ""
    is_percentage: bool = False
    is_spelt: bool = False
    scale: float = 1.0


def find_numbers(text: str, offset: int = 0) -> tuple[Number, ...]:
    """Returns the numbers of a text in order; spans are shifted by `offset`.

    >>> [(n.value, n.unit) for n in find_numbers("A tent weighs 7 kg, two lamps cost $1,250.50")]
    [(7.0, 'kg'), (2.0, 'lamps'), (1250.5, '')]
    >>> find_numbers("at most 40 % of them")[0].is_percentage
    True
    >>> [n.value for n in find_numbers("1/2 litre, two-thirds of it, a dozen eggs, 2 1/4, [100,200]")]
    [0.5, 0.6666666666666666, 12.0, 2.25, 100.0, 200.0]
    """
    return tuple(_number(match, offset) for match in _matches(text))


def _matches(text: str) -> Iterator[re.Match[str]]:
    """Matches from left to right; inside brackets a grouped number is read up to its first comma."""
    brackets = [match.span() for match in _BRACKETED.finditer(text)]
    position, next_bracket = 0, 0
    while match := _NUMBER.search(text, position):
        while next_bracket < len(brackets) and brackets[next_bracket][1] <= match.start():
            next_bracket += 1
        inside = next_bracket < len(brackets) and brackets[next_bracket][0] <= match.start()
        if inside and match["digits"] and "," in match["digits"]:
            comma = text.index(",", match.start("digits"))
            match = _NUMBER.search(text, match.start(), comma) or match
        yield match
        # A unit can itself begin the next number ("two dozen" is one, "5 two-seaters" is two).
        position = match.start("unit") if match["unit"] else max(match.end(), position + 1)


def _number(match: re.Match[str], offset: int) -> Number:
    kind = next(name for name in ("spelt", "fraction", "digits") if match[name])
    value, (start, end) = _value(match, kind), match.span(kind)
    scale = 1.0
    if match["scale"]:
        scale = _SCALE_FACTORS[match["scale"].strip().lower()]
        value *= scale
        end = match.end("scale")
    if match["percent"]:
        end = match.end("percent")
    if match["sign"]:
        value, start = -value, match.start("sign")
    return Number(
        value=value,
        span=Span(start + offset, end + offset),
        unit=(match["unit"] or "").lower(),
        currency=(match["currency"] or "").strip(),
        is_percentage=bool(match["percent"]),
        is_spelt=kind == "spelt",
        scale=scale,
    )


def _value(match: re.Match[str], kind: str) -> float:
    written = match[kind]
    if kind == "digits":
        return float(written.replace(",", ""))
    if kind == "fraction":
        return _fraction_value(written)
    part = match["part"]
    whole = _spelt_value(written[: match.start("part") - match.start(kind)] if part else written)
    return whole / _PARTS[part.lower()] if part else whole


def _fraction_value(written: str) -> float:
    if written[-1] in _SIGNS:
        return float(written[:-1].strip() or 0) + _SIGNS[written[-1]]
    *whole, ratio = re.split(r"[\s-]", written)
    above, below = ratio.split("/")
    return float(whole[0] if whole else 0) + float(above) / float(below)


def _spelt_value(spelt: str) -> float:
    total, group = 0, 0
    for word in re.split(r"[\s-]+", spelt.lower()):
        if word in {"hundred", "dozen"}:
            group = max(group, 1) * _SCALES[word]
        elif word in _SCALES:
            total, group = total + max(group, 1) * _SCALES[word], 0
        elif word not in {"and", "a", ""}:
            group += _UNITS.get(word, 0) + _TENS.get(word, 0)
    return float(total + group)
