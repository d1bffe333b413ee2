"""Biq Mac `.sparse` files of quadratic 0/1 problems: `n entries`, then `i j q` of a symmetric matrix.

The problem is to minimise xᵀ·Q·x. Indices count from 1 and each pair stands once, so an entry off the
diagonal counts twice: once as q_ij and once as q_ji. Source: Wiegele, Biq Mac Library (2007),
https://biqmac.aau.at/biqmaclib.pdf.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from problems.errors import FormatError
from problems.families.qubo import Qubo
from problems.file_format import FileFormat
from problems.parsing.entry_lines import (
    Entries,
    check_size,
    lines_of,
    looks_like_entries,
    read_entries,
    whole_lines,
)

MOST_VARIABLES = 20_000
MOST_ENTRIES = 2_000_000

_COMMENT = "#"
_WHAT = "Biq Mac file"


@dataclass(frozen=True, slots=True)
class SymmetricMatrix:
    """What a file says: half of a symmetric matrix.

    Shape: `entries` holds each pair once, indices from 0; (i, j) stands for (j, i) too.
    """

    size: int
    entries: Entries


def recognises(head: str) -> bool:
    """Whether a text begins like a Biq Mac file: two counts, then entries of the upper triangle.

    >>> recognises("3 2\\n1 1 5\\n2 3 -1\\n"), recognises("3 2\\n2 1 5\\n2 3 -1\\n")
    (True, False)
    """
    lines = list(lines_of(whole_lines(head), _COMMENT, _WHAT))
    if len(lines) < 2 or not _is_header(lines[0].words):
        return False
    return looks_like_entries(lines[1:], int(lines[0].words[0])) and all(
        int(line.words[0]) <= int(line.words[1]) for line in lines[1:]
    )


def read(text: str) -> SymmetricMatrix:
    """Returns what a Biq Mac file says.

    Raises:
        FormatError: a line does not fit; the message names it.
        LimitExceeded: more than 20,000 variables or 2,000,000 entries.
    """
    lines = lines_of(text, _COMMENT, _WHAT)
    header = next(lines, None)
    if header is None:
        raise FormatError("the Biq Mac file has no header 'n entries'")
    if not _is_header(header.words):
        raise header.refuse("is not the header 'n entries'")
    size, n_entries = header.count(0), header.count(1)
    if not size:
        raise header.refuse("leaves no variable to choose")
    check_size(_WHAT, size, "variables", MOST_VARIABLES)
    check_size(_WHAT, n_entries, "entries", MOST_ENTRIES)
    entries = read_entries(lines, size, n_entries, first=1, has_diagonal=True)
    return SymmetricMatrix(size, entries)


def _is_header(words: list[str]) -> bool:
    return len(words) == 2 and all(word.isdecimal() and len(word) <= 9 for word in words)


def _as_problem(text: str) -> Qubo:
    """The minimisation that a Biq Mac file holds; what it gives of a pair counts both ways."""
    matrix = read(text)
    both = np.where(matrix.entries.rows == matrix.entries.columns, 1.0, 2.0)
    return Qubo.of_entries(
        matrix.size, replace(matrix.entries, values=both * matrix.entries.values)
    )


FORMATS = (FileFormat("Biq Mac", "qubo", (".sparse",), recognises, _as_problem),)
