"""Reads questions that split things into two equal halves with as little as possible between them."""

from __future__ import annotations

import re

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.graphs.edge_choice import Told, read_weighted_graph
from agent.interpret.embedded.reader import Missing, Reader, Reading
from agent.interpret.embedded.refusal import refusing
from agent.interpret.embedded.text import Span
from problems.families.graph_partition import GraphPartition
from problems.modelling.weighted_graph import Edge

_NAMED = re.compile(
    r"\bbisect\w*\b|\bgraph\spartition\w*\b|\bminimum\s(?:balanced\s)?cut\sinto\shalves\b",
    re.IGNORECASE,
)
_TWO = re.compile(
    r"\b(?:two|2)\s(?:[a-z]+\s){0,2}?[a-z]+(?:s|ies|men|people)\b|\b(?:in|into)\shal(?:f|ves)\b|\bhalves\b",
    re.IGNORECASE,
)
_EQUAL = re.compile(
    r"\b(?:two|\d+|three|four|five|six|seven|eight|nine|ten)\s(?:\w+\s){0,2}?(?:each|apiece|on\seach|in\seach)\b|\b(?:offices|groups|teams|halves|parts|counties|rooms|tables|sides|classes|squads|crews|shifts|districts|buses|servers|zones|floors|wards|regions)\s(?:of|with)\s(?:\d+|two|three|four|five|six|seven|eight|nine|ten)\b"
    r"|\bequal(?:ly)?\b|\bhalves\b|\bthe\ssame\s(?:number|size)\b|\bhalf\b|\beach\s(?:run|hold|take|get|seat|have|house|contain)\w*\s(?:\d+|two|three|four|five|six)\b|\bbalanced\b"
    r"|\bsizes?\sdiffers?\sby\sat\smost\b|\b(?:run|hold|take|get|seat|have)s?\s\d+\sof\b",
    re.IGNORECASE,
)
_LEAST_CUT = re.compile(
    r"\b(?:few(?:est)?|least|minim\w+|smallest|lowest|little|light(?:est)?|as\s(?:little|few|small|low)|low)\b",
    re.IGNORECASE,
)
_ACROSS = re.compile(
    r"\b(?:cut|across|between|apart|parted|separat\w+|cross\w*|split\sup|torn|broken|different)\b",
    re.IGNORECASE,
)
_DIFFER = re.compile(
    r"\bdiffers?\s(?:in\s\w+\s)?by\s(?:at\smost|no\smore\sthan|up\sto)\s(?P<most>\d+|one|two|three|four|five|six)\b",
    re.IGNORECASE,
)
_OTHERS = re.compile(
    r"\b(?:maximi[sz]\w*|as\smuch|as\smany|round\strip|colou?rs?|capacit\w+|costs?\sof)\b",
    re.IGNORECASE,
)


def _evidence(document: Document) -> float:
    text = document.text.raw
    if _NAMED.search(text):
        return 0.96
    shape = _TWO.search(text) and _EQUAL.search(text) and _ACROSS.search(text)
    return 0.9 if shape and _LEAST_CUT.search(text) and not _OTHERS.search(text) else 0.0


@refusing("the graph")
def _read(document: Document) -> Reading | Missing | None:
    differ = _DIFFER.search(document.text.raw)
    spans = (Span(*differ.span()),) if differ else ()
    named = bool(_NAMED.search(document.text.raw))
    told = Told(_EQUAL, (_NAMED, _ACROSS, _LEAST_CUT), _halves, spans, named)
    graph = read_weighted_graph(document, "graph_partition", told)
    if graph is None or isinstance(graph, Missing):
        return graph
    if any(weight < 0 for *_, weight in graph.edges):
        return Missing(
            "graph_partition", "what a negative number means", "What does a negative number say?"
        )
    imbalance = int(document.numbers_in(Span(*differ.span("most")))[0].value) if differ else 1
    problem = GraphPartition(
        nodes=graph.nodes,
        edges=tuple(Edge(u=u, v=v, weight=weight) for u, v, weight in graph.edges),
        imbalance=imbalance,
        weight_unit=graph.unit,
    )
    said = ("Every pair counts 1, since no numbers are given.",) if graph.is_bare else ()
    return Reading(problem, graph.used, said)


def _halves(n_nodes: int) -> tuple[float, ...]:
    """How many halves there are, and how many nodes are in one."""
    return (2.0, n_nodes / 2)


READER = Reader(family="graph_partition", evidence=_evidence, read=_read)
