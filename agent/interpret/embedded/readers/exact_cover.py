"""Reads questions that choose sets which hold everything exactly once."""

from __future__ import annotations

import re

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.memberships.set_choice import read_set_choice
from agent.interpret.embedded.reader import Missing, Reader, Reading
from agent.interpret.embedded.refusal import refusing
from problems.families.exact_cover import ExactCover, ExactSet

_NAMED = re.compile(r"\bexact[\s-]cover\w*\b|\bset[\s-]partition\w*\b", re.IGNORECASE)
_ONCE = re.compile(
    r"\bexactly\s(?:once|one)\b|\bone\sand\sonly\sone\b|\bno\smore\sand\sno\sless\b|\b(?:served|visited|covered|flown|done|reached)\s(?:just\s|only\s)?once\b"
    r"|\bno\s\w+\s(?:may|can|is|should|must)\s(?:be\s)?\w+\s(?:by|in|on)\s(?:two|several|more\sthan\sone)\b|\bneither\stwice\snor\b|\bprecisely\sonce\b|\bwithout\soverlap\w*",
    re.IGNORECASE,
)
_LEAST = re.compile(
    r"\b(?:few(?:est)?|least|minim\w+|smallest|lowest|cheap\w*|as\s(?:little|few|small)|how\s(?:few|little))\b",
    re.IGNORECASE,
)


def _evidence(document: Document) -> float:
    text = document.text.raw
    if _NAMED.search(text):
        return 0.96
    return 0.84 if _ONCE.search(text) and _LEAST.search(text) else 0.0


@refusing("the sets")
def _read(document: Document) -> Reading | Missing | None:
    text = document.text.raw
    chosen = read_set_choice(document, "exact_cover", _ONCE, _NAMED, _LEAST)
    if chosen is None and _NAMED.search(text):
        return Missing("exact_cover", "the sets", 'Which sets are there? Write "A = {1, 2}".')
    if chosen is None:
        return None
    if isinstance(chosen, Missing):
        return chosen
    if all(len(each.elements) == 1 for each in chosen.members):
        return None
    problem = ExactCover(
        universe=chosen.universe,
        sets=tuple(
            ExactSet(name=each.name, elements=each.elements, cost=chosen.amount(each))
            for each in chosen.members
        ),
        cost_unit=chosen.unit,
    )
    return Reading(problem, chosen.used)


READER = Reader(family="exact_cover", evidence=_evidence, read=_read)
