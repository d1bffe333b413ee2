"""Bracketed data by path and as a table: M1.demands, M1[0], M1["red lamp"]."""

from __future__ import annotations

import re

from agent.interpret.embedded.document import Table
from agent.interpret.embedded.grids.literals import Value, label
from problems.errors import InvalidProblem

_PATH = re.compile(r"([A-Za-z]\d+)((?:\.[^.\[\]\"]+|\[\d+\]|\[\"[^\"]*\"\])+)")
_STEP = re.compile(r"\.([^.\[\]\"]+)|\[(\d+)\]|\[\"([^\"]*)\"\]")


def split_path(name: str) -> tuple[str, tuple[str, ...]]:
    """Returns the name of the data and the steps into it, none where there is no path.

    >>> split_path('M1.jobs[0]["red lamp"]')
    ('M1', ('jobs', '0', 'red lamp'))
    >>> split_path("T1")
    ('T1', ())
    """
    match = _PATH.fullmatch(name.strip())
    if not match:
        return name, ()
    return match[1], tuple(next(filter(None, step), "") for step in _STEP.findall(match[2]))


def inside(value: Value, steps: tuple[str, ...], name: str) -> Value:
    """Returns what lies at the end of a path; places in lists count from 0.

    Raises:
        InvalidProblem: there is no such key or place.

    >>> inside({"jobs": ((1.0, 2.0), (3.0,))}, ("jobs", "1"), "M1")
    (3.0,)
    """
    for step in steps:
        if isinstance(value, dict) and step in value:
            value = value[step]
        elif isinstance(value, tuple) and step.isdigit() and int(step) < len(value):
            value = value[int(step)]
        else:
            held = ", ".join(list(value)[:8]) if isinstance(value, dict) else "no such place"
            raise InvalidProblem(f"{name!r} has nothing at {step!r}; there is {held}")
    return value


def as_table(name: str, value: Value) -> Table:
    """Returns bracketed data as a table; columns are "column 1", "column 2", … but where keys name them.

    Raises:
        InvalidProblem: its rows differ in form.

    >>> as_table("M1", {"kg": (3.0, 4.0), "worth": (9.0, 8.0)}).rows
    (('3', '9'), ('4', '8'))
    >>> as_table("M1", ({"u": "a", "km": 4.0}, {"u": "b", "km": 5.0})).columns
    ('u', 'km')
    >>> as_table("M1", {"Ulm": 4.0, "Bonn": 5.0}).rows
    (('Ulm', '4'), ('Bonn', '5'))
    """
    columns, rows = _keyed(value) if isinstance(value, dict) else _listed(value)
    if not rows or any(len(row) != len(columns) for row in rows):
        raise InvalidProblem(
            f'{name!r} is no table of equal rows; use {{"$data": "{name}"}}, or a part of it such as '
            f'"{name}[0]"'
        )
    return Table(name, columns, tuple(tuple(map(_written, row)) for row in rows))


def _listed(value: Value) -> tuple[tuple[str, ...], list[tuple[Value, ...]]]:
    """The columns and rows of a list of rows, of objects with the same keys, or of single entries."""
    entries = value if isinstance(value, tuple) else ()
    if entries and all(isinstance(each, dict) for each in entries):
        objects = [each for each in entries if isinstance(each, dict)]
        keys = tuple(dict.fromkeys(key for each in objects for key in each))
        return keys, [tuple(each.get(key) for key in keys) for each in objects]
    rows = [each if isinstance(each, tuple) else (each,) for each in entries]
    if len(rows) > 1 and _is_header(rows):
        return tuple(str(each) for each in rows[0]), rows[1:]
    width = len(rows[0]) if rows else 0
    return tuple(f"column {at}" for at in range(1, width + 1)), rows


def _is_header(rows: list[tuple[Value, ...]]) -> bool:
    """Whether the first row is of words and a later one holds numbers."""
    return all(isinstance(each, str) for each in rows[0]) and any(
        isinstance(each, float) for each in rows[1]
    )


def _keyed(value: dict[str, Value]) -> tuple[tuple[str, ...], list[tuple[Value, ...]]]:
    """The columns and rows of an object: of columns, of rows by name, or of single entries by name."""
    inner = list(value.values())
    if all(isinstance(each, dict) for each in inner):
        objects = [each for each in inner if isinstance(each, dict)]
        keys = tuple(dict.fromkeys(key for each in objects for key in each))
        rows = zip(value, objects, strict=True)
        return ("key", *keys), [(name, *(each.get(key) for key in keys)) for name, each in rows]
    lists = [each for each in inner if isinstance(each, tuple)]
    if len(lists) == len(inner) and len({len(each) for each in lists}) == 1:
        return tuple(value), list(zip(*lists, strict=True))
    return ("key", "value"), list(value.items())


def _written(value: Value) -> str:
    if isinstance(value, tuple | dict):
        raise InvalidProblem("a cell of bracketed data holds a list; name that part by its path")
    return "" if value is None else label(value)
