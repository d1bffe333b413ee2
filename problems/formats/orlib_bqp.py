"""OR-Library files of unconstrained binary quadratic programming, which are maximised.

A count of problems, then each: variables and entries, then `i j q`, where q stands for (j, i) too.
Source: Beasley, OR-Library (1990), file formats of bqp50 and others.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from problems.families.qubo import Qubo
from problems.file_format import FileFormat
from problems.parsing.entry_lines import Entries
from problems.parsing.number_stream import NumberStream, first_numbers, is_numeric
from problems.status import Sense

_MOST_PROBLEMS = 1_000
_MOST_VARIABLES = 20_000
_MOST_ENTRIES = 2_000_000


@dataclass(frozen=True, slots=True)
class UpperEntries:
    """One problem; an entry (i, j) stands for (j, i) too, indices from 0."""

    n_variables: int
    entries: Entries


def recognises(head: str) -> bool:
    """Whether a text begins with a count of problems on a line of its own, then two counts.

    >>> recognises("1\\n2 2\\n1 1 5\\n1 2 -3\\n"), recognises("2\\n1 1 5\\n")
    (True, False)
    """
    widths = [len(line.split()) for line in head.splitlines() if line.strip()]
    return is_numeric(head) and len(first_numbers(head)) == 1 and widths[1:2] == [2]


def read(text: str) -> tuple[UpperEntries, ...]:
    """Returns the problems of a file.

    Raises:
        FormatError: the numbers do not fit; the message names the line.
        LimitExceeded: more than 1,000 problems, 20,000 variables or 2,000,000 entries.
    """
    numbers = NumberStream(text, "OR-Library file of binary quadratic programming")
    n_problems = numbers.count("problems", least=1, most=_MOST_PROBLEMS)
    problems = tuple(_problem(numbers) for _ in range(n_problems))
    numbers.finish()
    return problems


def _problem(numbers: NumberStream) -> UpperEntries:
    n_variables = numbers.count("variables", least=1, most=_MOST_VARIABLES)
    n_entries = numbers.count("entries", most=_MOST_ENTRIES)
    entries = numbers.values(3 * n_entries, "entries").reshape(n_entries, 3)
    index = numbers.whole_columns(entries, 2, "indices", least=1, most=n_variables) - 1
    return UpperEntries(n_variables, Entries(index[:, 0], index[:, 1], entries[:, 2]))


def _as_problems(text: str) -> tuple[Qubo, ...]:
    """The problems that a file holds, to be maximised; entries off the diagonal count twice."""
    return tuple(
        Qubo.of_entries(each.n_variables, _counted_once(each.entries), goal=Sense.MAXIMISE)
        for each in read(text)
    )


def _counted_once(entries: Entries) -> Entries:
    both = np.where(entries.rows == entries.columns, 1.0, 2.0)
    return replace(entries, values=both * entries.values)


FORMATS = (
    FileFormat(
        name="OR-Library binary quadratic programming",
        family="qubo",
        suffixes=(".txt",),
        recognises=recognises,
        read=_as_problems,
        is_guess=True,
    ),
)
