"""Tables of a project: an activity a row, with its duration, what it waits for and what it uses."""

from __future__ import annotations

import re
from dataclasses import dataclass

from agent.interpret.embedded.document import Document, Table
from agent.interpret.embedded.jobs.roles import TIME_UNIT, Role, role_of_heading
from agent.interpret.embedded.tables import is_number
from agent.interpret.embedded.text import Span

_BEFORE = re.compile(
    r"predecess|preced|depend|prereq|\bafter\b|follows|requires|needs$|waits|prior|must\sfollow|\bpred",
    re.IGNORECASE,
)
_NAME = re.compile(
    r"activit|task|job|step|name|phase|work|operation|scene|^id$|^no\.?$|^#$", re.IGNORECASE
)
_NONE = frozenset({"", "-", "–", "—", "none", "nothing", "n/a", "na", "no", "start", "0"})
_CUT = re.compile(r"\s*(?:[,;/&+]|\band\b)\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Network:
    """Activities in order; `before` are the names each waits for, `uses` amounts by heading."""

    names: tuple[str, ...]
    durations: tuple[float, ...]
    before: tuple[tuple[str, ...], ...]
    uses: dict[str, tuple[float, ...]]
    unit: str
    span: Span | None
    unknown: str = ""


def find_network(document: Document) -> Network | None:
    """Returns the table of a project, None where there is none.

    >>> from agent.interpret.embedded.document import Table
    >>> from agent.interpret.embedded.text import Text
    >>> table = Table("", ("task", "days", "after"), (("A", "3", "-"), ("B", "2", "A")))
    >>> find_network(Document(Text(""), (table,))).before
    ((), ('A',))
    """
    return next((found for table in document.tables if (found := _network(table))), None)


def _network(table: Table) -> Network | None:
    columns = [column.strip() for column in table.columns]
    waits = next((at for at, column in enumerate(columns) if _BEFORE.search(column)), None)
    if waits is None:
        return None
    named = next(
        (at for at, column in enumerate(columns) if _NAME.search(column) and at != waits), 0
    )
    timed = next(
        (
            at
            for at, column in enumerate(columns)
            if at not in {waits, named} and role_of_heading(column) is Role.DURATION
        ),
        None,
    )
    if timed is None or named == waits or not all(is_number(row[timed]) for row in table.rows):
        return None
    names = tuple(row[named].strip() for row in table.rows)
    if len(set(names)) < len(names):
        return None
    before, unknown = _before(table, waits, names)
    uses, strange = _uses(table, {waits, named, timed})
    unit = re.search(rf"\b{TIME_UNIT}\b", columns[timed], re.IGNORECASE)
    return Network(
        names,
        tuple(_value(row[timed]) for row in table.rows),
        before,
        uses,
        unit.group().lower() if unit else "",
        table.span,
        unknown or strange,
    )


def _before(
    table: Table, at: int, names: tuple[str, ...]
) -> tuple[tuple[tuple[str, ...], ...], str]:
    known = {name.casefold(): name for name in names}
    found: list[tuple[str, ...]] = []
    for row in table.rows:
        cell = row[at].strip()
        if cell.casefold() in _NONE and cell.casefold() not in known:
            found.append(())
            continue
        parts = [part for part in _CUT.split(cell) if part]
        if not all(part.casefold() in known for part in parts):
            parts = [
                word
                for part in parts
                for word in ([part] if part.casefold() in known else part.split())
            ]
        if not all(part.casefold() in known for part in parts):
            return (), f"{table.columns[at]} {cell}"
        found.append(tuple(known[part.casefold()] for part in parts))
    return tuple(found), ""


def _uses(table: Table, taken: set[int]) -> tuple[dict[str, tuple[float, ...]], str]:
    uses: dict[str, tuple[float, ...]] = {}
    for at, column in enumerate(table.columns):
        cells = [row[at].strip() for row in table.rows]
        if at in taken:
            continue
        if all(is_number(cell) or cell.casefold() in _NONE for cell in cells) and any(
            is_number(cell) for cell in cells
        ):
            uses[column.strip()] = tuple(_value(cell) if is_number(cell) else 0.0 for cell in cells)
        elif len(set(cells)) < len(cells) or role_of_heading(column):
            return uses, column.strip()
    return uses, ""


def _value(cell: str) -> float:
    match = re.search(r"\d+(?:\.\d+)?", cell.replace(",", ""))
    return float(match.group()) if match else 0.0


def capacity_of(
    document: Document, heading: str, network: Network, *, alone: bool
) -> tuple[float, Span] | None:
    """Returns the number that stands beside a column's name, or the only one there is, and where."""
    raw = document.text.raw
    word = re.escape(re.sub(r"s$|\s*\(.*\)$", "", heading))
    loose = [
        number
        for number in document.numbers
        if not (network.span and network.span.contains(number.span))
        and not (number.is_spelt and number.value <= 1)
    ]
    near = [
        number
        for number in loose
        if re.match(
            rf"\s?(?:\w+\s){{0,3}}?(?:of\s)?{word}s?\b",
            raw[number.span.end : number.span.end + 60],
            re.IGNORECASE,
        )
        or re.search(
            rf"\b{word}s?\b[^.;\d]{{0,30}}$",
            raw[max(0, number.span.start - 50) : number.span.start],
            re.IGNORECASE,
        )
    ]
    rest = [each for each in loose if each.value != len(network.names)]
    chosen = near if len({each.value for each in near}) == 1 else rest if alone and not near else []
    return (chosen[0].value, chosen[0].span) if len({each.value for each in chosen}) == 1 else None
