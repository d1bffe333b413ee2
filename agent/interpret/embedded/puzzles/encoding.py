"""A sentence with marks in place of its unknowns and numbers: "E1 is #4 times as old as E0"."""

from __future__ import annotations

import re

from agent.interpret.embedded.numbers import find_numbers
from agent.interpret.embedded.puzzles.unknowns import Unknowns

_WORDS = (
    (re.compile(r"[×·]"), "*"),
    (re.compile(r"−|–"), "-"),
    (re.compile(r"≤|<="), "<="),
    (re.compile(r"≥|>="), ">="),
    (re.compile(r"≠|!="), "!="),
    (re.compile(r"\b(?:twice|double)\b", re.IGNORECASE), "#2 times"),
    (re.compile(r"\b(?:thrice|triple)\b", re.IGNORECASE), "#3 times"),
    (re.compile(r"\b(?:exactly|precisely|just)\s(?=#)", re.IGNORECASE), ""),
)
_HALF = re.compile(
    r"\b(?:one[\s-]|a\s|exactly\s)?(?P<part>half|third|quarter|fifth)\b", re.IGNORECASE
)
_PARTS = {"half": "0.5", "third": "0.3333333333333333", "quarter": "0.25", "fifth": "0.2"}


def encode(sentence: str, unknowns: Unknowns) -> str:
    """Returns the sentence with its unknowns and numbers marked.

    >>> from agent.interpret.embedded.puzzles.unknowns import find_unknowns
    >>> text = "Rosa is four times as old as Quinn, and Quinn is 5 years older than Rosa."
    >>> encode(text, find_unknowns(text))
    'E0 is #4 times as old as E1, and E1 is #5 years older than E0.'
    """
    names = [
        (*match.span(), f"E{unknowns.index(match['name'])}")
        for match in unknowns.pattern.finditer(sentence)
    ]
    numbers = [
        (each.span.start, each.span.end, f"#{each.value:.12g}{'%' if each.is_percentage else ''}")
        for each in find_numbers(sentence)
        if not (each.is_spelt and each.value <= 1 and not _counts(sentence[each.span.end :]))
    ]
    free = [
        (start, end, mark)
        for start, end, mark in numbers
        if not any(start < last and first < end for first, last, _ in names)
    ]
    marks = [*names, *free]
    pieces, position = [], 0
    for start, end, mark in sorted(marks):
        pieces += [sentence[position:start].lower(), mark]
        position = end
    return _plain("".join([*pieces, sentence[position:].lower()]))


def _counts(after: str) -> bool:
    """Whether "one" is a number here: "one more than", "one year older"."""
    return bool(re.match(r"\s(?:more|less|fewer|year|older|younger|larger|smaller|greater)", after))


def _plain(text: str) -> str:
    text = (
        _HALF.sub(lambda match: f"#{_PARTS[match['part'].lower()]} times", text)
        if "E" in text
        else text
    )
    for pattern, plain in _WORDS:
        text = pattern.sub(plain, text)
    return " ".join(text.split())
