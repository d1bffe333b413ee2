"""Lines of numbers in files of graphs and matrices: headers of counts, and entries `i j value`."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from problems.errors import FormatError, LimitExceeded
from problems.structures import Floats, Ints

MOST_CHARACTERS = 64_000_000

_COUNT = re.compile(r"\d{1,9}")
_SHOWN = 40  # characters of an offending line that a message quotes


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not empty, its words, and where it stands."""

    number: int
    words: list[str]

    def refuse(self, why: str) -> FormatError:
        """The error that quotes this line."""
        return FormatError(f"line {self.number}: {' '.join(self.words)[:_SHOWN]!r} {why}")

    def count(self, word: int) -> int:
        """Returns the whole number from 0 up that a word is; raises `FormatError` otherwise."""
        if not _COUNT.fullmatch(self.words[word]):
            raise self.refuse(f"has {self.words[word][:_SHOWN]!r} where a whole number belongs")
        return int(self.words[word])

    def value(self, word: int) -> float:
        """Returns the finite number that a word is; raises `FormatError` otherwise."""
        try:
            value = float(self.words[word])
        except ValueError:
            value = math.nan
        if not math.isfinite(value) or "_" in self.words[word]:
            raise self.refuse(f"has {self.words[word][:_SHOWN]!r} where a number belongs")
        return value


@dataclass(frozen=True, slots=True)
class Entries:
    """Entries of a sparse matrix, in the order of the file. Shape: (n,) each; indices from 0."""

    rows: Ints
    columns: Ints
    values: Floats


def lines_of(text: str, comment: str, what: str) -> Iterator[Line]:
    """Yields the lines that are neither empty nor comments: those whose first word is `comment`.

    Raises:
        LimitExceeded: the text is longer than any instance that could be solved.
    """
    if len(text) > MOST_CHARACTERS:
        raise LimitExceeded(
            f"the {what} has {len(text):,} characters; the limit is {MOST_CHARACTERS:,}"
        )
    for number, line in enumerate(text.splitlines(), start=1):
        words = line.split()
        if words and words[0] != comment:
            yield Line(number, words)


def check_size(what: str, count: int, unit: str, most: int) -> None:
    """Raises `LimitExceeded` where a file announces more than can be read."""
    if count > most:
        raise LimitExceeded(f"the {what} has {count:,} {unit}; the limit is {most:,}")


def read_entries(
    lines: Iterator[Line], size: int, count: int, *, first: int, has_diagonal: bool
) -> Entries:
    """Returns exactly `count` entries `i j value`, indices counted from `first`, no pair twice.

    `i j` and `j i` are the same pair; without a diagonal i and j must differ.

    Raises:
        FormatError: a line does not fit; the message names it.
    """
    last = first + size - 1
    rows: list[int] = []
    columns: list[int] = []
    values: list[float] = []
    seen: set[int] = set()
    for line in lines:
        if len(line.words) != 3:
            raise line.refuse("is not an entry 'i j value'")
        i, j, value = line.count(0), line.count(1), line.value(2)
        if not (first <= i <= last and first <= j <= last):
            raise line.refuse(f"names an index outside {first} to {last}")
        if i == j and not has_diagonal:
            raise line.refuse("joins a node to itself; leave it out")
        pair = min(i, j) * (last + 1) + max(i, j)
        if pair in seen:
            raise line.refuse("gives a pair that was given before; keep one of the two")
        if len(values) == count:
            raise line.refuse(f"is one entry too many; the header announces {count}")
        seen.add(pair)
        rows.append(i - first)
        columns.append(j - first)
        values.append(value)
    if len(values) < count:
        raise FormatError(
            f"the file ends after {len(values)} entries; its header announces {count}: "
            "it may have been cut off"
        )
    return Entries(
        np.array(rows, dtype=np.int64),
        np.array(columns, dtype=np.int64),
        np.array(values, dtype=float),
    )


def looks_like_entries(lines: list[Line], size: int) -> bool:
    """Whether every line is an entry `i j value` with indices from 1 to `size`."""
    return bool(lines) and all(
        len(line.words) == 3
        and all(_COUNT.fullmatch(word) and 1 <= int(word) <= size for word in line.words[:2])
        and re.fullmatch(r"[+-]?\d+(?:\.\d*)?(?:[eE][+-]?\d+)?", line.words[2]) is not None
        for line in lines
    )


def whole_lines(head: str) -> str:
    """Returns the beginning of a text without the line that it may break off in."""
    return head.rpartition("\n")[0] if "\n" in head else head
