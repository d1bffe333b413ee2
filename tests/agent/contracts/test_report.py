"""The report as JSON: every key, both ways, and the schema that the documentation shows."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from pydantic import ValidationError

from agent.contracts.report import Report, answer_schema
from agent.report.report import failure
from problems.registry import families
from problems.status import Status
from tests.agent.report.answers import QAOA, report_on, solved

SCHEMA = Path(__file__).parents[3] / "docs" / "answer.schema.json"
KEYS = set(
    "kind status sense objective bound gap problem solution check solver verdict explanation "
    "clarification run_id".split()
)


def test_the_schema_in_the_documentation_is_the_reports_own() -> None:
    assert json.loads(SCHEMA.read_text(encoding="utf-8")) == answer_schema(), (
        "the report or a family has changed; run: "
        "python -m agent.contracts.answer_schema docs/answer.schema.json"
    )


@pytest.mark.parametrize("name", sorted(families()))
def test_a_report_survives_json_with_every_key(name: str) -> None:
    report = report_on(*solved(name), Status.FEASIBLE, bound=3.5, gap=0.5, evidence=QAOA)
    data = json.loads(report.model_dump_json())
    assert set(data) >= KEYS
    assert data["problem"]["family"] == data["solution"]["family"] == name
    assert set(data["solver"]) >= {"name", "seconds", "seed"}
    assert set(data["check"]) == {"feasible", "violations", "objective"}
    assert Report.model_validate(data) == report


def test_an_error_has_every_key_too() -> None:
    data = json.loads(failure("the file is not there").model_dump_json())
    assert set(data) >= KEYS
    assert data["kind"] == "error" and data["solver"] is None


def test_an_answer_without_a_verdict_is_refused() -> None:
    with pytest.raises(ValidationError, match="needs status, sense, problem, solver, verdict"):
        Report(kind="answer", explanation="22")
    with pytest.raises(ValidationError, match="needs clarification"):
        Report(kind="clarification", explanation="what?")


def test_the_schema_requires_every_key() -> None:
    assert set(answer_schema()["required"]) >= KEYS
