"""Reads questions that plan in which periods to make how much, with set-ups against stock."""

from __future__ import annotations

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.reader import Missing, Reader, Reading
from agent.interpret.embedded.refusal import refusing
from agent.interpret.embedded.stock_plans.evidence import SURE, evidence_of
from agent.interpret.embedded.stock_plans.reading import read_stock_plan


def _evidence(document: Document) -> float:
    return evidence_of(document, "lot_sizing")


@refusing("the plan of lots")
def _read(document: Document) -> Reading | Missing | None:
    outcome = read_stock_plan(document, "lot_sizing")
    # On weak evidence an incomplete plan is more likely another kind of problem.
    return None if isinstance(outcome, Missing) and _evidence(document) < SURE else outcome


READER = Reader(family="lot_sizing", evidence=_evidence, read=_read, leaves_nothing=True)
