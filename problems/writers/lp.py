"""The CPLEX LP format: the problem's program as algebra.

Source: IBM ILOG CPLEX, File formats reference: LP file format.
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

_TERMS_A_LINE = 6


def write(problem: Problem[Any]) -> bytes:
    """Returns the problem's program; where names had to change, comments say what they stand for.

    Raises:
        EncodingError: the problem has no program with linear constraints.
    """
    return "\n".join(_lines(problem, program_of(problem))).encode()


def _lines(problem: Problem[Any], program: Program) -> Iterator[str]:
    names = legal_names(program.names, "x")
    sign = problem.sense.sign
    yield f"\\ {problem.family}: {problem.size}"
    for name, original in zip(names, program.names, strict=True):
        if name != original:
            yield f"\\ {name}: {original!r}"
    yield "Maximize" if problem.sense is Sense.MAXIMISE else "Minimize"
    yield f" obj: {_objective(program, names, sign)}"
    yield "Subject To"
    yield from _rows(program, names)
    yield "Bounds"
    yield from _bounds(program, names)
    binary = program.integer & (program.lower == 0) & (program.upper == 1)
    for title, chosen in (("Generals", program.integer & ~binary), ("Binaries", binary)):
        if chosen.any():
            yield title
            yield from (f" {names[at]}" for at in np.flatnonzero(chosen).tolist())
    yield "End"
    yield ""


def _objective(program: Program, names: list[str], sign: int) -> str:
    linear = [(sign * value, names[at]) for at, value in enumerate(program.linear.tolist())]
    text = _sum([term for term in linear if term[0]] or [(0.0, names[0])])
    if program.quadratic is not None:
        matrix = program.quadratic.tocoo()
        entries = zip(matrix.row.tolist(), matrix.col.tolist(), matrix.data.tolist(), strict=True)
        products = [
            (sign * value, f"{names[i]} ^ 2")
            if i == j
            else (2 * sign * value, f"{names[i]} * {names[j]}")
            for i, j, value in entries
            if i <= j and value
        ]
        text += f"\n + [ {_sum(products)} ] / 2" if products else ""
    constant = sign * program.constant
    return f"{text}\n {'-' if constant < 0 else '+'} {abs(constant)!r}" if constant else text


def _rows(program: Program, names: list[str]) -> Iterator[str]:
    start, index = program.rows.indptr.tolist(), program.rows.indices.tolist()
    values = program.rows.data.tolist()
    sides = zip(program.row_lower.tolist(), program.row_upper.tolist(), strict=True)
    for row, (lower, upper) in enumerate(sides):
        entries = range(start[row], start[row + 1])
        terms = [(values[at], names[index[at]]) for at in entries] or [(0.0, names[0])]
        text = _sum(terms)
        if lower == upper:
            yield f" c{row + 1}: {text} = {lower!r}"
            continue
        if lower > -np.inf:
            yield f" c{row + 1}l: {text} >= {lower!r}"
        if upper < np.inf:
            yield f" c{row + 1}u: {text} <= {upper!r}"


def _bounds(program: Program, names: list[str]) -> Iterator[str]:
    for name, lower, upper in zip(
        names, program.lower.tolist(), program.upper.tolist(), strict=True
    ):
        if (lower, upper) == (-np.inf, np.inf):
            yield f" {name} free"
        elif upper == np.inf:
            yield f" {name} >= {lower!r}"
        else:
            yield f" {'-inf' if lower == -np.inf else repr(lower)} <= {name} <= {upper!r}"


def _sum(terms: list[tuple[float, str]]) -> str:
    """The terms with their signs, a few to the line: solvers limit the length of one."""
    spelled = [f"{'-' if value < 0 else '+'} {abs(value)!r} {name}" for value, name in terms]
    lines = [
        " ".join(spelled[at : at + _TERMS_A_LINE]) for at in range(0, len(spelled), _TERMS_A_LINE)
    ]
    return "\n   ".join(lines).removeprefix("+ ")


WRITER = FileWriter(".lp", "the program as algebra (CPLEX LP)", write)
