"""Items written as columns: tables with a weight and a value column, or lists of equal length."""

from __future__ import annotations

import re
from dataclasses import dataclass

from agent.interpret.embedded.document import Document, Table
from agent.interpret.embedded.grids.literals import Value, find_literals, parts
from agent.interpret.embedded.numbers import find_numbers
from agent.interpret.embedded.packing.items import Amount, Statement
from agent.interpret.embedded.packing.roles import Role, cues, role_of
from agent.interpret.embedded.text import Span
from problems.errors import BadInput

_NAMES = re.compile(
    r"\b(?:names?|items?|things?|objects?|projects?|products?|id|labels?)\b", re.IGNORECASE
)
_REACH = 120  # characters before a list in which words may say what it holds


@dataclass(frozen=True, slots=True)
class Columns:
    """Items read from columns, and where they stand in the question (nowhere for a file)."""

    items: tuple[Statement, ...]
    spans: tuple[Span, ...]


def find_columns(document: Document) -> Columns | None:
    """Returns the items of the first table or group of lists whose headings tell their roles.

    Raises:
        BadInput: lists that belong together differ in length, or a cell is no number.

    >>> from agent.interpret.embedded.text import Text
    >>> found = find_columns(Document(Text("values = [60, 100], weights = [10, 20], limit 50")))
    >>> [[amount.value for amount in item.amounts] for item in found.items]
    [[10.0, 60.0], [20.0, 100.0]]
    """
    for table in document.tables:
        columns = _of_table(table)
        if columns:
            return columns
    return _of_lists(document)


def _of_table(table: Table) -> Columns | None:
    roles = {index: role_of(name) for index, name in enumerate(table.columns)}
    told = {index: role for index, role in roles.items() if role and _has_numbers(table, index)}
    if not {Role.WEIGHT, Role.COST} & set(told.values()):
        return None
    named = [i for i, name in enumerate(table.columns) if i not in told and _NAMES.search(name)]
    rest = [i for i in range(len(table.columns)) if i not in told]
    name_column = next(iter([*named, *rest]), None)
    span = table.span or Span(0, 0)
    items = []
    for number, row in enumerate(table.rows, start=1):
        name = row[name_column] if name_column is not None else f"item {number}"
        amounts = tuple(
            _amount(row[index], role, table, number, span)
            for index, role in told.items()
            if row[index]
        )
        items.append(Statement(name or f"item {number}", amounts))
    return Columns(tuple(items), (table.span,) if table.span else ())


def _has_numbers(table: Table, index: int) -> bool:
    """Whether a column holds numbers at all: "freight" may head the names of what is carried."""
    return any(find_numbers(row[index]) for row in table.rows)


def _amount(cell: str, role: Role, table: Table, number: int, span: Span) -> Amount:
    found = find_numbers(cell)
    if len(found) != 1:
        heading = next(name for name in table.columns if role_of(name) is role)
        raise BadInput(
            f"row {number} of the table has {cell!r} under {heading!r}; give one number there"
        )
    return Amount(found[0].value, found[0].currency or found[0].unit, role, span)


def _of_lists(document: Document) -> Columns | None:
    lists = [each for each in _lists(document) if each[0] is not None]
    by_role = {role: (values, span) for role, values, span in reversed(lists) if role}
    names = next((n for r, n, _ in _named_lists(document)), ())
    if len(by_role) < 2 or not {Role.WEIGHT, Role.COST} & set(by_role) or Role.VALUE not in by_role:
        return None
    lengths = {role: len(values) for role, (values, _) in by_role.items()}
    if len(set(lengths.values())) != 1:
        told = " and ".join(f"{length} {role.value}s" for role, length in lengths.items())
        raise BadInput(f"there are {told}; give one of each for every item")
    count = next(iter(lengths.values()))
    items = tuple(
        Statement(
            names[index] if len(names) == count else f"item {index + 1}",
            tuple(
                Amount(values[index], "", role, span) for role, (values, span) in by_role.items()
            ),
        )
        for index in range(count)
    )
    return Columns(items, tuple(dict.fromkeys(span for _, span in by_role.values())))


def _lists(document: Document) -> list[tuple[Role | None, tuple[float, ...], Span]]:
    raw = document.text.raw
    found: list[tuple[Role | None, tuple[float, ...], Span]] = []
    end = 0
    for literal in find_literals(raw):
        before = raw[max(end, literal.span.start - _REACH) : literal.span.start]
        for key, value in parts(literal.value):
            numbers = _numbers(value)
            if numbers:
                found.append((role_of(key) if key else _last_role(before), numbers, literal.span))
        end = literal.span.end
    unknown = [index for index, (role, _, _) in enumerate(found) if role is None]
    roles = {role for role, _, _ in found}
    if len(found) == 2 and len(unknown) == 1 and Role.VALUE in roles:
        _, numbers, span = found[unknown[0]]
        found[unknown[0]] = (Role.WEIGHT, numbers, span)
    return found


def _numbers(value: Value) -> tuple[float, ...]:
    """A list of two or more numbers, also where brackets are written around it once more."""
    while isinstance(value, tuple) and len(value) == 1:
        value = value[0]
    if not isinstance(value, tuple) or len(value) < 2:
        return ()
    numbers = tuple(each for each in value if isinstance(each, float))
    return numbers if len(numbers) == len(value) else ()


def _last_role(before: str) -> Role | None:
    """The role that the words right before a list tell; "production cost" is a cost."""
    found = cues(before.replace("_", " "))
    return found[-1][0] if found else None


def _named_lists(document: Document) -> list[tuple[str, tuple[str, ...], Span]]:
    found = []
    for literal in find_literals(document.text.raw):
        for key, value in parts(literal.value):
            if (
                isinstance(value, tuple)
                and len(value) > 1
                and all(isinstance(v, str) for v in value)
            ):
                found.append((key, tuple(str(each) for each in value), literal.span))
    return found
