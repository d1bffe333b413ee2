"""Reads questions that put things into places so that what passes between them goes a short way."""

from __future__ import annotations

import re
from dataclasses import dataclass

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.leftovers import leftovers
from agent.interpret.embedded.placements.amount_kinds import DISTANCE, FLOW, Kind
from agent.interpret.embedded.placements.matrix_sides import MatrixSide, matrix_sides
from agent.interpret.embedded.placements.positions import Positions, find_positions
from agent.interpret.embedded.placements.told_grids import Doubt, ToldGrid, told_grids
from agent.interpret.embedded.reader import Missing, OtherReading, Reader, Reading
from agent.interpret.embedded.refusal import refusing
from agent.interpret.embedded.relations.unread_rules import (
    asked_about,
    sentences_with,
    unread_rule,
)
from agent.interpret.embedded.text import Span
from agent.interpret.embedded.unread import with_context
from problems.families.quadratic_assignment import QuadraticAssignment

FAMILY = "quadratic_assignment"
Rows = tuple[tuple[float, ...], ...]

_NAMED = re.compile(
    r"\bquadratic\sassignment\b|\bQAP\b|\bKoopmans\b|\blinear\sarrangement\b", re.IGNORECASE
)
_PLACES = re.compile(
    r"\b(?:plac(?:e|es|ed|ing)|put|puts|stand|stands|sits?|seats?|assign\w*|allocat\w*|locat\w*|arrang\w*|lay-?out|position\w*|install\w*|mount\w*|allot\w*"
    r"|goes?\s(?:to|where|in)|move\sinto|moves\sinto|spread|distribut\w*|house|order|desk|moves?\sinto|permutation|where|each\s\w+\s(?:gets?|has)|give\seach|own)\b",
    re.IGNORECASE,
)
_LEAST = re.compile(
    r"\b(?:minimi[sz]\w*|minim(?:um|al)|least|fewest|smallest|lowest|shortest|cheapest|as\s(?:little|few|short|small|low)|less)\b",
    re.IGNORECASE,
)
_ONE_EACH = re.compile(
    r"\bone\s(?:\w+\s)?(?:each|per|in\seach|to\seach|for\seach)\b|\bof\s(?:its|their|his|her)\sown\b|\bexactly\s(?:one|once)\b|\beach\b[^.;]{0,60}\b(?:one|different|own)\b"
    r"|\bno\stwo\b|\bat\smost\sone\b|\bevery\b[^.;]{0,60}\bone\b|\bonly\sone\b|\bdifferent\b",
    re.IGNORECASE,
)
_OTHER_KIND = re.compile(
    r"\b(?:round\strip|tour|returns?\sto|returning|starting\s(?:at|from)|route|spanning|suppl(?:y|ies)|demand|capacit\w+|deadline|makespan|shortest\s(?:path|route)|opened|warehouses?\sserve)\b",
    re.IGNORECASE,
)
_ONCE = re.compile(
    r"\b(?:each|every)\spair\s(?:\w+\s){0,3}once\b|\bcount\w*\s(?:\w+\s){0,3}(?:once|one\sway)\b|\bi\s?<\s?j\b|\bunordered\spairs?\b",
    re.IGNORECASE,
)
_TWICE = re.compile(
    r"\bthere\sand\sback\b|\bboth\s(?:ways|directions)\b|\bround\strips?\b|\bcount\w*\s(?:\w+\s){0,3}twice\b|\breturn\strips?\b",
    re.IGNORECASE,
)
_FORMULA = re.compile(
    r"\bover\sall\s(?:\w+\s){0,3}(?:and\s)?(?:j|pairs|l)\b|\\sum|\bordered\spairs?\b|∑",
    re.IGNORECASE,
)
_RULE = re.compile(
    rf"{_ONE_EACH.pattern}|{_LEAST.pattern}|\b(?:must|has\sto|have\sto|need\sto|are\sto|is\sto|wants?\sto)\s(?:all\s)?(?:be\s)?(?:plac(?:e|ed)|assign(?:ed)?|put|locate|install|arrange|mount(?:ed)?|built|build|distribute|move|connected|linked|wired|joined|located|installed|stand|sit|arranged|housed|go)\b",
    re.IGNORECASE,
)


