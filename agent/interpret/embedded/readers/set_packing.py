"""Reads questions that choose sets worth the most, no two of which share anything."""

from __future__ import annotations

import re

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.memberships.set_choice import read_set_choice
from agent.interpret.embedded.reader import Missing, Reader, Reading
from agent.interpret.embedded.refusal import refusing
from problems.families.set_packing import PackingSet, SetPacking

_NAMED = re.compile(
    r"\bset[\s-]packing\b|\b(?:pairwise|mutually)\sdisjoint\b|\bcombinatorial\sauction\b|\bdisjoint\s(?:sub)?sets\b",
    re.IGNORECASE,
)
_ONCE = re.compile(
    r"\b(?:pairwise|mutually)\sdisjoint\b|\bdisjoint\b"
    r"|\b(?:nobody|no\sone|no\s\w+|none)\s(?:of\sthem\s)?(?:is|are|be|may|can|gets?|sits?|has|must)\s(?:be\s|to\sbe\s)?(?:\w+\s)?(?:in|on|at|by|for|sold)?\s?(?:both|two|twice|several|more\sthan\sone)\b"
    r"|\b(?:sold|used|given|assigned|run|go|taken|had|rented|lent)\s(?:to\s)?(?:only|just|at\smost)\s(?:once|one)\b|\bonly\sonce\b|\bat\smost\s(?:once|one)\b"
    r"|\b(?:room|hall|machine|device|tool|venue|slot|seat|\w+)\s(?:serves|hosts|takes|holds|fits)\s(?:only\s|just\s)?one\s\w+"
    r"|\bserves\s(?:only\s)?one\b|\b(?:is|are|be)\s(?:sold|used|given|let|rented|taken|lent)\s(?:only\s|just\s)?once\b|\bone\sof\seach\b|\bno\stwo\b[^.?!]{0,80}\bshare\w*|\bwithout\ssharing\b|\bcannot\s(?:be\s)?shared?\b|\bcan['’]?t\s(?:be\s)?shared?\b"
    r"|\b(?:cannot|can['’]?t|may\snot|must\snot)\s(?:be|go|use|work|take)\s(?:\w+\s){0,2}?(?:two|both|twice)\b|\b(?:goes|go)\sto\s(?:only\s)?one\s|\bonly\sone\sof\seach\b"
    r"|\bneed\s\w+\sfor\sthe\swhole\b|\bno\s\w+\sin\scommon\b|\boverlap\w*|\bbids?\b",
    re.IGNORECASE,
)
_MOST = re.compile(
    r"\b(?:maxim\w+|as\s(?:many|much|large|big|high)|most|largest|greatest|biggest|highest|best|how\smany)\b",
    re.IGNORECASE,
)


def _evidence(document: Document) -> float:
    text = document.text.raw
    if _NAMED.search(text):
        return 0.94
    return 0.88 if _ONCE.search(text) and _MOST.search(text) else 0.0


@refusing("the sets")
def _read(document: Document) -> Reading | Missing | None:
    chosen = read_set_choice(document, "set_packing", _ONCE, _NAMED, _MOST, covers=False)
    if chosen is None or isinstance(chosen, Missing):
        return (
            chosen
            if chosen is None or _NAMED.search(document.text.raw)
            else _held(document, chosen)
        )
    if all(len(each.elements) == 1 for each in chosen.members):
        return None
    problem = SetPacking(
        sets=tuple(
            PackingSet(name=each.name, elements=each.elements, value=chosen.amount(each))
            for each in chosen.members
        ),
        value_unit=chosen.unit,
    )
    return Reading(problem, chosen.used)


def _held(document: Document, missing: Missing) -> Missing | None:
    """The question, where it is about the sets; other families have words of this kind too."""
    return missing if _ONCE.search(document.text.raw) else None


READER = Reader(family="set_packing", evidence=_evidence, read=_read)
