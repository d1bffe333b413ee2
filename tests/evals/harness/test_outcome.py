"""The four outcomes, for every kind of label and everything that can come back."""

from typing import Any

import pytest

from agent.contracts.clarification import Clarification
from agent.contracts.report import Report
from evals.harness.ran import Ending, Ran
from evals.harness.row import Row
from evals.harness.scorers.outcome import outcome
from problems.problem import Check
from problems.status import Status


def answered(status: Status, objective: float | None = None, *, feasible: bool = True) -> Ran:
    check = None if objective is None else Check(feasible=feasible, objective=objective)
    report = Report.model_construct(
        kind="answer", status=status, objective=objective, check=check, explanation=""
    )
    return Ran("reported", 0.1, report)


def row(**label: Any) -> Row:
    return Row(id="a", text="b", **label)


ASKED = Ran(
    "reported",
    0.1,
    Report.model_construct(
        kind="clarification",
        clarification=Clarification(question="?", missing=("m",)),
        explanation="",
    ),
)


@pytest.mark.parametrize(
    ("label", "ran", "expected"),
    [
        ({"answer": 22}, answered(Status.OPTIMAL, 22), "solved"),
        ({"answer": 22}, answered(Status.OPTIMAL, 22.0021), "solved"),
        ({"answer": 22}, answered(Status.OPTIMAL, 22.0023), "wrong"),
        ({"answer": 22, "tolerance": 0.1}, answered(Status.OPTIMAL, 24), "solved"),
        ({"accept": [21, 22]}, answered(Status.OPTIMAL, 22), "solved"),
        ({"answer": 22}, answered(Status.FEASIBLE, 22), "solved"),
        ({"answer": 22}, answered(Status.OPTIMAL, 22, feasible=False), "wrong"),
        ({"answer": 22}, answered(Status.INFEASIBLE), "wrong"),
        ({"answer": 22}, answered(Status.UNKNOWN), "failed"),
        ({"answer": 22}, ASKED, "asked"),
        ({"status": "infeasible"}, answered(Status.INFEASIBLE), "solved"),
        ({"status": "infeasible"}, answered(Status.UNBOUNDED), "wrong"),
        ({"status": "infeasible"}, answered(Status.OPTIMAL, 22), "wrong"),
        ({"status": "infeasible"}, ASKED, "asked"),
        ({"status": "optimal", "answer": 22}, answered(Status.OPTIMAL, 21), "wrong"),
        ({"expect": "asked"}, ASKED, "solved"),
        ({"expect": "asked"}, answered(Status.OPTIMAL, 22), "wrong"),
        ({"expect": "asked"}, answered(Status.UNKNOWN), "failed"),
    ],
)
def test_the_outcome_follows_from_label_and_answer(
    label: dict[str, Any], ran: Ran, expected: str
) -> None:
    assert outcome(row(**label), ran) == expected


@pytest.mark.parametrize(
    ("ending", "expected"), [("timed_out", "failed"), ("broke", "failed"), ("refused", "asked")]
)
def test_without_a_report_nothing_is_answered(ending: Ending, expected: str) -> None:
    assert outcome(row(answer=1), Ran(ending, 0.1)) == expected
