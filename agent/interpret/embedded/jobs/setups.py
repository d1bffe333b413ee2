"""Times between two jobs of one machine: a table from row to column, or "1 h from white to red"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.grids.matrices import Matrix, find_matrices
from agent.interpret.embedded.text import Span

SETUP = re.compile(
    r"\b(?:set[\s-]?ups?|change[\s-]?overs?|changing|changes?|clean(?:s|ing|ed)?|switch(?:es|ing)?|re-?tool\w*|adjust\w*|rins\w+|wash(?:ing)?\sout)\b",
    re.IGNORECASE,
)
# "1 h from white to red": a sentence of times between two jobs.
CHANGE = re.compile(
    rf"{SETUP.pattern}[^.?!]{{0,80}}?(?:\bfrom\b[^.?!]{{0,40}}?\bto\b|\bbetween\b|→|->)"
    rf"|\d[^.?!]{{0,20}}\bfrom\b[^.?!]{{0,40}}?\bto\b[^.?!]{{0,80}}?{SETUP.pattern}",
    re.IGNORECASE,
)
_MOST_NAMES = 200  # that anyone would write pairs of in sentences
_TRANSPOSED = re.compile(
    r"\bfrom\s(?:the\s)?(?:\w+\s){0,4}?(?:in\sthe\s|of\sthe\s)?columns?\s(?:\w+\s){0,3}?to\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Setups:
    """The time from the job of a row to that of a column; `missing` names a pair that is not told."""

    rows: tuple[tuple[float, ...], ...]
    used: tuple[Span, ...]
    missing: str = ""


def find_setups(document: Document, names: Sequence[str]) -> Setups | None:
    """Returns the times between jobs, None where none are told.

    >>> from agent.interpret.embedded.text import Text
    >>> text = "Cleaning takes 1 h from red to blue and 3 h from blue to red."
    >>> find_setups(Document(Text(text)), ("red", "blue")).rows
    ((0.0, 1.0), (3.0, 0.0))
    """
    if not SETUP.search(document.text.raw):
        return None
    for matrix in find_matrices(document):
        if len(matrix.rows) == len(names) and all(len(row) == len(names) for row in matrix.rows):
            return _of_matrix(document, matrix, names)
    return _of_words(document, names)


def _of_matrix(document: Document, matrix: Matrix, names: Sequence[str]) -> Setups | None:
    rows = [[0.0 if cell is None else cell for cell in row] for row in matrix.rows]
    absent = [
        (i, j)
        for i, row in enumerate(matrix.rows)
        for j, cell in enumerate(row)
        if cell is None and i != j
    ]
    before = _order(matrix.row_names, names)
    after = _order(matrix.column_names, names)
    if before is None or after is None:
        return None
    placed = tuple(tuple(rows[i][j] for j in after) for i in before)
    if _TRANSPOSED.search(document.text.raw):
        placed = tuple(zip(*placed, strict=True))
    missing = ""
    if absent:
        missing = f"{names[before.index(absent[0][0])]} to {names[after.index(absent[0][1])]}"
    return Setups(placed, matrix.spans, missing)


def _order(written: Sequence[str], names: Sequence[str]) -> list[int] | None:
    """Where each job stands in a table; the order of the text where the table names none."""
    if not written or not any(each.strip() for each in written):
        return list(range(len(names)))
    places = {_plain(each): at for at, each in enumerate(written)}
    found = [places.get(_plain(name)) for name in names]
    if len(places) < len(names) or any(each is None for each in found):
        return None
    return [each for each in found if each is not None]


def _plain(name: str) -> str:
    return re.sub(r"^(?:the|from|to|job|colou?r|product|task|order)\s", "", name.strip().casefold())


def _of_words(document: Document, names: Sequence[str]) -> Setups | None:
    one = "|".join(re.escape(_plain(name)) for name in sorted(names, key=len, reverse=True))
    pair = re.compile(
        rf"(?<!\w)(?:from\s|between\s|after\s)?(?:the\s)?(?P<a>{one})\s?(?:to|→|->|and\sthen|then|before|and)\s(?:the\s)?(?P<b>{one})(?!\w)",
        re.IGNORECASE,
    )
    at = {_plain(name): index for index, name in enumerate(names)}
    times: dict[tuple[int, int], float] = {}
    used: list[Span] = []
    for sentence in document.text.sentences:
        pairs = list(pair.finditer(sentence.text))
        start = sentence.span.start
        numbers = [
            each
            for each in document.numbers_in(sentence.span)
            if not any(
                start + match.start() <= each.span.start < start + match.end() for match in pairs
            )
        ]
        if not pairs or len(pairs) != len(numbers):
            continue
        for match, number in zip(pairs, numbers, strict=True):
            times[at[match["a"].casefold()], at[match["b"].casefold()]] = number.value
        used.append(sentence.span)
    if not times:
        return None
    n = len(names)
    missing = next(
        (
            f"{names[i]} to {names[j]}"
            for i in range(n)
            for j in range(n)
            if i != j and (i, j) not in times
        ),
        "",
    )
    rows = tuple(tuple(times.get((i, j), 0.0) for j in range(n)) for i in range(n))
    return Setups(rows, tuple(used), missing)