_LONGEST = 200_000  # characters of a question that tells its pairs in words
_FEWEST = 3  # things: two of them lie as far apart wherever they are put


@dataclass(frozen=True, slots=True)
class _Side:
    """One of the two matrices, its names, and where it stands; `is_full` tells every cell."""

    names: tuple[str, ...]
    rows: Rows
    spans: tuple[Span, ...]
    is_full: bool


def _evidence(document: Document) -> float:
    text = document.text.raw
    if _NAMED.search(text):
        return 0.96
    if len(text) > _LONGEST or not (
        _PLACES.search(text) and _LEAST.search(text) and DISTANCE.search(text)
    ):
        return 0.0
    return 0.84 if FLOW.search(text) and not _OTHER_KIND.search(text) else 0.0


@refusing("the quadratic assignment")
def _read(document: Document) -> Reading | Missing | None:
    if not _evidence(document):
        return None
    is_named = bool(_NAMED.search(document.text.raw))
    told = told_grids(document)
    if isinstance(told, Doubt):
        return _asked_which(told) if is_named else None
    sides = matrix_sides(document)
    flows = _flow_side(told, sides)
    if flows is None:
        return _lacking("the flows", "How much passes between each two things?", is_named=is_named)
    if not is_named and len(flows.names) < _FEWEST:
        return None
    places = _place_side(document, told, sides, len(flows.names))
    if places is None:
        return _lacking(
            "the distances", "How far are the places apart, each two?", is_named=is_named
        )
    if isinstance(places, Missing):
        return places
    return _checked(document, flows, places)


def _lacking(what: str, question: str, *, is_named: bool) -> Missing | None:
    return Missing(FAMILY, what, question) if is_named else None


def _asked_which(doubt: Doubt) -> Missing:
    return Missing(
        FAMILY,
        f"the amount between {doubt.u} and {doubt.v}",
        f"Two numbers are given between {doubt.u} and {doubt.v}, {doubt.first:g} and {doubt.second:g}; "
        "which holds?",
        (f"{doubt.first:g}", f"{doubt.second:g}"),
    )


def _flow_side(told: dict[Kind, ToldGrid] | None, sides: dict[Kind, MatrixSide]) -> _Side | None:
    if Kind.FLOW in sides:
        return _of_matrix(sides[Kind.FLOW], "facility")
    grid = told.get(Kind.FLOW) if told else None
    if grid is None:
        return None
    rows = tuple(tuple(grid.cells.get((u, v), 0.0) for v in grid.names) for u in grid.names)
    return _Side(grid.names, rows, grid.spans, is_full=False)


def _place_side(
    document: Document,
    told: dict[Kind, ToldGrid] | None,
    sides: dict[Kind, MatrixSide],
    n_things: int,
) -> _Side | Positions | Missing | None:
    if Kind.DISTANCE in sides:
        return _of_matrix(sides[Kind.DISTANCE], "location")
    grid = told.get(Kind.DISTANCE) if told else None
    if grid is None:
        return find_positions(document, n_things)
    rows = []
    for u in grid.names:
        row = [_between(grid, u, v) for v in grid.names]
        if None in row:
            absent = grid.names[row.index(None)]
            return Missing(
                FAMILY,
                f"the distance between {u} and {absent}",
                f"How far is it from {u} to {absent}? No distance between them is given.",
            )
        rows.append(tuple(each for each in row if each is not None))
    return _Side(grid.names, tuple(rows), grid.spans, is_full=True)


def _between(grid: ToldGrid, u: str, v: str) -> float | None:
    if u == v:
        return 0.0
    return grid.cells.get((u, v), grid.cells.get((v, u)))


