"""The free MPS format: the problem's program column by column.

Source: IBM ILOG CPLEX, File formats reference: MPS file format, with OBJSENSE and QUADOBJ.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from problems.file_writer import FileWriter
from problems.modelling.legal_names import legal_names
from problems.modelling.program_of_problem import program_of
from problems.problem import Problem
from problems.status import Sense
from problems.structures import Program


def write(problem: Problem[Any]) -> bytes:
    """Returns the problem's program; where names had to change, comments say what they stand for.

    Raises:
        EncodingError: the problem has no program with linear constraints.
    """
    return "\n".join(_lines(problem, program_of(problem))).encode()


def _lines(problem: Problem[Any], program: Program) -> Iterator[str]:
    names = legal_names(program.names, "x")
    sign = problem.sense.sign
    yield f"* {problem.family}: {problem.size}"
    for name, original in zip(names, program.names, strict=True):
        if name != original:
            yield f"* {name}: {original!r}"
    yield f"NAME {problem.family}"
    yield "OBJSENSE"
    yield "    MAX" if problem.sense is Sense.MAXIMISE else "    MIN"
    yield "ROWS"
    yield " N obj"
    kinds = _kinds(program)
    yield from (f" {kind} c{row + 1}" for row, kind in enumerate(kinds))
    yield "COLUMNS"
    yield from _columns(program, names, sign)
    yield from _sides(program, sign, kinds)
    yield "BOUNDS"
    yield from _bounds(program, names)
    yield from _products(program, names, sign)
    yield "ENDATA"
    yield ""


def _kinds(program: Program) -> list[str]:
    """E, G or L for each row; one with two sides is an L with a range, one with none an N."""
    sides = zip(program.row_lower.tolist(), program.row_upper.tolist(), strict=True)
    return [
        "E" if lower == upper else ("N" if lower == -np.inf else "G") if upper == np.inf else "L"
        for lower, upper in sides
    ]


def _columns(program: Program, names: list[str], sign: int) -> Iterator[str]:
    columns = program.rows.tocsc()
    start, index = columns.indptr.tolist(), columns.indices.tolist()
    values = columns.data.tolist()
    whole = False
    for at, name in enumerate(names):
        if bool(program.integer[at]) is not whole:
            whole = not whole
            yield f"    MARKER MARKER 'MARKER' {'INTORG' if whole else 'INTEND'}"
        yield f"    {name} obj {sign * float(program.linear[at])!r}"
        for entry in range(start[at], start[at + 1]):
            yield f"    {name} c{index[entry] + 1} {values[entry]!r}"
    if whole:
        yield "    MARKER MARKER 'MARKER' INTEND"


def _sides(program: Program, sign: int, kinds: list[str]) -> Iterator[str]:
    lower, upper = program.row_lower.tolist(), program.row_upper.tolist()
    yield "RHS"
    if program.constant:
        yield f"    RHS obj {-sign * program.constant!r}"
    for row, kind in enumerate(kinds):
        if kind != "N":
            yield f"    RHS c{row + 1} {(lower if kind == 'G' else upper)[row]!r}"
    ranges = [row for row, kind in enumerate(kinds) if kind == "L" and lower[row] > -np.inf]
    if ranges:
        yield "RANGES"
        yield from (f"    RANGE c{row + 1} {upper[row] - lower[row]!r}" for row in ranges)


def _bounds(program: Program, names: list[str]) -> Iterator[str]:
    for name, lower, upper in zip(
        names, program.lower.tolist(), program.upper.tolist(), strict=True
    ):
        if (lower, upper) == (-np.inf, np.inf):
            yield f" FR BOUND {name}"
            continue
        yield f" MI BOUND {name}" if lower == -np.inf else f" LO BOUND {name} {lower!r}"
        yield f" PL BOUND {name}" if upper == np.inf else f" UP BOUND {name} {upper!r}"


def _products(program: Program, names: list[str], sign: int) -> Iterator[str]:
    """The upper triangle of Q, where the objective is ½·xᵀ·Q·x."""
    if program.quadratic is None:
        return
    yield "QUADOBJ"
    matrix = program.quadratic.tocoo()
    entries = zip(matrix.row.tolist(), matrix.col.tolist(), matrix.data.tolist(), strict=True)
    for i, j, value in entries:
        if i <= j and value:
            yield f"    {names[i]} {names[j]} {sign * value!r}"


WRITER = FileWriter(".mps", "the program column by column (free MPS)", write)
