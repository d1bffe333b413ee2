"""OR-Library files of set covering: m n, n costs, then for each row its count and columns.

Rows are the elements to cover, columns the sets, counted from 1.
Source: Beasley, OR-Library (1990), file formats of scp41 and others.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from problems.families.set_cover import CoverSet, SetCover
from problems.file_format import FileFormat
from problems.parsing.number_stream import NumberStream, first_numbers, is_numeric
from problems.structures import Floats, Ints

_MOST_ROWS = 100_000
_MOST_COLUMNS = 100_000


@dataclass(frozen=True, slots=True)
class Covering:
    """What a file says. Shape: `costs` (n,), `covered_by` m arrays of columns from 0."""

    costs: Floats
    covered_by: tuple[Ints, ...]


def recognises(head: str) -> bool:
    """Whether a text begins with two counts on a line of their own and goes on in numbers.

    >>> recognises("1 2\\n3 4\\n2\\n1 2\\n"), recognises("2\\n3 4\\n")
    (True, False)
    """
    return is_numeric(head) and len(first_numbers(head)) == 2


def read(text: str) -> Covering:
    """Returns what a set covering file says.

    Raises:
        FormatError: the numbers do not fit; the message names the line.
        LimitExceeded: more than 100,000 rows or columns.
    """
    numbers = NumberStream(text, "OR-Library file of set covering")
    n_rows = numbers.count("rows", least=1, most=_MOST_ROWS)
    n_columns = numbers.count("columns", least=1, most=_MOST_COLUMNS)
    costs = numbers.values(n_columns, "costs")
    covered_by = tuple(_columns(numbers, n_columns) for _ in range(n_rows))
    numbers.finish()
    return Covering(costs, covered_by)


def _columns(numbers: NumberStream, n_columns: int) -> Ints:
    count = numbers.count("columns of a row", most=n_columns)
    return numbers.counts(count, "columns of a row", least=1, most=n_columns) - 1


def _as_problem(text: str) -> SetCover:
    """The problem that a file holds; rows are elements, columns are sets."""
    covering = read(text)
    held: list[list[str]] = [[] for _ in covering.costs]
    universe = tuple(f"row {number}" for number in range(1, len(covering.covered_by) + 1))
    for element, columns in zip(universe, covering.covered_by, strict=True):
        for column in np.unique(columns).tolist():
            held[column].append(element)
    return SetCover(
        universe=universe,
        sets=tuple(
            CoverSet(name=f"column {number}", elements=tuple(elements), cost=cost)
            for number, (elements, cost) in enumerate(
                zip(held, covering.costs.tolist(), strict=True), start=1
            )
        ),
    )


FORMATS = (
    FileFormat(
        name="OR-Library set covering",
        family="set_cover",
        suffixes=(".txt",),
        recognises=recognises,
        read=_as_problem,
        is_guess=True,
    ),
)
