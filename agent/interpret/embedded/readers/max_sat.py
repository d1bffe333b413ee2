"""Reads clauses that should hold: as many of them, or as much weight of them, as can be."""

from __future__ import annotations

import re

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.polynomials.clauses import WrittenClause, written_clauses
from agent.interpret.embedded.reader import Missing, Reader, Reading
from agent.interpret.embedded.refusal import refusing
from agent.interpret.embedded.text import Span
from agent.interpret.embedded.unread import unused_numbers, with_context
from problems.families.max_sat import Clause, MaxSat

_NAMED = re.compile(
    r"\bmax(?:imum)?[\s-]?sat(?:isfiability)?\b|\bclauses?\b|\bsatisf(?:y|ies|iable|ying)\b",
    re.IGNORECASE,
)
_MOST = re.compile(
    r"\bmaximi[sz]\w*|\b(?:most|largest|greatest|highest|maximum)\b|\bas\smany\b|\bas\smuch\b|\bmaxsat\b"
    r"|\bsatisf(?:y|ies)\b",
    re.IGNORECASE,
)


def _evidence(document: Document) -> float:
    text = document.text.raw
    if not _MOST.search(text):
        return 0.0
    clauses = written_clauses(text)
    if len(clauses) < 2:
        return 0.0
    longer = any(len(each.positive) + len(each.negative) > 1 for each in clauses)
    return 0.95 if longer and (_NAMED.search(text) or " points if " in text) else 0.0


@refusing("the clauses")
def _read(document: Document) -> Reading | Missing | None:
    if not _evidence(document):
        return None
    written = written_clauses(document.text.raw)
    names = tuple(
        dict.fromkeys(name for each in written for name in (*each.positive, *each.negative))
    )
    problem = MaxSat(
        variables=names,
        clauses=tuple(
            Clause(positive=each.positive, negative=each.negative, weight=each.weight)
            for each in written
        ),
    )
    used = [_with_number(each, document) for each in written]
    counts = {float(len(names)), float(len(written))}
    used += [number.span for number in document.numbers if number.value in counts]
    loose = unused_numbers(document, used)
    if loose:
        shown = with_context(document, loose[0])
        return Missing(
            "max_sat", f'what "{shown}" means', f'What does "{shown}" say of the clauses?'
        )
    return Reading(problem, tuple(used))


def _with_number(clause: WrittenClause, document: Document) -> Span:
    """The clause with the number it is listed under, "clause 3:"."""
    before = document.text.raw[max(0, clause.span.start - 12) : clause.span.start]
    listed = re.search(r"\bclause\s\d+\s?:\s?$", before, re.IGNORECASE)
    return Span(clause.span.start - (len(listed[0]) if listed else 0), clause.span.end)


READER = Reader(family="max_sat", evidence=_evidence, read=_read)
