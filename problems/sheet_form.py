"""The contract of a sheet: which columns, in ordinary words, spell out a problem of a family."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from problems.errors import FormatError
from problems.problem import Problem

_UNIT = re.compile(r"\s*[\[(]([^\])]*)[\])]\s*$")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?:\D|$))")
_SIGNS = "$€£ "


@dataclass(frozen=True, slots=True)
class Column:
    """One field of a record, and what sheets call it."""

    field: str
    names: tuple[str, ...]
    required: bool = True


@dataclass(frozen=True, slots=True)
class Parameter:
    """One value that holds for the whole sheet, and what people call it.

    It is a number, the name that a cell holds, or several such names written one after the other.
    """

    field: str
    names: tuple[str, ...]
    required: bool = True
    takes: Literal["number", "cell", "cells"] = "number"


@dataclass(frozen=True, slots=True)
class Filled:
    """A sheet whose columns and parameters have been told apart.

    `cells` are by field, one a row; `units` by field where the header gives one; `parameters` as
    written. `extra` are the columns that no field takes, by their header.
    """

    cells: Mapping[str, tuple[str, ...]]
    units: Mapping[str, str]
    parameters: Mapping[str, str]
    extra: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def texts(self, field: str) -> tuple[str, ...]:
        """The cells of a column, none of them empty.

        Raises:
            FormatError: a cell is empty.
        """
        cells = self.cells[field]
        for row, cell in enumerate(cells, start=1):
            if not cell:
                raise FormatError(f"row {row} has nothing under {field!r}; fill it in or delete it")
        return cells

    def names(self, field: str, otherwise: str) -> tuple[str, ...]:
        """The cells of a column, or numbered names where there is no such column."""
        if field in self.cells:
            return self.texts(field)
        n_rows = len(next(iter(self.cells.values())))
        return tuple(f"{otherwise} {number}" for number in range(1, n_rows + 1))

    def numbers(self, field: str, default: float | None = None) -> tuple[float, ...]:
        """The numbers of a column; an empty cell, or no such column, stands for `default`.

        Raises:
            FormatError: a cell is no number, or is empty without a default.
        """
        if field not in self.cells and default is not None:
            return (default,) * len(next(iter(self.cells.values())))
        return tuple(
            _number(cell, default, f"row {row}, column {field!r}")
            for row, cell in enumerate(self.cells[field], start=1)
        )

    def parameter(self, field: str, default: float | None = None) -> float:
        """The number of a parameter."""
        return _number(self.parameters.get(field, ""), default, field)

    def whole_parameter(self, field: str, default: int | None = None) -> int:
        """The whole number of a parameter."""
        value = self.parameter(field, None if default is None else float(default))
        if value != int(value):
            raise FormatError(f"{field} is {value:g}; it must be a whole number")
        return int(value)

    def unit(self, field: str) -> str:
        """The unit that the header of a column gives, "" where it gives none."""
        return self.units.get(field, "")


@dataclass(frozen=True, slots=True)
class SheetForm:
    """What a sheet of one family looks like, and the problem that it spells out."""

    family: str
    columns: tuple[Column, ...]
    build: Callable[[Filled], Problem[Any]]
    parameters: tuple[Parameter, ...] = ()
    takes_extra: bool = False


def filled(
    form: SheetForm,
    header: Sequence[str],
    rows: Sequence[Sequence[str]],
    parameters: Mapping[str, str],
) -> Filled | None:
    """Returns the sheet's columns by the form's fields; None where a required one is missing."""
    taken: dict[int, Column] = {}
    for column in form.columns:
        at = next((at for at in _called(header, column.names) if at not in taken), None)
        if at is None and column.required:
            return None
        if at is not None:
            taken[at] = column
    body = [[*row, *[""] * (len(header) - len(row))] for row in rows]
    return Filled(
        cells={
            column.field: tuple(row[at].strip() for row in body) for at, column in taken.items()
        },
        units={column.field: _unit(header[at]) for at, column in taken.items()},
        parameters=parameters,
        extra={
            name: tuple(row[at].strip() for row in body)
            for at, name in enumerate(header)
            if at not in taken
        },
    )


def _called(header: Sequence[str], names: Sequence[str]) -> list[int]:
    """The columns that bear one of the names, in the order of the names."""
    plain = [_plain(each) for each in header]
    return [at for name in names for at, called in enumerate(plain) if called == name]


def _plain(header: str) -> str:
    """A header without its unit: lower case, words apart.

    >>> _plain("Unit_Cost (EUR)")
    'unit cost'
    """
    return " ".join(re.sub(r"[_\-]", " ", _UNIT.sub("", header)).lower().split())


def _unit(header: str) -> str:
    found = _UNIT.search(header)
    return found[1].strip() if found else ""


def _number(cell: str, default: float | None, where: str) -> float:
    text = _THOUSANDS.sub("", cell.strip(_SIGNS))
    if not text and default is not None:
        return default
    try:
        value = float(text)
    except ValueError:
        value = math.nan
    if not math.isfinite(value) or "_" in text:
        raise FormatError(f"{where} holds {cell[:40]!r} where a number belongs")
    return value
