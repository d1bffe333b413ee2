"""Items told by rows of numbers: "jobs A, B and C take 3, 2 and 5 hours and earn $9, $5 and $14"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.numbers import Number
from agent.interpret.embedded.packing.items import Amount, Statement
from agent.interpret.embedded.packing.roles import Role, cues
from agent.interpret.embedded.text import Span

_JOIN = re.compile(
    r"\s?(?:[a-z%³²]{1,9}\s?)?(?:,\s?(?:and\s)?|\sand\s|;\s?)[$€£]?\s?", re.IGNORECASE
)
_NAMES = re.compile(
    r"(?P<names>(?:[A-Za-z][\w-]*,\s){1,99}[A-Za-z][\w-]*,?\s(?:and\s)?[A-Za-z][\w-]*|[A-Z]\w*\sand\s[A-Z]\w*)"
)
_REACH = 80


@dataclass(frozen=True, slots=True)
class _Run:
    numbers: tuple[Number, ...]
    role: Role | None
    lead: str
    start: int


def parallel_items(document: Document, but: tuple[Span, ...]) -> tuple[Statement, ...]:
    """Returns the items that two rows of equally many numbers describe, none where there are no such.

    >>> from agent.interpret.embedded.text import Text
    >>> found = parallel_items(Document(Text("Jobs take 3, 2 and 5 hours and earn $9, $5 and $4.")), ())
    >>> [(each.name, [amount.value for amount in each.amounts]) for each in found]
    [('item 1', [3.0, 9.0]), ('item 2', [2.0, 5.0]), ('item 3', [5.0, 4.0])]
    """
    runs = [run for run in _runs(document, but) if len(run.numbers) > 1]
    if len(runs) != 2 or len(runs[0].numbers) != len(runs[1].numbers):
        return ()
    if None in {run.role for run in runs} or runs[0].role == runs[1].role:
        return ()
    names = _named(document.text.raw, runs)
    return tuple(
        Statement(
            names[at],
            tuple(
                Amount(
                    run.numbers[at].value, run.numbers[-1].currency, run.role, run.numbers[at].span
                )
                for run in runs
            ),
        )
        for at in range(len(names))
    )


def _runs(document: Document, but: tuple[Span, ...]) -> list[_Run]:
    raw = document.text.raw
    tables = tuple(table.span for table in document.tables if table.span)
    kept = [
        each
        for each in document.numbers
        if each.span not in but
        and not (each.is_spelt and each.value < 20)
        and not any(span.contains(each.span) for span in tables)
    ]
    groups: list[list[Number]] = []
    for number in kept:
        between = raw[groups[-1][-1].span.end : number.span.start] if groups else ""
        if groups and len(between) < 24 and _JOIN.fullmatch(between):
            groups[-1].append(number)
        else:
            groups.append([number])
    found, end = [], 0
    for group in groups:
        start = group[0].span.start
        lead = re.split(r"[.?!;]\s", raw[max(end, start - _REACH) : start])[-1]
        after = raw[group[-1].span.end : group[-1].span.end + 24]
        told = cues(lead) or cues(re.split(r"[,.;]|\band\b", after)[0])
        role = told[-1][0] if told else Role.VALUE if group[-1].currency else None
        found.append(_Run(tuple(group), role, lead, start))
        end = group[-1].span.end
    return found


def _named(raw: str, runs: list[_Run]) -> list[str]:
    """The names listed before the rows, else the places in the rows."""
    count = len(runs[0].numbers)
    start = runs[0].start
    sentence = re.split(r"[.?!]\s", raw[max(0, start - 20 * count - 60) : start])
    for text in reversed(sentence[-2:]):
        for match in _NAMES.finditer(text):
            names = re.split(r",\s(?:and\s)?|\sand\s", match["names"])
            if len(names) == count == len(set(names)):
                return names
    return [f"item {at}" for at in range(1, count + 1)]
