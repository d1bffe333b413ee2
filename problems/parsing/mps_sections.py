"""The sections of an MPS file: each takes its lines into what has been read so far."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from problems.status import Sense

_UNBOUNDED_TYPES = frozenset({"FR", "MI", "PL", "BV"})
Fields = list[str]


class Misfit(Exception):
    """A line does not fit; the caller knows its number."""


@dataclass(slots=True)
class Column:
    """One variable so far; a bound that is not given yet is None."""

    lower: float | None = None
    upper: float | None = None
    is_integer: bool = False
    is_binary: bool = False


@dataclass(slots=True)
class Reading:
    """What has been read so far."""

    name: str = ""
    goal: Sense = Sense.MINIMISE
    objective: str | None = None
    relations: dict[str, str] = field(default_factory=dict)
    ignored: set[str] = field(default_factory=set)
    columns: dict[str, Column] = field(default_factory=dict)
    terms: dict[str, dict[str, float]] = field(default_factory=dict)
    sides: dict[str, float] = field(default_factory=dict)
    ranges: dict[str, float] = field(default_factory=dict)
    products: list[tuple[str, str, float]] = field(default_factory=list)
    in_integers: bool = False


def take_sense(reading: Reading, fields: Fields) -> None:
    """Takes the word after OBJSENSE, on its line or the next."""
    word = fields[0].upper()
    if word not in {"MAX", "MIN", "MAXIMIZE", "MINIMIZE", "MAXIMISE", "MINIMISE"}:
        raise Misfit(f"OBJSENSE is {fields[0][:40]!r}; it is MAX or MIN")
    reading.goal = Sense.MAXIMISE if word.startswith("MAX") else Sense.MINIMISE


def _take_row(reading: Reading, fields: Fields) -> None:
    relation, name = fields[0].upper(), fields[1]
    if len(fields) > 2 or relation not in {"N", "L", "G", "E"}:
        raise Misfit(f"a row is 'N', 'L', 'G' or 'E' and its name, not {' '.join(fields)[:40]!r}")
    if name in reading.relations or name in reading.ignored or name == reading.objective:
        raise Misfit(f"two rows are called {name[:40]!r}")
    if relation != "N":
        reading.relations[name] = relation
    elif reading.objective is None:
        reading.objective = name
    else:
        reading.ignored.add(name)  # further free rows bind nothing
        return
    reading.terms[name] = {}


def _take_column(reading: Reading, fields: Fields) -> None:
    if len(fields) >= 3 and fields[1].strip("'") == "MARKER":
        reading.in_integers = fields[-1].strip("'") == "INTORG"
        return
    name = fields[0]
    column = reading.columns.setdefault(name, Column())
    column.is_integer = column.is_integer or reading.in_integers
    for row, value in _pairs(fields[1:]):
        if row in reading.ignored:
            continue
        terms = reading.terms[_known_row(reading, row)]
        if name in terms:
            raise Misfit(f"column {name[:40]!r} has two entries in row {row[:40]!r}")
        terms[name] = value


def _take_side(reading: Reading, fields: Fields) -> None:
    _take_sides(reading, fields, reading.sides)


def _take_range(reading: Reading, fields: Fields) -> None:
    _take_sides(reading, fields, reading.ranges)


def _take_sides(reading: Reading, fields: Fields, into: dict[str, float]) -> None:
    for row, value in _pairs(fields if len(fields) % 2 == 0 else fields[1:]):
        if row not in reading.ignored:
            into[_known_row(reading, row)] = value


def _take_bound(reading: Reading, fields: Fields) -> None:
    kind = fields[0].upper()
    if kind in _UNBOUNDED_TYPES:
        name = fields[2] if len(fields) > 2 and fields[2] in reading.columns else fields[1]
        value = 0.0
    else:
        name, value = fields[-2], float(fields[-1])
    if name not in reading.columns:
        raise Misfit(f"there is no column {name[:40]!r}")
    if math.isnan(value):
        raise Misfit(f"a bound of {name[:40]!r} is not a number")
    _bound(reading.columns[name], kind, value)


def _bound(column: Column, kind: str, value: float) -> None:
    match kind:
        case "UP" | "UI":
            if value < 0 and column.lower is None:
                column.lower = -math.inf
            column.upper = value
        case "LO" | "LI":
            column.lower = value
        case "FX":
            column.lower = column.upper = value
        case "FR":
            column.lower, column.upper = -math.inf, math.inf
        case "MI":
            column.lower = -math.inf
        case "PL":
            column.upper = math.inf
        case "BV":
            column.is_binary, column.lower, column.upper = True, 0.0, 1.0
        case _:
            raise Misfit(f"bounds of type {kind[:10]!r} are not read")
    column.is_integer = column.is_integer or kind in {"UI", "LI", "BV"}


def _take_triangle(reading: Reading, fields: Fields) -> None:
    """QUADOBJ: one triangle of the Q of ½·xᵀQx, so that an entry off the diagonal counts twice."""
    u, v, value = fields[0], fields[1], _finite(fields[2])
    _take_product(reading, u, v, value / 2 if u == v else value)


def _take_matrix(reading: Reading, fields: Fields) -> None:
    """QMATRIX: all of the Q of ½·xᵀQx."""
    _take_product(reading, fields[0], fields[1], _finite(fields[2]) / 2)


def _take_product(reading: Reading, u: str, v: str, value: float) -> None:
    for name in (u, v):
        if name not in reading.columns:
            raise Misfit(f"there is no column {name[:40]!r}")
    reading.products.append((u, v, value))


TAKERS: Mapping[str, Callable[[Reading, Fields], None]] = {
    "OBJSENSE": take_sense,
    "ROWS": _take_row,
    "COLUMNS": _take_column,
    "RHS": _take_side,
    "RANGES": _take_range,
    "BOUNDS": _take_bound,
    "QUADOBJ": _take_triangle,
    "QMATRIX": _take_matrix,
}


def _pairs(fields: Fields) -> Iterator[tuple[str, float]]:
    if not fields or len(fields) % 2:
        raise Misfit("names and numbers do not come in pairs")
    for name, value in zip(fields[::2], fields[1::2], strict=True):
        yield name, _finite(value)


def _finite(text: str) -> float:
    value = float(text)
    if not math.isfinite(value):
        raise Misfit(f"{text[:40]!r} is not a finite number")
    return value


def _known_row(reading: Reading, row: str) -> str:
    if row not in reading.terms:
        raise Misfit(f"there is no row {row[:40]!r}")
    return row
