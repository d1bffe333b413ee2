"""Tables of jobs: a row for each and a column for each thing that is said, or the other way round."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from agent.interpret.embedded.document import Document, Table
from agent.interpret.embedded.jobs.roles import TIME_UNIT, Role, role_of_heading
from agent.interpret.embedded.tables import is_number
from agent.interpret.embedded.text import Span

_NAMES = re.compile(
    r"\b(?:jobs?|tasks?|orders?|activit|names?|items?|id|nr|no|#|customer|patient|document|product|part|load|step|batch|ship|vessel|order)\b|^$",
    re.IGNORECASE,
)
_VALUE = re.compile(r"[^\d\-−.]*(?P<number>[-−]?\d[\d,]*(?:\.\d+)?)")


@dataclass(frozen=True, slots=True)
class Columns:
    """A table of jobs: their names and, by role, a number for each. `others` are other columns."""

    names: tuple[str, ...]
    amounts: dict[Role, tuple[float, ...]]
    others: dict[str, tuple[str, ...]]
    unit: str
    span: Span | None


def find_columns(document: Document) -> Iterator[Columns]:
    """Yields the tables in which each column or each row says one thing of the jobs.

    >>> from agent.interpret.embedded.document import Table
    >>> from agent.interpret.embedded.text import Text
    >>> table = Table("", ("job", "time", "due"), (("A", "3", "5"), ("B", "2", "4")))
    >>> found = next(find_columns(Document(Text(""), (table,))))
    >>> found.names, found.amounts[Role.DUE]
    (('A', 'B'), (5.0, 4.0))
    """
    for table in document.tables:
        found = _columns(table) or _columns(_turned(table))
        if found:
            yield found


def _turned(table: Table) -> Table:
    rows = (table.columns, *table.rows)
    columns, *body = zip(*rows, strict=True)
    return Table(table.name, tuple(columns), tuple(map(tuple, body)), table.span)


def _columns(table: Table) -> Columns | None:
    if not table.rows:
        return None
    cells = dict(zip(range(len(table.columns)), zip(*table.rows, strict=True), strict=True))
    name_at = _name_column(table, cells)
    amounts: dict[Role, tuple[float, ...]] = {}
    others: dict[str, tuple[str, ...]] = {}
    unit = ""
    for index, heading in enumerate(table.columns):
        if index == name_at:
            continue
        role = role_of_heading(heading)
        if role is None or role in amounts or not all(map(is_number, cells[index])):
            others[heading] = cells[index]
            continue
        amounts[role] = tuple(map(_value, cells[index]))
        found = re.search(rf"\b{TIME_UNIT}\b", heading, re.IGNORECASE)
        unit = found.group().lower() if found and role is Role.DURATION and not unit else unit
    if not amounts:
        return None
    names = cells[name_at] if name_at is not None else ()
    named = tuple(each.strip() for each in names)
    if len(set(named)) != len(table.rows):
        named = tuple(f"job {number}" for number in range(1, len(table.rows) + 1))
    elif all(each.isdigit() for each in named):
        named = tuple(f"job {each}" for each in named)
    return Columns(named, amounts, others, unit, table.span)


def _name_column(table: Table, cells: dict[int, tuple[str, ...]]) -> int | None:
    for index, heading in enumerate(table.columns):
        if _NAMES.search(heading.strip()) and len(set(cells[index])) == len(table.rows):
            return index
    for index in range(len(table.columns)):
        if not any(map(is_number, cells[index])):
            return index
    return None


def _value(cell: str) -> float:
    match = _VALUE.match(cell)
    return float(match["number"].replace(",", "").replace("−", "-")) if match else 0.0
