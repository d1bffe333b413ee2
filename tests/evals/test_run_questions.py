"""The table of `make eval`: every row in its group, targets beside the figures."""

from pathlib import Path

import pytest

from evals import run_questions
from evals.run_questions import GROUPS, main, table
from tests.evals.harness.records import a_record
from tests.evals.harness.rows import SOLVED, WRONG, written


@pytest.mark.parametrize(
    ("dataset", "group"),
    [
        ("NL4Opt(3-way)", "NL4Opt, NLP4LP"),
        ("NLGraph-flow", "OPTEngine, NPHardEval, NLGraph, AutoCOBench"),
        ("MAMO-ComplexLP(x)", "MAMO ComplexLP, ComplexOR"),
        ("ComplexOR18", "MAMO ComplexLP, ComplexOR"),
        ("own knapsack", "own cases"),
        ("generated", "generated"),
    ],
)
def test_a_data_set_is_in_one_group(dataset: str, group: str) -> None:
    assert [each.name for each in GROUPS if each.holds(dataset)] == [group]


def test_a_missed_target_is_said() -> None:
    good = [a_record(str(number), dataset="generated") for number in range(100)]
    lines, all_met = table(good, seed=1)
    assert all_met
    assert sum("not measured" in line for line in lines) == len(GROUPS) - 1
    bad = [each.model_copy(update={"outcome": a_record("w", "wrong").outcome}) for each in good[:2]]
    lines, all_met = table([*good[2:], *bad], seed=1)
    assert not all_met
    assert "MISSED" in lines[-1]


def test_the_command_measures_own_and_generated_rows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "cases").mkdir()
    written(tmp_path / "cases" / "bags.jsonl", SOLVED, WRONG)
    monkeypatch.setattr(run_questions, "_CASES", tmp_path / "cases")
    monkeypatch.setattr(run_questions, "_OUT", tmp_path / "out")
    monkeypatch.delenv("VERDIQ_QUESTIONS", raising=False)
    assert main(["--generated", "2", "--jobs", "1"]) == 1  # half of our own are wrong
    printed = capsys.readouterr().out
    own = next(line for line in printed.splitlines() if line.startswith("own cases"))
    assert "50.0%" in own
    assert "MISSED" in own
    assert len(list((tmp_path / "out").glob("*/report.html"))) == 1
