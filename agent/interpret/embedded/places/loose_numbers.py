"""Numbers that the reading of a network leaves over."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.leftovers import leftovers
from agent.interpret.embedded.places.names import Places, counts_places, many_places
from agent.interpret.embedded.reader import Missing
from agent.interpret.embedded.text import Span
from agent.interpret.embedded.unread import with_context

_NO_WAY = re.compile(
    r"[\"']?0[\"']?[^.\n]{0,60}\b(?:no|not|absence|without|absent|lack\w*|missing)\b", re.IGNORECASE
)
# "between those two hubs", "connecting two specific places" count nothing.
_SOME_TWO = re.compile(
    r"\b(?:those|these|any|every|each|the|between|connecting|linking|joining)\s(?:\w+\s)?two\b"
    r"|\btwo\s(?:specific|particular|given|different|such)\b",
    re.IGNORECASE,
)
_HOW_MANY = re.compile(
    r"\b(?:number\sof|how\smany|count\sof)\s[^:=\n]{1,60}[:=]\s*$", re.IGNORECASE
)
_LINKS = re.compile(
    r"\s(?:[a-z][a-z-]{1,20}\s){0,3}?(?:pipes?|pipelines?|roads?|links?|routes?|arcs?|edges?|lines?|cables?|ways?"
    r"|highways?|canals?|channels?|connections?)\b"
)


def loose_number(
    document: Document,
    places: Places,
    used: Iterable[Span],
    counts: Collection[float],
    family: str,
) -> Missing | None:
    """Returns the question about the first number that nothing explains, None where there is none.

    Numbers in names, and a 0 that is said to mean "no way", are explained.
    """
    counted = [
        number.span
        for number in document.numbers
        if number.value in counts and _counts_parts(document.text.raw, number.span)
    ]
    stray = leftovers(document, (*used, *counted, *named_spans(document, places)), ()).stray
    if stray is None:
        return None
    shown = with_context(document, stray)
    return Missing(family, f'what "{shown}" means', f'What does "{shown}" mean here?')


def _counts_parts(text: str, span: Span) -> bool:
    """Whether a number says how many places or ways there are."""
    if counts_places(text, span.end) or _LINKS.match(text, span.end):
        return True
    return bool(_HOW_MANY.search(text[max(0, span.start - 80) : span.start]))


def named_spans(document: Document, places: Places) -> Sequence[Span]:
    """Returns where names of places stand, and small numbers that say nothing."""
    text = document.text.raw
    named = [Span(each.start, each.end) for each in places.mentions(text, 0, len(text))]
    several = [Span(*each) for each in many_places(text)]
    none = [Span(*match.span()) for match in _NO_WAY.finditer(text)]
    two = [Span(*match.span()) for match in _SOME_TWO.finditer(text)]
    return (*named, *several, *none, *two)
