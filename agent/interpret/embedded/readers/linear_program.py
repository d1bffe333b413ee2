"""Reads questions that decide how much of each, within linear limits."""

from __future__ import annotations

import re

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.linear.algebra import is_written_out, read_algebra
from agent.interpret.embedded.linear.candidates import candidates
from agent.interpret.embedded.linear.program import Draft, draft
from agent.interpret.embedded.linear.spoken_program import program_of
from agent.interpret.embedded.reader import Missing, Reader, Reading
from agent.interpret.embedded.refusal import refusing
from agent.interpret.embedded.unread import unused_numbers, with_context

_GOAL = re.compile(
    r"\b(?:maximi[sz]\w*|minimi[sz]\w*|(?:maximum|minimum|highest|lowest|least|most|largest|smallest"
    r"|greatest|cheapest|best)\b)",
    re.IGNORECASE,
)
_AMOUNTS = re.compile(
    r"\bhow\s(?:many|much|should)\b|\bmix\b|\bblend\b|\ballocat\w+|\bnumber\sof\seach\b"
    r"|\bhow\sto\s(?:split|mix|blend|use)|\bproduc\w+|\binvest\w*"
    r"|\boptimal\s(?:plan|mix|layout|solution|allocation)|\bsubject\sto\b|\bdiet\b",
    re.IGNORECASE,
)
_LIMITS = re.compile(
    r"\bat\s(?:most|least)\b|\bexceed\b|\bavailable\b|\bno\s(?:more|less|fewer)\sthan\b"
    r"|\bmaximum\sof\b|\bminimum\sof\b|\blimit\w*\b|\bup\sto\b"
    r"|\bmust\b|\bbudget\b|<=|>=|\bthere\sare\b|\bhas\b",
    re.IGNORECASE,
)
# No question has so many ways to name what it decides that trying more would help.
_MOST_TRIED = 24
# Longer than any program told in sentences; the work grows with the square of a sentence.
_LONGEST_PROSE = 20_000


def _evidence(document: Document) -> float:
    text = document.text.raw
    if is_written_out(text):
        return 0.92
    if len(text) > _LONGEST_PROSE:
        return 0.0
    signs = [bool(pattern.search(text)) for pattern in (_GOAL, _AMOUNTS, _LIMITS)]
    return {3: 0.75, 2: 0.4}.get(sum(signs), 0.0) if signs[0] else 0.0


@refusing("the linear program")
def _read(document: Document) -> Reading | Missing | None:
    written = read_algebra(document)
    if written is not None:
        return written
    best: Draft | None = None
    for index, entities in enumerate(candidates(document)):
        if index == _MOST_TRIED:
            break
        found = draft(document, entities)
        reading = _complete(document, found)
        if reading:
            return reading
        if best is None or _progress(found) > _progress(best):
            best = found
    return _missing(document, best) if best and _evidence(document) > 0.5 else None


def _complete(document: Document, found: Draft) -> Reading | None:
    if found.unread or found.goal is None or not found.limits:
        return None
    if unused_numbers(document, found.used):
        return None
    return program_of(document, found)


def _progress(found: Draft) -> tuple[bool, int]:
    return found.goal is not None, len(found.limits)


def _missing(document: Document, found: Draft) -> Missing:
    names = " and ".join(found.entities.names[:4])
    if found.goal is None:
        return Missing(
            "linear_program",
            "the goal",
            f"I read that {names} are to be decided; what should be as large or as small as possible, "
            "and how much does one of each add to it?",
        )
    if found.unread:
        shown = " ".join(found.unread.split())[:120]
        return Missing(
            "linear_program",
            f'what "{shown}" means',
            f'I read that {names} are to be decided, and cannot work in "{shown}"; please say it in '
            "other words.",
        )
    loose = unused_numbers(document, found.used)
    if loose:
        shown = with_context(document, loose[0])
        return Missing(
            "linear_program", f'what "{shown}" means', f'What does "{shown}" say about {names}?'
        )
    return Missing("linear_program", "the limits", f"What limits how many {names} there can be?")


READER = Reader(family="linear_program", evidence=_evidence, read=_read)
