"""Reads sudokus and Latin squares: a grid of numbers and blanks, and how its boxes are cut."""

from __future__ import annotations

import re
from math import isqrt

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.grids.cells import CellGrid, find_cell_grid
from agent.interpret.embedded.numbers import find_numbers
from agent.interpret.embedded.reader import Missing, Reader, Reading
from agent.interpret.embedded.refusal import refusing
from agent.interpret.embedded.unread import unused_numbers, with_context
from problems.families.sudoku import Sudoku

_SUDOKU = re.compile(r"\bsu-?do-?ku\b", re.IGNORECASE)
_LATIN = re.compile(r"\blatin\ssquare\b|\bquasigroup\b", re.IGNORECASE)
_ONCE_A_ROW = re.compile(
    r"\b(?:no|each|every)\s(?:row|class|team|group|\w+)\b[^.]{0,80}\b(?:twice|once|repeat\w*)\b",
    re.IGNORECASE,
)
_ROWS_AND_COLUMNS = re.compile(r"\brows?\b[\s\S]{0,200}\bcolumns?\b", re.IGNORECASE)
_BOX = re.compile(
    r"\b(?:box|block|region)(?:es|s)?\s(?:of\s|are\s|with\s)?(?P<rows>\d+|\w+)\s?(?:rows?\s)?(?:x|×|by|and)\s?(?P<columns>\d+|\w+)"
    r"|(?P<rows2>\d+|\w+)\s?(?:rows?\s)?(?:x|×|by)\s?(?P<columns2>\d+|\w+)\s(?:box|block|region)",
    re.IGNORECASE,
)
_VARIANT = re.compile(
    r"\b(?:diagonals?|killer|cages?|thermo\w*|knight|hyper|samurai|irregular|jigsaw|arrows?|even|odd)\b",
    re.IGNORECASE,
)


_FEW_WORDS = 60  # characters beside a grid that speaks for itself


def _evidence(document: Document) -> float:
    text = document.text.raw
    if _SUDOKU.search(text) or _LATIN.search(text):
        return 0.96
    if _ONCE_A_ROW.search(text) and _ROWS_AND_COLUMNS.search(text):
        return 0.85 if find_cell_grid(text) else 0.0
    return 0.9 if _is_bare(text) else 0.0


def _is_bare(text: str) -> bool:
    """Whether a text is little more than nine rows of nine digits and blanks."""
    grid = find_cell_grid(text, (9,))
    return grid is not None and len(text) - (grid.span.end - grid.span.start) < _FEW_WORDS


@refusing("the grid")
def _read(document: Document) -> Reading | Missing | None:
    text = document.text.raw
    if not _evidence(document):
        return None
    if rule := _VARIANT.search(text):
        return Missing(
            "sudoku",
            f'the rule "{rule[0]}"',
            f'The question says "{rule[0]}", a rule beyond rows, columns and boxes that is not read yet; '
            "is it an ordinary sudoku?",
        )
    grid = find_cell_grid(text)
    if grid is None:
        return Missing(
            "sudoku",
            "the grid",
            "Which numbers are there? Write the grid row by row, 0 or . where it is empty.",
        )
    boxes = _boxes(text, grid)
    if isinstance(boxes, Missing):
        return boxes
    problem = Sudoku.model_validate(
        {"box_rows": boxes[0], "box_columns": boxes[1], "givens": grid.rows}
    )
    sizes = {0, 1, len(grid.rows), *boxes, len(grid.rows) ** 2}
    used = [grid.span]
    used += [
        number.span
        for number in document.numbers
        if number.value in sizes or (number.is_spelt and number.value == 2)
    ]
    loose = unused_numbers(document, used)
    if loose:
        shown = with_context(document, loose[0])
        return Missing("sudoku", f'what "{shown}" means', f'What does "{shown}" say of the grid?')
    return Reading(problem, tuple(used))


def _boxes(text: str, grid: CellGrid) -> tuple[int, int] | Missing:
    """Rows and columns of a box: as said, one row for a Latin square, else the square root."""
    side = len(grid.rows)
    if _LATIN.search(text) or not _SUDOKU.search(text):
        return 1, side
    said = {
        found
        for match in _BOX.finditer(text)
        if (found := _pair(match["rows"] or match["rows2"], match["columns"] or match["columns2"]))
    }
    if len(said) == 1:
        return said.pop()
    if isqrt(side) ** 2 == side and not said:
        return isqrt(side), isqrt(side)
    return Missing("sudoku", "the boxes", "How many rows and columns has a box of the sudoku?")


def _pair(rows: str, columns: str) -> tuple[int, int] | None:
    numbers = [find_numbers(each) for each in (rows, columns)]
    if not all(numbers):
        return None
    return int(numbers[0][0].value), int(numbers[1][0].value)


READER = Reader(family="sudoku", evidence=_evidence, read=_read)
