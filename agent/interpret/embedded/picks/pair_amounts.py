"""What each pair of things shares: a square matrix, a table of pairs, "a-b 0.4", "A and B by 7"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from agent.interpret.embedded.document import Document, Table
from agent.interpret.embedded.graphs.dashed_pairs import dashed_pairs
from agent.interpret.embedded.grids.matrices import find_matrices
from agent.interpret.embedded.leftovers import Covered
from agent.interpret.embedded.numbers import find_numbers
from agent.interpret.embedded.placements.pair_phrases import pair_facts
from agent.interpret.embedded.text import Span

_DASHED = re.compile(
    r"(?<![\w-])(?!(?:of|is|the|and|for|pairs?|are)\s)(?P<u>[^\W_][\w']{0,30}(?:\s(?:\d+|[A-Z]))?)\s?[-–—/]\s?(?P<v>[^\W_][\w']{0,30}(?:\s(?:\d+|[A-Z])(?![\w.]))?)"
    r"\s?(?:[:=(]\s?|\s)?(?:(?:is|are|by|has|have|shares?|overlaps?|of|at|with)\s){0,2}(?P<number>\d*\.?\d+)(?![\w-]|\.\d)"
)
_LETTER = re.compile(r"[\w' ]{1,40}")


@dataclass(frozen=True, slots=True)
class PairAmounts:
    """An amount for each pair told; `names` are empty where a matrix has none. `size` counts them."""

    names: tuple[str, ...]
    size: int
    by_pair: dict[tuple[int, int], float]
    spans: tuple[Span, ...]
    is_complete: bool


@dataclass(frozen=True, slots=True)
class Doubt:
    """Two amounts told of one pair."""

    u: str
    v: str


def find_pair_amounts(document: Document) -> PairAmounts | Doubt | None:
    """Returns what pairs of things share, None where nothing tells it or several do.

    >>> from agent.interpret.embedded.text import Text
    >>> found = find_pair_amounts(Document(Text("Overlap: age-rent 3, age-debt 1, rent-debt 2.")))
    >>> found.names, found.by_pair
    (('age', 'rent', 'debt'), {(0, 1): 3.0, (0, 2): 1.0, (1, 2): 2.0})
    """
    matrix = _of_matrix(document)
    if matrix is not None:
        return matrix
    tables = [table for table in document.tables if _is_of_pairs(table)]
    if len(tables) == 1:
        span = (tables[0].span,) if tables[0].span else ()
        facts = [
            (row[0].strip(), row[1].strip(), find_numbers(row[2])[0].value)
            for row in tables[0].rows
        ]
        return _put_together(facts, span)
    dashed = _dashed(document)
    told = [dashed] if dashed[0] else [_of_library(document), _worded(document)]
    facts, spans = max(told, key=lambda each: len(each[0]))
    return _put_together(facts, spans) if facts else None


_Facts = tuple[list[tuple[str, str, float]], tuple[Span, ...]]


def _of_matrix(document: Document) -> PairAmounts | Doubt | None:
    square = [
        each
        for each in find_matrices(document)
        if len(each.rows) > 1 and all(len(row) == len(each.rows) for row in each.rows)
    ]
    if len(square) != 1:
        return None
    rows, size = square[0].rows, len(square[0].rows)
    names = square[0].row_names or square[0].column_names
    cells: dict[tuple[int, int], float] = {}
    for i in range(size):
        for j in range(i + 1, size):
            above, below = rows[i][j], rows[j][i]
            if above is not None and below is not None and below not in (above, 0):
                return Doubt(*(names[k] if names else str(k + 1) for k in (i, j)))
            value = above if above is not None else below
            cells[i, j] = value or 0.0
    return PairAmounts(
        names if len(set(names)) == size else (), size, cells, square[0].spans, is_complete=True
    )


def _is_of_pairs(table: Table) -> bool:
    """Whether every row is two different names and a number."""
    return len(table.columns) == 3 and all(
        row[0].strip() != row[1].strip()
        and row[0].strip()
        and len(find_numbers(row[2])) == 1
        and not re.fullmatch(r"\d+\.\d+", row[1].strip())
        for row in table.rows
    )


def _dashed(document: Document) -> _Facts:
    inside = Covered(tuple(table.span for table in document.tables if table.span))
    found = [
        match
        for match in _DASHED.finditer(document.text.raw)
        if not inside.overlaps(Span(*match.span()))
    ]
    facts = [(m["u"].strip(), m["v"].strip(), float(m["number"])) for m in found]
    names = {name for fact in facts for name in fact[:2]}
    spans = tuple(Span(*match.span()) for match in found)
    return [(_bare(u, names), _bare(v, names), value) for u, v, value in facts], spans


def _bare(name: str, names: set[str]) -> str:
    """The name without a word before it that other mentions leave out: "likeness K" is K."""
    last = name.rsplit(maxsplit=1)[-1]
    return last if last in names else name


def _of_library(document: Document) -> _Facts:
    pairs = [
        pair for pair in dashed_pairs(document.text.raw) if pair.weight is not None and pair.span
    ]
    facts = [(pair.u, pair.v, pair.weight or 0.0) for pair in pairs]
    return facts, tuple(pair.span for pair in pairs if pair.span)


def _worded(document: Document) -> _Facts:
    told = [fact for sentence in pair_facts(document) for fact in sentence]
    kept = [fact for fact in told if len(_LETTER.findall(fact.u)) == 1]
    return [(fact.u, fact.v, fact.value) for fact in kept], tuple(fact.span for fact in kept)


def _put_together(
    facts: list[tuple[str, str, float]], spans: tuple[Span, ...]
) -> PairAmounts | Doubt:
    at: dict[str, int] = {}
    spelling: list[str] = []
    cells: dict[tuple[int, int], float] = {}
    for u, v, value in facts:
        for name in (u, v):
            if name.casefold() not in at:
                at[name.casefold()] = len(spelling)
                spelling.append(name)
        i, j = sorted((at[u.casefold()], at[v.casefold()]))
        if i == j or cells.get((i, j), value) != value:
            return Doubt(u, v)
        cells[i, j] = value
    size = len(spelling)
    return PairAmounts(tuple(spelling), size, cells, spans, len(cells) == size * (size - 1) // 2)
