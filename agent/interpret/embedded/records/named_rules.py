"""Sentences beside the lists that speak of some of the listed things: rules that lists do not hold."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.reader import Missing
from agent.interpret.embedded.text import Span

_MOST_NAMES = 2_000
_COMPARES = re.compile(
    r"\b(?:must|only|exceeds?|than|before|after|if|unless|cannot|twice|half|double|equals?|same)\b",
    re.IGNORECASE,
)
_SUMS_UP = re.compile(r"\b(?:each|every|all|respective\w*|any)\b", re.IGNORECASE)


def rule_about_some(
    document: Document,
    names: Collection[str],
    used: Sequence[Span],
    family: str,
    expected: Collection[str] = (),
) -> Missing | None:
    """Returns the question about a sentence that names some of the things, but not all of them.

    A sentence that names all of them sums up unless it compares them; one that names only `expected`
    ones asks.

    >>> from agent.interpret.embedded.text import Text
    >>> document = Document(Text("Rolls must exceed cakes. Bake rolls, cakes and pies."))
    >>> rule_about_some(document, ("Rolls", "Cakes", "Pies"), (), "linear_program").what
    'what "Rolls must exceed cakes." means'
    """
    if not names or len(names) > _MOST_NAMES:
        return None
    known = {name.lower(): name for name in names}
    pattern = re.compile(
        r"(?<!\w)(?:" + "|".join(map(re.escape, sorted(known, key=len, reverse=True))) + r")(?!\w)",
        re.IGNORECASE,
    )
    for sentence in document.text.sentences:
        if any(_overlap(sentence.span, span) for span in used):
            continue
        found = {
            known[match.group().lower()]
            for match in pattern.finditer(sentence.text)
            if len(match.group()) > 1 or not _is_article(sentence.text, match)
        }
        compares = bool(_COMPARES.search(sentence.text)) and not _SUMS_UP.search(sentence.text)
        if found - set(expected) and (len(found) < len(known) or compares):
            shown = " ".join(sentence.text.split())[:120]
            return Missing(
                family,
                f'what "{shown}" means',
                f'I could not work this into the problem: "{shown}"; can you put it in other words, or '
                "leave it out?",
            )
    return None


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _is_article(text: str, match: re.Match[str]) -> bool:
    """Whether a letter alone is no name: "a van", "A van", "I want"."""
    return match.group().islower() or (
        match.group() in "AI" and bool(re.match(r"\s[a-z]", text[match.end() : match.end() + 2]))
    )
