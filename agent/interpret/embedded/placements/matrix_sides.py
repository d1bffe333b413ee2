"""Square matrices of flows and of distances, told apart by the words before them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.grids.matrices import Matrix, find_matrices
from agent.interpret.embedded.placements.amount_kinds import Kind, kind_of
from agent.interpret.embedded.text import Span

_LETTER = {"f": Kind.FLOW, "flow": Kind.FLOW, "flows": Kind.FLOW, "d": Kind.DISTANCE}
_LEAD = 200  # characters before a matrix in which its kind is told


@dataclass(frozen=True, slots=True)
class MatrixSide:
    """A square matrix of one kind with its names, none where none are written."""

    names: tuple[str, ...]
    rows: tuple[tuple[float, ...], ...]
    spans: tuple[Span, ...]


def matrix_sides(document: Document) -> dict[Kind, MatrixSide]:
    """Returns the square matrices of a document by kind; none of a kind that two of them have.

    >>> from agent.interpret.embedded.text import Text
    >>> text = "Flows [[0, 3], [3, 0]] and distances [[0, 5], [5, 0]]"
    >>> [kind.value for kind in matrix_sides(Document(Text(text)))]
    ['flow', 'distance']
    """
    found: dict[Kind, list[MatrixSide]] = {}
    end = 0
    for matrix in sorted(find_matrices(document), key=lambda each: each.span or Span(0, 0)):
        side, kind = _side(matrix), _kind(document, matrix, end)
        end = matrix.span.end if matrix.span else end
        if side and kind:
            found.setdefault(kind, []).append(side)
    return {kind: sides[0] for kind, sides in found.items() if len(sides) == 1}


def _side(matrix: Matrix) -> MatrixSide | None:
    size = len(matrix.rows)
    if size < 2 or any(len(row) != size for row in matrix.rows):
        return None
    rows = tuple(
        tuple(0.0 if cell is None and i == j else cell for j, cell in enumerate(row))
        for i, row in enumerate(matrix.rows)
    )
    filled = tuple(tuple(cell for cell in row if cell is not None) for row in rows)
    if any(len(row) != size for row in filled):
        return None
    names = matrix.row_names or matrix.column_names
    return MatrixSide(names if len(set(names)) == size else (), filled, matrix.spans)


def _kind(document: Document, matrix: Matrix, end: int) -> Kind | None:
    label = matrix.label.lower().replace("_", " ")
    said = _LETTER.get(label) or kind_of(label)
    if said or matrix.span is None:
        return said
    start = matrix.span.start
    before = document.text.raw[max(end, start - _LEAD) : start]
    return kind_of(re.split(r"[.?!]\s", before)[-1]) or kind_of(before)
