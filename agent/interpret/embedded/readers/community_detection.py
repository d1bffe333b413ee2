"""Reads questions that look for communities by modularity."""

from __future__ import annotations

import re

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.graphs.edge_choice import Told, read_weighted_graph
from agent.interpret.embedded.reader import Missing, Reader, Reading
from agent.interpret.embedded.refusal import refusing
from agent.interpret.embedded.text import Span
from problems.families.community_detection import CommunityDetection
from problems.modelling.weighted_graph import Edge

_NAMED = re.compile(
    r"\bmodularity\b|\bcommunity\sdetection\b|\bdetect\w*\scommunit\w+", re.IGNORECASE
)
_ASKED = re.compile(
    r"\b(?:what|which|find|detect|identify|are\sthere|into)\b[^.?!]{0,80}\bcommunit(?:y|ies)\b|\bcommunit(?:y|ies)\b[^.?!]{0,60}\b(?:form|are\sthere)\b",
    re.IGNORECASE,
)
_MOST = re.compile(
    r"\b(?:at\smost|no\smore\sthan|up\sto)\s(?P<most>\d+|two|three|four|five|six|seven|eight|nine|ten)\s(?:communities|groups|clusters|parts|regions)\b",
    re.IGNORECASE,
)


def _evidence(document: Document) -> float:
    text = document.text.raw
    if _NAMED.search(text):
        return 0.96
    return 0.8 if _ASKED.search(text) else 0.0


@refusing("the communities")
def _read(document: Document) -> Reading | Missing | None:
    most = _MOST.search(document.text.raw)
    spans = (Span(*most.span()),) if most else ()
    named = bool(_NAMED.search(document.text.raw))
    told = Told(_NAMED, (_ASKED,), lambda n: (), spans, named)
    graph = read_weighted_graph(document, "community_detection", told)
    if graph is None and named:
        return Missing(
            "community_detection", "the ties", 'Who is tied to whom? Write "Ana-Ben 3, Ben-Cem 1".'
        )
    if graph is None or isinstance(graph, Missing):
        return graph
    problem = CommunityDetection(
        nodes=graph.nodes,
        edges=tuple(Edge(u=u, v=v, weight=weight) for u, v, weight in graph.edges),
        max_communities=int(document.numbers_in(Span(*most.span("most")))[0].value)
        if most
        else None,
    )
    said = ("Every tie counts 1, since no numbers are given.",) if graph.is_bare else ()
    return Reading(problem, graph.used, said)


READER = Reader(family="community_detection", evidence=_evidence, read=_read)
