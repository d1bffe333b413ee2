"""Durations as people write them: "15min" to seconds, and seconds to "15 minutes"."""

from __future__ import annotations

import re

from problems.errors import BadInput
from problems.plain_number import plain

YEAR_S = 31_557_600.0  # a Julian year of 365.25 days (IAU)
_DAY_S = 86_400.0

# From the longest; a duration is said in the longest unit of which it holds at least one.
_SAID = (
    ("year", YEAR_S),
    ("day", _DAY_S),
    ("hour", 3600.0),
    ("minute", 60.0),
    ("second", 1.0),
    ("millisecond", 1e-3),
    ("microsecond", 1e-6),
)
_ROWS = {
    "ms millisecond milliseconds": 1e-3,
    "s sec secs second seconds": 1.0,
    "m min mins minute minutes": 60.0,
    "h hr hrs hour hours": 3600.0,
    "d day days": _DAY_S,
    "w week weeks": 7 * _DAY_S,
    "month months": YEAR_S / 12,
    "y yr yrs year years": YEAR_S,
}
_SHORT = {"μs": 1e-6, "us": 1e-6, "microsecond": 1e-6, "microseconds": 1e-6}
UNIT_S = {word: factor for words, factor in _ROWS.items() for word in words.split()} | _SHORT
_PART = re.compile(r"\s*(\d+(?:\.\d+)?|\.\d+)\s*([^\W\d_]*)")


def seconds_of(written: str) -> float:
    """Returns the seconds of a duration such as 90s, 15min, 2h, 3d or 1h30min; a bare number is seconds.

    Raises:
        BadInput: it is no duration.

    >>> [seconds_of(each) for each in ("90s", "15min", "1h30min", "3 d", "20")]
    [90.0, 900.0, 5400.0, 259200.0, 20.0]
    """
    total, at = 0.0, 0
    while at < len(written.rstrip()):
        part = _PART.match(written, at)
        factor = UNIT_S.get(part[2].lower() or "s") if part else None
        if part is None or factor is None:
            raise BadInput(f"{written!r} is no duration; write it as 90s, 15min, 2h, 3d or 2w")
        total, at = total + float(part[1]) * factor, part.end()
    if not total:
        raise BadInput(f"{written!r} leaves no time; write a duration as 90s, 15min, 2h, 3d or 2w")
    return total


def lasting(seconds: float) -> str:
    """Returns a duration in its largest fitting unit, to three digits.

    >>> [lasting(each) for each in (0, 0.0123, 1, 90, 3600, 5e5, 4e9)]
    ['0 seconds', '12.3 milliseconds', '1 second', '1.5 minutes', '1 hour', '5.79 days', '127 years']
    """
    name, factor = next(
        (row for row in _SAID if float(f"{seconds / row[1]:.3g}") >= 1),
        _SAID[-1] if seconds else _SAID[4],
    )
    number = plain(float(f"{seconds / factor:.3g}"))
    return f"{number} {name}" if number == "1" else f"{number} {name}s"
