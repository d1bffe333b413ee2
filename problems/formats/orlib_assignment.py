"""OR-Library files of assignment: n, then n rows of n costs.

Source: Beasley, OR-Library (1990), file formats of assign100 and others.
"""

from __future__ import annotations

from problems.families.assignment import Assignment
from problems.file_format import FileFormat
from problems.parsing.number_stream import NumberStream, first_numbers, is_numeric
from problems.structures import Floats

_MOST = 2_000


def recognises(head: str) -> bool:
    """Whether a text begins with one count on a line of its own and goes on in numbers.

    >>> recognises("2\\n3 4\\n5 6\\n"), recognises("3 4\\n5 6\\n")
    (True, False)
    """
    return is_numeric(head) and len(first_numbers(head)) == 1


def read(text: str) -> Floats:
    """Returns the costs that an assignment file gives. Shape: (n, n).

    Raises:
        FormatError: the numbers do not fit; the message names the line.
        LimitExceeded: more than 2,000 rows.
    """
    numbers = NumberStream(text, "OR-Library file of assignment")
    n = numbers.count("rows", least=1, most=_MOST)
    costs = numbers.values(n * n, "costs").reshape(n, n)
    numbers.finish()
    return costs


def _as_problem(text: str) -> Assignment:
    """The problem that a file holds; rows are workers, columns are tasks."""
    costs = read(text)
    numbers = range(1, len(costs) + 1)
    return Assignment(
        workers=tuple(f"worker {number}" for number in numbers),
        tasks=tuple(f"task {number}" for number in numbers),
        costs=tuple(map(tuple, costs.tolist())),
    )


FORMATS = (
    FileFormat(
        name="OR-Library assignment",
        family="assignment",
        suffixes=(".txt",),
        recognises=recognises,
        read=_as_problem,
        is_guess=True,
    ),
)
