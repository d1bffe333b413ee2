"""OR-Library job-shop files, good and bad."""

import pytest

from problems.errors import FormatError, LimitExceeded
from problems.formats.orlib_jobshop import read, recognises

SMALL = "# a comment with 3 numbers 1 2\n++++++\n instance x\n\n 2  2 \n0 3  1 2.5\n\n1 4 0 1\n"


def test_comments_are_skipped_and_pairs_are_read() -> None:
    table = read(SMALL)
    assert table.n_machines == 2
    assert table.jobs == (((0, 3.0), (1, 2.5)), ((1, 4.0), (0, 1.0)))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "line 1: '' is not the header"),
        ("2\n0 1\n", "line 1: '2' is not the header"),
        ("0 2\n", "line 1: 0 jobs on 2 machines"),
        ("1 2\n0 3 1\n", "line 2: a job of 2 operations needs 4 numbers; there are 3"),
        ("1 2\n0 3 2 1\n", "line 2: '2' is no machine; they are 0 to 1"),
        ("1 2\n0 3 1 -1\n", "line 2: '-1' is no duration"),
        ("1 2\n0 inf 1 1\n", "line 2: 'inf' is no duration"),
        ("2 1\n0 3\n", "line 2: the file ends after 1 of its 2 jobs"),
        ("1 1\n0 3\n0 4\n", "line 3: the file goes on after its 1 jobs"),
    ],
)
def test_what_does_not_fit_is_named(text: str, message: str) -> None:
    with pytest.raises(FormatError) as error:
        read(text)
    assert message in str(error.value)


def test_sizes_are_limited() -> None:
    with pytest.raises(LimitExceeded, match="1,000,000 operations"):
        read("1000 1000\n")


def test_it_is_told_apart_from_other_formats() -> None:
    assert recognises(SMALL)
    assert not recognises("3 2\n1 2 1\n2 3 -1\n")  # a weighted graph
    assert not recognises("5 5\n1 2\n2 3\n")  # an edge list
    assert not recognises("2 2\n")
