"""Reads questions for a sequence of signs that is least like its own shifts."""

from __future__ import annotations

import re

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.numbers import Number
from agent.interpret.embedded.reader import Missing, Reader, Reading
from agent.interpret.embedded.refusal import refusing
from agent.interpret.embedded.text import Span
from agent.interpret.embedded.unread import unused_numbers, with_context
from problems.families.labs import Labs

_NAMED = re.compile(
    r"\blabs\b|\bauto-?correlations?\b|\bside-?lobe\s(?:energy|level)|\bmerit\sfactor\b",
    re.IGNORECASE,
)
_SIGNS = re.compile(
    r"[+]1\s?(?:and|or|/|,)\s?[-−]1|[-−]1\s?(?:and|or|/|,)\s?[+]?1|±\s?1|\bbinary\b|\bsigns?\b|\bspins?\b|\bcoins?\b"
    r"|\bpulses?\b|\bphases?\b|\bN\s?=|\blength\b",
    re.IGNORECASE,
)
# The sum over i of s_i * s_(i + k), squared and summed over k, whatever it is called.
_SHIFTED = re.compile(r"s_?i\s?[*·]?\s?s_?[({]?i\s?\+\s?k", re.IGNORECASE)
_SQUARED = re.compile(r"\bsquare[sd]?\b|\^\s?2|²", re.IGNORECASE)
_EVERY_DISTANCE = re.compile(
    r"\b(?:every|each|all)\s(?:\w+\s)?(?:distances?|shifts?|lags?|offsets?)\b", re.IGNORECASE
)
_ALIKE = re.compile(r"\bsame\sside\b|\bagree\w*\b|\bequal\b|\balike\b", re.IGNORECASE)
_LENGTH = re.compile(
    r"\b(?:length|N|size)\s?(?:=|of|is|:)?\s?(?=\d)|\b(?:sequence|code|row)\sof\s(?=\d|[a-z])"
    r"|\b(?:row|lay|laid|has|have|with|the)\s(?=(?:\d+|[a-z]+)\s(?:coins?|signs?|spins?|phases?|pulses?|elements?|chips?|bits?|entries))",
    re.IGNORECASE,
)
_LAST_SIGN = re.compile(r"\bs_\{?(?P<n>\d+)\}?\s(?:are|is|each|take|may)", re.IGNORECASE)
_SKEW = re.compile(r"\bskew[\s-]?symmetric", re.IGNORECASE)
_SETTLED = re.compile(
    r"\b(?:first|start\w*|begin\w*|settled|fixed)\b[^.;]{0,60}?(?P<signs>[-−+]\s?1(?:\s?(?:,|and|,\sand)\s?[-−+]?\s?1){0,30})",
    re.IGNORECASE,
)
# Shifts that wrap around the end give other sums, and another best sequence.
_CYCLIC = re.compile(r"(?<![a-z])(?<!non-)(?<!non\s)(?:periodic|cyclic)", re.IGNORECASE)


def _evidence(document: Document) -> float:
    text = document.text.raw
    if _NAMED.search(text) and _SIGNS.search(text):
        return 0.95
    disguised = _SQUARED.search(text) and (
        _SHIFTED.search(text) or (_EVERY_DISTANCE.search(text) and _ALIKE.search(text))
    )
    return 0.9 if disguised else 0.0


@refusing("the sequence")
def _read(document: Document) -> Reading | Missing | None:
    if not _evidence(document):
        return None
    if _CYCLIC.search(document.text.raw):
        return Missing(
            "labs",
            "whether the shifts wrap around",
            "The text speaks of periodic (cyclic) correlations; I take them without wrapping around "
            "(aperiodic): is that what you mean?",
        )
    length = _length(document)
    if length is None:
        return Missing("labs", "the length", "How many signs does the sequence have?")
    text = document.text.raw
    settled = _SETTLED.search(text)
    prefix = _signs(settled["signs"]) if settled else ()
    problem = Labs.model_validate(
        {"n": int(length.value), "prefix": prefix, "skew_symmetric": bool(_SKEW.search(text))}
    )
    counts = {length.value, length.value - 1, 1, -1, 2, float(len(prefix))}
    used = [number.span for number in document.numbers if number.value in counts]
    used += [Span(*settled.span("signs"))] if settled else []
    loose = unused_numbers(document, used)
    if loose:
        shown = with_context(document, loose[0])
        return Missing("labs", f'what "{shown}" means', f'What does "{shown}" say of the sequence?')
    return Reading(problem, tuple(used))


def _length(document: Document) -> Number | None:
    """The number that the sequence is long, where all that say so agree."""
    text = document.text.raw
    ends = [match.end() for match in _LENGTH.finditer(text)]
    ends += [match.start("n") for match in _LAST_SIGN.finditer(text)]
    found = [number for end in ends for number in document.numbers if number.span.start == end]
    if not found:
        found = [
            Number(float(match["n"]), Span(*match.span("n"))) for match in _LAST_SIGN.finditer(text)
        ]
    longest = max(found, key=lambda number: number.value, default=None)
    return longest if longest and longest.value == int(longest.value) >= 2 else None


def _signs(written: str) -> tuple[int, ...]:
    """
    >>> _signs("+1, -1 and 1")
    (1, -1, 1)
    """
    return tuple(-1 if match[0][0] in "-−" else 1 for match in re.finditer(r"[-−+]?\s?1", written))


READER = Reader(family="labs", evidence=_evidence, read=_read)
