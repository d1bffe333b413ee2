"""Figures in tables about periods: periods in the rows or in the headings, or a value beside each name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from agent.interpret.embedded.document import Document, Table
from agent.interpret.embedded.numbers import find_numbers
from agent.interpret.embedded.periods.mentions import UNIT, find_mentions
from agent.interpret.embedded.text import Span

_PERIOD = re.compile(rf"^(?:{UNIT}|t|no\.?|#|when|)$", re.IGNORECASE)
_CONTEXT = 300


@dataclass(frozen=True, slots=True)
class TableFigure:
    """A number, or one for each period, under a heading; `product` is the name of its row or column."""

    values: tuple[float, ...]
    span: Span
    head: str
    context: str
    names: tuple[str, ...] = ()
    product: str = ""
    is_series: bool = False


def table_figures(table: Table, document: Document) -> Iterator[TableFigure]:
    """Returns the figures of a table whose rows or headings are periods, or of one of single values.

    >>> from agent.interpret.embedded.text import Text
    >>> table = Table("", ("day", "parts"), (("day 1", "20"), ("day 2", "40")))
    >>> [(each.head, each.values) for each in table_figures(table, Document(Text("")))]
    [('parts', (20.0, 40.0))]
    """
    if not any(table.columns) and table.rows:
        table = Table(table.name, table.rows[0], table.rows[1:], table.span)
    if not table.rows:
        return
    span = table.span or Span(0, 0)
    context = _before(document, span) if table.span else ""
    keys = _keys([row[0] for row in table.rows], table.columns[0])
    if keys is not None:
        for column in range(1, len(table.columns)):
            values = _numbers([row[column] for row in table.rows])
            if values:
                yield TableFigure(
                    values, span, table.columns[column], context, keys, is_series=True
                )
        return
    yield from _by_row(table, span, context)


def _by_row(table: Table, span: Span, context: str) -> Iterator[TableFigure]:
    """Rows of a product or of a kind of figure, with periods or figures in the columns."""
    periods, names = _period_columns(table.columns)
    others = [k for k in range(1, len(table.columns)) if k not in periods]
    for row in table.rows:
        values = _numbers([row[k] for k in periods]) if periods else ()
        if values:
            yield TableFigure(
                values, span, row[0], context, names, row[0], is_series=len(values) > 1
            )
        for k in others:
            single = _numbers([row[k]])
            if not single:
                continue
            head = f"{table.columns[k]} {row[0]}" if len(others) == 1 else table.columns[k]
            yield TableFigure(single, span, head, context, (), row[0])


def _period_columns(columns: Sequence[str]) -> tuple[list[int], tuple[str, ...]]:
    """The columns under names of periods, and those names where they are days or months."""
    for first in range(1, len(columns) - 1):
        for last in (len(columns), *range(len(columns) - 1, first + 1, -1)):
            keys = _keys(columns[first:last], columns[0] if first == 1 else "")
            if keys is not None:
                return list(range(first, last)), keys
        if first > 6:
            break
    return [], ()


def _keys(cells: Sequence[str], heading: str) -> tuple[str, ...] | None:
    """The days or months that cells name in order, () where they are numbered; None for others."""
    if len(cells) < 2:
        return None
    named: list[str] = []
    for place, cell in enumerate(cells, start=1):
        if cell.strip() == str(place) and _PERIOD.match(heading.strip()):
            continue
        found = find_mentions(" ".join([cell, cells[place % len(cells)]]))
        keys = found[0].keys if found else ()
        if len(keys) != 1 or found[0].reach or not find_mentions(cell + " " + cell):
            return None
        if isinstance(keys[0], int):
            if keys[0] != place:
                return None
        else:
            named.append(keys[0])
    return tuple(named) if len(named) in {0, len(cells)} else None


def _numbers(cells: Sequence[str]) -> tuple[float, ...]:
    """The one number of each cell, () where a cell has none or several."""
    found = [find_numbers(cell) for cell in cells]
    return tuple(each[0].value for each in found) if all(len(each) == 1 for each in found) else ()


def _before(document: Document, span: Span) -> str:
    """The last words before a table."""
    text = document.text.raw[max(0, span.start - _CONTEXT) : span.start].strip()
    return re.split(r"(?<=[.?!])\s|\n", text)[-1]
