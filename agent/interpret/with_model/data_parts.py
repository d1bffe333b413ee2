"""Data that is too large to show: tables and bracketed numbers, kept here under a short name."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import PurePath

from agent.interpret.embedded.document import Document, Table
from agent.interpret.embedded.grids.literals import Literal, Value, find_literals
from agent.interpret.embedded.text import Span
from agent.interpret.with_model.previews import table_preview, value_preview

_LARGEST_TABLE = 40  # cells of a pasted table that is shown whole
_LARGEST_LITERAL = 60  # entries of bracketed data that are shown
_LARGEST_KEYED = 120  # of those with keys, which tell more when they are seen


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
            table_preview(self.name, self.table)
            if self.table
            else value_preview(self.name, self.value)
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
