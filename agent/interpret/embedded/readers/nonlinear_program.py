"""Reads questions of calculus: written formulas, figures, pairs of numbers, prices."""

from __future__ import annotations

import re

from agent.interpret.embedded.calculus.crossings import crossing
from agent.interpret.embedded.calculus.demand_prices import price_of_demand
from agent.interpret.embedded.calculus.drafts import Draft
from agent.interpret.embedded.calculus.figures import figure_of
from agent.interpret.embedded.calculus.number_pairs import number_pair
from agent.interpret.embedded.calculus.pricing import further_step
from agent.interpret.embedded.calculus.shapes import shape
from agent.interpret.embedded.calculus.special_shapes import special_shape
from agent.interpret.embedded.calculus.wanted import wanted
from agent.interpret.embedded.calculus.written import demand, written_program
from agent.interpret.embedded.document import Document
from agent.interpret.embedded.linear.algebra import is_written_out
from agent.interpret.embedded.reader import Missing, Reader, Reading
from agent.interpret.embedded.refusal import refusing
from agent.interpret.embedded.text import Span
from agent.interpret.embedded.unread import unused_numbers, with_context

_LONGEST = 4_000  # longer than any exercise of calculus
_TOPIC = re.compile(
    r"\b(?:rectang\w+|fenc\w+|cylind\w+|box|cans?|poster|margins?|semi-?circle|pair\sof\s(?:[\w-]+\s){0,2}(?:numbers|integers)|two\s(?:[\w-]+\s){0,2}(?:numbers|integers|parts)"
    r"|profit|straight|perimeter|area|volume|revenue|additional|extra|each|every)\b",
    re.IGNORECASE,
)
_FORMULA = re.compile(
    r"[a-zA-Z)\d]\s?(?:\^|\*\*|²|³)|\bsqrt\b|√|\\frac|\b(?:log|ln|exp|sin|cos)\s?\(|\d\s?/\s?[a-z]\b|[a-z]\([a-z]\)\s?=|(?<!\w)[a-z]\s?=\s?\d"
)
_COUNTS = re.compile(r"\b(?:two|three|four|one|fourth)\b", re.IGNORECASE)

_UNITS = re.compile(
    r"\b(?:mm|cm|dm|m|km|in|ft|yd)\s?\^\s?[23]\b|\b(?:mm|cm|dm|m|km|in|ft|yd)[23]\b", re.IGNORECASE
)


def _evidence(document: Document) -> float:
    text = document.text.raw
    if len(text) > _LONGEST or document.tables:
        return 0.0
    if (
        _FORMULA.search(text)
        and not is_written_out(text)
        and (written_program(document) or demand(document))
    ):
        return 0.95
    return 0.95 if _TOPIC.search(text) and _draft(document) is not None else 0.0


def _draft(document: Document) -> Draft | None:
    aim = wanted(document)
    if aim is None:
        return further_step(document, None)
    for kind in (number_pair, special_shape, shape, price_of_demand, crossing, further_step):
        draft = kind(document, aim)
        if draft is not None:
            return draft
    return None


@refusing("the formula")
def _read(document: Document) -> Reading | Missing | None:
    text = document.text.raw
    draft = None
    if _FORMULA.search(text) and not is_written_out(text):
        draft = demand(document) or written_program(document)
    draft = draft or _draft(document)
    if draft is None:
        return None
    said = (*_COUNTS.finditer(text), *_UNITS.finditer(text))
    used = (*draft.used, *(Span(*match.span()) for match in said))
    loose = unused_numbers(document, used)
    if loose:
        shown = with_context(document, loose[0])
        about = figure_of(text)
        what = f"the {about.name}" if about else "what is to be best"
        return Missing(
            "nonlinear_program", f'what "{shown}" means', f'What does "{shown}" say of {what}?'
        )
    return Reading(draft.problem, used, draft.assumptions)


READER = Reader(family="nonlinear_program", evidence=_evidence, read=_read)
