"""The parts of a report in words, in the order in which a person wants them."""

from __future__ import annotations

from agent.contracts.report import Report
from agent.report.certainty import certainty
from agent.report.check_words import check_words
from agent.report.evidence_words import evidence_words
from agent.report.headline import headline
from agent.report.origin import origin
from agent.report.quantum_section import quantum_section
from agent.report.quantum_words import quote_words
from agent.report.section import Section
from agent.report.understanding import understanding
from agent.report.verdict_words import requested_words
from solvers.quantum_evidence import QuoteEvidence


def sections(report: Report, *, whole: bool) -> tuple[Section, ...]:
    """Returns what there is to say about an answer; empty sections are left out.

    The `whole` of the verdict, or the short of it.
    """
    problem, verdict, solver = report.problem, report.verdict, report.solver
    status, sense = report.status, report.sense
    assert problem is not None and verdict is not None and solver is not None
    assert status is not None and sense is not None
    quote = report.evidence if isinstance(report.evidence, QuoteEvidence) else None
    every = (
        Section(
            "",
            quote_words(quote)
            if quote and report.solution is None
            else (
                headline(problem, report.solution, status, solver.budget_s),
                *certainty(status, sense, report.objective, report.bound, report.gap),
                *(quote_words(quote) if quote else ()),
            ),
        ),
        Section("Checked", check_words(report.check)),
        Section(
            "What was understood",
            understanding(problem, sense, report.assumptions, report.unused_numbers),
            lines=problem.restate(),
        ),
        Section("What the sampler showed", () if quote else evidence_words(report.evidence)),
        quantum_section(verdict, *(() if quote else requested_words(verdict)), whole=whole),
        Section("How it was found", () if report.solution is None and quote else origin(solver)),
    )
    return tuple(section for section in every if section.sentences)
