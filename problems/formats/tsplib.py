"""TSPLIB files of travelling salesman problems.

Source: Reinelt, TSPLIB 95 (1995): http://comopt.ifi.uni-heidelberg.de/software/TSPLIB95/tsp95.pdf
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from itertools import islice

import numpy as np

from problems.errors import FormatError, LimitExceeded

MOST_NODES = 5_000
MOST_NODES_WITH_WEIGHTS = 1_200  # TSPLIB's largest explicit matrix has 1,032
MOST_CHARACTERS = 32_000_000

_TYPES = ("TSP", "ATSP")
_COORDINATE_WEIGHTS = ("EUC_2D", "CEIL_2D", "GEO", "ATT")
_COLUMNWISE = {  # a triangle by columns is the other one by rows
    "UPPER_COL": "LOWER_ROW",
    "LOWER_COL": "UPPER_ROW",
    "UPPER_DIAG_COL": "LOWER_DIAG_ROW",
    "LOWER_DIAG_COL": "UPPER_DIAG_ROW",
}
_FORMATS = ("FULL_MATRIX", "UPPER_ROW", "LOWER_ROW", "UPPER_DIAG_ROW", "LOWER_DIAG_ROW")
_READ_SECTIONS = ("NODE_COORD_SECTION", "EDGE_WEIGHT_SECTION")
_PASSED_SECTIONS = ("DISPLAY_DATA_SECTION",)  # says where to draw nodes, not how far apart they are
_SHOWN = 40  # characters of an offending word that a message quotes

_Lines = list[tuple[int, str]]


@dataclass(frozen=True, slots=True)
class TsplibTour:
    """What a file says: the nodes, and either their coordinates or all their distances.

    `weight_type` is EUC_2D, CEIL_2D, GEO or ATT with coordinates, and EXPLICIT with distances.
    """

    name: str
    nodes: tuple[str, ...]
    weight_type: str
    coordinates: tuple[tuple[float, float], ...] | None = None
    distances: tuple[tuple[float, ...], ...] | None = None


@dataclass(frozen=True, slots=True)
class _Word:
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
            raise FormatError(f"line {self.line}: {self.text[:_SHOWN]!r} is not a number")
        return value


def recognises(head: str) -> bool:
    """Whether a text begins like a TSPLIB file of a travelling salesman problem.

    >>> recognises("NAME: x\\nTYPE: TSP\\nDIMENSION: 3\\n")
    True
    """
    kind = re.search(r"^\s*TYPE\s*:\s*(\S+)", head, re.MULTILINE)
    has_dimension = re.search(r"^\s*DIMENSION\s*:", head, re.MULTILINE) is not None
    return has_dimension and kind is not None and kind.group(1) in _TYPES


def read(text: str) -> TsplibTour:
    """Returns what a TSPLIB file of type TSP or ATSP says.

    Raises:
        FormatError: a line does not fit; the message names it.
        LimitExceeded: more than 5,000 nodes, or 1,200 with all their distances given.
    """
    if len(text) > MOST_CHARACTERS:
        raise LimitExceeded(
            f"the TSPLIB file has {len(text):,} characters; the limit is {MOST_CHARACTERS:,}"
        )
    header, sections = _parts(text)
    kind = header.get("TYPE", "TSP").split()[0]
    if kind not in _TYPES:
        raise FormatError(f"the TSPLIB file is of TYPE {kind[:_SHOWN]!r}; TSP and ATSP can be read")
    size = _dimension(header)
    weight_type = header.get("EDGE_WEIGHT_TYPE", "")
    name = header.get("NAME", "")
    if weight_type == "EXPLICIT":
        weights = _section(sections, "EDGE_WEIGHT_SECTION")
        distances = _matrix(weights, size, header.get("EDGE_WEIGHT_FORMAT", ""))
        nodes = tuple(str(number) for number in range(1, size + 1))
        return TsplibTour(name, nodes, weight_type, distances=distances)
    if weight_type not in _COORDINATE_WEIGHTS:
        raise FormatError(
            f"the TSPLIB file has EDGE_WEIGHT_TYPE {weight_type[:_SHOWN]!r}; "
            f"EXPLICIT, {', '.join(_COORDINATE_WEIGHTS)} can be read"
        )
    nodes, coordinates = _coordinates(_section(sections, "NODE_COORD_SECTION"), size)
    return TsplibTour(name, nodes, weight_type, coordinates=coordinates)


def _parts(text: str) -> tuple[dict[str, str], dict[str, _Lines]]:
    """The header's keywords with their values, and each section's numbered lines."""
    header: dict[str, str] = {}
    sections: dict[str, _Lines] = {}
    current: _Lines | None = None
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip():
            continue
        keyword = line.split(maxsplit=1)[0].rstrip(":")
        if keyword == "EOF":
            break
        if keyword in _READ_SECTIONS or keyword in _PASSED_SECTIONS:
            current = sections.setdefault(keyword, [])
        elif keyword.endswith("_SECTION"):
            raise FormatError(f"line {number}: a {keyword[:_SHOWN]} cannot be taken into account")
        elif re.match(r"\s*[A-Z_]+\s*:", line):
            key, _, value = line.partition(":")
            header[key.strip()] = value.strip()
            current = None
        elif current is not None:
            current.append((number, line))
        else:
            raise FormatError(
                f"line {number}: {line.strip()[:_SHOWN]!r} is neither 'KEYWORD: value' nor in a section"
            )
    return header, sections


def _dimension(header: dict[str, str]) -> int:
    """The number of nodes."""
    written = header.get("DIMENSION", "")
    if not re.fullmatch(r"\d{1,9}", written) or int(written) < 2:
        raise FormatError(
            f"the TSPLIB file has DIMENSION {written[:_SHOWN]!r}; it must be a whole number from 2 up"
        )
    if int(written) > MOST_NODES:
        raise LimitExceeded(f"the TSPLIB file has {written} nodes; the limit is {MOST_NODES:,}")
    return int(written)


def _section(sections: dict[str, _Lines], name: str) -> _Lines:
    """The lines of a section that must be there."""
    if not sections.get(name):
        raise FormatError(f"the TSPLIB file has no {name}, or an empty one")
    return sections[name]


def _coordinates(
    lines: _Lines, size: int
) -> tuple[tuple[str, ...], tuple[tuple[float, float], ...]]:
    """The nodes' names and places, from lines of 'name x y'."""
    words = _words(lines, 3 * size, f"a list of {size} nodes")
    nodes = tuple(word.text for word in words[::3])
    if len(set(nodes)) < size:
        repeated = next(word for at, word in enumerate(words[::3]) if word.text in nodes[:at])
        raise FormatError(
            f"line {repeated.line}: node {repeated.text[:_SHOWN]!r} is given a second time"
        )
    numbers = [(x.number(), y.number()) for x, y in zip(words[1::3], words[2::3], strict=True)]
    return nodes, tuple(numbers)


