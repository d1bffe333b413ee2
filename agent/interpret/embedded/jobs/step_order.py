"""In which order every job takes its steps, where a sentence tells it for all of them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.jobs.roles import TIME_UNIT
from agent.interpret.embedded.text import Span

ORDER = re.compile(
    r"\b(?:in|always\sin|of)\s(?:exactly\s)?(?:this|that|the\ssame|one\sand\sthe\ssame|a\sfixed|fixed)\s?(?:fixed\s|processing\s|technological\s|machine\s)?(?:order|sequence|route)?\b"
    r"|\b(?:first|initially)\b[^.?!]{0,120}?\b(?:then|afterwards?|after\s(?:that|which|it|the)|next|finally|second(?:ly)?|later|before|and)\b|\bthen\b|\bfollowed\sby\b|\bafterwards\b|\bafter\s(?:that|which)\b|\b(?:go(?:es)?|pass(?:es)?|moves?|runs?|visits?|travels?)\s(?:\w+\s){0,3}?(?:through|past|from|to|over)\b"
    r"|\b(?:as\ssoon\sas|once|after|when|until)\s(?:it|they|the\s\w+)\s(?:has|have|is|are)\s(?:been\s)?\w+|\bbefore\s(?:it|they|being|the)\b|\bonly\safter\b|\bin\sthe\sorder\s(?=\d|m\d|machine)|\b(?:two|three|four|five|[2-9])[\s-](?:stage|step|phase|machine)s?\b|→|->",
    re.IGNORECASE,
)
_ALL = re.compile(
    r"\b(?:every|each|all|any|an?|both|whole|(?:\w+s)\s(?:are|go|pass|visit|take|have|must)|jobs)\b",
    re.IGNORECASE,
)
_MOST_COUNTS = 4  # "machines 1, 2 and 3" in a sentence without times
_REVERSES = re.compile(
    r"\bafter\b(?!\s(?:that|which|this|wards))|\bonce\b|\bwhen\b|\bas\ssoon\sas\b|\buntil\b",
    re.IGNORECASE,
)
_ENDING = re.compile(r"(?:ing|ed|es|e|s|ion|er|or)$")


def common_order(document: Document, steps: Sequence[str]) -> tuple[int, ...] | None:
    """Returns the steps' places in the order that a sentence tells for all jobs, None where none does.

    >>> from agent.interpret.embedded.text import Text
    >>> text = "Every order is first washed and then ironed."
    >>> common_order(Document(Text(text)), ("ironing", "washing"))
    (1, 0)
    """
    for sentence in document.text.sentences:
        words = sentence.text.casefold()
        if not ORDER.search(words) or not _ALL.search(words) or _has_times(document, sentence.span):
            continue
        found = [_place(words, step) for step in steps]
        if any(place < 0 for place in found) or len(set(found)) < len(found):
            continue
        order = tuple(sorted(range(len(steps)), key=lambda at: found[at]))
        if order != tuple(range(len(steps))) and _REVERSES.search(words):
            continue
        return order
    return None


def tells_one_order(document: Document) -> bool:
    """Whether a sentence beside the numbers says that all jobs take their steps in one order."""
    return any(
        ORDER.search(sentence.text)
        and _ALL.search(sentence.text)
        and not _has_times(document, sentence.span)
        for sentence in document.text.sentences
    )


def _has_times(document: Document, span: Span) -> bool:
    """Whether a sentence tells the times of a job, so that its order is that job's alone."""
    numbers = document.numbers_in(span)
    return len(numbers) > _MOST_COUNTS or any(
        re.fullmatch(TIME_UNIT, number.unit, re.IGNORECASE) for number in numbers
    )


def _place(words: str, step: str) -> int:
    """Where the stem of a step's name stands, -1 where it does not.

    >>> _place("all are printed and then bound", "printing")
    8
    """
    plain = step.casefold()
    match = re.search(rf"(?<!\w){re.escape(plain)}(?!\w)", words)
    if match:
        return match.start()
    stem = _ENDING.sub("", plain.split()[-1])
    match = re.search(rf"(?<!\w){re.escape(stem)}\w{{0,5}}", words) if len(stem) > 2 else None
    return match.start() if match else -1
