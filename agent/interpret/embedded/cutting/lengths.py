"""Lengths as written, and in one unit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from agent.interpret.embedded.text import Span

_METRES = {
    word: Fraction(factor)
    for words, factor in (
        ("mm millimetre millimetres millimeter millimeters", "1/1000"),
        ("cm centimetre centimetres centimeter centimeters", "1/100"),
        ("m metre metres meter meters", "1"),
        ("in inch inches", "254/10000"),
        ("ft foot feet", "3048/10000"),
        ("yd yard yards", "9144/10000"),
    )
    for word in words.split()
}
# What a pattern may hold for a number, for a unit of length, and for a length.
SPELT = (
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen"
    r"|eighteen|nineteen|twenty|thirty|forty|fifty|a\sdozen)"
)
NUMBER = r"(?<![\w.,])\d{1,3}(?:,\d{3})+|(?<![\w.,])\d+(?:\.\d+)?"
UNIT = r"(?:millimet(?:re|er)s?|mm|centimet(?:re|er)s?|cm|met(?:re|er)s?|m|inch(?:es)?|in|f(?:oo|ee)t|ft|yards?|yd)\b"


@dataclass(frozen=True, slots=True)
class Length:
    """A length as written; `unit` is "" where none is."""

    value: float
    unit: str
    span: Span


def in_one_unit(lengths: Sequence[Length]) -> tuple[tuple[float, ...], str]:
    """Returns the lengths in the smallest unit among them; those without a unit stay as they are.

    >>> one = Length(2.4, "m", Span(0, 1))
    >>> in_one_unit([one, Length(5, "cm", Span(2, 3)), Length(7.0, "", Span(4, 5))])
    ((240.0, 5.0, 7.0), 'cm')
    """
    units = {each.unit.lower() for each in lengths if each.unit}
    if not units:
        return tuple(each.value for each in lengths), ""
    target = min(units, key=lambda unit: (_METRES[unit], unit))
    values = (
        float(Fraction(repr(each.value)) * _METRES[each.unit.lower()] / _METRES[target])
        if each.unit
        else each.value
        for each in lengths
    )
    return tuple(values), target
