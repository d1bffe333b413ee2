"""Durations written in several units, all in one of them."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

_MINUTES = {
    Fraction(1, 60): "s sec secs second seconds",
    Fraction(1): "min mins minute minutes",
    Fraction(60): "h hr hrs hour hours",
    Fraction(1440): "d day days",
    Fraction(10080): "week weeks wk wks",
}
_KNOWN = {word: minutes for minutes, words in _MINUTES.items() for word in words.split()}


def factor_between(unit: str, into: str) -> Fraction | None:
    """Returns how many of one unit the other one is, None where they do not convert.

    >>> factor_between("hours", "minutes"), factor_between("hour", "hours"), factor_between("h", "")
    (Fraction(60, 1), Fraction(1, 1), None)
    """
    if unit not in _KNOWN or into not in _KNOWN:
        return Fraction(1) if unit == into else None
    return _KNOWN[unit] / _KNOWN[into]


def common_unit(units: tuple[str, ...]) -> str | None:
    """Returns the unit all are in, the smaller one of hours and minutes; None where that is open.

    Days and weeks beside hours are not mixed: a working day may have any number of hours.

    >>> common_unit(("hours", "minutes", "")), common_unit(("day", "days")), common_unit(("days", "hours"))
    ('minutes', 'day', None)
    """
    told = [unit for unit in dict.fromkeys(units) if unit]
    if not told:
        return ""
    if len({_KNOWN.get(unit, unit) for unit in told}) == 1:
        return told[0]
    if all(unit in _KNOWN and _KNOWN[unit] <= 60 for unit in told):
        return min(told, key=lambda unit: _KNOWN[unit])
    return None


@dataclass(frozen=True, slots=True)
class Scale:
    """All times in one unit.

    >>> Scale("minutes").of(1.5, "hours"), Scale("minutes").of(20, "")
    (90.0, 20)
    """

    unit: str

    def of(self, value: float, unit: str) -> float:
        """Returns a time in this unit; one without a unit is in it already."""
        factor = factor_between(unit, self.unit) if unit else None
        return value if factor is None else float(Fraction(repr(value)) * factor)
