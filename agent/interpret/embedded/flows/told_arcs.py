"""The arcs of a network in whatever form they are told: brackets, tables, arrows, sentences."""

from __future__ import annotations

import re

from agent.interpret.embedded.document import Document, Table
from agent.interpret.embedded.flows.arc import FlowArc, ToldArcs, arc_of, kind_of
from agent.interpret.embedded.flows.spoken_arcs import spoken_arcs
from agent.interpret.embedded.graphs.dashed_pairs import dashed_pairs
from agent.interpret.embedded.graphs.described_arcs import described_arcs
from agent.interpret.embedded.graphs.worded_pairs import worded_pairs
from agent.interpret.embedded.numbers import find_numbers

_ENDS = (
    ("from", "to"), ("source", "target"), ("source", "destination"), ("origin", "destination"),
    ("start", "end"), ("tail", "head"), ("u", "v"),
)  # fmt: skip
_ARROW = re.compile(r"->|→|=>|⟶")


def told_arcs(document: Document) -> ToldArcs | None:
    """Returns the arcs that a question tells, each once; None where it tells none, or not whole.

    >>> from agent.interpret.embedded.text import Text
    >>> told = told_arcs(Document(Text("Cars a minute: a→b: 240; b→c: 320; a→c: 50.")))
    >>> [(arc.u, arc.v, arc.plain) for arc in told.arcs]
    [('a', 'b', 240.0), ('b', 'c', 320.0), ('a', 'c', 50.0)]
    """
    found = _bracketed(document) or _tabled(document) or _arrowed(document) or spoken_arcs(document)
    return found if found is not None and found.is_single else None


def _bracketed(document: Document) -> ToldArcs | None:
    told = described_arcs(document)
    if told is None:
        return None
    return ToldArcs(
        tuple(FlowArc(arc.u, arc.v, arc.cost, arc.capacity) for arc in told.arcs), told.spans
    )


def _tabled(document: Document) -> ToldArcs | None:
    if len(document.tables) != 1:
        return None
    table = document.tables[0]
    columns = [column.strip().casefold() for column in table.columns]
    ends = next(((u, v) for u, v in _ENDS if u in columns and v in columns), None)
    if ends is None:
        return None
    first, second = (columns.index(each) for each in ends)
    others = [at for at in range(len(columns)) if at not in {first, second}]
    arcs = [_of_row(table, row, first, second, others) for row in table.rows]
    kept = tuple(arc for arc in arcs if arc is not None)
    if len(kept) < 2 or len(kept) < len(arcs):
        return None
    return ToldArcs(kept, (table.span,) if table.span else ())


def _of_row(
    table: Table, row: tuple[str, ...], first: int, second: int, others: list[int]
) -> FlowArc | None:
    told = []
    for at in others:
        numbers = find_numbers(row[at])
        if len(numbers) != 1:
            return None
        told.append((kind_of(table.columns[at], ""), numbers[0].value))
    u, v = row[first].strip(), row[second].strip()
    return arc_of(u, v, told) if u and v and u != v else None


def _arrowed(document: Document) -> ToldArcs | None:
    """Arrows with one number each, where every arrow of the text is read."""
    n_arrows = len(_ARROW.findall(document.text.raw))
    if n_arrows < 2:
        return None
    pairs = [pair for pair in dashed_pairs(document.text.raw) if pair.is_directed]
    arcs = [FlowArc(p.u, p.v, plain=p.weight) for p in pairs if p.weight is not None]
    if len(arcs) != n_arrows:
        return None
    return ToldArcs(tuple(arcs), tuple(pair.span for pair in pairs if pair.span))


def paired_arcs(document: Document) -> ToldArcs | None:
    """Returns the pairs with a number each, "A to C 20, B to C 30"; None where they tell fewer than two.

    >>> from agent.interpret.embedded.text import Text
    >>> told = paired_arcs(Document(Text("Minutes: A to C 20, A to D 35, B to C 30, B to D 10.")))
    >>> [(arc.u, arc.v, arc.plain) for arc in told.arcs][:2]
    [('A', 'C', 20.0), ('A', 'D', 35.0)]
    """
    raw = document.text.raw
    pairs = [pair for pair in dashed_pairs(raw) if pair.weight is not None] or [
        pair for pair in worded_pairs(raw) if pair.weight is not None
    ]
    arcs = tuple(FlowArc(pair.u, pair.v, plain=pair.weight) for pair in pairs)
    told = ToldArcs(arcs, tuple(pair.span for pair in pairs if pair.span))
    return told if len(arcs) > 1 and told.is_single else None
