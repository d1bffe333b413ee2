"""The layout that TSPLIB and its kin share: a header of `KEYWORD: value`, sections of numbers, EOF.

Source: Reinelt, TSPLIB 95 (1995): http://comopt.ifi.uni-heidelberg.de/software/TSPLIB95/tsp95.pdf
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import islice

import numpy as np

from problems.errors import FormatError, LimitExceeded

MOST_CHARACTERS = 32_000_000
MOST_NODES_WITH_WEIGHTS = 1_200  # TSPLIB's largest explicit matrix has 1,032
SHOWN = 40  # characters of an offending word that a message quotes

COORDINATE_WEIGHTS = ("EUC_2D", "CEIL_2D", "GEO", "ATT")
_COLUMNWISE = {  # a triangle by columns is the other one by rows
    "UPPER_COL": "LOWER_ROW",
    "LOWER_COL": "UPPER_ROW",
    "UPPER_DIAG_COL": "LOWER_DIAG_ROW",
    "LOWER_DIAG_COL": "UPPER_DIAG_ROW",
}
_FORMATS = ("FULL_MATRIX", "UPPER_ROW", "LOWER_ROW", "UPPER_DIAG_ROW", "LOWER_DIAG_ROW")
_PASSED_SECTIONS = ("DISPLAY_DATA_SECTION",)  # says where to draw nodes, not how far apart they are

Rows = tuple[tuple[float, ...], ...]
Points = tuple[tuple[float, float], ...]
_Lines = list[tuple[int, str]]


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a data section, and the line it stands on."""

    text: str
    line: int

    def number(self) -> float:
        """Its value; raises `FormatError` where it is no finite number."""
        try:
            value = float(self.text)
        except ValueError:
            value = math.nan
        if not math.isfinite(value) or "_" in self.text:
            raise FormatError(f"line {self.line}: {self.text[:SHOWN]!r} is not a number")
        return value


@dataclass(frozen=True, slots=True)
class TsplibText:
    """The header and the sections of a file. `what` names the format in messages."""

    what: str
    header: Mapping[str, str]
    sections: Mapping[str, _Lines]

    def dimension(self, most: int) -> int:
        """Returns the number of nodes, from 2 up to `most`."""
        written = self.header.get("DIMENSION", "")
        if not re.fullmatch(r"\d{1,9}", written) or int(written) < 2:
            raise FormatError(
                f"the {self.what} has DIMENSION {written[:SHOWN]!r}; "
                "it must be a whole number from 2 up"
            )
        if int(written) > most:
            raise LimitExceeded(f"the {self.what} has {written} nodes; the limit is {most:,}")
        return int(written)

    def words(self, section: str, count: int, meaning: str) -> list[Word]:
        """Returns the words of a section, which must be `count`."""
        lines = self.sections.get(section)
        if not lines:
            raise FormatError(f"the {self.what} has no {section}, or an empty one")
        every = (Word(word, number) for number, line in lines for word in line.split())
        words = list(islice(every, count + 1))
        if len(words) < count:
            raise FormatError(
                f"line {words[-1].line}: the section ends after {len(words)} numbers; "
                f"{meaning} needs {count}"
            )
        if len(words) > count:
            raise FormatError(
                f"line {words[count].line}: {words[count].text[:SHOWN]!r} is one number too many; "
                f"{meaning} needs {count}"
            )
        return words

    def weight_type(self) -> str:
        """Returns how distances are given: EXPLICIT, or by coordinates in one of four metrics."""
        written = self.header.get("EDGE_WEIGHT_TYPE", "")
        if written != "EXPLICIT" and written not in COORDINATE_WEIGHTS:
            raise FormatError(
                f"the {self.what} has EDGE_WEIGHT_TYPE {written[:SHOWN]!r}; "
                f"EXPLICIT, {', '.join(COORDINATE_WEIGHTS)} can be read"
            )
        return written

    def coordinates(self, size: int) -> tuple[tuple[str, ...], Points]:
        """Returns the nodes' names and places, from lines of 'name x y'."""
        words = self.words("NODE_COORD_SECTION", 3 * size, f"a list of {size} nodes")
        nodes = tuple(word.text for word in words[::3])
        if len(set(nodes)) < size:
            repeated = next(word for at, word in enumerate(words[::3]) if word.text in nodes[:at])
            raise FormatError(
                f"line {repeated.line}: node {repeated.text[:SHOWN]!r} is given a second time"
            )
        numbers = [(x.number(), y.number()) for x, y in zip(words[1::3], words[2::3], strict=True)]
        return nodes, tuple(numbers)

    def matrix(self, size: int) -> Rows:
        """Returns all distances, from the whole matrix or one of its triangles."""
        written = self.header.get("EDGE_WEIGHT_FORMAT", "")
        layout = _COLUMNWISE.get(written, written)
        if layout not in _FORMATS:
            raise FormatError(
                f"the {self.what} has EDGE_WEIGHT_FORMAT {written[:SHOWN]!r}; "
                f"{', '.join(_FORMATS)} can be read"
            )
        if size > MOST_NODES_WITH_WEIGHTS:
            raise LimitExceeded(
                f"the {self.what} gives the distances of {size} nodes one by one; the limit is "
                f"{MOST_NODES_WITH_WEIGHTS:,} nodes; give coordinates instead"
            )
        matrix = np.zeros((size, size))
        if layout == "FULL_MATRIX":
            rows, columns = np.divmod(np.arange(size * size), size)
        elif layout.startswith("UPPER"):
            rows, columns = np.triu_indices(size, 0 if "DIAG" in layout else 1)
        else:
            rows, columns = np.tril_indices(size, 0 if "DIAG" in layout else -1)
        words = self.words("EDGE_WEIGHT_SECTION", rows.size, f"a {written} of {size} nodes")
        matrix[rows, columns] = [word.number() for word in words]
        if layout != "FULL_MATRIX":
            matrix[columns, rows] = matrix[rows, columns]
        return tuple(map(tuple, matrix.tolist()))


