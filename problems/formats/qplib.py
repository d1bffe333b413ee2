"""QPLIB files: quadratic objectives over linear constraints, with bounds and kinds of variables.

The objective is ½·xᵀ·Q·x + b·x + q, with the lower triangle of Q given. Files with quadratic
constraints are refused. Source: Furini et al.: QPLIB: a library of quadratic programming instances,
Mathematical Programming Computation 11 (2019), section 5 (the .qplib format).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from problems.errors import FormatError
from problems.families.linear_program import LinearProgram
from problems.file_format import FileFormat
from problems.parsing.entry_lines import Line, check_size, lines_of
from problems.parsing.written_program import ColumnKind, WrittenColumn, WrittenProgram, WrittenRow
from problems.status import Sense

_MOST_VARIABLES = 100_000
_MOST_ROWS = 200_000
_MOST_ENTRIES = 5_000_000
_WHAT = "QPLIB file"
_TYPE = re.compile(r"[LDCQ][CBMIG][NBLDCQ]")
_GOALS = {"minimize": Sense.MINIMISE, "maximize": Sense.MAXIMISE}
_KINDS: dict[float, ColumnKind] = {0: "continuous", 1: "integer", 2: "binary"}


def recognises(head: str) -> bool:
    """Whether a text begins like a QPLIB file: a name, its three-letter type, and a goal.

    >>> recognises("QPLIB_0018\\nQCL # type\\nminimize\\n50\\n")
    True
    """
    lines = [line.split("#")[0].split("!")[0].split() for line in head.splitlines()[:40]]
    words = [line[0] for line in lines if line]
    return len(words) > 2 and bool(_TYPE.fullmatch(words[1])) and words[2].lower() in _GOALS


def read(text: str) -> WrittenProgram:
    """Returns the program that a QPLIB file states; variables are x1, x2…, constraints c1, c2….

    Raises:
        FormatError: a line does not fit, or constraints are quadratic.
        LimitExceeded: more than 100,000 variables or 200,000 constraints.
    """
    file = _Lines(lines_of(text, "#", _WHAT))
    name = file.take("name").words[0]
    kind = file.take("type")
    if not _TYPE.fullmatch(kind.words[0]):
        raise kind.refuse("is not the type of a problem, three letters such as QCL")
    objective, variables, constraints = list(kind.words[0])
    if constraints in "DCQ":
        raise kind.refuse("has quadratic constraints; only linear ones can be read")
    goal = file.take("goal")
    if goal.words[0].lower() not in _GOALS:
        raise goal.refuse("is neither 'minimize' nor 'maximize'")
    n = file.count("variables", _MOST_VARIABLES)
    m = file.count("constraints", _MOST_ROWS) if constraints == "L" else 0
    products = {} if objective == "L" else file.table("products", n, n)
    linear = file.filled(n, "linear coefficients")
    constant = file.take("constant").value(0)
    terms = file.table("coefficients of constraints", m, n) if m else {}
    infinity = file.take("value of infinity").value(0)
    return WrittenProgram(
        name=name,
        goal=_GOALS[goal.words[0].lower()],
        rows=_rows(file, m, terms, infinity),
        columns=_columns(file, n, variables, infinity),
        linear={f"x{at + 1}": value for at, value in enumerate(linear) if value},
        products=tuple(
            (f"x{i + 1}", f"x{j + 1}", value / 2 if i == j else value)
            for (i, j), value in products.items()
            if value
        ),
        constant=constant,
    )


def _rows(
    file: _Lines, m: int, terms: dict[tuple[int, int], float], infinity: float
) -> tuple[WrittenRow, ...]:
    if not m:
        return ()
    lower, upper = file.filled(m, "left sides"), file.filled(m, "right sides")
    held: list[dict[str, float]] = [{} for _ in range(m)]
    for (row, column), value in terms.items():
        held[row][f"x{column + 1}"] = value
    return tuple(
        WrittenRow(
            f"c{at + 1}",
            held[at],
            None if lower[at] <= -infinity else lower[at],
            None if upper[at] >= infinity else upper[at],
        )
        for at in range(m)
    )


def _columns(file: _Lines, n: int, variables: str, infinity: float) -> tuple[WrittenColumn, ...]:
    lower, upper, kinds = [0.0] * n, [1.0] * n, [2.0] * n
    if variables != "B":
        lower, upper = file.filled(n, "lower bounds"), file.filled(n, "upper bounds")
        kinds = [float(variables == "I")] * n
    if variables in "MG":
        kinds = file.filled(n, "kinds of variables")
    return tuple(
        WrittenColumn(
            f"x{at + 1}",
            None if lower[at] <= -infinity else lower[at],
            None if upper[at] >= infinity else upper[at],
            _KINDS.get(kinds[at], "continuous"),
        )
        for at in range(n)
    )


class _Lines:
    """The lines of a file one after another, each without what follows its numbers."""

    def __init__(self, lines: Iterator[Line]) -> None:
        self._lines = lines

    def take(self, meaning: str) -> Line:
        line = next(self._lines, None)
        if line is None:
            raise FormatError(f"the {_WHAT} ends before its {meaning}; it may have been cut off")
        return line

    def count(self, meaning: str, most: int) -> int:
        count = self.take(f"number of {meaning}").count(0)
        check_size(_WHAT, count, meaning, most)
        return count

    def filled(self, size: int, meaning: str) -> list[float]:
        """A default, and the values that differ from it by their index. Shape: (size,)."""
        values = [self.take(f"default of its {meaning}").value(0)] * size
        for _ in range(self.count(meaning, size)):
            line = self.take(meaning)
            self._check(line, 2)
            values[self._index(line, 0, size)] = line.value(1)
        return values

    def table(self, meaning: str, n_rows: int, n_columns: int) -> dict[tuple[int, int], float]:
        """Values by row and column."""
        found: dict[tuple[int, int], float] = {}
        for _ in range(self.count(meaning, _MOST_ENTRIES)):
            line = self.take(meaning)
            self._check(line, 3)
            place = self._index(line, 0, n_rows), self._index(line, 1, n_columns)
            if place in found:
                raise line.refuse("gives a coefficient that was given before; keep one of the two")
            found[place] = line.value(2)
        return found

    @staticmethod
    def _check(line: Line, n_words: int) -> None:
        if len(line.words) < n_words:
            raise line.refuse(f"has fewer than {n_words} numbers")

    @staticmethod
    def _index(line: Line, word: int, size: int) -> int:
        index = line.count(word)
        if not 1 <= index <= size:
            raise line.refuse(f"names an index outside 1 to {size}")
        return index - 1


FORMATS = (
    FileFormat(
        name="QPLIB",
        family="linear_program",
        suffixes=(".qplib",),
        recognises=recognises,
        read=lambda text: LinearProgram.of_written(read(text)),
    ),
)
