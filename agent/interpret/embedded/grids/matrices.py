"""Matrices of numbers: [[…],[…]], rows on lines of their own, or tables with named rows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.grids.literals import Value, find_literals, label, parts
from agent.interpret.embedded.leftovers import Covered
from agent.interpret.embedded.text import Sentence, Span
from problems.errors import BadInput

Row = tuple[float | None, ...]

_ABSENT = frozenset({"", "-", "–", "—", "x", "no", "none", "null", "inf", "∞", "n/a", "na"})
_CELL = re.compile(r"\s*[$€£]?\s*([-−]?\d+(?:\.\d+)?)\s*(?:%|[^\W\d_]{1,10})?\s*")
_LINE = re.compile(
    r"^(?:[-*•]\s+)?(?:(?P<name>[^\W\d_][^:=|]{0,40}?)\s*(?:[:=|]\s*|\s(?=\s*[-−]?\d)))?"
    r"\[?(?P<cells>[-−]?\d+(?:\.\d+)?(?:(?:\s*[,;|]\s*|\s+)(?:[-−]?\d+(?:\.\d+)?|[-–—x∞])(?![\w.]*\w))+)\s*\]?[,;.]?$"
)


@dataclass(frozen=True, slots=True)
class Matrix:
    """Rows of numbers as written, None where an entry is absent.

    `row_names` and `column_names` are empty where none are written; `label` is the key or the
    table's name it stands under. Rows may differ in length: `rectangular` judges that.
    """

    rows: tuple[Row, ...]
    row_names: tuple[str, ...] = ()
    column_names: tuple[str, ...] = ()
    label: str = ""
    span: Span | None = None

    @property
    def spans(self) -> tuple[Span, ...]:
        """Where it stands in the question: one span, or none where it came from a file."""
        return (self.span,) if self.span else ()


def find_matrices(document: Document) -> tuple[Matrix, ...]:
    """Returns the matrices of a document, each once: tables, brackets, then rows on lines.

    >>> from agent.interpret.embedded.text import Text
    >>> [each.rows for each in find_matrices(Document(Text("Costs: [[9, 2], [6, null]]")))]
    [((9.0, 2.0), (6.0, None))]
    >>> found = find_matrices(Document(Text("Costs:\\nAna: 9 2 7\\nBen: 6 4 3")))
    >>> found[0].row_names, found[0].rows[1]
    (('Ana', 'Ben'), (6.0, 4.0, 3.0))
    """
    found: list[Matrix] = []
    for matrix in (*_of_tables(document), *_of_literals(document.text.raw), *_of_lines(document)):
        if not any(matrix.rows == earlier.rows for earlier in found):
            found.append(matrix)
    return tuple(found)


def rectangular(matrix: Matrix, what: str) -> Matrix:
    """Returns the matrix itself.

    Raises:
        BadInput: its rows are not equally long.
    """
    width = len(matrix.rows[0])
    for number, row in enumerate(matrix.rows, start=1):
        if len(row) != width:
            raise BadInput(
                f"row {number} of {what} has {len(row)} entries and row 1 has {width}; "
                "give every row equally many"
            )
    return matrix


def square(matrix: Matrix, what: str) -> Matrix:
    """Returns the matrix itself.

    Raises:
        BadInput: it has not as many rows as columns.
    """
    rectangular(matrix, what)
    if len(matrix.rows) != len(matrix.rows[0]):
        raise BadInput(
            f"{what} has {len(matrix.rows)} rows and {len(matrix.rows[0])} columns; "
            "it must be square, a row and a column for each place"
        )
    return matrix


def _of_literals(text: str) -> Iterator[Matrix]:
    for literal in find_literals(text):
        before = re.search(
            r"(\w+)\s*[:=]?\s*$", text[max(0, literal.span.start - 60) : literal.span.start]
        )
        for name, value in parts(literal.value, before[1] if before else ""):
            matrix = _of_value(value, name, literal.span)
            if matrix:
                yield matrix


def _of_value(value: Value, name: str, span: Span) -> Matrix | None:
    if isinstance(value, tuple):
        rows = tuple(row for each in value if (row := _row(each)) is not None)
        if len(rows) == len(value) >= 2:
            return Matrix(rows, label=name, span=span)
    if isinstance(value, dict) and len(value) >= 2:
        columns = list(dict.fromkeys(k for v in value.values() if isinstance(v, dict) for k in v))
        keyed = [
            tuple(each.get(column) for column in columns) if isinstance(each, dict) else each
            for each in value.values()
        ]
        rows = tuple(row for each in keyed if (row := _row(each)) is not None)
        if len(rows) == len(value):
            return Matrix(rows, tuple(value), tuple(columns), label=name, span=span)
    return None


def _row(value: Value) -> Row | None:
    if not isinstance(value, tuple) or not value:
        return None
    cells: list[float | None] = []
    for cell in value:
        absent = cell is None or (isinstance(cell, str) and label(cell).lower() in _ABSENT)
        if not absent and not isinstance(cell, float):
            return None
        cells.append(cell if isinstance(cell, float) else None)
    return tuple(cells) if any(cell is not None for cell in cells) else None


def _of_lines(document: Document) -> Iterator[Matrix]:
    block: list[tuple[Sentence, re.Match[str]]] = []
    tables = (table.span for table in document.tables if table.span)
    inside = Covered((*(each.span for each in find_literals(document.text.raw)), *tables))
    for sentence in document.text.sentences:
        if inside.overlaps(sentence.span):  # rows in brackets and tables are read as what they are
            yield from _block(block)
            block = []
            continue
        match = _LINE.match(sentence.text) if len(sentence.text) < 20_000 else None
        if match:
            block.append((sentence, match))
            continue
        yield from _block(block)
        block = []
    yield from _block(block)


def _block(lines: list[tuple[Sentence, re.Match[str]]]) -> Iterator[Matrix]:
    if len(lines) < 2:
        return
    rows = tuple(
        tuple(_cell(each) for each in re.split(r"\s*[,;|]\s*|\s+", match["cells"].strip()))
        for _, match in lines
    )
    names = tuple((match["name"] or "").strip() for _, match in lines)
    span = Span(lines[0][0].span.start, lines[-1][0].span.end)
    yield Matrix(rows, names if all(names) else (), span=span)


def _cell(text: str) -> float | None:
    match = _CELL.fullmatch(text)
    return float(match[1].replace("−", "-")) if match else None


def _of_tables(document: Document) -> Iterator[Matrix]:
    for table in document.tables:
        named = not all(_readable(row[0]) for row in table.rows)
        first = 1 if named else 0
        cells = [cell for row in table.rows for cell in row[first:]]
        if cells and any(_cell(cell) is not None for cell in cells) and all(map(_readable, cells)):
            yield Matrix(
                tuple(tuple(_cell(cell) for cell in row[first:]) for row in table.rows),
                tuple(row[0].strip() for row in table.rows) if named else (),
                table.columns[first:],
                table.name,
                table.span,
            )


def _readable(cell: str) -> bool:
    return cell.strip().lower() in _ABSENT or _CELL.fullmatch(cell) is not None
