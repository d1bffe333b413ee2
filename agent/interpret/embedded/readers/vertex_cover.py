"""Reads questions where every edge must have a chosen node at one of its ends."""

from __future__ import annotations

import re

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.graphs.vertex_choice import read_choice
from agent.interpret.embedded.reader import Missing, Reader, Reading
from agent.interpret.embedded.refusal import refusing
from problems.families.vertex_cover import VertexCover

_NAMED = re.compile(r"\b(?:vertex|node)[\s-]cover\w*\b", re.IGNORECASE)
_LINK = (
    r"(?:roads?|streets?|corridors?|hallways?|edges?|links?|paths?|pipe(?:line)?s?|connections?|cables?|lines?|pairs?|secrets?"
    r"|tunnels?|tracks?|routes?|bridges?|borders?|rivers?|channels?|aisles?|trails?|conflicts?|friendships?|wires?|railways?"
    r"|couples?|disputes?|walkways?|passages?|canals?|contracts?|flights?|conversations?|calls?|interactions?)"
)
_END = (
    r"(?:(?:one|either|an|any|a|both)\s(?:or\s(?:the\sother|both)\s)?(?:of\s(?:its|their|the|the\stwo|both)\s)?(?:\w+\s)?(?:ends?|end[\s-]?points?|sides?)"
    r"|one\s(?:of\s)?(?:the\s|its\s|their\s)?(?:two|both)\b|one\sof\s(?:its|the|their)\s(?:\w+\s){0,2}?(?:ends?|nodes|towns|people|members|partners|junctions|cities)"
    r"|(?:of|at)\sits\s(?:two\s)?(?:ends?|endpoints)|touch(?:es|ed)\b|ends\sthere|meet\sthere|end\sat\sit|start(?:s)?\sor\sends?|incident)"
)
_EVERY_EDGE = re.compile(
    rf"\b(?:every|each|all|any|no|none\sof)\b[^.?!]{{0,60}}\b{_LINK}\b[^.?!]{{0,120}}\b{_END}"
    rf"|\b{_END}[^.?!]{{0,60}}\b(?:every|each|all|any)\s(?:\w+\s){{0,2}}?{_LINK}\b"
    rf"|\b{_LINK}\b[^.?!]{{0,200}}\b(?:each|every|all)\b[^.?!]{{0,60}}\b{_END}"
    rf"|\b(?:watch\w*|guard\w*|cover\w*|see\w*|serv\w*|monitor\w*|inspect\w*|light\w*|clean\w*)\s(?:every|all|any)\s(?:the\s)?(?:\w+\s)?{_LINK}\s(?:that|which)?\s?(?:\w+\s){{0,3}}?"
    r"(?:ends?|meets?|touch\w*|leads?|leaves?|starts?|there)\b"
    rf"|\b(?:every|each|all)\b[^.?!]{{0,40}}\b{_LINK}\b[^.?!]{{0,200}}\b(?:as\ssoon\sas|when|if|once)\sone\sof\sthe\stwo\b"
    rf"|\b{_LINK}\b[^.?!]{{0,100}}\bas\ssoon\sas\sone\sof\sthe\stwo\b",
    re.IGNORECASE,
)
_LEAST = re.compile(
    r"\b(?:few(?:est)?|least|minim\w+|smallest|lowest|cheap\w*|as\s(?:little|few|small)|how\s(?:few|many|little))\b",
    re.IGNORECASE,
)
_MOST = re.compile(
    r"\b(?:maximi[sz]\w*|as\s(?:many|much)|longest|shortest|colou?rs?)\b", re.IGNORECASE
)


def _evidence(document: Document) -> float:
    text = document.text.raw
    if _NAMED.search(text):
        return 0.97
    if not (_EVERY_EDGE.search(text) and _LEAST.search(text)):
        return 0.0
    return 0.0 if _MOST.search(text) else 0.88


@refusing("the graph")
def _read(document: Document) -> Reading | Missing | None:
    chosen = read_choice(
        document, "vertex_cover", "the pairs to be covered", _EVERY_EDGE, _NAMED, _LEAST
    )
    if isinstance(chosen, Missing):
        return chosen if chosen.what != "the pairs to be covered" or _is_sure(document) else None
    problem = VertexCover(nodes=chosen.nodes, edges=chosen.edges, weight_unit=chosen.unit)
    return Reading(problem, chosen.used)


def _is_sure(document: Document) -> bool:
    """Whether a question without pairs is still this one; figures of speech have no pairs either."""
    return bool(_NAMED.search(document.text.raw)) or len(document.numbers) < 3


READER = Reader(family="vertex_cover", evidence=_evidence, read=_read)