def _of_matrix(matrix: MatrixSide, noun: str) -> _Side:
    numbered = tuple(f"{noun} {number}" for number in range(1, len(matrix.rows) + 1))
    return _Side(matrix.names or numbered, matrix.rows, matrix.spans, is_full=True)


def _checked(
    document: Document, flows: _Side, places: _Side | Positions
) -> Reading | Missing | None:
    """The reading, where every number and every rule has its place in it."""
    text = document.text.raw
    if len(flows.names) > len(places.names):
        return Missing(
            FAMILY,
            "the places",
            f"There are {len(flows.names)} things to place and {len(places.names)} places; where can "
            "the others go?",
        )
    rules = sentences_with(document, _RULE)
    used = (*flows.spans, *places.spans)
    counts = {float(len(flows.names)), float(len(places.names)), 1.0}
    labels = {word for name in (*flows.names, *places.names) for word in name.split()}
    left = leftovers(document, used, counts, labels)
    if left.stray:
        shown = with_context(document, left.stray)
        return Missing(FAMILY, f'what "{shown}" means', f'What does the number in "{shown}" say?')
    stated = (*used, *left.explained, *rules, *_listings(document, (*flows.names, *places.names)))
    rule = unread_rule(document, stated, (*flows.names, *places.names), _RULE)
    if rule:
        return asked_about(FAMILY, rule)
    assumption = places.assumption if isinstance(places, Positions) else ""
    distances = places.distances if isinstance(places, Positions) else places.rows
    return _counted(
        text, flows, (places.names, distances), stated, (assumption,) if assumption else ()
    )


def _listings(document: Document, names: tuple[str, ...]) -> tuple[Span, ...]:
    """Sentences that name all the things, or all the places, and say nothing else of them."""
    found = []
    for sentence in document.text.sentences:
        folded = sentence.text.casefold()
        if sum(name.casefold() in folded for name in names) >= 2 and not re.search(
            r"\b(?:next|adjacent|beside|not|never|cannot|only|fixed|already|stays?|remains?|must)\b",
            folded,
        ):
            found.append(sentence.span)
    return tuple(found)


def _counted(
    text: str,
    flows: _Side,
    places: tuple[tuple[str, ...], Rows],
    used: tuple[Span, ...],
    assumptions: tuple[str, ...],
) -> Reading:
    """Each pair once or from either side: as the text says, as the matrix is written otherwise."""
    symmetric = _is_symmetric(flows.rows)
    rows = flows.rows
    if flows.is_full and symmetric and _ONCE.search(text):
        rows = _upper(rows)
    elif not flows.is_full and _TWICE.search(text) and not _ONCE.search(text):
        rows = _both_ways(rows)
    problem = _problem(flows.names, places, rows)
    is_formal = bool(_NAMED.search(text) or _FORMULA.search(text) or _ONCE.search(text))
    if not flows.is_full or not symmetric or is_formal:
        return Reading(problem, used, assumptions)
    other = OtherReading("with each pair counted once", _problem(flows.names, places, _upper(rows)))
    note = "Each pair counts from both sides, as both cells of the matrix give its flow."
    return Reading(problem, used, (*assumptions, note), (other,), is_open=True)


def _problem(
    names: tuple[str, ...], places: tuple[tuple[str, ...], Rows], rows: Rows
) -> QuadraticAssignment:
    return QuadraticAssignment(
        facilities=names, locations=places[0], flows=rows, distances=places[1]
    )


def _is_symmetric(rows: Rows) -> bool:
    return rows == tuple(zip(*rows, strict=True))


def _upper(rows: Rows) -> Rows:
    return tuple(
        tuple(cell if i <= j else 0.0 for j, cell in enumerate(row)) for i, row in enumerate(rows)
    )


def _both_ways(rows: Rows) -> Rows:
    return tuple(
        tuple(cell + back for cell, back in zip(row, column, strict=True))
        for row, column in zip(rows, zip(*rows, strict=True), strict=True)
    )


READER = Reader(family=FAMILY, evidence=_evidence, read=_read, leaves_nothing=True)
