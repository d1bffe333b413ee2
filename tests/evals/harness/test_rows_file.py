"""Rows from files: good ones are read, each bad one gives a sentence, none ends the reading."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evals.harness.rows_file import joined, read_rows
from problems.errors import BadInput
from tests.evals.harness.rows import ASKED, SOLVED, written

KNAPSACK = {
    "family": "knapsack",
    "items": [{"name": "tent", "value": 9, "weight": 7}],
    "capacity": 15,
}


def test_jsonl_and_csv_give_the_same_rows(tmp_path: Path) -> None:
    text = 'Say "hello", then\nchoose'
    row = {"id": "a", "text": text, "accept": [1, 2.5], "dataset": "d", "family": "knapsack"}
    jsonl = written(tmp_path / "rows.jsonl", {**row, "problem": KNAPSACK})
    problem = json.dumps(KNAPSACK).replace('"', '""')
    quoted = text.replace('"', '""')
    csv = tmp_path / "rows.csv"
    csv.write_text(
        f'id,text,accept,dataset,family,problem\na,"{quoted}",1; 2.5,d,knapsack,"{problem}"\n'
    )
    assert read_rows(csv).rows == read_rows(jsonl).rows


def test_the_expected_problem_is_written_as_its_family_writes_it(tmp_path: Path) -> None:
    path = written(tmp_path / "rows.jsonl", {**SOLVED, "problem": KNAPSACK})
    problem = read_rows(path).rows[0].problem
    assert problem is not None
    assert problem["resources"] == []


def test_a_row_without_a_dataset_has_the_name_of_its_file(tmp_path: Path) -> None:
    assert read_rows(written(tmp_path / "mine.jsonl", ASKED)).rows[0].dataset == "mine"


@pytest.mark.parametrize(
    ("bad", "words"),
    [
        ("{", "not JSON"),
        ("[" * 100_000, "not JSON"),
        ("[1]", "no JSON object"),
        ({"id": "a", "answer": 1}, "text"),
        ({"text": "b", "answer": 1}, "id"),
        ({"id": "", "text": "b", "answer": 1}, "id"),
        ({"id": "a", "text": "b"}, "no label"),
        ({"id": "a", "text": "b", "answer": True}, "give a number"),
        ('{"id": "a", "text": "b", "answer": NaN}', "finite"),
        ('{"id": "a", "text": "b", "answer": 1e999}', "finite"),
        ({"id": "a", "text": "b", "answer": "lots"}, "number"),
        ({"id": "a", "text": "b", "accept": 3}, "accept"),
        ({"id": "a", "text": "b", "status": "great"}, "status"),
        ({"id": "a", "text": "b", "expect": "asked", "answer": 1}, "one of the two"),
        ({"id": "a", "text": "b", "answer": 1, "tolerance": -1}, "tolerance"),
        ({"id": "a", "text": "b", "answer": 1, "files": ["../x"]}, "outside"),
        ({"id": "a", "text": "b", "answer": 1, "files": ["/etc/hostname"]}, "outside"),
        ({"id": "a", "text": "b", "answer": 1, "files": ["link"]}, "outside"),
        ({"id": "a", "text": "b", "answer": 1, "files": ["none.csv"]}, "not in"),
        ({"id": "a", "text": "b", "answer": 1, "files": ["nul\0"]}, "outside"),
        ({"id": "a", "text": "b", "answer": 1, "problem": {"family": "none"}}, "expected problem"),
        ('{"id": "a", "text": "\\ud800", "answer": 1}', "unicode"),
        (SOLVED, "there already"),
    ],
)
def test_a_bad_row_is_one_sentence_and_the_others_go_on(
    tmp_path: Path, bad: dict[str, Any] | str, words: str
) -> None:
    (tmp_path / "link").symlink_to("/etc/hostname")
    read = read_rows(written(tmp_path / "rows.jsonl", SOLVED, bad, ASKED))
    assert [row.id for row in read.rows] == ["solved", "asked"]
    (sentence,) = read.refused
    assert sentence.startswith("rows.jsonl line 2: ")
    assert words in sentence
    assert "\n" not in sentence


def test_bytes_that_are_not_utf_8_are_one_bad_row(tmp_path: Path) -> None:
    path = written(tmp_path / "rows.jsonl", SOLVED)
    path.write_bytes(path.read_bytes() + b'{"id": "\xff", "text": "a", "answer": 1}\n')
    assert "UTF-8" in read_rows(path).refused[0]


def test_a_csv_row_with_too_many_cells_is_named(tmp_path: Path) -> None:
    path = tmp_path / "rows.csv"
    path.write_text("id,text,answer\na,What?,1,2,3\nb,Which?,4\n")
    read = read_rows(path)
    assert [row.id for row in read.rows] == ["b"]
    assert "more cells" in read.refused[0]


@pytest.mark.parametrize(("name", "words"), [("rows.txt", "neither"), ("none.jsonl", "check")])
def test_a_file_that_cannot_be_read_is_bad_input(tmp_path: Path, name: str, words: str) -> None:
    with pytest.raises(BadInput, match=words):
        read_rows(tmp_path / name)


def test_a_file_without_a_usable_row_is_bad_input(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="no row that can be used"):
        read_rows(written(tmp_path / "rows.jsonl", "{"))


def test_an_id_in_two_files_is_used_once(tmp_path: Path) -> None:
    files = [written(tmp_path / f"{name}.jsonl", SOLVED) for name in "ab"]
    read = joined(read_rows(path) for path in files)
    assert len(read.rows) == len(read.refused) == 1


@given(st.binary(max_size=200))
def test_no_bytes_break_the_reader(content: bytes) -> None:
    import tempfile

    for ending in (".jsonl", ".csv"):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / f"rows{ending}"
            path.write_bytes(json.dumps(SOLVED).encode() + b"\n" + content)
            try:
                read_rows(path)
            except BadInput:
                assert ending == ".csv"
