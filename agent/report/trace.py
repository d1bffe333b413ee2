"""Where each number in the words comes from: a value of the report, or the family's own sentences.

A test holds every report against this, so that no template can say a number that nothing computed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from agent.contracts.report import Report

_NUMBER = re.compile(
    r"(?<![\w.])(?P<sign>(?<![^\s(\[{,;:=])[-−])?(?P<digits>\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)"
)
_HALF_OF_LAST_DECIMAL = 5e-4  # `plain` writes three decimals
_HALF_OF_LAST_DIGIT = 5e-3  # or three significant digits


@dataclass(frozen=True, slots=True)
class Written:
    """A number as it stands in a text."""

    text: str
    value: float
    is_percentage: bool


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
        yield Written(
            text=match.group(0),
            value=-value if match["sign"] else value,
            is_percentage=text[match.end() :].lstrip()[:1] == "%",
        )


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
    return _rounds_to(written.value, value) or (
        written.is_percentage and _rounds_to(written.value, 100 * value)
    )


def _rounds_to(written: float, value: float) -> bool:
    is_in_digits = not 0.1 <= abs(value) < 1e15
    slack = _HALF_OF_LAST_DIGIT * abs(value) if is_in_digits else _HALF_OF_LAST_DECIMAL
    return abs(written - value) <= slack * (1 + 1e-9)
