"""One line of results.jsonl: what became of one row, with its trace."""

from __future__ import annotations

from typing import Any

from pydantic import Field

from evals.harness.ran import Claim, Ran
from evals.harness.row import Row
from evals.harness.scorers.formulation import formulation
from evals.harness.scorers.gap import distance
from evals.harness.scorers.outcome import Outcome, outcome
from problems.problem import Frozen

_MOST_SHOWN = 20_000  # characters of a text or a problem that are kept for the report


class Mark(Frozen):
    """Characters of the text that a number of the problem was read from."""

    start: int
    end: int
    field: str


class Trace(Frozen):
    """How the answer came about, for a person who looks into the case."""

    text: str
    problem: str = Field(default="", description="the problem that was read, as JSON")
    marks: tuple[Mark, ...] = ()
    assumptions: tuple[str, ...] = ()
    unused_numbers: tuple[str, ...] = ()
    said: str = Field(default="", description="the question back, the refusal or what broke")
    model: str = Field(default="", description="the form that was solved, and the solver")
    solution: str = ""


class Formulated(Frozen):
    """What `scorers.formulation` says."""

    same_family: bool
    numbers: float
    identical: bool


class Record(Frozen):
    """The key is (`id`, `configuration`, `seed`); a later line with the same key replaces it."""

    id: str
    configuration: str
    seed: int
    row_digest: str
    dataset: str
    outcome: Outcome
    label: str
    status: str | None = None
    objective: float | None = None
    answer: float | str | None = Field(
        default=None, description="the objective, else the status that was answered"
    )
    seconds: float
    interpret_seconds: float | None = None
    confidence: float | None = None
    family: str | None = None
    expected_family: str | None = None
    feasible: bool | None = None
    gap: float | None = None
    distance: float | None = Field(default=None, description="relative, from the nearest label")
    formulation: Formulated | None = None
    tokens: int | None = None
    calls: int | None = None
    cost_usd: float | None = None
    trace: Trace

    @property
    def key(self) -> tuple[str, str, int]:
        """What no two results share."""
        return self.id, self.configuration, self.seed


def record(row: Row, ran: Ran, configuration: str, seed: int) -> Record:
    """Returns the result of a row."""
    report = ran.report if ran.report is not None and ran.report.kind == "answer" else None
    problem = report.problem if report is not None else None
    read = problem.model_dump(mode="json") if problem is not None else None
    asked = ran.report.clarification if ran.report is not None else None
    claimed = ran.claimed or Claim()
    objective = report.objective if report is not None else claimed.objective
    reached = report.status if report is not None else claimed.status
    status = reached.value if reached is not None else None
    return Record(
        id=row.id,
        configuration=configuration,
        seed=seed,
        row_digest=row.digest,
        dataset=row.dataset,
        outcome=outcome(row, ran),
        label=row.label,
        status=status,
        objective=objective,
        answer=objective if objective is not None else status,
        seconds=ran.seconds,
        interpret_seconds=ran.interpret_s,
        confidence=report.confidence if report is not None else None,
        family=problem.family if problem is not None else (asked.family if asked else None),
        expected_family=row.family,
        feasible=report.check.feasible if report is not None and report.check else None,
        gap=report.gap if report is not None else None,
        distance=distance(objective, row.values),
        formulation=_formulated(row, read),
        tokens=ran.tokens,
        calls=ran.calls,
        cost_usd=ran.cost_usd,
        trace=_trace(row, ran, read),
    )


def _formulated(row: Row, read: dict[str, Any] | None) -> Formulated | None:
    if row.problem is None or read is None:
        return None
    found = formulation(row.problem, read)
    return Formulated(
        same_family=found.same_family, numbers=round(found.numbers, 4), identical=found.identical
    )


def _trace(row: Row, ran: Ran, read: dict[str, Any] | None) -> Trace:
    import json

    text, report = row.text[:_MOST_SHOWN], ran.report
    if report is None:
        return Trace(text=text, said=ran.said)
    marks = [
        Mark(start=origin.start, end=origin.end, field=f"{origin.field} = {origin.value:g}")
        for origin in report.origins
        if origin.start is not None and origin.end is not None and origin.end <= len(text)
    ]
    solver, asked = report.solver, report.clarification
    said = " ".join((asked.question, *asked.readings)) if asked else report.explanation
    return Trace(
        text=text,
        problem=_cut(json.dumps(read)) if read is not None else "",
        marks=tuple(marks),
        assumptions=report.assumptions,
        unused_numbers=report.unused_numbers,
        said=_cut(said) if asked or report.kind != "answer" else "",
        model=f"{solver.model}, solved by {solver.name}" if solver else "",
        solution=_cut(report.solution.model_dump_json()) if report.solution else "",
    )


def _cut(text: str) -> str:
    return text if len(text) <= _MOST_SHOWN else f"{text[:_MOST_SHOWN]} … ({len(text)} characters)"
