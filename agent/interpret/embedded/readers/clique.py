"""Reads questions that choose a group in which every two are joined."""

from __future__ import annotations

import re

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.graphs.verb_polarity import Polarity, polarity_of
from agent.interpret.embedded.graphs.vertex_choice import read_choice
from agent.interpret.embedded.reader import Missing, Reader, Reading
from agent.interpret.embedded.refusal import refusing
from problems.families.clique import Clique

_NAMED = re.compile(r"\bcliques?\b|\bcomplete\ssubgraph\b", re.IGNORECASE)
_ALL = (
    r"(?:everybody|everyone|all|each|every\s\w+|any\stwo|each\stwo|any\spair|everything"
    r"|both\sof\severy)"
)
_EACH_OTHER = re.compile(
    rf"\b(?:everybody|everyone|everything)\s[^.?!;]{{1,60}}\b(?:everybody|everyone|everything|all|each\sother)\b"
    rf"|\b{_ALL}\s[^.?!;]{{0,60}}\b(?:each\sother|one\sanother|every\s\w*\s?other|all\sothers?|all\sthe\sothers?)\b"
    r"|\b(?:any|each|every)\s(?:two|pair)\b[^.?!;]{0,80}\b(?:\w+ed|together|know|join\w*|links?|compatible|adjacent|get|like|work|have|friends?|acquainted|terms)\b"
    r"|\bof\swhom\s(?:any|every)\stwo\b|\b(?:mutual(?:ly)?|pairwise)\s(?!exclus|disjoint)\w+",
    re.IGNORECASE,
)
_MOST = re.compile(
    r"\b(?:maxim\w+|as\s(?:many|much|large|big|high)|most|largest|greatest|biggest|highest|heaviest|best"
    r"|how\s(?:many|large|big)|strongest)\b",
    re.IGNORECASE,
)
_OTHERS = re.compile(
    r"\b(?:colou?rs?|slots?|into\s(?:two|three|four|\d+|as\sfew)\b|fewest|minimum\snumber|as\sfew|round\strip|tour"
    r"|cheap\w*|least|cables?|shortest)\b",
    re.IGNORECASE,
)


def _evidence(document: Document) -> float:
    text = document.text.raw
    if _NAMED.search(text):
        return 0.97
    if not (_EACH_OTHER.search(text) and _MOST.search(text)) or _OTHERS.search(text):
        return 0.0
    return 0.87


@refusing("the graph")
def _read(document: Document) -> Reading | Missing | None:
    named = bool(_NAMED.search(document.text.raw))
    chosen = read_choice(
        document, "clique", "the pairs that go together", _EACH_OTHER, _NAMED, _MOST
    )
    if isinstance(chosen, Missing):
        return chosen if named or chosen.what != "the pairs that go together" else None
    if not named and polarity_of(document, chosen.verbs) is Polarity.APART:
        return None
    problem = Clique(nodes=chosen.nodes, edges=chosen.edges, weight_unit=chosen.unit)
    return Reading(problem, chosen.used)


READER = Reader(family="clique", evidence=_evidence, read=_read)
