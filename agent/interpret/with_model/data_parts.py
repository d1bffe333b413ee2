"""Data that is too large to show: tables and bracketed numbers, kept here under a short name."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import PurePath

from agent.interpret.embedded.document import Document, Table
from agent.interpret.embedded.grids.literals import Literal, Value, find_literals
from agent.interpret.embedded.text import Span

_LARGEST_TABLE = 40  # cells of a pasted table that is shown whole
_LARGEST_LITERAL = 60  # entries of bracketed data that are shown
_LARGEST_KEYED = 400  # of those with keys, whose form a preview does not tell
_PREVIEW_ROWS = 3
_PREVIEW_CELLS = 12
_LONGEST_CELL = 40
_CONTROL = re.compile(r"[\x00-\x1f\x7f]+")


@dataclass(frozen=True, slots=True)
class DataPart:
    """A table or bracketed data under the name by which the model refers to it.

    `span` is where it stood in the question, None where it came from a file.
    """

    name: str
    table: Table | None = None
    value: Value = None
    span: Span | None = None

    @property
    def preview(self) -> str:
        """What the model sees of it."""
        return (
            _table_preview(self.name, self.table)
            if self.table
            else _value_preview(self.name, self.value)
        )


def data_parts(document: Document) -> tuple[DataPart, ...]:
    """Returns the data of a document that is not shown whole: all of files, and what is large in the text."""
    parts = [
        DataPart(f"T{at}", table=_with_header(_without_folder(table)), span=table.span)
        for at, table in enumerate(
            (
                each
                for each in document.tables
                if each.span is None or _cells(each) > _LARGEST_TABLE
            ),
            start=1,
        )
    ]
    taken = [part.span for part in parts if part.span]
    literals = (
        each
        for each in find_literals(document.text.raw)
        if _entries(each.value)
        > (_LARGEST_KEYED if isinstance(each.value, dict) else _LARGEST_LITERAL)
        and not any(span.contains(each.span) for span in taken)
    )
    return (*parts, *(_literal_part(at, each) for at, each in enumerate(literals, start=1)))


def _without_folder(table: Table) -> Table:
    """The table under its file's name: where that lies is nobody's business but the person's."""
    return replace(table, name=PurePath(table.name).name)


def _with_header(table: Table) -> Table:
    """The table with its first row as header, where the others repeat their cells and none of that row's.

    A table of words alone shows no numbers by which a header could be told.
    """
    if any(table.columns) or len(table.rows) < 3:
        return table
    first, rest = table.rows[0], table.rows[1:]
    cells = [cell for row in rest for cell in row]
    if len(set(cells)) == len(cells) or set(first) & set(cells) or len(set(first)) < len(first):
        return table
    return replace(table, columns=first, rows=rest)


def _literal_part(at: int, literal: Literal) -> DataPart:
    return DataPart(f"M{at}", value=literal.value, span=literal.span)


def _cells(table: Table) -> int:
    return len(table.rows) * len(table.columns)


def _entries(value: Value) -> int:
    waiting, count = [value], 0
    while waiting:
        each = waiting.pop()
        if isinstance(each, tuple):
            waiting.extend(each)
        elif isinstance(each, dict):
            waiting.extend(each.values())
        else:
            count += 1
    return count


def _table_preview(name: str, table: Table) -> str:
    columns = " | ".join(
        _cell(each) or f"column {at}" for at, each in enumerate(table.columns[:_PREVIEW_CELLS], 1)
    )
    more = f" | … {len(table.columns)} columns" if len(table.columns) > _PREVIEW_CELLS else ""
    rows = [
        " | ".join(_cell(each) for each in row[:_PREVIEW_CELLS])
        for row in table.rows[:_PREVIEW_ROWS]
    ]
    left = len(table.rows) - len(rows)
    rest = [f"… {left} more rows"] if left > 0 else []
    return "\n".join(
        [
            f"{name}: table {_cell(table.name)!r}, {len(table.rows)} rows",
            columns + more,
            *rows,
            *rest,
        ]
    )


def _value_preview(name: str, value: Value) -> str:
    return f"{name}: {_shape(value)}, begins {_begin(value)}"


def _shape(value: Value) -> str:
    if isinstance(value, dict):
        return f"{len(value)} entries by key"
    if isinstance(value, tuple) and value and all(isinstance(each, tuple) for each in value):
        widths = {len(each) for each in value if isinstance(each, tuple)}
        return (
            f"{len(value)} × {widths.pop()} entries" if len(widths) == 1 else f"{len(value)} lists"
        )
    return f"{len(value)} entries" if isinstance(value, tuple) else "one entry"


def _begin(value: Value) -> str:
    while isinstance(value, tuple) and value and isinstance(value[0], tuple):
        value = value[0]
    if isinstance(value, dict):
        return ", ".join(_cell(str(each)) for each in list(value)[:_PREVIEW_CELLS])
    shown = value[:_PREVIEW_CELLS] if isinstance(value, tuple) else (value,)
    return ", ".join(_cell(f"{each:g}" if isinstance(each, float) else str(each)) for each in shown)


def _cell(text: str) -> str:
    """A cell on one line, short, and unable to end the fence it stands in."""
    plain = _CONTROL.sub(" ", text).replace("</", "‹/").strip()
    return plain if len(plain) <= _LONGEST_CELL else plain[: _LONGEST_CELL - 1] + "…"
