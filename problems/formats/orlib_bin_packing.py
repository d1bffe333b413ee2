"""OR-Library files of bin packing: a count of problems, then each problem.

A problem is its name, then capacity, items and the best known number of bins, then the sizes.
Source: Beasley, OR-Library (1990), file formats of binpack1 and others.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from problems.families.bin_packing import BinItem, BinPacking
from problems.file_format import FileFormat
from problems.parsing.number_stream import NumberStream
from problems.structures import Floats

_MOST_PROBLEMS = 1_000
_MOST_ITEMS = 10_000
_HEAD = re.compile(r"\s*\d{1,4}\s*\n\s*\S*[A-Za-z_]\S*\s*\n\s*[\d.]+\s+\d+\s+\d+\s*\n")


@dataclass(frozen=True, slots=True)
class Bins:
    """One problem. Shape: `sizes` (items,)."""

    capacity: float
    sizes: Floats


def recognises(head: str) -> bool:
    """Whether a text begins with a count, the name of a problem, and its three numbers.

    >>> recognises(" 1\\n u120_00\\n 150 2 1\\n42\\n69\\n"), recognises("3\\n42\\n69\\n")
    (True, False)
    """
    return _HEAD.match(head) is not None


def read(text: str) -> tuple[Bins, ...]:
    """Returns the problems of a file.

    Raises:
        FormatError: the numbers do not fit; the message names the line.
        LimitExceeded: more than 1,000 problems or 10,000 items.
    """
    numbers = NumberStream(text, "OR-Library file of bin packing")
    n_problems = numbers.count("problems", least=1, most=_MOST_PROBLEMS)
    problems = tuple(_problem(numbers) for _ in range(n_problems))
    numbers.finish()
    return problems


def _problem(numbers: NumberStream) -> Bins:
    numbers.word("names")
    capacity = numbers.value("capacities")
    n_items = numbers.count("items", least=1, most=_MOST_ITEMS)
    numbers.count("bins of the best solution", most=_MOST_ITEMS)
    return Bins(capacity, numbers.values(n_items, "sizes"))


def _as_problems(text: str) -> tuple[BinPacking, ...]:
    """The problems that a file holds; items are numbered."""
    return tuple(
        BinPacking(
            items=tuple(
                BinItem(name=f"item {number}", size=size)
                for number, size in enumerate(bins.sizes.tolist(), start=1)
            ),
            capacity=bins.capacity,
        )
        for bins in read(text)
    )


FORMATS = (
    FileFormat(
        name="OR-Library bin packing",
        family="bin_packing",
        suffixes=(".txt",),
        recognises=recognises,
        read=_as_problems,
    ),
)
