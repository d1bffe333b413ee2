"""Places along one road: "Ilford at kilometre 5, Kelso at kilometre 35", "at kilometres 0, 3 and 4"."""

from __future__ import annotations

import re

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.serving.facts import find_facts
from agent.interpret.embedded.serving.names import learn_names
from agent.interpret.embedded.text import Span

Road = tuple[tuple[str, ...], tuple[float, ...], tuple[Span, ...]]

_ALONG = re.compile(
    r"\b(?:along|on|beside|by|down)\s(?:(?:a|one|the|an|this|our)\s)?(?:same\s)?(?:\w+\s){0,2}?(?:road|street|line|highway|motorway|river|railway|coast\w*|track|avenue|path|canal|beach|corridor|route|valley|lane)\b",
    re.IGNORECASE,
)
_AT = re.compile(
    r"\b(?:at|on|kilomet\w+|km|miles?|milestones?|metres?|meters?|positions?|marks?|points?)\b",
    re.IGNORECASE,
)


def road_of(document: Document) -> Road | None:
    """Returns names, positions and spans of places along one road; None where there is none.

    >>> from agent.interpret.embedded.text import Text
    >>> text = "Ash, Elm and Fir lie along a road, at kilometres 0, 3 and 9."
    >>> road_of(Document(Text(text)))[:2]
    (('Ash', 'Elm', 'Fir'), (0.0, 3.0, 9.0))
    """
    raw = document.text.raw
    if not _ALONG.search(raw):
        return None
    facts = find_facts(document, learn_names(raw))
    at: dict[str, float] = {}
    spans: list[Span] = []
    for each in facts.told:
        if len(each.names) == 1 and _AT.search(f"{each.words} {each.before[-200:]}"):
            if at.setdefault(each.names[0], each.value) != each.value:
                return None
            spans.append(each.span)
    for row in facts.listed:
        if len(row.names) == len(row.values) and _AT.search(row.words):
            at.update(zip(row.names, row.values, strict=True))
            spans.append(row.span)
    if len(at) < 2 or any(len(each.names) > 1 for each in facts.told):
        return None
    return tuple(at), tuple(at.values()), (*spans, *facts.spans)
