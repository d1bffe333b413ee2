"""Tables of events: who teaches and attends each, how many come, and what each time costs."""

from __future__ import annotations

import re
from dataclasses import dataclass

from agent.interpret.embedded.document import Document, Table
from agent.interpret.embedded.tables import is_number
from agent.interpret.embedded.timetables.cast import Draft
from agent.interpret.embedded.timetables.periods import is_period

_EVENT = re.compile(
    r"^(?:exams?|events?|talks?|lessons?|meetings?|lectures?|courses?|sessions?|seminars?|subjects?|names?|class(?:es)?|rehearsals?|workshops?|interviews?|tutorials?|)$",
    re.IGNORECASE,
)
_SEATS = re.compile(
    r"listener|student|participant|attendance|audience|size|seats|people|candidate|enrol|number|guests|pupils",
    re.IGNORECASE,
)
_TEACHER = re.compile(r"teacher|lecturer|speaker|chair|professor|instructor|host", re.IGNORECASE)
_GROUPS = re.compile(
    r"group|class|attend|people|participant|who|members|students|musicians|players", re.IGNORECASE
)
_ROOM = re.compile(r"^(?:rooms?|halls?|places?|venues?|locations?)$", re.IGNORECASE)
_CAPACITY = re.compile(r"seat|capacit|places|size", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class EventTable:
    """The events of a table, their seats, and their costs by event and time."""

    drafts: tuple[Draft, ...]
    seats: dict[str, int]
    periods: tuple[str, ...]
    costs: dict[tuple[str, str], float]
    table: Table


def event_table(document: Document) -> EventTable | None:
    """Returns the table of events; None where there is none, or a column of it is not understood."""
    found = [each for table in document.tables if (each := _event_table(_headed(table), table))]
    return found[0] if len(found) == 1 else None


def room_table(document: Document) -> tuple[dict[str, int | None], Table] | None:
    """Returns the rooms of a table with their seats."""
    for table in document.tables:
        if (
            len(table.columns) == 2
            and _ROOM.match(table.columns[0])
            and _CAPACITY.search(table.columns[1])
        ):
            cells = [(row[0].strip(), re.match(r"\s*(\d+)", row[1])) for row in table.rows]
            return {name: int(seats[1]) if seats else None for name, seats in cells}, table
    return None


def _headed(table: Table) -> Table:
    """The table with its first row as header where hours stand in it: "1 pm" is no amount."""
    first, rest = table.rows[0], table.rows[1:]
    hours = _EVENT.match(first[0].strip()) and all(is_period(cell) for cell in first[1:])
    if any(table.columns) or not hours or not first[0].strip() or not rest:
        return table
    return Table(table.name, first, rest, table.span)


def _event_table(table: Table, source: Table) -> EventTable | None:
    if len(table.columns) < 2 or not _EVENT.match(table.columns[0].strip()):
        return None
    names = [row[0].strip() for row in table.rows]
    drafts = {name: Draft(name) for name in names}
    seats: dict[str, int] = {}
    costs: dict[tuple[str, str], float] = {}
    periods = []
    for index, column in enumerate(table.columns[1:], start=1):
        cells = [row[index].strip() for row in table.rows]
        numeric = all(is_number(cell) or cell in {"", "-", "–"} for cell in cells)
        if numeric and is_period(column):
            periods.append(column.strip())
            costs |= {
                (name, column.strip()): _value(cell)
                for name, cell in zip(names, cells, strict=True)
            }
        elif _SEATS.search(column) and all(cell.isdigit() for cell in cells):
            seats = {name: int(_value(cell)) for name, cell in zip(names, cells, strict=True)}
        elif _TEACHER.search(column):
            drafts = {
                n: Draft(n, cell or None, drafts[n].groups)
                for n, cell in zip(names, cells, strict=True)
            }
        elif _GROUPS.search(column):
            drafts = {
                n: Draft(
                    n,
                    drafts[n].teacher,
                    tuple(filter(None, re.split(r"\s*(?:[,/;&+]|\band\b)\s*", cell))),
                )
                for n, cell in zip(names, cells, strict=True)
            }
        else:
            return None
    if len(drafts) != len(names):
        return None
    return EventTable(tuple(drafts.values()), seats, tuple(periods), costs, source)


def _value(cell: str) -> float:
    match = re.search(r"[-−]?\d+(?:\.\d+)?", cell)
    return float(match[0].replace("−", "-")) if match else 0.0
