"""What tables tell of places: costs between them, and what each has, needs and costs to open."""

from __future__ import annotations

from dataclasses import dataclass

from agent.interpret.embedded.document import Document, Table
from agent.interpret.embedded.numbers import Number, find_numbers
from agent.interpret.embedded.places.standings import Role, Standing, role_of
from agent.interpret.embedded.places.ways import Way
from agent.interpret.embedded.text import Span


@dataclass(frozen=True, slots=True)
class Tabled:
    """Ways and standings of the tables, and the names of the places in them."""

    ways: tuple[Way, ...] = ()
    standings: tuple[Standing, ...] = ()
    names: tuple[str, ...] = ()


def read_tables(document: Document) -> Tabled | None:
    """Returns what the tables tell; None where there is none, or one that is not read whole.

    >>> from agent.interpret.embedded.tables import find_tables
    >>> from agent.interpret.embedded.text import Text
    >>> text = "| | Hull | Derby | Supply |\\n|-|-|-|-|\\n| Leeds | 3 | 5 | 9 |\\n| Demand | 7 | 2 | |"
    >>> found = read_tables(Document(Text(text), find_tables(text)))
    >>> [(way.u, way.v, way.value) for way in found.ways]
    [('Leeds', 'Hull', 3.0), ('Leeds', 'Derby', 5.0)]
    >>> [(each.place, each.role.value, each.value) for each in found.standings]
    [('Leeds', 'has', 9.0), ('Hull', 'needs', 7.0), ('Derby', 'needs', 2.0)]
    """
    ways: list[Way] = []
    standings: list[Standing] = []
    names: dict[str, None] = {}
    for table in document.tables:
        if table.span is None:
            return None
        told = _of_table(table, table.span)
        if told is None:
            return None
        ways += told.ways
        standings += told.standings
        names |= dict.fromkeys(told.names)
    return Tabled(tuple(ways), tuple(standings), tuple(names)) if names else None


def _of_table(table: Table, span: Span) -> Tabled | None:
    roles = {k: role for k, name in enumerate(table.columns) if k and (role := _role(name))}
    places = [k for k in range(1, len(table.columns)) if k not in roles]
    if any(not table.columns[k] for k in places):
        return None
    ways: list[Way] = []
    standings: list[Standing] = []
    names: dict[str, None] = {}
    for row in table.rows:
        own = _role(row[0])
        if not row[0]:
            return None
        if own is None:
            names[row[0]] = None
        for k, cell in enumerate(row[1:], start=1):
            number = _number(cell, span)
            if number is None:
                if cell.strip(" -–—") and not (own and k in roles):
                    return None
            elif own is not None and k not in roles:
                standings.append(Standing(table.columns[k], own, number))
            elif own is None and k in roles:
                standings.append(Standing(row[0], roles[k], number))
            elif own is None and row[0] != table.columns[k]:
                ways.append(Way(row[0], table.columns[k], number, span))
    columns = dict.fromkeys(table.columns[k] for k in places)
    return Tabled(tuple(ways), tuple(standings), tuple(names | columns))


def _role(name: str) -> Role | None:
    """The role that a heading gives; a place's name that ends in a number or a letter has none."""
    words = name.split()
    is_name = len(words) > 1 and (
        words[-1].isdigit() or (len(words[-1]) == 1 and words[-1].isupper())
    )
    return None if is_name or not words else role_of(name)


def _number(cell: str, span: Span) -> Number | None:
    numbers = find_numbers(cell)
    return Number(numbers[0].value, span) if len(numbers) == 1 else None
