"""The benchmark runner prints a table, writes its rows, and says whether targets were met."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from evals import run_benchmarks
from evals.benchmark import Benchmark, Row


def _row(ours: float, *, met: bool) -> Row:
    return Row("case", "seconds", ours, "peer", 4.0, 3, "under 3", met)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    known = {
        "good": Benchmark("good", lambda: [_row(2.0, met=True)]),
        "bad": Benchmark("bad", lambda: [_row(2.0, met=True), _row(8.0, met=False)]),
    }
    monkeypatch.setattr(run_benchmarks, "benchmarks", lambda: known)
    monkeypatch.setattr(run_benchmarks, "_RESULTS", tmp_path / "bench")
    yield tmp_path / "bench"


def test_rows_are_written_with_their_ratio(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_benchmarks.main(["good"]) == 0
    (row,) = json.loads((folder / "good.json").read_text())
    assert row == {
        "case": "case",
        "metric": "seconds",
        "ours": 2.0,
        "peer": "peer",
        "peer_value": 4.0,
        "ratio": 0.5,
        "seeds": 3,
        "target": "under 3",
        "met": True,
    }
    assert "met" in capsys.readouterr().out


def test_a_missed_target_is_printed_and_fails(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_benchmarks.main([]) == 1
    assert "MISSED" in capsys.readouterr().out
    assert len(json.loads((folder / "bad.json").read_text())) == 2


def test_an_unknown_name_is_told(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_benchmarks.main(["conjured"]) == 2
    assert "'conjured'" in capsys.readouterr().err


def test_a_peer_of_zero_has_no_ratio() -> None:
    assert Row("c", "m", 1.0, "p", 0.0, 1, "t", met=True).ratio is None


def test_the_benchmarks_of_the_project_are_found() -> None:
    assert {"start_up", "graph_overhead", "instances"} <= set(run_benchmarks.benchmarks())
