"""Figures of a text about periods in a row: one number for all of them, or one for each."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.leftovers import Covered
from agent.interpret.embedded.numbers import Number
from agent.interpret.embedded.periods.figure import Figure
from agent.interpret.embedded.periods.mentions import Mention, find_mentions, horizons
from agent.interpret.embedded.periods.number_lists import Group, number_lists
from agent.interpret.embedded.periods.sentence_figures import Told
from agent.interpret.embedded.periods.table_figures import TableFigure, table_figures
from agent.interpret.embedded.text import Span

_COUNTED = re.compile(
    r"\s(?:\w+\s)?(?:products|items|goods|articles|kinds|types|sorts|machines|lines)\b"
)


_ITEM = re.compile(r"[.)]\s")


@dataclass(frozen=True, slots=True)
class Figures:
    """All figures of a text, the number of its periods and their names, and where they are told."""

    found: tuple[Figure, ...]
    n_periods: int
    names: tuple[str, ...]
    spans: tuple[Span, ...]
    loose: tuple[Mention, ...]


def find_figures(document: Document) -> Figures | None:
    """Returns the figures of a text; None where it does not tell how many periods there are.

    >>> from agent.interpret.embedded.text import Text
    >>> text = "We need 5, 7 and 6 tons in the next three weeks. A ton costs 2 in week 1 and 3 from week 2 on."
    >>> [each.values for each in find_figures(Document(Text(text))).found]
    [(5.0, 7.0, 6.0), (2.0, 3.0, 3.0)]
    """
    mentions = find_mentions(document.text.raw)
    counted = horizons(document, mentions)
    tables = [each for table in document.tables for each in table_figures(table, document)]
    inside = Covered(
        (
            *(each.span for each in mentions),
            *(each.span for each in counted),
            *(t.span for t in document.tables if t.span),
        )
    )
    free = [
        each
        for each in document.numbers
        if not inside.holds(each.span) and not _is_beside(document, each)
    ]
    lists = list(number_lists(document, free))
    n = _n_periods(counted, tables, lists, mentions)
    if n is None:
        return None
    names = _names(tables, mentions, n)
    told = Told(
        document, mentions, tuple(names), n, Covered(t.span for t in document.tables if t.span)
    )
    found, loose = told.figures(lists)
    return Figures(
        tuple(
            sorted((*found, *(_of_table(each) for each in tables)), key=lambda each: each.spans[:1])
        ),
        n,
        tuple(names),
        (
            *(each.span for each in counted if each.value == n),
            *(t.span for t in document.tables if t.span),
        ),
        tuple(loose),
    )


def _is_beside(document: Document, number: Number) -> bool:
    """Whether a number is the article "one", or the "2." before an item of a list."""
    raw = document.text.raw
    if number.is_spelt and number.value <= 1:
        return True
    if number.is_spelt and _COUNTED.match(raw, number.span.end):
        return True
    before = raw[max(0, number.span.start - 6) : number.span.start]
    return bool(_ITEM.match(raw, number.span.end) and re.search(r"(?:^|\n)[\s(]*$", before))


def _n_periods(
    counted: Sequence[Number],
    tables: Sequence[TableFigure],
    lists: Sequence[Group],
    mentions: Sequence[Mention],
) -> int | None:
    told = {int(each.value) for each in counted}
    rows = {len(each.values) for each in tables if each.is_series}
    if len(rows) == 1 and (not told or rows & told):
        return rows.pop()
    lengths = {len(each.numbers) for each in lists}
    if len(told) == 1 or len(told & lengths) == 1:
        return (told if len(told) == 1 else told & lengths).pop()
    if told:
        return None
    longest = max(lengths, default=0)
    if longest >= 3:
        return longest
    whole = [key for each in mentions for key in each.keys if isinstance(key, int)]
    named = {key for each in mentions for key in each.keys if isinstance(key, str)}
    most = max([*whole, len(named)], default=0)
    return most if most >= 2 else None


def _names(tables: Sequence[TableFigure], mentions: Sequence[Mention], n: int) -> list[str]:
    named = next((each.names for each in tables if each.names), ())
    keys = named or tuple(key for each in mentions for key in each.keys if isinstance(key, str))
    return list(dict.fromkeys(keys))[:n]


def _of_table(each: TableFigure) -> Figure:
    return Figure(
        each.values,
        (each.span,),
        each.head,
        "",
        "",
        each.context,
        each.product,
        is_series=each.is_series,
    )
