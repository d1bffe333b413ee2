"""The MPS format, fixed and free: linear and quadratic programs column by column.

Source: IBM ILOG CPLEX, File formats reference: MPS file format (industry standard and extensions).
Its conventions hold: the objective's right-hand side is minus its constant, integers between
markers without a bound are 0 or 1, a negative upper bound alone takes the lower bound away.
Refused by name: SOS, semi-continuous variables, quadratic constraints, indicators.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable

from problems.errors import FormatError
from problems.families.linear_program import LinearProgram
from problems.file_format import FileFormat
from problems.parsing.mps_sections import TAKERS, Column, Fields, Misfit, Reading, take_sense
from problems.parsing.written_program import WrittenColumn, WrittenProgram, WrittenRow

_MAX_CHARACTERS = 50_000_000
_INFINITE = 1e20  # CPLEX: at and beyond it a bound or side is none
_FIXED = ((1, 3), (4, 12), (14, 22), (24, 36), (39, 47), (49, 61))  # the fields' columns, from 0
_Split = Callable[[str], Fields]


def recognises(head: str) -> bool:
    """Whether the first section line is one that an MPS file starts with, and ROWS follows."""
    first = next(
        (line for line in head.splitlines() if line.strip() and not line.startswith("*")), " "
    )
    starts = not first[0].isspace() and first.split()[0] in {"NAME", "ROWS", "OBJSENSE"}
    return starts and re.search(r"^ROWS\b", head, re.MULTILINE) is not None


def read(text: str) -> WrittenProgram:
    """Returns the program that an MPS file states, read as free form, else as fixed.

    Raises:
        FormatError: the line that does not fit is named.
    """
    if len(text) > _MAX_CHARACTERS:
        raise FormatError(
            f"the MPS file has {len(text)} characters; at most {_MAX_CHARACTERS} are read; "
            "leave out what the question does not need"
        )
    try:
        return _written(_read(text, str.split))
    except FormatError as error:
        try:
            return _written(_read(text, _fixed_fields))
        except FormatError:
            raise error from None


def _fixed_fields(line: str) -> Fields:
    """Returns the fields at the columns of fixed form, where names may hold spaces."""
    fields = [line[start:stop].strip() for start, stop in _FIXED]
    return [each for each in fields if each]


def _read(text: str, split: _Split) -> Reading:
    reading = Reading()
    section = ""
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip() or line.startswith("*"):
            continue
        try:
            if not line[0].isspace():
                section = _open(reading, line.split())
            elif section == "ENDATA":
                break
            else:
                _take(reading, section, split(line))
        except (ValueError, IndexError) as error:
            raise FormatError(
                f"line {number}: {line.strip()[:60]!r} does not fit {section}"
            ) from error
        except Misfit as error:
            raise FormatError(f"line {number}: {error}") from error
        if section == "ENDATA":
            return reading
    raise FormatError("the MPS file ends without ENDATA; it may be cut off")


def _open(reading: Reading, words: Fields) -> str:
    section = words[0].upper()
    if section == "NAME":
        reading.name = " ".join(words[1:])
    elif section in {"OBJSENSE", "OBJECTIVE"} and len(words) > 1:
        take_sense(reading, words[1:])
    elif section not in TAKERS and section != "ENDATA":
        raise Misfit(f"the section {words[0][:40]!r} is not read")
    return section


def _take(reading: Reading, section: str, fields: Fields) -> None:
    taker = TAKERS.get(section)
    if taker is None:
        raise Misfit(f"data stand in the section {section or 'before the first'!r}")
    taker(reading, fields)


def _written(reading: Reading) -> WrittenProgram:
    objective = reading.objective or ""
    return WrittenProgram(
        name=reading.name,
        goal=reading.goal,
        columns=tuple(_column(name, each) for name, each in reading.columns.items()),
        linear=reading.terms.get(objective, {}),
        rows=tuple(_row(reading, name, kind) for name, kind in reading.relations.items()),
        products=tuple(reading.products),
        constant=-reading.sides.get(objective, 0.0) or 0.0,
    )


def _column(name: str, column: Column) -> WrittenColumn:
    is_unbounded_integer = column.is_integer and column.lower is None and column.upper is None
    lower = 0.0 if column.lower is None else column.lower
    upper = math.inf if column.upper is None else column.upper
    return WrittenColumn(
        name=name,
        lower=_side(lower),
        upper=1.0 if is_unbounded_integer else _side(upper),
        kind="binary" if column.is_binary else "integer" if column.is_integer else "continuous",
    )


def _row(reading: Reading, name: str, relation: str) -> WrittenRow:
    side, width = reading.sides.get(name, 0.0), reading.ranges.get(name)
    match relation:
        case "L":
            lower, upper = -math.inf if width is None else side - abs(width), side
        case "G":
            lower, upper = side, math.inf if width is None else side + abs(width)
        case _:
            lower, upper = side + min(width or 0.0, 0.0), side + max(width or 0.0, 0.0)
    return WrittenRow(name, reading.terms[name], _side(lower), _side(upper))


def _side(value: float) -> float | None:
    return value if abs(value) < _INFINITE else None


FORMATS = (
    FileFormat(
        name="MPS",
        family="linear_program",
        suffixes=(".mps",),
        recognises=recognises,
        read=lambda text: LinearProgram.of_written(read(text)),
    ),
)
