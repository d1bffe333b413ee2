"""Reads questions that join everything with the cheapest edges."""

from __future__ import annotations

import re

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.graphs.edge_choice import Told, WeightedGraph, read_weighted_graph
from agent.interpret.embedded.reader import Missing, Reader, Reading
from agent.interpret.embedded.refusal import refusing
from agent.interpret.embedded.text import Span
from problems.families.spanning_tree import Edge, SpanningTree

_NAMED = re.compile(r"\bspanning\s(?:tree|network)\w*\b|\bMST\b", re.IGNORECASE)
_JOIN = r"(?:connect|join|link|wire|wiring|hook|network|reach|attach|tie|cabl)\w*"
_ALL = r"(?:all|every|each|everyone|everything|any|both|together|whole|these|them|the|two|three|four|five|six|seven|eight|nine|ten|\d+)"
_JOINS_ALL = re.compile(
    rf"\b{_JOIN}\s(?:up\s)?(?:\w+\s){{0,3}}?{_ALL}\b|\b(?:all|every|each|everyone|everything|any)\b[^.?!]{{0,120}}\b{_JOIN}"
    r"|\bbetween\s(?:any|every|each|all)\s(?:two|pair)|\bfrom\sany\sto\sany\b|\bget\sfrom\s(?:any|each|every)\b|\bfrom\s(?:any|each|every)\s\w+\sto\s(?:any|each|every|all)\b"
    rf"|\b(?:network|tree|grid|system)\s(?:that|which)\s{_JOIN}|\b(?:such|cheapest|shortest)\snetwork\b|\bstays?\sconnected\b",
    re.IGNORECASE,
)
_LEAST = re.compile(
    r"\b(?:few(?:est)?|least|minim\w+|smallest|lowest|cheap\w*|shortest|little|low)\b",
    re.IGNORECASE,
)
_OTHERS = re.compile(
    r"\b(?:path|paths\sfrom|route|shortest\s(?:path|way|route)|round\strip|tour|visit\w*|returns?|come\sback|flow\w*|capacit\w+|colou?r\w*"
    r"|warehouses?|vehicles?|trucks?|two\s(?:disjoint|separate|independent)|redundan\w+|even\sif|steiner|need\snot\sbe|optional|by\sway\sof(?!\s(?:each\sother|one\sanother))|\bvia\b|may\s(?:go|pass|run|be\sused)|can\sbe\sused|relays?|junctions?"
    r"|modularity|communit\w+|teams?|cliques?|assign\w*|transport\w*|suppl(?:y|ies))\b",
    re.IGNORECASE,
)
_ANY_TWO = re.compile(r"\b(?:any|every|each|all)\stwo\b", re.IGNORECASE)
_PATHS = re.compile(
    r"\bpaths?\sfrom\b|\b(?:shortest|quickest|fastest)\s(?:path|route|way)\b", re.IGNORECASE
)
_DEGREE = re.compile(
    r"(?P<node>[^\W_][\w'’]*)\s(?:has|have|takes?|can\s(?:have|take|hold)|may\shave|supports?)\s(?:only|just|at\smost|no\smore\sthan|up\sto)\s"
    r"(?P<limit>\d+|one|two|three|four|five|six)\s(?:\w+\s)?(?:sockets?|ports?|cables?|connections?|links?|lines?|edges?|pipes?|plugs?|wires?)\b",
    re.IGNORECASE,
)


def _evidence(document: Document) -> float:
    text = document.text.raw
    if _NAMED.search(text):
        return 0.97
    others = _OTHERS.search(text)
    if not (_JOINS_ALL.search(text) and _LEAST.search(text)) or (
        others and others.group().lower() != "path"
    ):
        return 0.0
    return 0.0 if _PATHS.search(text) else 0.84


@refusing("the network")
def _read(document: Document) -> Reading | Missing | None:
    named = bool(_NAMED.search(document.text.raw))
    limits = {
        m["node"].casefold(): (m, _limit(document, m)) for m in _DEGREE.finditer(document.text.raw)
    }
    spans = tuple(Span(*match.span()) for match, _ in limits.values())
    spans += tuple(Span(*m.span()) for m in _ANY_TWO.finditer(document.text.raw))
    told = Told(_JOINS_ALL, (_NAMED, _LEAST), spans=spans, is_named=named)
    graph = read_weighted_graph(document, "spanning_tree", told)
    if graph is None and named:
        return Missing(
            "spanning_tree",
            "the edges",
            'Which edges are there, at what cost? Write "A-B 4, A-C 3".',
        )
    if graph is None or isinstance(graph, Missing):
        return graph
    if graph.is_bare:
        return _without_costs(graph) if named else None
    nodes = {node.casefold(): node for node in graph.nodes}
    unknown = next(
        (match["node"] for name, (match, _) in limits.items() if name not in nodes), None
    )
    if unknown:
        return Missing(
            "spanning_tree", f"which {unknown} is meant", f"Which of the places is {unknown}?"
        )
    problem = SpanningTree(
        nodes=graph.nodes,
        edges=tuple(Edge(u=u, v=v, cost=cost) for u, v, cost in graph.edges),
        degree_limits={nodes[name]: limit for name, (_, limit) in limits.items()},
        cost_unit=graph.unit,
    )
    return Reading(problem, graph.used)


def _limit(document: Document, match: re.Match[str]) -> int:
    return int(document.numbers_in(Span(*match.span("limit")))[0].value)


def _without_costs(graph: WeightedGraph) -> Missing:
    u, v, _ = graph.edges[0]
    return Missing("spanning_tree", "the costs", f"What does each edge cost, such as {u}-{v}?")


READER = Reader(family="spanning_tree", evidence=_evidence, read=_read)