def is_of_type(head: str, types: tuple[str, ...]) -> bool:
    """Whether a text begins like a file of this layout, of one of the types.

    >>> is_of_type("NAME: x\\nTYPE: TSP\\nDIMENSION: 3\\n", ("TSP", "ATSP"))
    True
    """
    kind = re.search(r"^\s*TYPE\s*:\s*(\S+)", head, re.MULTILINE)
    has_dimension = re.search(r"^\s*DIMENSION\s*:", head, re.MULTILINE) is not None
    return has_dimension and kind is not None and kind.group(1) in types


def read_parts(text: str, what: str, read_sections: tuple[str, ...]) -> TsplibText:
    """Returns the header's keywords with their values, and each section's numbered lines.

    Raises:
        FormatError: a line is neither, or a section is not among those that are read.
        LimitExceeded: the text is longer than any file that could be read.
    """
    if len(text) > MOST_CHARACTERS:
        raise LimitExceeded(
            f"the {what} has {len(text):,} characters; the limit is {MOST_CHARACTERS:,}"
        )
    header: dict[str, str] = {}
    sections: dict[str, _Lines] = {}
    current: _Lines | None = None
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip():
            continue
        keyword = line.split(maxsplit=1)[0].rstrip(":")
        if keyword == "EOF":
            break
        if keyword in read_sections or keyword in _PASSED_SECTIONS:
            current = sections.setdefault(keyword, [])
        elif keyword.endswith("_SECTION"):
            raise FormatError(f"line {number}: a {keyword[:SHOWN]} cannot be taken into account")
        elif re.match(r"\s*[A-Z_]+\s*:", line):
            key, _, value = line.partition(":")
            header[key.strip()] = value.strip()
            current = None
        elif current is not None:
            current.append((number, line))
        else:
            raise FormatError(
                f"line {number}: {line.strip()[:SHOWN]!r} is neither 'KEYWORD: value' nor in a section"
            )
    return TsplibText(what, header, sections)
