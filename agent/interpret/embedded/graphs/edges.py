"""Every pair of named things that a document joins, however it is written."""

from __future__ import annotations

import re
from collections.abc import Iterator

from agent.interpret.embedded.document import Document, Table
from agent.interpret.embedded.graphs.adjacency import stated_relations
from agent.interpret.embedded.graphs.dashed_pairs import dashed_pairs
from agent.interpret.embedded.graphs.neighbour_lists import edge_phrases, neighbour_lists
from agent.interpret.embedded.graphs.pair import Pair, without_lead
from agent.interpret.embedded.grids.literals import Literal, Value, find_literals, label, parts
from agent.interpret.embedded.relations.elliptic import elliptic_relations
from agent.interpret.embedded.text import Span
from agent.interpret.embedded.tours.legs import legs
from agent.interpret.embedded.tours.place_names import learn
from problems.errors import BadInput

_ENDS = (
    ("from", "to"),
    ("source", "target"),
    ("u", "v"),
    ("a", "b"),
    ("node1", "node2"),
    ("node 1", "node 2"),
    ("first", "second"),
    ("i", "j"),
)
_NUMBER = re.compile(r"[-−]?\d+(?:\.\d+)?")


def find_pairs(document: Document) -> tuple[Pair, ...]:
    """Returns the pairs of a document in order: tables, brackets, dashes, sentences.

    Raises:
        BadInput: a row of an edge table has no readable number where a number is due.

    >>> from agent.interpret.embedded.text import Text
    >>> [(p.u, p.v, p.weight) for p in find_pairs(Document(Text("Edges: (1,9), (1,6), (2,3)")))]
    [('1', '9', None), ('1', '6', None), ('2', '3', None)]
    """
    raw = document.text.raw
    written = written_pairs(document)
    written = written or [*(neighbour_lists(raw) or edge_phrases(raw))]
    has_words = written or elliptic_relations(document)
    spoken = () if has_words else legs(document, learn(raw))
    return tuple(folded([*written, *spoken, *stated_relations(document)]))


def written_pairs(document: Document) -> list[Pair]:
    """Returns the pairs that stand in tables, in brackets and about dashes."""
    return [
        *(pair for table in document.tables for pair in pairs_of_table(table)),
        *bracketed_pairs(document.text.raw),
        *dashed_pairs(document.text.raw),
    ]


def folded(pairs: list[Pair]) -> Iterator[Pair]:
    """Returns the pairs with one spelling a name: "Register x" and "x", "Algebra" and "algebra"."""
    spelling: dict[str, str] = {}
    written = {name for pair in pairs for name in (pair.u, pair.v)}
    for pair in pairs:
        u, v = (without_lead(name, written) for name in (pair.u, pair.v))
        u, v = (
            name if len(name) == 1 else spelling.setdefault(name.casefold(), name)
            for name in (u, v)
        )
        yield Pair(u, v, pair.weight, pair.span, pair.is_directed)


def pairs_of_table(table: Table) -> Iterator[Pair]:
    """Returns a row as a pair where the columns name two ends, such as from, to and weight."""
    columns = [column.strip().casefold() for column in table.columns]
    ends = next(((a, b) for a, b in _ENDS if a in columns and b in columns), None)
    if ends is None:
        return
    first, second = columns.index(ends[0]), columns.index(ends[1])
    others = [index for index in range(len(columns)) if index not in {first, second}]
    for number, row in enumerate(table.rows, start=1):
        weight = None
        if len(others) == 1 and row[others[0]].strip():
            match = _NUMBER.search(row[others[0]])
            if match is None:
                raise BadInput(
                    f"row {number} of {table.name or 'the table'} has {row[others[0]]!r} as "
                    f"{table.columns[others[0]]}; write a number"
                )
            weight = float(match.group().replace("−", "-"))
        yield Pair(row[first].strip(), row[second].strip(), weight, table.span)


def bracketed_pairs(text: str) -> list[Pair]:
    """Returns the pairs of a text that are written in brackets: [(0, 1), (0, 2)], {"a": ["b"]}."""
    literals = find_literals(text)
    lists = [
        pair
        for literal in literals
        for _, value in parts(literal.value)
        for pair in _edge_list(value, literal.span)
    ]
    if lists:
        return lists
    lone = [pair for literal in literals if (pair := _lone(literal)) is not None]
    return lone if len(lone) > 1 else []


def _edge_list(value: Value, span: Span) -> list[Pair]:
    """The pairs of [[0, 1], [0, 2, 5]] or of an adjacency list {"a": ["b", "c"]}."""
    if isinstance(value, dict) and any(isinstance(each, dict) for each in value.values()):
        return _weighted_lists(value, span)
    if isinstance(value, dict):
        lists = [
            Pair(key, label(name), None, span)
            for key, names in value.items()
            if isinstance(names, tuple)
            for name in names
            if isinstance(name, str)
        ]
        complete = all(
            isinstance(names, tuple) and all(isinstance(name, str) for name in names)
            for names in value.values()
        )
        return lists if complete else []
    if not isinstance(value, tuple) or len(value) < 2:
        return []
    pairs = [_as_pair(each, span) for each in value]
    return [pair for pair in pairs if pair] if all(pairs) else []


def _weighted_lists(value: dict[str, Value], span: Span) -> list[Pair]:
    """The pairs of {"a": {"b": 4, "c": 2}, "b": {"c": 1}}, from the outer name to the inner one."""
    pairs = []
    for key, inner in value.items():
        if not inner or inner == ():
            continue
        if not isinstance(inner, dict) or not all(isinstance(w, float) for w in inner.values()):
            return []
        pairs += [
            Pair(key, name, w, span, is_directed=True)
            for name, w in inner.items()
            if isinstance(w, float)
        ]
    names = {pair.v for pair in pairs}
    return pairs if names & set(value) else []


def _as_pair(value: Value, span: Span) -> Pair | None:
    if not isinstance(value, tuple) or len(value) not in {2, 3}:
        return None
    u, v = value[0], value[1]
    weight = value[2] if len(value) == 3 else None
    if not (_is_node(u) and _is_node(v)) or type(u) is not type(v) or u == v:
        return None
    if len(value) == 3 and not isinstance(weight, float):
        return None
    return Pair(label(u), label(v), weight if isinstance(weight, float) else None, span)


def _lone(literal: Literal) -> Pair | None:
    pair = _as_pair(literal.value, literal.span)
    alike = pair is not None and pair.u.split(" ")[0] == pair.v.split(" ")[0]
    spaced = pair is not None and " " in f"{pair.u}{pair.v}".strip() and not alike
    prose = pair is None or "." in pair.u or spaced
    return None if prose and pair is not None and pair.weight is None else pair


def _is_node(value: Value) -> bool:
    return isinstance(value, str) or (
        isinstance(value, float) and value >= 0 and value == int(value)
    )
