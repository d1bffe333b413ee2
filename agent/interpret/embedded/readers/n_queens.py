"""Reads questions that place things on a square board, no two in a row, column or diagonal."""

from __future__ import annotations

import re

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.grids.matrices import Matrix, find_matrices
from agent.interpret.embedded.reader import Missing, Reader, Reading
from agent.interpret.embedded.refusal import refusing
from agent.interpret.embedded.text import Span
from agent.interpret.embedded.unread import unused_numbers, with_context
from problems.families.n_queens import NQueens

_QUEENS = re.compile(r"\bqueens?\b", re.IGNORECASE)
_LINES = re.compile(r"\b(?:same|one|a|any)\srow\b", re.IGNORECASE)
_COLUMN = re.compile(r"\bsame\s(?:row[^.]{0,30}?)?column\b|\bcolumn\b", re.IGNORECASE)
_DIAGONAL = re.compile(r"\bdiagonal", re.IGNORECASE)
_SIDES = re.compile(
    r"(?P<n>\d+)\s?(?:x|×|by|rows?\s(?:of|and))\s?(?P<m>\d+)|\b(?:n|N)\s?=\s?(?P<named>\d+)",
    re.IGNORECASE,
)
_WORTH = re.compile(r"\b(?:worth|values?|points?|scores?|collect)\b", re.IGNORECASE)
_CLOSED = re.compile(
    r"\b(?:broken|blocked|closed|missing|forbidden|taken|unusable|removed|no\s\w+\s(?:may|can|must)|may\snot|cannot"
    r"|can['’]t)\b",
    re.IGNORECASE,
)
_SQUARE = re.compile(
    r"\brow\s(?P<row>\d+)\s?(?:,|and|/)?\s?(?:in\s)?column\s(?P<column>\d+)|\((?P<r>\d+)\s?,\s?(?P<c>\d+)\)",
    re.IGNORECASE,
)
_ATTACKS = re.compile(
    r"\battack\w*\b|\b(?:can|could|may|to)\s(?:take|capture|beat|hit)\b|\bsame\s(?:row|column|diagonal)\b|\bthreaten\w*\b|\bsafe\b|\b(?:queens\s(?:problem|puzzle)|n[\s-]queens)\b",
    re.IGNORECASE,
)
_OTHER_PIECES = re.compile(r"\b(?:rooks?|knights?|bishops?|kings?|pawns?)\b", re.IGNORECASE)


def _evidence(document: Document) -> float:
    text = document.text.raw
    if _QUEENS.search(text) and _ATTACKS.search(text):
        return 0.95
    disguised = _LINES.search(text) and _COLUMN.search(text) and _DIAGONAL.search(text)
    return 0.9 if disguised else 0.0


@refusing("the board")
def _read(document: Document) -> Reading | Missing | None:
    text = document.text.raw
    if not _evidence(document):
        return None
    if piece := _OTHER_PIECES.search(text):
        return Missing(
            "n_queens",
            f"what the {piece[0]} does",
            f"The question speaks of {piece[0]} too; I place queens only: do they matter?",
        )
    boards = [each for each in find_matrices(document) if len(each.rows) == len(each.rows[0]) > 1]
    n = _side(document, boards)
    if n is None:
        return Missing(
            "n_queens", "the size of the board", "How many rows and columns has the board?"
        )
    closed = list(_SQUARE.finditer(text)) if _CLOSED.search(text) else []
    if _WORTH.search(text) and not boards:
        return Missing(
            "n_queens", "what the squares are worth", "What is each square of the board worth?"
        )
    if _CLOSED.search(_without_attacks(text)) and not closed:
        return Missing(
            "n_queens", "the closed squares", "Which squares are closed? Say row and column."
        )
    problem = NQueens.model_validate({"n": n, "values": _values(n, boards, closed)})
    used = [span for each in boards for span in each.spans]
    used += [Span(*match.span()) for match in closed]
    # "No two of them" and "two queens may not" state the rule of every such board.
    used += [
        number.span
        for number in document.numbers
        if number.value == n or (number.is_spelt and number.value == 2)
    ]
    loose = unused_numbers(document, used)
    if loose:
        shown = with_context(document, loose[0])
        return Missing(
            "n_queens", f'what "{shown}" means', f'What does "{shown}" say of the board?'
        )
    return Reading(problem, tuple(used))


def _without_attacks(text: str) -> str:
    """The text without the rule that every queens problem has: no two may be in one line."""
    return re.sub(
        r"\b(?:no\s(?:two\b|queen\s(?:may|can|must)\s(?:attack|be\sable))|two\s\w+\s(?:may|must|can)\s?(?:not|never)\b)[^.;]*",
        " ",
        text,
        flags=re.IGNORECASE,
    )


def _side(document: Document, boards: list[Matrix]) -> int | None:
    """The side of the board: said as "8 by 8", else how many queens there are."""
    sides = {
        int(match["n"] or match["named"])
        for match in _SIDES.finditer(document.text.raw)
        if match["named"] or match["n"] == match["m"]
    }
    sides = sides or {len(each.rows) for each in boards}
    if not sides:
        queens = {
            int(number.value)
            for number in document.numbers
            if re.match(
                r"[\s-]?(?:non-attacking\s)?queens?\b",
                document.text.raw[number.span.end :],
                re.IGNORECASE,
            )
        }
        sides = queens
    return sides.pop() if len(sides) == 1 else None


def _values(
    n: int, boards: list[Matrix], closed: list[re.Match[str]]
) -> list[list[float | None]] | None:
    if not boards and not closed:
        return None
    rows: list[list[float | None]] = (
        [list(row) for row in boards[0].rows] if boards else [[1.0] * n for _ in range(n)]
    )
    for match in closed:
        row, column = int(match["row"] or match["r"]) - 1, int(match["column"] or match["c"]) - 1
        if 0 <= row < len(rows) and 0 <= column < len(rows[row]):
            rows[row][column] = None
    return rows


READER = Reader(family="n_queens", evidence=_evidence, read=_read)
