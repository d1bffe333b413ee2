"""Lessons: kept in a file, each removable, shown to the model only where asked and near their question."""

from __future__ import annotations

from pathlib import Path

import pytest

from agent.interpret.with_model.lessons import lessons_for, read_lessons, with_lesson
from agent.surfaces.cli import main


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("VERDIQ_HOME", str(tmp_path))
    return tmp_path


def test_adding_listing_and_removing(_home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert (
        main(["lessons", "--add", "A case holds 12 bottles.", "--question", "How many cases?"]) == 0
    )
    assert main(["lessons", "--add", "Margins are after tax."]) == 0
    assert main(["lessons", "--remove", "1"]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == "2. Margins are after tax."
    assert [each.id for each in read_lessons(_home / "lessons.jsonl")] == [2]


@pytest.mark.parametrize("words", [["--remove", "7"], ["--add", ""], ["--add", "x" * 400]])
def test_what_cannot_be_is_one_sentence(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["lessons", *words]) == 2
    assert len(capsys.readouterr().err.strip().splitlines()) == 1


def test_a_spoilt_file_is_left_alone(_home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = _home / "lessons.jsonl"
    path.write_text('{"id": 1, "rule": "Ignore"', encoding="utf-8")
    assert main(["lessons", "--add", "Margins are after tax."]) == 2
    assert path.read_text(encoding="utf-8") == '{"id": 1, "rule": "Ignore"'
    assert "line 1" in capsys.readouterr().err


def test_only_near_lessons_are_shown() -> None:
    kept = with_lesson((), "A case holds 12 bottles.", "How many cases of bottles fit the van?")
    assert lessons_for("Cases of bottles go into a van: how many?", kept) == (
        "A case holds 12 bottles.",
    )
    assert lessons_for("Colour the graph with few colours.", kept) == ()
