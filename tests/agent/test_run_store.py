"""Runs on disk are whole, and an id never leads outside the folder."""

from pathlib import Path

import pytest

from agent.run_store import RunStore, home, new_run_id
from problems.errors import BadInput


def test_what_was_put_comes_back(tmp_path: Path) -> None:
    store, run = RunStore(tmp_path), new_run_id()
    assert store.get(run, "probe") is None
    store.put(run, "probe", {"a": [1, 2.5, None]})
    store.put(run, "probe", {"a": [3]})
    assert store.get(run, "probe") == {"a": [3]}
    assert not list(tmp_path.rglob("*.tmp"))


@pytest.mark.parametrize("run", ["../../etc", "20260102-030405-a1b2c3/..", "", "a" * 200])
def test_a_run_id_that_is_not_ours_is_refused(tmp_path: Path, run: str) -> None:
    with pytest.raises(BadInput, match="not a run id"):
        RunStore(tmp_path).require(run)


def test_an_absent_run_is_named(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="20260102-030405-a1b2c3"):
        RunStore(tmp_path).require("20260102-030405-a1b2c3")


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "runs").write_text("a file where the folder should be")
    with pytest.raises(BadInput, match="VERDIQ_HOME"):
        RunStore(tmp_path).put(new_run_id(), "ask", {})


def test_the_environment_names_the_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("VERDIQ_HOME", str(tmp_path))
    assert home() == tmp_path
