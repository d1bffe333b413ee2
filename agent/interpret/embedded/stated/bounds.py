"""Bounds told by a noun or as a range: "the maximum for X is 700 units and for Y 500", "X: [0, 30]"."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from itertools import pairwise

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.linear.comparisons import Relation
from agent.interpret.embedded.linear.scene import Limit
from agent.interpret.embedded.linear.tokens import Token
from agent.interpret.embedded.stated.owners import owners_of
from agent.interpret.embedded.text import Span

_NOUNS: dict[str, Relation] = {
    "maximum": "<=",
    "max": "<=",
    "cap": "<=",
    "limit": "<=",
    "limits": "<=",
    "capacity": "<=",
    "capacities": "<=",
    "bounds": "<=",
    "minimum": ">=",
    "min": ">=",
}


_JOINT = re.compile(r"\s*(?:to|and|[-–—,])\s*[$€£]?\s*")
_OPENS = re.compile(
    r"(?:\b(?:between|from|range[sd]?|within)\s|[\[(:]|\s)\s*[$€£]?\s*$", re.IGNORECASE
)
_BRACKET = re.compile(r"[\[(]\s*[$€£]?\s*$")


def told_ranges(document: Document, tokens: Sequence[Token]) -> list[Limit]:
    """Returns the bounds of ranges: "X between 0 to 2000", "X (0 to 700)", "X: [0, 3000]", "X 0-600"."""
    found: list[Limit] = []
    numbers = [i for i, token in enumerate(tokens) if token.kind == "number"]
    for one, two in pairwise(numbers):
        low, high = tokens[one], tokens[two]
        owner = next((t for t in reversed(tokens[:one]) if t.kind in {"entity", "compare"}), None)
        if owner is None or owner.kind != "entity" or low.value > high.value:
            continue
        joint = document.text.raw[low.span.end : high.span.start]
        before = document.text.raw[max(0, low.span.start - 12) : low.span.start]
        told = _JOINT.fullmatch(joint) and _OPENS.search(before)
        if (
            not told
            or ("," in joint and not _BRACKET.search(before))
            or ("and" in joint and "between" not in before)
        ):
            continue
        spans = (low.span, high.span)
        found.append(Limit({owner.entity: 1.0}, ">=", low.value, spans))
        found.append(Limit({owner.entity: 1.0}, "<=", high.value, spans))
    return found


def told_bounds(tokens: Sequence[Token], taken: Collection[Span]) -> list[Limit]:
    """Returns a bound of one amount for each number behind the noun, none where that is unclear."""
    nouns = [i for i, token in enumerate(tokens) if token.kind == "word" and token.text in _NOUNS]
    relations = {_NOUNS[tokens[i].text] for i in nouns}
    if len(relations) != 1 or any(token.kind == "compare" for token in tokens[nouns[0] :]):
        return []
    after = tokens[nouns[0] + 1 :]
    loose = [i for i, t in enumerate(after) if t.kind == "number" and t.span not in taken]
    owners = owners_of(after, loose) if loose else None
    if owners is None or len(set(owners)) < len(owners):
        return []
    relation = relations.pop()
    return [
        Limit({owner: 1.0}, relation, after[i].value, (after[i].span,))
        for owner, i in zip(owners, loose, strict=True)
    ]
