"""The answer for a person and for a program: one object, every key always there."""

from __future__ import annotations

from typing import Any, Literal, Self

from pydantic import ConfigDict, Field, model_validator

from agent.contracts.clarification import Clarification
from agent.contracts.interpretation import Consult, Origin
from agent.contracts.model_use import ModelUse
from agent.contracts.verdict import Verdict
from problems.problem import Check, Frozen
from problems.registry import AnyProblem, AnySolution
from problems.status import Sense, Status
from solvers.evidence import Evidence
from solvers.quantum.device_estimate import QuantumEstimate


class SolverUsed(Frozen):
    """What found the answer: `name` is the backend, `tool` the route, `model` the form it solved."""

    name: str
    seconds: float = Field(ge=0, description="wall time of the whole tool")
    seed: int
    tool: str
    model: str
    budget_s: float = Field(ge=0)
    tried: tuple[str, ...] = ()
    repairs: tuple[str, ...] = ()


class Report(Frozen):
    """One run's report. `kind` says which keys are filled; the others are null or empty.

    `answer` fills everything but `clarification`; infeasible and unbounded are answers too, and
    have no solution. `verdict` is the judgement on a problem that was left unsolved, with what `consult`
    asks about it and the `estimate` of its QUBO on each machine, null where it has none. `several` has
    a report for each part of the question. `explanation` is plain text: paragraphs, with an empty line
    between them.
    """

    model_config = ConfigDict(json_schema_serialization_defaults_required=True)

    kind: Literal["answer", "verdict", "several", "clarification", "reply", "error"]
    status: Status | None = None
    sense: Sense | None = None
    objective: float | None = None
    bound: float | None = Field(default=None, description="a proven limit on the best objective")
    gap: float | None = Field(default=None, description="|objective - bound| / max(1, |objective|)")
    problem: AnyProblem | None = None
    solution: AnySolution | None = None
    check: Check | None = None
    solver: SolverUsed | None = None
    evidence: Evidence | None = None
    verdict: Verdict | None = None
    consult: Consult | None = Field(default=None, description="what was asked instead of an answer")
    estimate: QuantumEstimate | None = Field(
        default=None, description="of the problem's QUBO on each machine asked about"
    )
    assumptions: tuple[str, ...] = ()
    unused_numbers: tuple[str, ...] = ()
    origins: tuple[Origin, ...] = Field(
        default=(), description="where the problem's numbers come from: the text or a cell"
    )
    confidence: float | None = Field(default=None, description="of the reading, 0 to 1")
    model_use: ModelUse | None = Field(default=None, description="of a language model, if any")
    explanation: str
    clarification: Clarification | None = None
    questions: tuple[str, ...] = Field(default=(), description="the parts of a question")
    parts: tuple[Report, ...] = Field(default=(), description="the reports on them, in order")
    run_id: str | None = None

    @model_validator(mode="after")
    def _is_whole(self) -> Self:
        needed = {
            "answer": ("status", "sense", "problem", "solver", "verdict"),
            "verdict": ("sense", "problem", "verdict", "consult"),
            "several": (),
            "clarification": ("clarification",),
            "reply": (),
            "error": (),
        }
        absent = [name for name in needed[self.kind] if getattr(self, name) is None]
        if absent:
            raise ValueError(f"a report of kind {self.kind!r} needs {', '.join(absent)}")
        return self


def answer_schema() -> dict[str, Any]:
    """Returns the JSON schema of what `--json` prints; `docs/answer.schema.json` holds it."""
    schema = Report.model_json_schema(mode="serialization")
    defs = schema.get("$defs", {})
    if "$ref" in schema:  # a report that holds reports is defined apart; its keys belong on top
        schema = {**defs[schema["$ref"].rpartition("/")[2]], "$defs": defs}
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
