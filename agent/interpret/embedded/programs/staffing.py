"""Workers who start on a day and work so many days in a row: the fewest that are enough every day."""

from __future__ import annotations

import re

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.programs.periods_told import DAYS, PeriodNumbers, period_numbers
from agent.interpret.embedded.programs.rules_left import rule_left
from agent.interpret.embedded.reader import Missing, Reading
from agent.interpret.embedded.text import Span
from agent.interpret.embedded.unread import unused_numbers, with_context
from problems.families.linear_program import Constraint, LinearProgram, Variable
from problems.status import Sense

_WORKS = re.compile(
    r"\b(?:(?P<a>\w+)\s(?:consecutive|straight|successive)\s(?:working\s)?days|(?P<b>\w+)\s(?:days\s(?:in\sa\srow"
    r"|running|straight|in\ssuccession)))\b",
    re.IGNORECASE,
)
_OFF = re.compile(
    r"\b(?:followed\sby|then|and)\b[^.\d]{0,40}?\b(?P<n>\w+)\s(?:(?:consecutive\s)?days?\s(?:off|of\srest)|rest\sdays?)\b",
    re.IGNORECASE,
)
_FEWEST = re.compile(
    r"\b(?:minimi[sz]\w*|minimum|minimal|fewest|least|smallest|how\sfew)\b", re.IGNORECASE
)
_PAID = re.compile(
    r"\b(?:wages?|salar\w+|paid|pay|overtime|part-time|costs?)\b|[$€£]\s?\d", re.IGNORECASE
)
_EXAMPLE = re.compile(r"\b(?:for\s(?:example|instance)|e\.g\.)[^.]{0,200}", re.IGNORECASE)


def is_staffing(document: Document) -> bool:
    """Whether workers of a week with days off are to be few."""
    text = document.text.raw
    return bool(_FEWEST.search(text) and _WORKS.search(text)) and _week(document) is not None


def read_staffing(document: Document) -> Reading | Missing | None:
    """Returns the fewest workers by the day on which they start; None where this is no such week."""
    week = _week(document)
    works = _WORKS.search(document.text.raw)
    if week is None or works is None:
        return None
    if paid := _PAID.search(document.text.raw):
        return Missing(
            "linear_program",
            f'what "{paid.group()}" changes',
            f'The question speaks of "{paid.group()}"; is the number of workers to be as small as possible?',
        )
    length = _count(document, works, "a") or _count(document, works, "b")
    if length is None or not 1 <= length <= len(DAYS):
        return None
    off = _OFF.search(document.text.raw)
    rest = _count(document, off, "n") if off else None
    if rest is not None and length + rest != len(DAYS):
        return Missing(
            "linear_program",
            "how many days are worked",
            f"I read {length:g} days of work and {rest:g} off, which make no week of 7 days; which is right?",
        )
    used = (*week.spans, Span(*works.span()), *([Span(*off.span())] if off else []))
    used = (*used, *(Span(*match.span()) for match in _EXAMPLE.finditer(document.text.raw)))
    loose = next(
        (each for each in unused_numbers(document, used) if not each.is_spelt or each.value > 2),
        None,
    )
    if loose:
        shown = with_context(document, loose)
        return Missing("linear_program", f'what "{shown}" means', f'What does "{shown}" mean here?')
    left = rule_left(document, used, (), "linear_program")
    return left or Reading(_program(week, int(length)), used)


def _week(document: Document) -> PeriodNumbers | None:
    found = period_numbers(document)
    return found if found and len(found.names) == 7 and found.names[0] in DAYS else None


def _count(document: Document, match: re.Match[str], group: str) -> float | None:
    if match[group] is None:
        return None
    numbers = document.numbers_in(Span(match.start(group), match.end(group)))
    return numbers[0].value if len(numbers) == 1 else None


def _program(week: PeriodNumbers, length: int) -> LinearProgram:
    days = [name.capitalize() for name in week.names]
    starts = [f"start on {day}" for day in days]
    return LinearProgram(
        variables=tuple(Variable(name=each, kind="integer") for each in starts),
        goal=Sense.MINIMISE,
        linear=dict.fromkeys(starts, 1.0),
        constraints=tuple(
            Constraint(
                name=f"enough on {day}",
                terms={starts[(k - back) % len(days)]: 1.0 for back in range(length)},
                relation=">=",
                rhs=number.value,
            )
            for k, (day, number) in enumerate(zip(days, week.numbers, strict=True))
        ),
    )
