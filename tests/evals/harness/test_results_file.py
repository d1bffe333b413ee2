"""Results are kept line by line, survive a torn end, and belong to one writer."""

from pathlib import Path

import pytest

from evals.harness.results_file import NAME, read_results, results
from problems.errors import BadInput
from tests.evals.harness.records import a_record


def test_what_is_appended_is_read_back(tmp_path: Path) -> None:
    first, second = a_record("a"), a_record("b", "wrong")
    with results(tmp_path, resume=False) as opened:
        opened.append(first)
        opened.append(second)
    assert read_results(tmp_path / NAME) == {first.key: first, second.key: second}


def test_a_torn_last_line_is_cut_off_wherever_it_was_torn(tmp_path: Path) -> None:
    path = tmp_path / NAME
    with results(tmp_path, resume=False) as opened:
        opened.append(a_record("a"))
        whole = path.stat().st_size
        opened.append(a_record("b"))
    content = path.read_bytes()
    for length in range(whole, len(content)):
        path.write_bytes(content[:length])
        with results(tmp_path, resume=True) as opened:
            assert [key[0] for key in opened.kept] == ["a"]
            opened.append(a_record("b"))
        assert path.read_bytes() == content


def test_the_last_result_of_a_key_counts(tmp_path: Path) -> None:
    with results(tmp_path, resume=False) as opened:
        opened.append(a_record("a", "failed"))
        opened.append(a_record("a", "solved"))
    (found,) = read_results(tmp_path / NAME).values()
    assert found.outcome == "solved"


def test_results_are_never_mixed_without_being_asked_to(tmp_path: Path) -> None:
    with results(tmp_path, resume=False) as opened:
        opened.append(a_record("a"))
    with pytest.raises(BadInput, match="--resume"), results(tmp_path, resume=False):
        pass


def test_one_process_at_a_time_writes(tmp_path: Path) -> None:
    with (
        results(tmp_path, resume=False),
        pytest.raises(BadInput, match="another evaluation"),
        results(tmp_path, resume=True),
    ):
        pass


def test_a_folder_without_results_is_bad_input(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="no results"):
        read_results(tmp_path / NAME)
