"""Gset files: what is read, and how what does not fit is refused."""

import pytest

from problems.errors import FormatError, LimitExceeded
from problems.formats import gset


def test_a_file_is_read() -> None:
    graph = gset.read("# made by hand\n3 2 \n\n1 2 1\n3 1 -2.5 \n")
    assert graph.n_nodes == 3
    assert graph.edges.rows.tolist() == [0, 2]
    assert graph.edges.columns.tolist() == [1, 0]
    assert graph.edges.values.tolist() == [1, -2.5]


def test_a_letter_after_the_header_is_passed_over() -> None:
    assert gset.read("2 1 J\n1 2 1\n").n_nodes == 2


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "no header 'nodes edges'"),
        ("3\n1 2 1\n", "line 1: '3' is not the header"),
        ("three 2\n", "line 1: 'three 2' is not the header"),
        ("3 1\n1 2\n", "line 2: '1 2' is not an entry 'i j value'"),
        ("3 1\n0 2 1\n", "line 2: '0 2 1' names an index outside 1 to 3"),
        ("3 1\n1 4 1\n", "line 2: '1 4 1' names an index outside 1 to 3"),
        ("3 1\n1 2.0 1\n", "'2.0' where a whole number belongs"),
        ("3 1\n1 2 nan\n", "'nan' where a number belongs"),
        ("3 1\n1 2 1_0\n", "'1_0' where a number belongs"),
        ("3 1\n2 2 1\n", "line 2: '2 2 1' joins a node to itself"),
        ("3 2\n1 2 1\n2 1 1\n", "line 3: '2 1 1' gives a pair that was given before"),
        ("3 1\n1 2 1\n2 3 1\n", "line 3: '2 3 1' is one entry too many"),
        ("3 2\n1 2 1\n", "ends after 1 entries; its header announces 2"),
    ],
)
def test_the_line_that_does_not_fit_is_named(text: str, words: str) -> None:
    with pytest.raises(FormatError, match=words):
        gset.read(text)


@pytest.mark.parametrize("header", ["100001 1", "3 1000001"])
def test_sizes_beyond_the_limit_are_refused(header: str) -> None:
    with pytest.raises(LimitExceeded, match="limit is 1"):
        gset.read(f"{header}\n1 2 1\n")


def test_a_long_line_is_quoted_in_part() -> None:
    with pytest.raises(FormatError) as refused:
        gset.read("3 1\n" + "9" * 100_000 + "\n")
    assert len(str(refused.value)) < 200


@pytest.mark.parametrize(
    "text",
    [
        "",
        "3 2\n",
        "name,weight\na,1\n",
        "2 2\n0 3 1 2\n1 2 0 1\n",
        "3 1\n0 1 5\n",
        "p edge 2 1\ne 1 2\n",
    ],
)
def test_other_files_are_not_recognised(text: str) -> None:
    assert not gset.recognises(text)


def test_a_beginning_that_breaks_off_is_recognised() -> None:
    assert gset.recognises("800 19176\n1 560 1\n1 50")