def _matrix(lines: _Lines, size: int, written: str) -> tuple[tuple[float, ...], ...]:
    """All distances, from the whole matrix or one of its triangles."""
    layout = _COLUMNWISE.get(written, written)
    if layout not in _FORMATS:
        raise FormatError(
            f"the TSPLIB file has EDGE_WEIGHT_FORMAT {written[:_SHOWN]!r}; "
            f"{', '.join(_FORMATS)} can be read"
        )
    if size > MOST_NODES_WITH_WEIGHTS:
        raise LimitExceeded(
            f"the TSPLIB file gives the distances of {size} nodes one by one; the limit is "
            f"{MOST_NODES_WITH_WEIGHTS:,} nodes; give coordinates instead"
        )
    matrix = np.zeros((size, size))
    if layout == "FULL_MATRIX":
        rows, columns = np.divmod(np.arange(size * size), size)
    else:
        off_diagonal = 0 if "DIAG" in layout else 1
        upper = layout.startswith("UPPER")
        rows, columns = (
            np.triu_indices(size, off_diagonal) if upper else np.tril_indices(size, -off_diagonal)
        )
    words = _words(lines, rows.size, f"a {written} of {size} nodes")
    matrix[rows, columns] = [word.number() for word in words]
    if layout != "FULL_MATRIX":
        matrix[columns, rows] = matrix[rows, columns]
    return tuple(tuple(row) for row in matrix.tolist())


def _words(lines: _Lines, count: int, what: str) -> list[_Word]:
    """The words of a section, which must be `count`; raises `FormatError` where they are not."""
    every = (_Word(word, number) for number, line in lines for word in line.split())
    words = list(islice(every, count + 1))
    if len(words) < count:
        raise FormatError(
            f"line {words[-1].line}: the section ends after {len(words)} numbers; {what} needs {count}"
        )
    if len(words) > count:
        raise FormatError(
            f"line {words[count].line}: {words[count].text[:_SHOWN]!r} is one number too many; "
            f"{what} needs {count}"
        )
    return words
