"""The file of fitted profiles: ours, and one of the user's own."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import pytest

from problems.errors import FormatError
from solvers.performance.profile_file import FILE_VARIABLE, profile_file


def test_ours_is_read_once_and_says_what_it_rests_on() -> None:
    assert profile_file() is profile_file()
    assert profile_file().n_instances >= 320
    assert len(profile_file().families) >= 50


def test_a_file_of_ones_own_stands_in_for_ours(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    ours = files("solvers.performance").joinpath("data/profiles.json").read_text(encoding="utf-8")
    mine = tmp_path / "mine.json"
    mine.write_text(ours.replace('"longest_s":5', '"longest_s":7'), encoding="utf-8")
    monkeypatch.setenv(FILE_VARIABLE, str(mine))
    assert profile_file().longest_s == 7


@pytest.mark.parametrize("text", [None, "{}", "no JSON"])
def test_a_file_that_cannot_be_used_is_named(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, text: str | None
) -> None:
    path = tmp_path / "broken.json"
    if text is not None:
        path.write_text(text, encoding="utf-8")
    monkeypatch.setenv(FILE_VARIABLE, str(path))
    with pytest.raises(FormatError, match=r"broken\.json"):
        profile_file()
