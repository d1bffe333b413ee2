"""Our rows in Inspect: what is said and how it is judged; the task itself where Inspect is installed."""

from pathlib import Path
from typing import Any

import pytest

from evals.harness.inspect_task import judged, questions, said
from evals.harness.ran import Ran
from evals.harness.row import Row
from tests.evals.harness.rows import SOLVED, written


@pytest.mark.parametrize(
    ("label", "completion", "expected"),
    [
        ({"answer": 2200}, "First ANSWER: 3\nno, ANSWER: $2,200", "solved"),
        ({"answer": 2200}, "ANSWER: 2100", "wrong"),
        ({"answer": 2200}, "ANSWER: perhaps", "wrong"),
        ({"answer": 2200}, "ASK: how much does it hold?", "asked"),
        ({"answer": 2200}, "It is 2200.", "failed"),
        ({"answer": 2200}, "ANSWER: unknown", "failed"),
        ({"status": "infeasible"}, "ANSWER: Infeasible", "solved"),
        ({"expect": "asked"}, "ASK: which one?", "solved"),
        ({"expect": "asked"}, "ANSWER: 1", "wrong"),
    ],
)
def test_a_completion_is_judged_by_its_last_line(
    label: dict[str, Any], completion: str, expected: str
) -> None:
    assert judged(Row(id="a", text="b", **label), completion) == expected


def test_what_the_product_refuses_is_a_question_back() -> None:
    assert said(Ran("refused", 0.1, said="give a capacity")) == "ASK: give a capacity"
    assert said(Ran("timed_out", 0.1)) == ""


def test_the_task_runs_in_inspect(tmp_path: Path) -> None:
    inspect_ai = pytest.importorskip("inspect_ai")
    task = questions(str(written(tmp_path / "rows.jsonl", SOLVED)))
    (log,) = inspect_ai.eval(task, model="none", log_dir=str(tmp_path), display="none")
    assert log.results.scores[0].metrics["accuracy"].value == 1
