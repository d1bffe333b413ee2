"""Grids of amounts between names that sentences and tables of pairs tell, one grid for each kind."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from agent.interpret.embedded.document import Document, Table
from agent.interpret.embedded.grids.literals import find_literals
from agent.interpret.embedded.placements.amount_kinds import Kind, kind_of, unit_kind
from agent.interpret.embedded.placements.pair_phrases import PairFact, pair_facts
from agent.interpret.embedded.text import Span

_LABELLED = re.compile(r"^(?:(?P<noun>.*?)\s)?(?P<label>\d+|[A-Z])$")
_CELL = re.compile(r"^\s*(?P<number>\d[\d,]*(?:\.\d+)?)\s?[^\W\d_]{0,10}\s*$")
_LEAD = 160  # characters before a table or a statement in which its kind is told


@dataclass(frozen=True, slots=True)
class ToldGrid:
    """Amounts between names as told: `cells` by the two names, and where all of it stands."""

    names: tuple[str, ...]
    cells: dict[tuple[str, str], float]
    both_ways: bool
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Doubt:
    """Two amounts told of one pair."""

    u: str
    v: str
    first: float
    second: float


def told_grids(document: Document) -> dict[Kind, ToldGrid] | Doubt | None:
    """Returns the amounts told between names, by kind; None where a name is of both kinds or none.

    >>> from agent.interpret.embedded.text import Text
    >>> text = "Calls a day: sales-design 5. Rooms 1 and 2 are 40 m apart."
    >>> found = told_grids(Document(Text(text)))
    >>> [(kind.value, grid.names) for kind, grid in found.items()]
    [('flow', ('sales', 'design')), ('distance', ('room 1', 'room 2'))]
    """
    facts = [fact for sentence in _sentences(document) for fact in _full_names(sentence)]
    kinds = _kinds(document, facts)
    if kinds is None:
        return None
    found: dict[Kind, ToldGrid] = {}
    for kind in Kind:
        chosen = [fact for fact in facts if kinds[_key(fact.u)] is kind]
        if chosen:
            grid = _grid(chosen)
            if isinstance(grid, Doubt):
                return grid
            found[kind] = grid
    return found


def _sentences(document: Document) -> Iterator[tuple[PairFact, ...]]:
    yield from map(_of_table, _pair_tables(document))
    yield from _of_literals(document)
    yield from pair_facts(document)


def _of_literals(document: Document) -> Iterator[tuple[PairFact, ...]]:
    """Lists such as `trips = [["A", "B", 3], ["A", "C", 2]]`."""
    raw = document.text.raw
    for literal in find_literals(raw):
        rows = literal.value if isinstance(literal.value, tuple) else ()
        lead = raw[max(0, literal.span.start - _LEAD) : literal.span.start]
        words = re.split(r"\n\n|[.?!;\]]\s", lead)[-1].replace("_", " ")
        facts = [
            PairFact(
                row[0], row[1], row[2], is_directed=False, words=words, after="", span=literal.span
            )
            for row in rows
            if isinstance(row, tuple)
            and len(row) == 3
            and isinstance(row[0], str)
            and isinstance(row[1], str)
            and isinstance(row[2], float)
            and row[0] != row[1]
        ]
        if len(facts) == len(rows) > 1:
            yield tuple(facts)


def _key(name: str) -> str:
    return name.casefold()


def _full_names(facts: Iterable[PairFact]) -> Iterator[PairFact]:
    """ "Rooms 1 and 2" are room 1 and room 2, and so are the 1 and 2 after them."""
    noun = ""
    for fact in facts:
        names = []
        for name in (fact.u, fact.v):
            match = _LABELLED.match(name)
            if match and match["noun"]:
                noun = _singular(match["noun"])
            names.append(f"{noun} {match['label']}".strip() if match else name)
        yield replace(fact, u=names[0], v=names[1])


def _singular(noun: str) -> str:
    noun = noun.lower() if noun.istitle() else noun
    return noun[:-1] if noun.endswith("s") and not noun.endswith("ss") else noun


def _kinds(document: Document, facts: list[PairFact]) -> dict[str, Kind] | None:
    """The kind of each name: by its statements, else by those of the names it is joined with."""
    parent: dict[str, str] = {}

    def root(name: str) -> str:
        while parent.setdefault(name, name) != name:
            parent[name] = name = parent[parent[name]]
        return name

    for fact in facts:
        parent[root(_key(fact.u))] = root(_key(fact.v))
    told: dict[str, set[Kind]] = {}
    for fact in facts:
        kind = _kind(document, fact)
        if kind:
            told.setdefault(root(_key(fact.u)), set()).add(kind)
    if any(len(told.get(root(name), ())) != 1 for name in list(parent)):
        return None
    return {name: next(iter(told[root(name)])) for name in list(parent)}


def _kind(document: Document, fact: PairFact) -> Kind | None:
    said = unit_kind(fact.after) or kind_of(fact.words)
    if said:
        return said
    raw = document.text.raw
    start = max(0, fact.span.start - _LEAD)
    lead = re.split(r"[.;?!]\s", raw[start : fact.span.start])[-1]
    return kind_of(lead) if ":" in lead and not re.search(r"\d\D{0,12}$", lead) else None


def _grid(facts: list[PairFact]) -> ToldGrid | Doubt:
    spelling: dict[str, str] = {}
    cells: dict[tuple[str, str], float] = {}
    for fact in facts:
        u, v = (spelling.setdefault(_key(name), name) for name in (fact.u, fact.v))
        for pair in ((u, v),) if fact.is_directed else ((u, v), (v, u)):
            if cells.get(pair, fact.value) != fact.value:
                return Doubt(u, v, cells[pair], fact.value)
        if not (not fact.is_directed and (v, u) in cells):
            cells[u, v] = fact.value
    both = any((v, u) in cells for u, v in cells)
    spans = tuple(dict.fromkeys(fact.span for fact in facts))
    return ToldGrid(tuple(spelling.values()), cells, both, spans)


def _pair_tables(document: Document) -> Iterator[tuple[Document, Table]]:
    for table in document.tables:
        rows = [tuple(cell.strip() for cell in row) for row in table.rows]
        if len(table.columns) != 3 or len(rows) < 3:
            continue
        names = {cell for row in rows for cell in row[:2]}
        joins = all(row[0] != row[1] and _CELL.match(row[2]) for row in rows)
        shared = {row[0] for row in rows} & {row[1] for row in rows}
        if joins and (shared or len(rows) < 3) and len(rows) <= len(names) * (len(names) - 1):
            yield document, table


def _of_table(found: tuple[Document, Table]) -> tuple[PairFact, ...]:
    document, table = found
    span = table.span or Span(0, 0)
    raw = document.text.raw
    before = raw[max(0, span.start - _LEAD) : span.start].rstrip().split("\n")[-1]
    header = table.columns[2].replace("_", " ")
    words = f"{re.split(r'[.;?!]', before)[-1]} {table.name}"
    is_directed = {column.strip().lower() for column in table.columns[:2]} == {"from", "to"}
    return tuple(
        PairFact(
            _bare(row[0]),
            _bare(row[1]),
            float(_CELL.sub(r"\g<number>", row[2]).replace(",", "")),
            is_directed,
            words,
            header,
            span,
        )
        for row in table.rows
    )


def _bare(name: str) -> str:
    return re.sub(r"^the\s", "", name.strip(), flags=re.IGNORECASE)
