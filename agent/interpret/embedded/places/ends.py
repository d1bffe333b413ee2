"""Where a flow starts and where it goes: "from Station 0 (the source) to Station 8"."""

from __future__ import annotations

import re

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.places.names import Places
from agent.interpret.embedded.places.ways import told_in

_ASKS = re.compile(
    r"\b(?:max\w*|most|how\s(?:much|many)|largest|greatest|highest|carried|sen[dt]|transport\w*|get|reach"
    r"|deliver\w*|flow)\b",
    re.IGNORECASE,
)
_BEFORE = r"(?:the\s|a\s|primary\s|main\s|final\s)?(?:\w+\s)?"
_SOURCE = re.compile(
    rf"\s?\({_BEFORE}(?:source|origin|start)\b[^()]{{0,30}}\)"
    rf"|,?\s(?:is|as|being)\s{_BEFORE}(?:source|origin)\b",
    re.IGNORECASE,
)
_SINK = re.compile(
    rf"\s?\({_BEFORE}(?:sink|destination|target|terminal|end)\b[^()]{{0,30}}\)"
    rf"|,?\s(?:is|as|being)\s{_BEFORE}(?:sink|destination|terminal|target)\b",
    re.IGNORECASE,
)


def find_ends(document: Document, places: Places) -> tuple[str, str] | None:
    """Returns where the flow starts and ends; None where that is not told, or told in two ways.

    >>> from agent.interpret.embedded.places.names import learn_places
    >>> from agent.interpret.embedded.text import Text
    >>> text = "How much can get from Tank 1 (the source) to Tank 3 without passing Tank 2 twice?"
    >>> find_ends(Document(Text(text)), learn_places(text))
    ('Tank 1', 'Tank 3')
    """
    found = dict.fromkeys(_asked(document, places))
    if not found:
        source, sink = (_tagged(document, places, tag) for tag in (_SOURCE, _SINK))
        found = {(u, v): None for u in source for v in sink}
    return next(iter(found)) if len(found) == 1 else None


def _asked(document: Document, places: Places) -> list[tuple[str, str]]:
    found = []
    for sentence in document.text.sentences:
        if len(sentence.text) > 2_000 or not _ASKS.search(sentence.text):
            continue
        told = told_in(document, sentence, places)
        letters = "".join(each.letter for each in told)
        at = max(letters.find("FP"), letters.find("PF"))
        is_only = at >= 0 and "N" not in letters and letters.count("F") == 1
        if is_only and told[at].name != told[at + 1].name:
            start, end = told[at : at + 2] if letters[at] == "F" else told[at : at + 2][::-1]
            found.append((start.name, end.name))
    return found


def _tagged(document: Document, places: Places, tag: re.Pattern[str]) -> tuple[str, ...]:
    text = document.text.raw
    mentions = places.mentions(text, 0, len(text))
    return tuple(dict.fromkeys(each.name for each in mentions if tag.match(text, each.end)))
