"""Reads questions that join some places as cheaply as possible, by way of others where that helps."""

from __future__ import annotations

import re

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.graphs.edge_choice import Told, WeightedGraph, read_weighted_graph
from agent.interpret.embedded.graphs.stated_graph import Stated, stated_graph
from agent.interpret.embedded.graphs.terminals import (
    JOIN,
    OPTIONAL,
    Terminals,
    Unclear,
    find_terminals,
    tight_spans,
)
from agent.interpret.embedded.reader import Missing, Reader, Reading
from agent.interpret.embedded.refusal import refusing
from agent.interpret.embedded.text import Span
from problems.families.steiner_tree import Edge, SteinerTree

_FAMILY = "steiner_tree"
_NAMED = re.compile(r"\bsteiner\b", re.IGNORECASE)
_JOINS = re.compile(
    r"\b(?:connect|join|link|wir(?:e|ed|ing)\b|hook|reach|attach|tied?\b|cabl|fibre|fiber|network|pipe|walk\sbetween|get\sfrom)\w*",
    re.IGNORECASE,
)
_LEAST = re.compile(
    r"\b(?:few(?:est)?|least|minim\w+|smallest|lowest|cheap\w*|short\w*|little|low|how\smany|how\smuch|earliest|as\slittle)\b",
    re.IGNORECASE,
)
_HELPED = re.compile(rf"{OPTIONAL}|\bonly\b|\bterminals?\b", re.IGNORECASE)
_RULE = re.compile(
    rf"^(?!.{{0,2000}}\b(?:cannot|can['’]t|must\snot|may\snot|never|not\sallowed|forbidden|unless|except|at\smost\s\w+\s(?:cables|lines|links|edges|connections|pipes)|budget|directly)\b).{{0,2000}}?(?:\b{JOIN}|{OPTIONAL})",
    re.IGNORECASE | re.DOTALL,
)
_OTHERS = re.compile(
    r"\b(?:visit\w*|round\strip|tour|come\sback|flow\w*|capacit\w+|colou?r\w*|vehicles?|trucks?|redundan\w+|even\sif|two\s(?:disjoint|separate|independent)|node\sweights?|prize\w*|modularity|cliques?)\b",
    re.IGNORECASE,
)
_ANY_TWO = re.compile(r"\b(?:any|every|each|all)\stwo\b", re.IGNORECASE)
_NO_UNITS = frozenset("in and to for from is the with of".split())
_LONGEST = 200_000


def _evidence(document: Document) -> float:
    text = document.text.raw
    if len(text) > _LONGEST:
        return 0.0
    if _NAMED.search(text):
        return 0.98
    if _OTHERS.search(text) or not (_JOINS.search(text) and _LEAST.search(text)):
        return 0.0
    return 0.87 if _HELPED.search(text) else 0.7


@refusing("the network")
def _read(document: Document) -> Reading | Missing | None:
    if not _evidence(document):
        return None
    is_named = bool(_NAMED.search(document.text.raw))
    stated = stated_graph(document, _FAMILY)
    if not isinstance(stated, Stated):
        missing = Missing(
            _FAMILY, "the edges", 'Which edges are there, at what cost? Write "A-B 4, A-C 3".'
        )
        return (stated or missing) if is_named else None
    if all(pair.weight is None for pair in stated.graph.pairs):
        u, v = stated.graph.pairs[0].u, stated.graph.pairs[0].v
        return (
            Missing(_FAMILY, "the costs", f"What does each edge cost, such as {u}-{v}?")
            if is_named
            else None
        )
    terminals = find_terminals(
        document, stated.graph.nodes, tight_spans(document, stated.graph.pairs)
    )
    match terminals:
        case None:
            return (
                Missing(_FAMILY, "the terminals", "Which of the nodes must be joined?")
                if is_named
                else None
            )
        case Unclear(first, second):
            told = (", ".join(first), ", ".join(second))
            return Missing(
                _FAMILY, "the terminals", f"Must {told[0]} be joined, or {told[1]}?", told
            )
        case Terminals():
            if len(terminals.names) < (2 if is_named else 3):
                return None  # a shortest path
            return _joined(document, terminals, is_named=is_named)


def _joined(
    document: Document, terminals: Terminals, *, is_named: bool
) -> Reading | Missing | None:
    told = Told(
        _RULE,
        (_NAMED, _LEAST),
        counts=lambda n_nodes: (float(len(terminals.names)), float(n_nodes - len(terminals.names))),
        spans=(*terminals.spans, *(Span(*m.span()) for m in _ANY_TWO.finditer(document.text.raw))),
        is_named=is_named,
    )
    graph = read_weighted_graph(document, _FAMILY, told)
    if not isinstance(graph, WeightedGraph):
        return graph
    negative = next((edge for edge in graph.edges if edge[2] < 0), None)
    if negative:
        return Missing(
            _FAMILY,
            f"the cost of {negative[0]}-{negative[1]}",
            f"What does {negative[0]}-{negative[1]} cost? It cannot be below 0.",
        )
    problem = SteinerTree(
        nodes=graph.nodes,
        edges=tuple(Edge(u=u, v=v, cost=cost) for u, v, cost in graph.edges),
        terminals=terminals.names,
        cost_unit="" if graph.unit in _NO_UNITS else graph.unit,
    )
    return Reading(problem, graph.used)


READER = Reader(family=_FAMILY, evidence=_evidence, read=_read, leaves_nothing=True)
