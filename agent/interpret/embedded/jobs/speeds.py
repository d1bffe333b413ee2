"""Machines of different speeds: "one printer does 20 pages a minute, the other 10"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.numbers import Number
from agent.interpret.embedded.text import Sentence, Span

_TIME = r"(?:hour|h|minute|min|day|second|s|week)"
_RATE = re.compile(
    rf"\s(?P<noun>[^\W\d_]{{1,20}})(?:\s(?:of\s)?\w+)?\s?(?:a|an|per|each|every|/|in\san?|in\sone)\s?(?P<time>{_TIME})\b",
    re.IGNORECASE,
)
_SPEEDS = re.compile(r"\bspeeds?\b", re.IGNORECASE)
_FASTER = re.compile(
    r"\b(?:times|twice|half|double|thrice|faster|slower|as\sfast)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Speeds:
    """The speed of each machine in order, of `noun` in each `time`, both "" where none is told."""

    values: tuple[float, ...]
    noun: str
    time: str
    used: tuple[Span, ...]


def find_speeds(document: Document) -> Speeds | None:
    """Returns the speeds of machines, None where none are told.

    >>> from agent.interpret.embedded.text import Text
    >>> found = find_speeds(Document(Text("A fast printer does 20 pages a minute, an old one 10.")))
    >>> found.values, found.noun
    ((20.0, 10.0), 'pages')
    """
    rates: list[Number] = []
    noun = time = ""
    for sentence in document.text.sentences:
        told = _rates(document, sentence)
        if told:
            rates += told[0]
            noun, time = noun or told[1], time or told[2]
    if len(rates) > 1:
        spans = tuple(number.span for number in rates)
        return Speeds(tuple(number.value for number in rates), noun, time, spans)
    return _listed(document)


def _rates(document: Document, sentence: Sentence) -> tuple[list[Number], str, str] | None:
    numbers = [
        each
        for each in document.numbers_in(sentence.span)
        if not (each.is_spelt and each.value <= 1)
    ]
    matches = [_RATE.match(document.text.raw, each.span.end) for each in numbers]
    first = next((match for match in matches if match), None)
    if first is None or any(_FASTER.search(part) for part in (sentence.text,)):
        return None
    kept: list[Number] = []
    for number, match in zip(numbers, matches, strict=True):
        if match is None and not (kept and _ends(document, number)):
            continue
        kept.append(number)
    return kept, first["noun"].lower(), first["time"].lower()


def _ends(document: Document, number: Number) -> bool:
    """Whether a number stands at the end of a clause: "the other 10." """
    return bool(re.match(r"\s?(?:[.,;]|and\b|$)", document.text.raw[number.span.end :][:6]))


def _listed(document: Document) -> Speeds | None:
    for match in _SPEEDS.finditer(document.text.raw):
        end = re.search(r"[.;?!](?:\s|$)|\n", document.text.raw[match.end() :][:300])
        stop = match.end() + (end.start() if end else 300)
        numbers = document.numbers_in(Span(match.end(), stop))
        if len(numbers) > 1:
            spans = tuple(number.span for number in numbers)
            return Speeds(tuple(number.value for number in numbers), "", "", spans)
    return None
