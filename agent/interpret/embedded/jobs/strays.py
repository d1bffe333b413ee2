"""Numbers that a schedule's reading leaves over and that are no plain count of jobs or machines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.jobs.labels import label_spans
from agent.interpret.embedded.jobs.roles import TIME_UNIT
from agent.interpret.embedded.jobs.rules_left import plain_spans
from agent.interpret.embedded.leftovers import leftovers
from agent.interpret.embedded.numbers import Number
from agent.interpret.embedded.reader import Missing
from agent.interpret.embedded.text import Span
from agent.interpret.embedded.unread import with_context

_POINT = re.compile(
    r"\b(?:hour|day|minute|week|month|time|at|until|till|after|before|within|from|every|each|least|most|than|only|wait|for)\s$",
    re.IGNORECASE,
)
_UNIT = re.compile(rf"[\s-]?{TIME_UNIT}\b", re.IGNORECASE)
_TOGETHER = re.compile(
    r"\sof\s(?:the|our|these|them|those)\b|\s(?:[\w'’]+\s){0,3}?(?:at\s(?:a|one|the\ssame)\stime|at\sonce|together|in\sparallel|simultaneously)\b",
    re.IGNORECASE,
)


def stray_number(
    document: Document,
    family: str,
    used: Sequence[Span],
    counts: Iterable[float],
    names: Iterable[str],
) -> Missing | None:
    """Returns the question about the first number that nothing explains, None where there is none.

    `counts` are how many jobs and machines there are; a number that equals one explains itself only
    where it counts something: not a time, not "hour 2", not "two at a time".
    """
    folded = document.text.raw.casefold()
    written = (name for name in names if name.casefold() in folded)
    labels = set(re.findall(r"\d+", " ".join(written))) | {"0"}
    known = (*used, *plain_spans(document), *label_spans(document))
    wanted = {1.0, *counts}
    counted = tuple(
        number.span
        for number in document.numbers
        if number.value in wanted and (number.value <= 1 or _counts(document, number))
    )
    stray = leftovers(document, (*known, *counted), (), labels).stray
    if stray is None or stray.value == int(stray.value) <= 1:
        return None
    shown = with_context(document, stray)
    return Missing(family, f'what "{shown}" means', f'What does "{shown}" mean here?')


def _counts(document: Document, number: Number) -> bool:
    """Whether a number counts things rather than measuring time."""
    raw, start, end = document.text.raw, number.span.start, number.span.end
    measured = _UNIT.match(raw, end) or _POINT.search(raw[max(0, start - 12) : start])
    return not measured and not _TOGETHER.match(raw, end)
