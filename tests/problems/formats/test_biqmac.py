"""Biq Mac files: what is read, and how what does not fit is refused."""

import pytest

from problems.errors import FormatError, LimitExceeded
from problems.formats import biqmac


def test_a_file_is_read() -> None:
    matrix = biqmac.read("# made by hand\n3 3\n1 1 -7\n1 3 4\n2 3 0.5\n")
    assert matrix.size == 3
    assert matrix.entries.rows.tolist() == [0, 0, 1]
    assert matrix.entries.columns.tolist() == [0, 2, 2]
    assert matrix.entries.values.tolist() == [-7, 4, 0.5]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("# nothing\n", "no header 'n entries'"),
        ("3 3 3\n", "line 1: '3 3 3' is not the header"),
        ("0 0\n", "line 1: '0 0' leaves no variable"),
        ("3 1\n1 5 2\n", "line 2: '1 5 2' names an index outside 1 to 3"),
        ("3 2\n1 3 2\n3 1 2\n", "line 3: '3 1 2' gives a pair that was given before"),
        ("3 1\n1 3 x\n", "line 2: '1 3 x' has 'x' where a number belongs"),
        ("3 2\n1 3 2\n", "ends after 1 entries"),
    ],
)
def test_the_line_that_does_not_fit_is_named(text: str, words: str) -> None:
    with pytest.raises(FormatError, match=words):
        biqmac.read(text)


@pytest.mark.parametrize("header", ["20001 1", "3 2000001"])
def test_sizes_beyond_the_limit_are_refused(header: str) -> None:
    with pytest.raises(LimitExceeded, match="limit is 2"):
        biqmac.read(f"{header}\n1 2 1\n")


@pytest.mark.parametrize("text", ["", "3 1\n", "3 1\n2 1 4\n", "2 2\n1 2\n3 4\n"])
def test_other_files_are_not_recognised(text: str) -> None:
    assert not biqmac.recognises(text)
