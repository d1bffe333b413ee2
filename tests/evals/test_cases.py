"""The stated answers of our own cases are the optima of their typed problems."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from evals.generator.optimum import optimum_of
from problems.registry import families, parse_problem

_ROWS: list[dict[str, Any]] = [
    json.loads(line)
    for path in sorted((Path(__file__).parents[2] / "evals" / "cases").glob("*.jsonl"))
    for line in path.read_text(encoding="utf-8").splitlines()
]
_FIELDS = set("id text dataset family problem answer accept status expect why language".split())
_CORE = set(
    "knapsack max_cut graph_coloring number_partition assignment tsp job_shop portfolio qubo "
    "linear_program".split()
)


@pytest.mark.parametrize("row", [r for r in _ROWS if "problem" in r], ids=lambda r: str(r["id"]))
def test_the_stated_answer_is_the_optimum(row: dict[str, Any]) -> None:
    found = optimum_of(parse_problem(row["problem"]))
    assert found is not None
    if "status" in row:
        assert found.status == row["status"]
    else:
        assert found.answer == pytest.approx(row["answer"], rel=1e-6)
        assert row["answer"] in row.get("accept", [row["answer"]])


def test_every_row_says_what_is_right_in_one_way() -> None:
    for row in _ROWS:
        assert set(row) <= _FIELDS, row["id"]
        assert sum(key in row for key in ("answer", "status", "expect")) == 1, row["id"]
        assert ("expect" in row) == ("why" in row) == ("problem" not in row), row["id"]


def test_there_are_two_hundred_rows_of_all_families_and_kinds() -> None:
    assert len(_ROWS) >= 200
    assert len({row["id"] for row in _ROWS}) == len({row["text"] for row in _ROWS}) == len(_ROWS)
    assert set(families()) == {row["family"] for row in _ROWS if "answer" in row}
    assert {"infeasible", "unbounded"} == {row["status"] for row in _ROWS if "status" in row}
    asked = Counter(row["family"] for row in _ROWS if "expect" in row)
    assert asked["none"] >= 10
    assert asked.total() - asked["none"] >= 20


@pytest.mark.parametrize("language", ["de", "ko"])
def test_the_core_families_are_asked_in_german_and_korean(language: str) -> None:
    rows = [row for row in _ROWS if row.get("language") == language]
    assert len(rows) >= 20
    assert {row["family"] for row in rows} == _CORE
