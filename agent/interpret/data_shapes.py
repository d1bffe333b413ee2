"""What a data file holds: a problem that it spells out by itself, tables, or a question in words."""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import dataclass
from math import isfinite
from typing import Any

from agent.interpret.embedded.document import Table
from agent.interpret.embedded.tables import read_csv, table_of_rows
from agent.interpret.references import Json, refuse_json_references, refuse_references
from agent.interpret.workbook import is_workbook, read_workbook
from problems.data_file import DataFile
from problems.errors import BadInput, FormatError, InvalidProblem
from problems.problem import Problem
from problems.reading import read_problems
from problems.registry import parse_problem


@dataclass(frozen=True, slots=True)
class Content:
    """What one data file holds. `problems` has several entries where several formats fit it."""

    name: str
    problems: tuple[Problem[Any], ...] = ()
    tables: tuple[Table, ...] = ()
    words: str = ""


def content_of(file: DataFile, wanted: Collection[str] = ()) -> Content:
    """Returns what a data file holds, as a problem of the families `wanted` where it can be one.

    Raises:
        BadInput: it names another file, follows its format badly, or is nothing that can be read.
    """
    if is_workbook(file):
        return Content(file.name, tables=read_workbook(file))
    spelled_out = read_problems(file, wanted)
    if spelled_out.problems:
        if file.is_text:
            refuse_references(file.text, file.name, climbing_only=True)
        return Content(file.name, problems=spelled_out.problems)
    if file.text.lstrip()[:1] in {"{", "["} or file.suffix == ".json":
        return _of_json(file)
    refuse_references(file.text, file.name)
    notes, body = _notes(file.text)
    table = read_csv(file.name, body) or _of_numbers(file)
    if table:
        return Content(file.name, tables=(table,), words=notes)
    if spelled_out.refusal:
        raise spelled_out.refusal
    if len(file.text) > 200_000:
        raise BadInput(
            f"'{file.name}' is in no format that is known ('verdiq families' lists them); "
            "give it as CSV, JSON or one of these"
        )
    return Content(file.name, words=file.text)


def _notes(text: str) -> tuple[str, str]:
    """The lines above a table that begin with #, such as "# capacity: 15", without their mark.

    In the rest they are left empty, so that lines keep their numbers.
    """
    lines = text.splitlines()
    n_notes = next((at for at, line in enumerate(lines) if line.lstrip()[:1] != "#"), len(lines))
    notes = "\n".join(line.lstrip("# \t") for line in lines[:n_notes])
    return notes, "\n".join([*[""] * n_notes, *lines[n_notes:]]) if n_notes else text


def _of_json(file: DataFile) -> Content:
    data = _parsed(file)
    refuse_json_references(data, file.name)
    if isinstance(data, dict) and "family" in data:
        try:
            return Content(file.name, problems=(parse_problem(data),))
        except InvalidProblem as error:
            raise InvalidProblem(f"'{file.name}': {error}") from error
    table = _json_table(data, file.name)
    if table:
        return Content(file.name, tables=(table,))
    if isinstance(data, dict):
        return _of_fields(data, file.name)
    if isinstance(data, list):
        return Content(file.name, words=json.dumps(data))
    raise FormatError(f"'{file.name}' holds a single value; give a problem, a table or a matrix")


def _parsed(file: DataFile) -> Json:
    def refuse(constant: str) -> float:
        raise FormatError(f"'{file.name}' holds {constant}, which is no number; leave it out")

    try:
        data: Json = json.loads(file.text, parse_constant=refuse)
    except json.JSONDecodeError as error:
        raise FormatError(
            f"'{file.name}' is not JSON: {error.msg.lower()} in line {error.lineno}, column {error.colno}"
        ) from error
    except RecursionError as error:
        raise FormatError(
            f"'{file.name}' nests too deep to be read; write the data as a flat list or table"
        ) from error
    except ValueError as error:  # a whole number of more than 4,300 digits
        raise FormatError(f"'{file.name}' holds a number that is too long to be read") from error
    return data


def _of_fields(data: dict[str, Json], name: str) -> Content:
    """Tables and single values under names of their own; else the data as bracketed text."""
    tables = {key: _json_table(value, key) for key, value in data.items()}
    single = {key: value for key, value in data.items() if isinstance(value, int | float | str)}
    if all(table or key in single for key, table in tables.items()):
        words = "\n".join(f"{key}: {_cell(value)}" for key, value in single.items())
        return Content(name, tables=tuple(each for each in tables.values() if each), words=words)
    return Content(name, words=json.dumps(data))


def _json_table(data: Json, name: str) -> Table | None:
    """A list of records, a dictionary of equally long lists, or a list of rows; else None."""
    if isinstance(data, list) and data and all(isinstance(each, dict) for each in data):
        records = [each for each in data if isinstance(each, dict)]
        columns = tuple(dict.fromkeys(key for each in records for key in each))
        if all(_is_flat(list(each.values())) for each in records):
            rows = tuple(tuple(_cell(each.get(key)) for key in columns) for each in records)
            return Table(name, columns, rows)
    if isinstance(data, dict) and data:
        lists = [each for each in data.values() if isinstance(each, list)]
        equally_long = len({len(each) for each in lists}) == 1 and len(lists) == len(data)
        if equally_long and len(lists) > 1 and lists[0] and all(map(_is_flat, lists)):
            rows = tuple(tuple(map(_cell, row)) for row in zip(*lists, strict=True))
            return Table(name, tuple(data), rows)
    if isinstance(data, list) and data and all(isinstance(each, list) for each in data):
        lists = [each for each in data if isinstance(each, list)]
        if all(map(_is_flat, lists)):
            return table_of_rows(name, [[_cell(cell) for cell in row] for row in lists])
    return None


def _is_flat(values: list[Json]) -> bool:
    return not any(isinstance(each, list | dict) for each in values)


def _cell(value: Json) -> str:
    if isinstance(value, float):
        if not isfinite(value):
            raise FormatError("a number in the data is larger than 1e308; give it in a larger unit")
        return repr(value).removesuffix(".0")
    return "" if value is None else str(value)


def _of_numbers(file: DataFile) -> Table | None:
    """A matrix of numbers separated by blanks, one row a line."""
    rows = [line.split() for line in file.text.splitlines() if line.strip()]
    if len(rows) < 2 or len({len(row) for row in rows}) != 1 or len(rows[0]) < 2:
        return None
    try:
        for row in rows[:100]:
            for cell in row:
                float(cell)
    except ValueError:
        return None
    return table_of_rows(file.name, rows)
