"""Where each number in the words comes from: a value of the report, or the family's own sentences.

A test holds every report against this, so that no template can say a number that nothing computed.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass

from agent.contracts.report import Report
from problems.plain_duration import UNIT_S

_NUMBER = re.compile(
    r"(?<![\w.])(?P<sign>(?<![^\s(\[{,;:=])[-−])?(?P<digits>\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)"
)
_HALF_OF_LAST_DECIMAL = 5e-4  # `plain` writes three decimals
_HALF_OF_LAST_DIGIT = 5e-3  # or three significant digits
_TIME = re.compile(r"\s(?P<unit>[a-z]+?)s?\b")


@dataclass(frozen=True, slots=True)
class Written:
    """A number as it stands in a text.

    `unit_s` are the seconds of the unit of time after it, if any. `slack` is what rounding may have taken
    of a percentage or an amount of money, of which a person needs no more than three digits, and of a
    number with an exponent, which shows no others.
    """

    text: str
    value: float
    is_percentage: bool
    unit_s: float | None = None
    slack: float = 0.0


def untraced(words: str, report: Report) -> tuple[str, ...]:
    """Returns the numbers in `words` that are no value of the report, in order; empty if all are.

    Values are the report's JSON without its explanation and origins, and what the problem itself says of its
    size and its solution, computed here afresh.
    """
    known = tuple(_values(report))
    return tuple(
        each.text for each in numbers_in(words) if not any(_is(each, value) for value in known)
    )


def numbers_in(text: str) -> Iterator[Written]:
    """Yields the numbers of a text; digits inside a name such as x1 are not numbers.

    >>> [each.value for each in numbers_in("x1 is -3 of 2.5e3, item 4, 3-5")]
    [-3.0, 2500.0, 4.0, 3.0, 5.0]
    """
    for match in _NUMBER.finditer(text):
        value = float(match["digits"])
        is_percentage = text[match.end() : match.end() + 2].lstrip()[:1] == "%"
        is_money = text.startswith(" USD", match.end())
        yield Written(
            text=match.group(0),
            value=-value if match["sign"] else value,
            is_percentage=is_percentage,
            unit_s=_seconds_of_unit(text, match.end()),
            slack=_half_of_last(match["digits"], is_percentage=is_percentage)
            if is_percentage or is_money
            else _half_of_mantissa(match["digits"]),
        )


def _half_of_last(digits: str, *, is_percentage: bool) -> float:
    """Half of the last decimal shown; of a percentage at most half of its third digit."""
    value = float(digits)
    if "e" in digits.lower() or not value:
        return 0.0
    shown = 10.0 ** -len(digits.partition(".")[2])
    third = 10.0 ** (math.floor(math.log10(value)) - 2)
    return (min(shown, third) if is_percentage else shown) / 2


def _half_of_mantissa(digits: str) -> float:
    """Half of the last digit before a positive exponent; no rounding is allowed where there is none."""
    mantissa, has_exponent, exponent = digits.lower().partition("e")
    if not has_exponent or int(exponent) <= 0:
        return 0.0
    return 0.5 * 10.0 ** (int(exponent) - len(mantissa.partition(".")[2]))


def _seconds_of_unit(text: str, at: int) -> float | None:
    unit = _TIME.match(text, at)
    return UNIT_S.get(unit["unit"]) if unit and len(unit["unit"]) > 1 else None


def _values(report: Report) -> Iterator[float]:
    yield from _values_of(
        report.model_dump(mode="json", exclude={"explanation", "run_id", "origins"})
    )
    if report.problem is None:
        return
    said = [report.problem.size, report.problem.summary, *report.problem.restate()]
    if report.solution is not None and report.check is not None and report.check.feasible:
        said.append(report.problem.describe(report.solution))
    yield from _values_of(said)


def _values_of(data: object) -> Iterator[float]:
    match data:
        case bool() | None:
            return
        case int() | float():
            yield float(data)
        case str():
            yield from (each.value for each in numbers_in(data))
        case dict():
            for key, value in data.items():
                yield from _values_of(key)
                yield from _values_of(value)
        case list() | tuple():
            for each in data:
                yield from _values_of(each)


def _is(written: Written, value: float) -> bool:
    if _rounds_to(written.value, value, written.slack):
        return True
    if written.is_percentage:
        return _rounds_to(written.value, 100 * value, written.slack)
    # A duration is said in the unit that suits it, to three digits; the report holds seconds.
    return written.unit_s is not None and (
        abs(written.value - value / written.unit_s) <= _HALF_OF_LAST_DIGIT * abs(written.value)
    )


def _rounds_to(written: float, value: float, shown: float) -> bool:
    is_in_digits = not 0.1 <= abs(value) < 1e15
    slack = _HALF_OF_LAST_DIGIT * abs(value) if is_in_digits else _HALF_OF_LAST_DECIMAL
    return abs(written - value) <= max(slack, shown) * (1 + 1e-9)
