"""What serving each from each costs, and what stands at single places, however a question tells it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from agent.interpret.embedded.document import Document, Table
from agent.interpret.embedded.grids.enumerations import named_ranges
from agent.interpret.embedded.grids.literals import Literal, find_literals
from agent.interpret.embedded.grids.matrices import Matrix, find_matrices
from agent.interpret.embedded.linear.words import stem
from agent.interpret.embedded.numbers import find_numbers
from agent.interpret.embedded.serving.facts import Facts, Listed, Told, find_facts
from agent.interpret.embedded.serving.names import Names, learn_names
from agent.interpret.embedded.serving.roles import Role, role_near, role_of_heading
from agent.interpret.embedded.tables import is_number
from agent.interpret.embedded.text import Span

Cells = dict[tuple[str, str], float]
_GLUE = re.compile(r"\s*(?:,|and|;|, and)?\s*", re.IGNORECASE)
_LETTERS = re.compile(r"(?<=[a-z]s )[A-Z]\s?(?:to|through|-|–)\s?[A-Z]\b")
_CODES = re.compile(
    r"\b(?P<prefix>[A-Za-z]{1,3})(?P<first>\d{1,2})\s?(?:to|through|-|–|\.{2,3})\s?(?P=prefix)(?P<last>\d{1,3})\b"
)


@dataclass(frozen=True, slots=True)
class Served:
    """A grid of numbers with the names of its rows and columns, and what stands at single places.

    `row_names` and `column_names` are empty where nothing names them. `at` gives each role's number
    by name, `lists` the numbers of a role in the order of places nobody names. `odd` is the first
    number that has no role.
    """

    rows: tuple[tuple[float | None, ...], ...]
    row_names: tuple[str, ...]
    column_names: tuple[str, ...]
    spans: tuple[Span, ...]
    at: dict[Role, dict[str, float]] = field(default_factory=dict)
    lists: tuple[tuple[Role, tuple[float, ...], Span], ...] = ()
    alike: dict[Role, float] = field(default_factory=dict)
    named: tuple[tuple[str, ...], ...] = ()
    clash: str = ""
    absent: tuple[str, str] | None = None


@dataclass(slots=True)
class _Gathered:
    """What has been found so far."""

    cells: Cells = field(default_factory=dict)
    at: dict[Role, dict[str, float]] = field(default_factory=dict)
    spans: list[Span] = field(default_factory=list)
    clash: str = ""

    def put(self, role: Role, name: str, value: float) -> None:
        earlier = self.at.setdefault(role, {}).setdefault(name, value)
        if earlier != value:
            self.clash = self.clash or name

    def cell(self, row: str, column: str, value: float) -> None:
        earlier = self.cells.setdefault((row, column), value)
        if earlier != value:
            self.clash = self.clash or f"{row} and {column}"


def read_served(document: Document, used: tuple[Span, ...] = ()) -> Served | None:
    """Returns the one grid of a question with what it tells of single places; None without a grid.

    >>> from agent.interpret.embedded.text import Text
    >>> text = "North opens for 30, South for 40. Ash costs 5 from North and 9 from South, Elm 4 and 6."
    >>> found = read_served(Document(Text(text)))
    >>> found and (found.row_names, found.column_names, found.rows)
    (('Ash', 'Elm'), ('North', 'South'), ((5.0, 9.0), (4.0, 6.0)))
    >>> found and found.at
    {<Role.OPENING: 'opening'>: {'North': 30.0, 'South': 40.0}}
    """
    raw = document.text.raw
    gathered = _Gathered()
    tables = [each for each in document.tables if not _is_bracketed(each)]
    listed = [
        name for table in tables for name in (*table.columns[1:], *(row[0] for row in table.rows))
    ]
    names = learn_names(
        raw, [name for name in listed if role_of_heading(name) is None and not is_number(name)]
    )
    units = {number.unit for number in document.numbers if number.unit}
    for table in tables:
        _of_table(table, gathered, units)
    table_spans = tuple(table.span for table in tables if table.span)
    matrix = None if gathered.cells else _bare_matrix(document)
    ranges = tuple(Span(*m.span()) for shape in (_CODES, _LETTERS) for m in shape.finditer(raw))
    taken = (*used, *ranges, *table_spans, *(matrix.spans if matrix else ()))
    facts = find_facts(document, names, taken)
    lists = tuple(_of_facts(facts, gathered, names, has_matrix=matrix is not None))
    alike = _alike(facts, gathered)
    spans = (
        *ranges,
        *table_spans,
        *(matrix.spans if matrix else ()),
        *gathered.spans,
        *facts.spans,
    )
    orders = (*facts.orders, *named_ranges(raw), *_code_ranges(raw))
    if matrix is not None:
        return Served(
            matrix.rows,
            matrix.row_names,
            (),
            spans,
            gathered.at,
            lists,
            alike,
            orders,
            gathered.clash,
        )
    return _of_cells(gathered, spans, lists, alike, orders)


def _of_cells(
    gathered: _Gathered,
    spans: tuple[Span, ...],
    lists: tuple[tuple[Role, tuple[float, ...], Span], ...],
    alike: dict[Role, float],
    orders: tuple[tuple[str, ...], ...],
) -> Served | None:
    rows = tuple(dict.fromkeys(row for row, _ in gathered.cells))
    columns = tuple(dict.fromkeys(column for _, column in gathered.cells))
    if not rows or set(rows) & set(columns) or len(rows) * len(columns) < 2:
        return None
    absent = next(((r, c) for r in rows for c in columns if (r, c) not in gathered.cells), None)
    values = tuple(tuple(gathered.cells.get((r, c)) for c in columns) for r in rows)
    return Served(
        values, rows, columns, spans, gathered.at, lists, alike, orders, gathered.clash, absent
    )


def _is_bracketed(table: Table) -> bool:
    """Whether the lines of a matrix in brackets pass for a table."""
    return any("[" in cell for row in table.rows for cell in row)


def _of_table(table: Table, gathered: _Gathered, units: set[str]) -> None:
    """Cells between named rows and columns; rows and columns of a role tell of single places."""
    if not all(table.columns[1:]) or any(not row[0] or is_number(row[0]) for row in table.rows):
        return
    roles = {k: _heading(name, units) for k, name in enumerate(table.columns)}
    for row in table.rows:
        own = role_of_heading(row[0])
        for k, cell in enumerate(row[1:], start=1):
            role, column = roles[k], table.columns[k].strip()
            if not is_number(cell):
                continue
            value = find_numbers(cell)[0].value
            if own is not None and role is None:
                gathered.put(own, column, value)
            elif own is None and role is not None:
                gathered.put(role, row[0], value)
            elif own is None:
                gathered.cell(row[0], column, value)


def _heading(name: str, units: set[str]) -> Role | None:
    """The role of a column; one headed by a unit of the text counts what is needed."""
    role = role_of_heading(name)
    return (
        Role.DEMAND
        if role is None and name.lower() in units and stem(name) != name.lower()
        else role
    )


def _bare_matrix(document: Document) -> Matrix | None:
    """The one matrix in brackets or lines, or vectors of equal length one after the other."""
    tables = {table.span for table in document.tables}
    found = [
        each for each in find_matrices(document) if each.span not in tables or not each.row_names
    ]
    if found:
        largest = [each for each in found if len({len(row) for row in each.rows}) == 1]
        return largest[0] if len(largest) == 1 else None
    return _of_vectors(document)


def _of_vectors(document: Document) -> Matrix | None:
    raw = document.text.raw
    best: list[Literal] = []
    run: list[Literal] = []
    vectors = [each for each in find_literals(raw) if _is_vector(each)]
    for before, each in pairwise([None, *vectors]):
        assert each is not None
        joined = (
            before
            and _GLUE.fullmatch(raw, before.span.end, each.span.start)
            and _size(before) == _size(each)
        )
        run = [*run, each] if joined else [each]
        best = max(best, run, key=len)
    if len(best) < 2:
        return None
    rows = tuple(each.value for each in best)
    return Matrix(rows, span=Span(best[0].span.start, best[-1].span.end))  # type: ignore[arg-type]


def _is_vector(literal: Literal) -> bool:
    value = literal.value
    return isinstance(value, tuple) and all(isinstance(each, float) for each in value)


def _size(literal: Literal) -> int:
    return len(literal.value) if isinstance(literal.value, tuple) else 0


def _of_facts(
    facts: Facts, gathered: _Gathered, names: Names, *, has_matrix: bool
) -> Iterator[tuple[Role, tuple[float, ...], Span]]:
    carried: Role | None = None
    columns: tuple[str, ...] = ()
    if not has_matrix:
        for each in facts.told:
            if len(each.names) == 2:
                gathered.cell(each.names[0], each.names[1], each.value)
                gathered.spans.append(each.span)
        columns = tuple(dict.fromkeys(column for _, column in gathered.cells))
    for each in facts.told:
        if len(each.names) != 1:
            continue
        role = role_near(each.words) or carried or role_near(each.before + " #")
        if role is not None:
            carried = role
            gathered.put(role, each.names[0], each.value)
            gathered.spans.append(each.span)
    for row in facts.listed:
        yield from _of_list(row, facts, gathered, columns)


def _of_list(
    row: Listed, facts: Facts, gathered: _Gathered, columns: tuple[str, ...]
) -> Iterator[tuple[Role, tuple[float, ...], Span]]:
    role = role_near(row.words.replace("…", "#", 1))
    if len(row.names) == len(row.values) and len(row.names) > 1:
        for name, value in zip(row.names, row.values, strict=True):
            gathered.put(role or Role.OPENING, name, value)
        gathered.spans.append(row.span)
    elif len(row.names) == 1:
        order = columns if len(columns) == len(row.values) else _order(row, facts)
        if order:
            for column, value in zip(order, row.values, strict=True):
                gathered.cell(row.names[0], column, value)
            gathered.spans.append(row.span)
    elif not row.names and role is not None:
        yield role, row.values, row.span


def _order(row: Listed, facts: Facts) -> tuple[str, ...]:
    """The one list of as many names, without the row's own, that the text gives."""
    fitting = {
        each for each in facts.orders if len(each) == len(row.values) and row.names[0] not in each
    }
    return fitting.pop() if len(fitting) == 1 else ()


_EACH = re.compile(r"\b(?:each|every|any|either|all|a|an)\b", re.IGNORECASE)


def _alike(facts: Facts, gathered: _Gathered) -> dict[Role, float]:
    """The numbers that are told of all places at once: "opening any site costs 50"."""
    found: dict[Role, float] = {}
    for each in facts.told:
        role = None if each.names else _common_role(each)
        if role is not None and role not in gathered.at:
            found[role] = each.value
            gathered.spans.append(each.span)
    return found


def _common_role(each: Told) -> Role | None:
    if not _EACH.search(each.before) and not _EACH.search(each.words):
        return None
    role = role_near(each.words)
    return role if role in {Role.OPENING, Role.CAPACITY} else None


def _code_ranges(raw: str) -> Iterator[tuple[str, ...]]:
    """The names that "F1 to F4" stands for."""
    for match in _CODES.finditer(raw):
        first, last = int(match["first"]), int(match["last"])
        if first < last < first + 200:
            yield tuple(f"{match['prefix']}{number}" for number in range(first, last + 1))
