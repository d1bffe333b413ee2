"""The command as a whole: rows through the product, results, summary, report, exit code."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from evals.harness.__main__ import main
from evals.harness.results_file import NAME
from tests.evals.harness.rows import ASKED, KNAPSACK, RIGHTLY_ASKED, SOLVED, WRONG, written


def lines(folder: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (folder / NAME).read_text().splitlines()]


def test_a_run_tells_solved_wrong_and_asked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = written(tmp_path / "rows.jsonl", SOLVED, WRONG, "{", ASKED, RIGHTLY_ASKED)
    out = tmp_path / "out"
    assert main([str(data), "--out", str(out), "--jobs", "2", "--json"]) == 0
    printed = capsys.readouterr()
    assert "line 3" in printed.err
    summed = json.loads((out / "summary.json").read_text())
    assert summed == json.loads(printed.out)
    overall = summed["overall"]
    assert {name: overall[name] for name in ("n", "solved", "wrong", "asked", "failed")} == {
        "n": 4,
        "solved": 2,
        "wrong": 1,
        "asked": 1,
        "failed": 0,
    }
    assert summed["by_dataset"]["bags"]["n"] == 2
    solved = next(each for each in lines(out) if each["id"] == "solved")
    assert (solved["dataset"], solved["outcome"], solved["objective"]) == ("bags", "solved", 22.0)
    assert solved["seconds"] > 0
    marks = {KNAPSACK[each["start"] : each["end"]] for each in solved["trace"]["marks"]}
    assert "15" in marks
    assert "<mark" in (out / "report.html").read_text()

    # Going on with a finished run does nothing again, and its thresholds can be asked anew.
    before = (out / NAME).read_bytes()
    assert main([str(data), "--out", str(out), "--resume", "--fail-under", "0.9"]) == 4
    assert "asked for" in capsys.readouterr().out
    assert main([str(data), "--out", str(out), "--resume", "--fail-under", "50%"]) == 0
    assert main([str(data), "--out", str(out), "--resume", "--fail-over", "0.1"]) == 4
    assert (out / NAME).read_bytes() == before
    assert main([str(data), "--out", str(out)]) == 2  # results are there, --resume is not
    capsys.readouterr()

    changed = written(tmp_path / "rows.jsonl", {**WRONG, "answer": 22})
    again = ["--out", str(out), "--resume", "--compare", str(out)]
    assert main([str(changed), *again, "--json"]) == 0
    compared = json.loads(capsys.readouterr().out)["comparison"]
    assert compared["changes"] == [["wrong", "wrong", "solved"]]


def test_a_killed_run_goes_on_where_it_was(tmp_path: Path) -> None:
    rows = [{**SOLVED, "id": f"row {number}"} for number in range(40)]
    data, out = written(tmp_path / "rows.jsonl", *rows), tmp_path / "out"
    command = [sys.executable, "-m", "evals.harness", str(data), "--out", str(out), "--jobs", "1"]
    running = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    results = out / NAME
    waited_until = time.monotonic() + 60
    while not (results.exists() and results.read_bytes().count(b"\n") >= 3):
        assert time.monotonic() < waited_until
        assert running.poll() is None
        time.sleep(0.01)
    os.kill(running.pid, signal.SIGKILL)
    running.wait()
    kept = results.read_bytes()
    results.write_bytes(kept + b'{"id": "row')
    done = subprocess.run([*command, "--resume"], check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert results.read_bytes().startswith(kept[: kept.rfind(b"\n") + 1])
    assert sorted(each["id"] for each in lines(out)) == sorted(str(row["id"]) for row in rows)


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--interpreter", "llm"], "no language model is named"),
        (["--interpreter", "both"], "no language model is named"),
        (["--jobs", "0"], "--jobs is 0"),
        (["--budget", "nan"], "--budget is nan"),
        (["--limit", "0"], "--limit is 0"),
        (["--seed", "-1"], "--seed is -1"),
        (["--fail-under", "150%"], "give a share"),
        (["--compare", "nowhere"], "no results"),
    ],
)
def test_an_option_that_cannot_be_kept_is_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], options: list[str], words: str
) -> None:
    data = written(tmp_path / "rows.jsonl", SOLVED)
    assert main([str(data), "--out", str(tmp_path / "out"), *options]) == 2
    assert words in capsys.readouterr().err
    assert not (tmp_path / "out").exists()
