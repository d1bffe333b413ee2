"""Reads questions that choose the fewest or cheapest sets which together hold everything."""

from __future__ import annotations

import re

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.memberships.set_choice import read_set_choice
from agent.interpret.embedded.reader import Missing, Reader, Reading
from agent.interpret.embedded.refusal import refusing
from problems.families.set_cover import CoverSet, SetCover

_NAMED = re.compile(
    r"\bset[\s-]cover\w*\b|\bcover(?:ing)?\ssets?\b|\bhitting\sset\b|\bwhose\sunion\s(?:is|covers|contains)\b",
    re.IGNORECASE,
)
_DOES = (
    r"(?:cover|reach|serv|sell|sold|teach|taught|test|check|detect|watch|sees?\b|seen|supply|suppli|provid|offer|handl|monitor|hear|light|lit\b|repair|master"
    r"|answer|done\b|do\b|deliver|visit|treat|include|contain|hold|have\b|get\b|available|speak|spoken|present|represent|protect|learn|there\b|need)\w*"
)
_ALL = r"(?:every|each|all|everything|everyone|everybody|any|together|between\sthem|at\sleast\s(?:one|once)|complete\w*|whole|full)"
_COVERS = re.compile(
    rf"\b{_ALL}\b[^.?!]{{0,150}}\b{_DOES}|\b{_DOES}[^.?!]{{0,80}}\b{_ALL}\b|\b(?:must|has\sto|have\sto|needs?\sto)\s(?:be\s(?:able\sto\s)?)?(?:\w+\s)?{_DOES}",
    re.IGNORECASE,
)
_LEAST = re.compile(
    r"\b(?:few(?:est)?|least|minim\w+|smallest|lowest|cheap\w*|as\s(?:little|few|small)|how\s(?:few|little))\b",
    re.IGNORECASE,
)
_OTHERS = re.compile(
    r"\b(?:exactly\s(?:once|one)|no\smore\sand\sno\sless|without\soverlap\w*|covered\sonce|disjoint|at\smost\s(?:once|one)|only\sonce|twice|edges?|round\strip|tour|make[\s-]?span|job[\s-]?shop"
    r"|(?:may|can|is)\s(?:not\s)?be\s(?:served|covered|reached)\sby\stwo|served\sonce|at\sleast\s(?:two|three|2|3)\s(?:of|times|\w+\smust))\b",
    re.IGNORECASE,
)


def _evidence(document: Document) -> float:
    text = document.text.raw
    if _NAMED.search(text) and not re.search(r"\bexact\s", text, re.IGNORECASE):
        return 0.95
    if not (_COVERS.search(text) and _LEAST.search(text)) or _OTHERS.search(text):
        return 0.0
    return 0.82


@refusing("the sets")
def _read(document: Document) -> Reading | Missing | None:
    chosen = read_set_choice(document, "set_cover", _COVERS, _NAMED, _LEAST)
    if chosen is None and _NAMED.search(document.text.raw):
        return Missing(
            "set_cover", "the sets", 'Which sets are there? Write them as "A covers 1, 2 and 3".'
        )
    if chosen is None or isinstance(chosen, Missing):
        return chosen
    problem = SetCover(
        universe=chosen.universe,
        sets=tuple(
            CoverSet(name=each.name, elements=each.elements, cost=chosen.amount(each))
            for each in chosen.members
        ),
        cost_unit=chosen.unit,
    )
    return Reading(problem, chosen.used)


READER = Reader(family="set_cover", evidence=_evidence, read=_read)
