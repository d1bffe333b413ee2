"""Reads questions that choose as many or as much as possible with no two in conflict."""

from __future__ import annotations

import re

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.graphs.verb_polarity import Polarity, polarity_of
from agent.interpret.embedded.graphs.vertex_choice import read_choice
from agent.interpret.embedded.reader import Missing, Reader, Reading
from agent.interpret.embedded.refusal import refusing
from problems.families.independent_set import IndependentSet

_NAMED = re.compile(
    r"\b(?:(?:independent|stable|anti-?clique)\s(?:set|vertex\sset)s?|vertex\spacking)\b",
    re.IGNORECASE,
)
_APART = re.compile(
    r"\bno\s(?:two|pair)\b|\bnever\s(?:both|in\stwo|two)\b|\bnot\s(?:any\s)?two\b|\bnone\sof\s(?:whom|which|them)\b"
    r"|\b(?:cannot|can['’]?t|can\snot|may\snot|must\snot|not|never|mustn['’]?t|shouldn['’]?t)\s(?:both|be\sboth|all\sboth)\b"
    r"|\b(?:exclude|rule\sout|block|disturb|spoil|ruin|hurt|harm|irritate|distract|poison)\w*\s(?:each\sother|one\sanother)\b|\bmutually\sexclusive\b|\b(?:cannot|can['’]?t|can\snot)\s\w+\s(?:any\s)?two\b"
    r"|\b(?:cannot|can['’]?t|can\snot|may\snot|must\snot|mustn['’]?t|should\snot|shouldn['’]?t|will\snot|won['’]?t|refuse\w*\sto|do\snot|don['’]?t|not)\s(?:\w+\s){0,3}?"
    r"(?:stand|meet|together|each\sother|clash|conflict|overlap|quarrel|interfere|get\salong|with|touch|at\sonce|run|compete)\b"
    r"|\b(?:without|free\sof|avoid\w*)\s(?:any\s|a\s|all\s)?(?:\w+\s)?(?:conflict|clash|quarrel|overlap|interference|fight|argument)\w*\b"
    r"|\bconflict-free\b|\bincompatible\b|\bnobody\s(?:who\s)?(?:quarrels|dislikes|fights)|\bonly\sone\sof\s(?:them|the\stwo|each|any\stwo|two)"
    r"|\bat\smost\sone\s(?:of\s(?:them|the\stwo|each\spair|every\spair|any)|from\s(?:each|every)|end\sof)"
    r"|\b(?:everyone|everybody|all)\s(?:\w+\s)?(?:gets?\salong|is\shappy\swith)",
    re.IGNORECASE,
)
_MOST = re.compile(
    r"\b(?:maxim\w+|as\s(?:many|much|large|big|high)|most|largest|greatest|biggest|highest|heaviest"
    r"|how\s(?:many|large|big|much)\b[^.?!]{0,120}\b(?:at\s(?:the\s)?most|can|could|may)|best)\b",
    re.IGNORECASE,
)
_OTHERS = re.compile(
    r"\b(?:colou?rs?|slots?|teams|tables\b|groups\b|into\s(?:two|three|four|\d+|as\sfew)|shifts?|fewest|minimum\snumber|as\sfew"
    r"|round\strip|tour|shortest|pair(?:ed)?\sup|adjacent\spairs\sas)\b",
    re.IGNORECASE,
)


def _evidence(document: Document) -> float:
    text = document.text.raw
    if _NAMED.search(text):
        return 0.97
    if not (_APART.search(text) and _MOST.search(text)) or _OTHERS.search(text):
        return 0.0
    return 0.86


@refusing("the graph")
def _read(document: Document) -> Reading | Missing | None:
    named = bool(_NAMED.search(document.text.raw))
    chosen = read_choice(
        document, "independent_set", "the pairs in conflict", _APART, _NAMED, _MOST
    )
    if isinstance(chosen, Missing):
        return chosen if named or chosen.what != "the pairs in conflict" else None
    if not named and polarity_of(document, chosen.verbs) is Polarity.TOGETHER:
        return None
    problem = IndependentSet(nodes=chosen.nodes, edges=chosen.edges, weight_unit=chosen.unit)
    return Reading(problem, chosen.used)


READER = Reader(family="independent_set", evidence=_evidence, read=_read)
