"""Files are checked before they are read, and only the named ones are read."""

import os
from pathlib import Path

import pytest

from agent.interpret.data_files import read_data_files
from agent.interpret.data_shapes import Content, content_of
from problems.data_file import data_file
from problems.errors import BadInput, FormatError, LimitExceeded
from problems.families.knapsack import Knapsack


def _refused(path: Path) -> str:
    with pytest.raises(BadInput) as caught:
        read_data_files([path])
    return str(caught.value)


def _content(text: str, name: str = "data.json") -> Content:
    return content_of(data_file(name, text.encode()))


def test_a_file_is_read_with_its_suffix(tmp_path: Path) -> None:
    path = tmp_path / "Items.CSV"
    path.write_bytes(b"\xef\xbb\xbfa,b\r\n1,2\r\n")
    (file,) = read_data_files([path])
    assert (file.suffix, file.text) == (".csv", "a,b\r\n1,2\r\n")


def test_what_is_no_readable_file_is_refused(tmp_path: Path) -> None:
    empty = tmp_path / "empty.csv"
    empty.write_text(" \n")
    assert "does not exist" in _refused(tmp_path / "nothing.csv")
    assert "folder" in _refused(tmp_path)
    assert "empty" in _refused(empty)
    assert "null character" in _refused(Path("a\0b"))


def test_a_pipe_is_refused_without_waiting_for_it(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    assert "regular file" in _refused(pipe)


def test_a_large_file_is_refused_by_its_size(tmp_path: Path) -> None:
    path = tmp_path / "long.csv"
    with path.open("wb") as file:
        file.truncate(200_000_000)
    with pytest.raises(LimitExceeded, match="200 MB; at most 50 MB"):
        read_data_files([path])


def test_too_many_files(tmp_path: Path) -> None:
    with pytest.raises(LimitExceeded, match="21 data files"):
        read_data_files([tmp_path / str(index) for index in range(21)])


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ('{"include": "other.json"}', "include"),
        ('{"family": "tsp", "distances": "../../etc/passwd"}', "distances"),
        ('{"family": "knapsack", "items": [{"name": "file:///etc/passwd"}]}', "items.0.name"),
        ('[{"name": "/etc/passwd", "weight": 1}]', "0.name"),
    ],
)
def test_json_that_names_another_file_is_refused(text: str, place: str) -> None:
    with pytest.raises(BadInput, match=f"{place} in 'data.json' names another file"):
        _content(text)


@pytest.mark.parametrize("cell", ["../../etc/passwd", "/etc/passwd", "file:///etc/passwd"])
def test_a_cell_that_names_another_file_is_refused(cell: str) -> None:
    with pytest.raises(BadInput, match=r"line 2 of 'data\.csv'"):
        _content(f"name,weight,value\n{cell},1,2\nstove,3,4\n", "data.csv")


def test_a_known_format_that_names_another_file_is_refused() -> None:
    text = "NAME: a\nTYPE: TSP\nCOMMENT: ../../etc/passwd\nDIMENSION: 3\nEDGE_WEIGHT_TYPE: EUC_2D\n"
    text += "NODE_COORD_SECTION\n1 0 0\n2 0 3\n3 4 0\nEOF\n"
    with pytest.raises(BadInput, match="line 3"):
        _content(text, "a.tsp")
    assert _content(text.replace("../../etc/passwd", "by hand"), "a.tsp").problems


def test_units_and_fractions_name_no_file() -> None:
    text = "name,weight,value\nfast car km/h,1/2,2\nand/or,3,4\n"
    assert _content(text, "data.csv").tables


@pytest.mark.parametrize("depth", [900, 100_000])
def test_deep_nesting_is_refused(depth: int) -> None:
    with pytest.raises(FormatError, match="nests"):
        _content("[" * depth + "]" * depth)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('{"a": 1', "line 1, column"),
        ('{"a": NaN}', "NaN"),
        ('{"a": 1e999}', "1e308"),
        ("5", "single value"),
        ('{"n": ' + "9" * 5000 + "}", "too long"),
    ],
)
def test_broken_json_is_one_sentence(text: str, words: str) -> None:
    with pytest.raises(FormatError, match=words):
        _content(text)


def test_a_typed_problem_is_taken_as_it_is() -> None:
    text = '{"family": "knapsack", "items": [{"name": "tent", "weight": 7, "value": 9}], "capacity": 8}'
    (problem,) = _content(text).problems
    assert isinstance(problem, Knapsack) and problem.capacity == 8
    with pytest.raises(BadInput, match="capacity"):
        _content(text.replace(', "capacity": 8', ""))


def test_records_columns_and_fields_of_json() -> None:
    records = _content('[{"item": "tent", "weight": 7}, {"item": "stove", "weight": 3}]')
    columns = _content('{"item": ["tent", "stove"], "weight": [7, 3]}')
    assert records.tables[0].rows == columns.tables[0].rows == (("tent", "7"), ("stove", "3"))
    mixed = _content('{"items": [{"item": "tent", "weight": 7}], "capacity": 15}')
    assert mixed.tables[0].columns == ("item", "weight")
    assert mixed.words == "capacity: 15"


def test_data_of_other_shapes_is_kept_whole() -> None:
    text = '{"returns": [8, 6], "covariance": [[1, 0], [0, 1]]}'
    assert _content(text).words == text


def test_a_broken_file_of_a_known_suffix_names_its_line() -> None:
    with pytest.raises(FormatError, match=r"a\.tsp"):
        _content("NAME a\nDIMENSION: x\n", "a.tsp")
