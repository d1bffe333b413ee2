"""Sets told by one verb that is then left out: "Ada speaks English and Dutch, Bo Dutch, Danish and Greek"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from agent.interpret.embedded.memberships.amount_phrases import without_amount
from agent.interpret.embedded.memberships.membership import Member
from agent.interpret.embedded.text import Sentence, Span

_ENTRY = re.compile(r"\s*(?:[,;]\s*(?:and\s)?|\band\b)\s*")
_PRICE = re.compile(
    r"\s(?:at|for|costing|worth)\s(?P<money>[$€£]?\d[\d.,]*\d|[$€£]?\d)(?:\s[^\W\d_]+(?=\s(?:an?|the)\s))?"
)
_ARTICLES = re.compile(r"\b(?:an?|the)\s", re.IGNORECASE)
_MOST_NAMES = 3  # words of a name


def gapped(sentence: Sentence, start: int) -> Iterator[Member]:
    """Yields the sets of a sentence from the character `start` on, where its first set has its verb before it.

    An entry that ends in what another entry is, or ends in, begins a set of its own: its first words
    are the name. Nothing is yielded where an entry cannot be told.
    """
    body = sentence.text[start:].rstrip(" .;")
    entries = [each for each in _ENTRY.split(body) if each.strip()]
    bare = [_bare(each) for each in entries]
    single = {each for each in bare if " " not in each}
    tails = [each.rpartition(" ")[2] for each in bare]
    known = single | {each for each in tails if tails.count(each) > 1}
    found: list[tuple[str, list[str], float | None, str]] = [("", [], None, "")]
    for entry, plain in zip(entries, bare, strict=True):
        if plain in known:
            found[-1][1].append(plain)
            continue
        head, _, tail = plain.rpartition(" ")
        if tail not in known or not head or len(head.split()) > _MOST_NAMES:
            return
        priced = _PRICE.search(entry)
        amount = without_amount(f"x for {priced['money']}") if priced else None
        found.append(
            (head, [tail], amount.amount if amount else None, amount.unit if amount else "")
        )
    span = Span(sentence.span.start + start, sentence.span.end)
    for name, elements, value, unit in found:
        yield Member(name, tuple(dict.fromkeys(elements)), value, unit, span)


def _bare(entry: str) -> str:
    return " ".join(_ARTICLES.sub(" ", _PRICE.sub(" ", f" {entry} ")).split())
