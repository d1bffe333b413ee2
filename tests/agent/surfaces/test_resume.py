"""A run killed with SIGKILL while it executes goes on where it was, and loses nothing finished."""

import json
import os
import signal
import subprocess
import time
from pathlib import Path

import numpy as np
import pytest

from problems.families.max_cut import MaxCut
from tests.agent.surfaces.conftest import VERDIQ, Verdiq

_WAIT_S = 60


def _wait_for(path: Path, process: subprocess.Popen[str]) -> None:
    deadline = time.monotonic() + _WAIT_S
    while not path.is_file():
        assert process.poll() is None, "the run ended before it could be killed"
        assert time.monotonic() < deadline, f"{path.name} never came"
        time.sleep(0.02)


@pytest.fixture
def killed_run(tmp_path: Path) -> tuple[str, Path]:
    """A run that was killed in `execute`, and its folder."""
    problem = MaxCut.random(np.random.default_rng(1), 150)
    data = tmp_path / "graph.json"
    data.write_text(problem.model_dump_json())
    home = tmp_path / "home"
    words = ["solve", "", "--data", str(data), "--solver", "annealing", "--budget", "4", "--json"]
    process = subprocess.Popen(
        [VERDIQ, *words],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "VERDIQ_HOME": str(home)},
    )
    assert process.stderr is not None
    run_id = process.stderr.readline().split()[1]
    folder = home / "runs" / run_id
    _wait_for(folder / "probe.json", process)
    time.sleep(1.0)  # the checkpoint after `decide` is written, and the sampler is at work
    process.send_signal(signal.SIGKILL)
    process.communicate()
    assert process.returncode == -signal.SIGKILL
    assert not (folder / "outcome.json").exists(), "the kill came while it executed"
    return run_id, folder


def test_a_killed_run_resumes_without_losing_finished_work(
    killed_run: tuple[str, Path], verdiq: Verdiq
) -> None:
    run_id, folder = killed_run
    shown = verdiq("show", run_id)
    assert shown.code == 2
    assert f"verdiq resume {run_id}" in shown.err
    before = {path.name: path.stat().st_mtime_ns for path in folder.glob("*.json")}
    assert {"ask.json", "problem.json", "probe.json"} <= set(before)

    resumed = verdiq("resume", run_id, "--json")
    assert resumed.code == 0
    assert resumed.answer["run_id"] == run_id
    assert resumed.answer["status"] == "feasible"
    assert resumed.answer["check"]["feasible"] is True
    assert resumed.answer["verdict"]["requested"] == "annealing"
    after = {path.name: path.stat().st_mtime_ns for path in folder.glob("*.json")}
    assert {name: after[name] for name in before} == before, "nothing finished was done again"

    assert verdiq("show", run_id, "--json").answer == resumed.answer
    assert verdiq("resume", run_id, "--json").answer == resumed.answer


def test_a_step_that_finished_before_the_kill_is_not_run_again(
    killed_run: tuple[str, Path], verdiq: Verdiq
) -> None:
    """The kill may come between a tool's answer and the node's end; the answer is kept by then."""
    run_id, folder = killed_run
    first = verdiq("resume", run_id, "--json").answer
    (step,) = folder.glob("step-solve_annealing-*.json")
    kept = json.loads(step.read_text())
    assert kept["objective"] == first["objective"]
    written = step.stat().st_mtime_ns
    assert verdiq("resume", run_id, "--json").answer == first
    assert step.stat().st_mtime_ns == written


def test_an_answer_joins_the_question_of_a_run_that_asked(verdiq: Verdiq) -> None:
    question = "A tent weighs 7 kg and is worth 9, a stove 3 kg worth 5, a lamp 1 kg worth 2. What should go?"
    asked = verdiq("solve", question, "--json")
    assert asked.answer["kind"] == "clarification"
    run_id = asked.answer["run_id"]
    answered = verdiq("resume", run_id, "--answer", "My backpack holds 8 kg.", "--json")
    assert answered.code == 0 and answered.answer["objective"] == 11
    refused = verdiq("resume", answered.answer["run_id"], "--answer", "10 kg", "--json")
    assert refused.code == 2
