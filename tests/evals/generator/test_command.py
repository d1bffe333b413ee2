"""The command that writes generated questions."""

import json
from pathlib import Path

import pytest

from evals.generator.__main__ import main


def _rows(path: Path, *arguments: str) -> list[dict[str, object]]:
    assert main([*arguments, "--out", str(path)]) == 0
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_writes_the_same_rows_for_the_same_seed(tmp_path: Path) -> None:
    given = ("--n", "6", "--seed", "5", "--families", "knapsack,tsp")
    first = _rows(tmp_path / "a.jsonl", *given)
    assert first == _rows(tmp_path / "b.jsonl", *given)
    assert [row["family"] for row in first] == ["knapsack", "tsp"] * 3
    assert len({str(row["id"]) for row in first}) == 6
    assert all(row["dataset"] == "generated" and "answer" in row for row in first)


def test_another_seed_asks_other_questions(tmp_path: Path) -> None:
    texts = [
        _rows(tmp_path / "a.jsonl", "--n", "1", "--seed", seed, "--families", "knapsack")[0]["text"]
        for seed in "12"
    ]
    assert texts[0] != texts[1]


def test_an_unknown_family_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--seed", "1", "--out", str(tmp_path / "a"), "--families", "napsack"])
    assert "'napsack'" in capsys.readouterr().err
