"""Puts the data that a reply names in the place of its names: columns, rows, matrices, literals.

{"$column": ["T1", "weight"]}                      every value of a column
{"$columns": ["T1", "from", "to"]}                 one list a row
{"$map": ["T1", "city", "demand"]}                 an object by a column's names
{"$rows": "T1", "fields": {"name": "item"}}        one object a row; constants by "constants"
{"$matrix": "T1"}                                  the numbers, without a column of names
{"$data": "M1"}                                    bracketed data as it is
{"$objects": ["u", "v"], "rows": [["a", "b"]]}     one object a row, written out
{"$zip": {"weight": {"$data": "M1"}, "value": {"$data": "M2"}}, "name": "item"}   lists side by side
{"$keys": "M1.demands"}                            the keys of bracketed data
{"$column": ["M1.jobs[0]", "column 2"]}            a part of bracketed data by its path
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TypeAlias

from pydantic import JsonValue

from agent.interpret.embedded.document import Table
from agent.interpret.embedded.grids.literals import Value
from agent.interpret.with_model.bracketed import as_table, inside, split_path
from agent.interpret.with_model.data_parts import DataPart
from problems.errors import InvalidProblem

_NUMBER = re.compile(
    r"^[$€£¥]?\s?([-−+]?(?:\d{1,3}(?:,\d{3})+|\d+)?(?:\.\d+)?(?:[eE][-+]?\d+)?)\s?(%|[^\W\d_]{0,8})$"
)
Place: TypeAlias = "int | list[int] | dict[str, int]"
_MARKS = (
    "$header",
    "$names",
    "$column",
    "$columns",
    "$map",
    "$rows",
    "$matrix",
    "$data",
    "$keys",
    "$objects",
    "$zip",
)


@dataclass(frozen=True, slots=True)
class Binding:
    """The data of one question by name. `used` gathers the names that were bound."""

    parts: Mapping[str, DataPart]
    used: set[str]

    def bound(self, value: JsonValue) -> JsonValue:
        """Returns a value with every reference replaced by what it names.

        Raises:
            InvalidProblem: it names a table, a column or data that is not there.
        """
        if isinstance(value, list):
            return [self.bound(each) for each in value]
        if not isinstance(value, dict):
            return value
        mark = next((each for each in _MARKS if each in value), None)
        if mark is None:
            return {key: self.bound(each) for key, each in value.items()}
        return self._resolved(mark, value)

    def _resolved(self, mark: str, value: Mapping[str, JsonValue]) -> JsonValue:
        names = value[mark]
        if mark == "$objects":
            return self._objects(names, value.get("rows"))
        if mark == "$zip":
            return self._zipped(names, value.get("name"))
        name, *columns = names if isinstance(names, list) else [names]
        if mark in {"$data", "$keys"}:
            return self._plain(str(name)) if mark == "$data" else self._keys(str(name))
        table = self.table(str(name))
        if mark == "$rows":
            return self._rows(table, value)
        if mark in {"$matrix", "$header"}:
            return (
                [list(row) for row in matrix(table)]
                if mark == "$matrix"
                else list(table.columns[1:])
            )
        indices = [column_of(table, str(each)) for each in columns]
        if len(indices) != {"$column": 1, "$map": 2}.get(mark, len(indices)) or not indices:
            raise InvalidProblem(
                f"{mark} takes a table and its column names; {names!r} does not fit"
            )
        return _of_columns(mark, table, indices)

    def _rows(self, table: Table, value: Mapping[str, JsonValue]) -> JsonValue:
        fields, constants = value.get("fields"), value.get("constants", {})
        if not isinstance(fields, dict) or not isinstance(constants, dict) or not fields:
            raise InvalidProblem(
                '"$rows" needs "fields": an object from field names to column names'
            )
        at = {field: _places(table, columns) for field, columns in fields.items()}
        return [
            {**constants, **{field: _from_row(field, row, place) for field, place in at.items()}}
            for row in table.rows
        ]

    def _objects(self, names: JsonValue, rows: JsonValue) -> JsonValue:
        if not isinstance(names, list) or not isinstance(rows, list):
            raise InvalidProblem(
                '"$objects" takes a list of field names, and "rows" a list of lists'
            )
        found: list[JsonValue] = []
        for row in rows:
            if not isinstance(row, list) or len(row) != len(names):
                raise InvalidProblem(
                    f"the row {row!r:.60} does not have the {len(names)} fields of its list"
                )
            pairs = zip(map(str, names), row, strict=True)
            found.append({name: self.bound(each) for name, each in pairs})
        return found

    def _zipped(self, fields: JsonValue, name: JsonValue) -> JsonValue:
        """One object for each place in lists of one length; by "name" they are "item 1", "item 2" …"""
        lists = (
            {field: self.bound(each) for field, each in fields.items()}
            if isinstance(fields, dict)
            else {}
        )
        lengths = {len(each) if isinstance(each, list) else None for each in lists.values()}
        if len(lengths) != 1 or None in lengths:
            raise InvalidProblem(
                '"$zip" takes an object from field names to lists of one length; their lengths are '
                f"{', '.join(sorted(str(each or 'no list') for each in lengths)) or 'missing'}"
            )
        rows = [dict(zip(lists, row, strict=True)) for row in zip(*lists.values(), strict=True)]
        if name is None:
            return [*rows]
        return [{"name": f"{name} {at}", **row} for at, row in enumerate(rows, start=1)]

    def _plain(self, name: str) -> JsonValue:
        part = self.part(name)
        if part.table is None:
            return plain_data(part.value)
        return [[cell(each) for each in row] for row in part.table.rows]

    def _keys(self, name: str) -> JsonValue:
        value = self.part(name).value
        if not isinstance(value, dict):
            raise InvalidProblem(f'{name!r} has no keys; use "$column" or a list of names')
        return list(value)

    def part(self, name: str) -> DataPart:
        """Returns the data of a name.

        Raises:
            InvalidProblem: there is none.
        """
        name, steps = split_path(name)
        if name not in self.parts:
            known = ", ".join(self.parts) or "none"
            raise InvalidProblem(f"there is no data {name!r}; there is {known}")
        self.used.add(name)
        part = self.parts[name]
        if steps and part.table is not None:
            raise InvalidProblem(f"{name!r} is a table, which has columns and no paths")
        return replace(part, value=inside(part.value, steps, name)) if steps else part

    def table(self, name: str) -> Table:
        """Returns the table of a name.

        Raises:
            InvalidProblem: there is none, or it is bracketed data of another shape.
        """
        part = self.part(name)
        return part.table if part.table is not None else as_table(name, part.value)


def _of_columns(mark: str, table: Table, indices: list[int]) -> JsonValue:
    if mark == "$names":
        found = (row[at].strip() for row in table.rows for at in indices)
        return list(dict.fromkeys(each for each in found if each))
    if mark == "$column":
        return [cell(row[indices[0]]) for row in table.rows]
    if mark == "$map":
        return {row[indices[0]]: cell(row[indices[1]]) for row in table.rows}
    return [[cell(row[at]) for at in indices] for row in table.rows]


def _places(table: Table, columns: JsonValue) -> Place:
    """Where the columns of a field stand: one, a list of them, or an object of them by name."""
    if isinstance(columns, dict):
        return {name: column_of(table, str(column)) for name, column in columns.items()}
    if isinstance(columns, list):
        return [column_of(table, str(column)) for column in columns]
    return column_of(table, str(columns))


def _from_row(field: str, row: tuple[str, ...], place: Place) -> JsonValue:
    if isinstance(place, dict):
        return {name: cell(row[at]) for name, at in place.items()}
    if isinstance(place, list):
        return [cell(row[at]) for at in place]
    return _typed(field, row[place])


def column_of(table: Table, name: str) -> int:
    """Returns where a column stands; "column 2" names the second one of a table without a header.

    Raises:
        InvalidProblem: there is no such column.
    """
    names = [each.strip().lower() for each in table.columns]
    wanted = name.strip().lower()
    if names.count(wanted) == 1:
        return names.index(wanted)
    match = re.fullmatch(r"column (\d{1,4})", wanted)
    if match and 1 <= int(match[1]) <= len(names):
        return int(match[1]) - 1
    shown = ", ".join(repr(each) for each in table.columns[:12])
    raise InvalidProblem(
        f"the table {table.name!r} has no single column {name!r}; its columns are {shown}"
    )


def cell(text: str) -> float | str | None:
    """Returns a cell as a number where it is one, without currency, unit or separators.

    >>> cell("$1,250"), cell("7 kg"), cell("tent"), cell("")
    (1250.0, 7.0, 'tent', None)
    """
    stripped = text.strip()
    match = _NUMBER.match(stripped)
    if match and match[1] and any(each.isdigit() for each in match[1]):
        value = float(match[1].replace(",", "").replace("−", "-"))
        if not math.isfinite(value):
            raise InvalidProblem(
                f"the number {stripped[:20]} is larger than 1e308; give it in a larger unit"
            )
        return value / 100 if match[2] == "%" else value
    return stripped or None


def matrix(table: Table) -> tuple[tuple[float | None, ...], ...]:
    """Returns the numbers of a table, without a first column of names.

    Raises:
        InvalidProblem: another cell holds words.
    """
    first = 1 if any(isinstance(cell(row[0]), str) for row in table.rows) or _is_index(table) else 0
    found = []
    for row in table.rows:
        values = [cell(each) for each in row[first:]]
        word = next(
            (each for each in values if isinstance(each, str) and each not in {"-", "–", "—"}), None
        )
        if word is not None:
            raise InvalidProblem(
                f"the table {table.name!r} holds {word!r} where a number is needed"
            )
        found.append(tuple(each if isinstance(each, float) else None for each in values))
    return tuple(found)


def _is_index(table: Table) -> bool:
    """Whether the first column only repeats the header: names that are numbers."""
    return len(table.columns) > 2 and [row[0] for row in table.rows] == list(table.columns[1:])


def _typed(field: str, text: str) -> float | str | None:
    return text.strip() if field in {"name", "u", "v"} else cell(text)


def plain_data(value: Value) -> JsonValue:
    """Returns bracketed data as JSON."""
    if isinstance(value, tuple):
        return [plain_data(each) for each in value]
    if isinstance(value, dict):
        return {key: plain_data(each) for key, each in value.items()}
    return value
