"""Reads questions where every place has the service itself or next to it."""

from __future__ import annotations

import re

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.graphs.vertex_choice import read_choice
from agent.interpret.embedded.reader import Missing, Reader, Reading
from agent.interpret.embedded.refusal import refusing
from problems.families.dominating_set import DominatingSet

_NAMED = re.compile(
    r"\b(?<!connected\s)(?<!total\s)(?<!edge\s)dominating\s(?:set|vertices)\b", re.IGNORECASE
)
_NEAR = (
    r"(?:next\s(?:to|door)|neighbou?r\w*|adjacent|border\w*|direct(?:ly)?\s(?:road|link|connect\w*|join\w*|reach\w*)|one\s(?:street|step|hop|stop|road|edge|link)"
    r"|sees?\b|in\ssight\sof|linked|connected|joined|acquaint\w*|friends?|touch\w*|knows?|beside|shares?\sa\s(?:border|wall))"
)
_ITSELF = re.compile(
    rf"\b(?:in|at|on|to|of)\s(?:it|them|itself)\b[^.?!]{{0,40}}\bor\b[^.?!]{{0,60}}\b{_NEAR}"
    rf"|\bitself\b[^.?!]{{0,60}}\b(?:or|and)\b[^.?!]{{0,80}}\b{_NEAR}"
    rf"|\b(?:every|each|all)\b[^.?!]{{0,120}}\b(?:or|either)\b[^.?!]{{0,80}}\b{_NEAR}[^.?!]{{0,40}}\b(?:one|it|that|has|have|does|member|chosen)\b"
    rf"|\b(?:serv|cover|light|watch|protect|hear|reach|see|supply|suppli|guard)\w*\b[^.?!]{{0,50}}\b(?:itself|that|its\sown|own|there)\b[^.?!]{{0,40}}\band\b[^.?!]{{0,60}}\b{_NEAR}"
    rf"|\b(?:tells?|passes|spreads?|warns?|informs?)\b[^.?!]{{0,60}}\b(?:all|every)\b[^.?!]{{0,40}}\b{_NEAR}"
    rf"|\bor\s(?:be\s|is\s|are\s|to\s)?{_NEAR}[^.?!]{{0,40}}\bone\b"
    rf"|\bif\b[^.?!]{{0,30}}\bnot\b[^.?!]{{0,60}}\b{_NEAR}",
    re.IGNORECASE,
)
_LEAST = re.compile(
    r"\b(?:few(?:est)?|least|minim\w+|smallest|lowest|cheap\w*|as\s(?:little|few|small)|how\s(?:few|many|little))\b",
    re.IGNORECASE,
)
_OTHER_RULES = re.compile(
    r"\b(?:must|have\sto|has\sto|should|to)\s(?:all\s)?(?:be|form|stay)\s(?:a\s)?connected\b|"
    r"\b(?:connected|total|independent)\sdominating\b|\b(?:two|2|three|3)\s(?:steps|hops|streets|stops|neighbours|of\sits)\b"
    r"|\bat\sleast\s(?:two|2|three|3)\b",
    re.IGNORECASE,
)


def _evidence(document: Document) -> float:
    text = document.text.raw
    if re.search(r"\bdominating\b", text, re.IGNORECASE):
        return 0.97
    return 0.89 if _ITSELF.search(text) and _LEAST.search(text) else 0.0


@refusing("the graph")
def _read(document: Document) -> Reading | Missing | None:
    text = document.text.raw
    if rule := _OTHER_RULES.search(text):
        return Missing(
            "dominating_set",
            f'the rule "{rule.group()}"',
            f'The question says "{rule.group()}", which is more than that each place is served from '
            "itself or from one next to it; does it have to hold?",
        )
    chosen = read_choice(
        document, "dominating_set", "the pairs of neighbours", _ITSELF, _NAMED, _LEAST
    )
    if isinstance(chosen, Missing):
        named = _NAMED.search(text) or len(document.numbers) < 3
        return chosen if named or chosen.what != "the pairs of neighbours" else None
    problem = DominatingSet(nodes=chosen.nodes, edges=chosen.edges, weight_unit=chosen.unit)
    return Reading(problem, chosen.used)


READER = Reader(family="dominating_set", evidence=_evidence, read=_read)
