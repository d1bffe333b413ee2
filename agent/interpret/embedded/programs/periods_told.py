"""Numbers told for days, months, weeks or quarters in a row: "Monday 17, Tuesday 13", "in May, 520"."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.leftovers import Covered
from agent.interpret.embedded.numbers import Number
from agent.interpret.embedded.text import Span

DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = (
    "january february march april may june july august september october november december".split()
)
_SHORT = {name[:3]: name for name in (*DAYS, *MONTHS)}
_NAME = re.compile(
    r"\b(?P<name>"
    + "|".join((*(day.capitalize() for day in DAYS), *(m.capitalize() for m in MONTHS)))
    + r"|(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Oct|Nov|Dec)(?![a-z])\.?"
    r"|(?i:week|month|quarter|period|day|year)\s\d{1,2}(?!\d))s?\b"
)
_BARE_BREAK = re.compile(r"\s*(?:,|;|\band\b|,\s*and\b)\s*(?:[$€£]\s?)?")
_NEAR = 60  # characters between a period's name and its number
_FEWEST = 3


@dataclass(frozen=True, slots=True)
class PeriodNumbers:
    """Periods in order and the number told of each."""

    names: tuple[str, ...]
    numbers: tuple[Number, ...]

    @property
    def spans(self) -> tuple[Span, ...]:
        """Where the numbers stand."""
        return tuple(each.span for each in self.numbers)


def period_numbers(document: Document) -> PeriodNumbers | None:
    """Returns the one number told of each of several periods in a row; None where it is not so plain.

    >>> from agent.interpret.embedded.text import Text
    >>> found = period_numbers(Document(Text("Needed are 4 men on Monday, 5 on Tuesday and 6 on Wednesday")))
    >>> [(name, number.value) for name, number in zip(found.names, found.numbers)]
    [('monday', 4.0), ('tuesday', 5.0), ('wednesday', 6.0)]
    """
    text = document.text.raw
    mentions = [(match, _plain(match["name"])) for match in _NAME.finditer(text)]
    inside = Covered(Span(*match.span()) for match, _ in mentions)
    numbers = [each for each in document.numbers if not inside.holds(each.span)]
    for is_after in (True, False):
        found = _beside(text, mentions, numbers, is_after=is_after)
        if found:
            return found
    return None


def _beside(
    text: str, mentions: list[tuple[re.Match[str], str]], numbers: list[Number], *, is_after: bool
) -> PeriodNumbers | None:
    told: dict[str, Number] = {}
    taken: set[Span] = set()
    for match, name in mentions:
        number = _nearest(text, match, numbers, is_after=is_after)
        if number is None or name in told:
            continue
        if number.span in taken:
            return None
        told[name] = number
        taken.add(number.span)
    names = tuple(told)
    if len(names) < _FEWEST or not _in_a_row(names):
        return None
    return PeriodNumbers(names, tuple(told.values()))


def _nearest(
    text: str, match: re.Match[str], numbers: list[Number], *, is_after: bool
) -> Number | None:
    """The number right behind a name, or right before it, with no other name or sentence between."""
    if is_after:
        index = bisect_left(numbers, match.end(), key=lambda each: each.span.start)
        number = numbers[index] if index < len(numbers) else None
        between = text[match.end() : number.span.start] if number else ""
    else:
        index = bisect_left(numbers, match.start(), key=lambda each: each.span.start)
        number = numbers[index - 1] if index else None
        between = text[number.span.end : match.start()] if number else ""
    if number is None or len(between) > _NEAR or _NAME.search(between) or ". " in between:
        return None
    if is_after and _BARE_BREAK.fullmatch(between):
        return None  # "4 on Monday, 5 on Tuesday": the 5 is Tuesday's
    return None if not is_after and "," in between else number


def _plain(name: str) -> str:
    written = name.lower().rstrip(".")
    return _SHORT.get(written, written)


def _in_a_row(names: tuple[str, ...]) -> bool:
    for cycle in (DAYS, MONTHS):
        if all(name in cycle for name in names):
            first = cycle.index(names[0])
            return all(name == cycle[(first + k) % len(cycle)] for k, name in enumerate(names))
    kinds = {name.split()[0] for name in names}
    return len(kinds) == 1 and [name.split()[-1] for name in names] == [
        str(k) for k in range(1, len(names) + 1)
    ]
