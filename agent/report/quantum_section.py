"""The verdict as a section of a report: a short one for the terminal, and the whole of it."""

from __future__ import annotations

from agent.contracts.verdict import Verdict
from agent.report.break_even_table import break_even_table
from agent.report.route_table import brief_route_table, route_table, source_table
from agent.report.section import Section
from agent.report.verdict_words import (
    assumed_words,
    confidence_words,
    heaviest_words,
    readiness_words,
    side_by_side_words,
    turning_words,
    unknown_words,
)


def quantum_section(verdict: Verdict, *said: str, whole: bool) -> Section:
    """Returns the verdict in words and tables; `said` are sentences that follow its summary.

    The short form has one paragraph and the open routes; the whole has intervals and sources, every
    break-even, and the findings with the weightiest first. A verdict without routes has its findings
    in both.
    """
    worth = "may be worth it" if verdict.worth_quantum else "not worth it"
    title = f"Quantum: {worth}"
    if not verdict.routes:
        return Section(
            title,
            (verdict.summary, *said, *readiness_words(verdict)),
            findings=verdict.findings,
            closing=(verdict.break_even, *unknown_words(verdict)),
        )
    if not whole:
        sentences = (
            verdict.summary,
            *said,
            *confidence_words(verdict),
            *heaviest_words(verdict),
            *turning_words(verdict, whole=False),
            *assumed_words(verdict, most=1),
        )
        return Section(title, sentences, tables=(brief_route_table(verdict),))
    return Section(
        title,
        (
            verdict.summary,
            *said,
            *side_by_side_words(verdict),
            *confidence_words(verdict),
            *turning_words(verdict, whole=True),
            *assumed_words(verdict, most=len(verdict.flips)),
            *readiness_words(verdict),
            "Ranges hold eight times in ten.",
        ),
        tables=(
            route_table(verdict),
            source_table(verdict),
            *((break_even_table(verdict),) if verdict.break_evens else ()),
        ),
        findings=verdict.findings,
        closing=unknown_words(verdict),
    )
