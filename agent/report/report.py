"""Layer 4: what the other layers found out, as one report."""

from __future__ import annotations

from typing import Any

from agent.contracts.clarification import Clarification
from agent.contracts.interpretation import Consult, Interpretation
from agent.contracts.parts import Parts
from agent.contracts.reply import Reply
from agent.contracts.report import Report, SolverUsed
from agent.contracts.verdict import Verdict
from agent.report.safe_text import printable
from agent.report.sections import sections
from agent.report.unsolved import unsolved_sections
from solvers.quantum.device_estimate import QuantumEstimate
from tools.outcome import Outcome


def answer(
    run_id: str, interpretation: Interpretation, verdict: Verdict, outcome: Outcome
) -> Report:
    """Returns the report on a problem that was solved, or proven to have no solution."""
    origin = outcome.provenance
    facts = Report(
        kind="answer",
        status=outcome.status,
        sense=outcome.sense,
        objective=outcome.objective,
        bound=outcome.bound,
        gap=outcome.gap,
        problem=interpretation.problem,
        solution=outcome.solution,
        check=outcome.check,
        solver=SolverUsed(
            name=origin.backend,
            seconds=origin.seconds,
            seed=origin.seed,
            tool=origin.tool,
            model=origin.model,
            budget_s=origin.budget_s,
            tried=origin.tried,
            repairs=origin.repairs,
        ),
        evidence=outcome.evidence,
        verdict=verdict,
        assumptions=interpretation.assumptions,
        unused_numbers=interpretation.unused_numbers,
        origins=interpretation.origins,
        confidence=interpretation.confidence,
        model_use=interpretation.model_use,
        explanation="",
        run_id=run_id,
    )
    words = "\n\n".join(printable(section.prose) for section in sections(facts, whole=False))
    return facts.model_copy(update={"explanation": words})


def judgement(
    run_id: str, interpretation: Interpretation, verdict: Verdict, estimate: QuantumEstimate | None
) -> Report:
    """Returns the report on a problem that was left unsolved: what was asked about it, and the verdict."""
    facts = Report(
        kind="verdict",
        sense=interpretation.problem.sense,
        problem=interpretation.problem,
        verdict=verdict,
        consult=interpretation.consult or Consult(),
        estimate=estimate,
        assumptions=interpretation.assumptions,
        unused_numbers=interpretation.unused_numbers,
        origins=interpretation.origins,
        confidence=interpretation.confidence,
        model_use=interpretation.model_use,
        explanation="",
        run_id=run_id,
    )
    words = "\n\n".join(
        printable(section.prose) for section in unsolved_sections(facts, whole=False)
    )
    return facts.model_copy(update={"explanation": words})


def reply(run_id: str, said: dict[str, Any]) -> Report:
    """Returns the report on a question that was not solved: a reply, or a clarification."""
    if said.get("kind") == "reply":
        paragraphs = Reply.model_validate(said).text.split("\n\n")
        words = "\n\n".join(printable(each) for each in paragraphs)
        return Report(kind="reply", explanation=words, run_id=run_id)
    if said.get("kind") == "parts":
        parts = Parts.model_validate(said)
        return Report(
            kind="reply",
            questions=parts.questions,
            explanation=printable(" ".join(parts.questions)),
            model_use=parts.model_use,
            run_id=run_id,
        )
    asked = Clarification.model_validate(said)
    return Report(
        kind="clarification",
        clarification=asked,
        explanation=_asking(asked),
        model_use=asked.model_use,
        run_id=run_id,
    )


def failure(sentence: str, run_id: str | None = None) -> Report:
    """Returns the report on a run that went wrong; the sentence says how to mend it."""
    return Report(kind="error", explanation=printable(sentence), run_id=run_id)


def _asking(asked: Clarification) -> str:
    said = [printable(asked.question)]
    if asked.readings:
        said.append(printable(f"It could mean: {'; or '.join(asked.readings)}."))
    return "\n\n".join(said)
