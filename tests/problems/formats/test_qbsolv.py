"""qbsolv files: what is read, and how what does not fit is refused."""

import pytest

from problems.errors import FormatError, LimitExceeded
from problems.formats import qbsolv


def test_a_file_is_read() -> None:
    file = qbsolv.read("c a comment\nc\np qubo 0 4 2 1\nc diagonal\n0 0 3.4\n3 3 -1\n0 2 2\n")
    assert file.size == 4
    assert file.terms.rows.tolist() == [0, 3, 0]
    assert file.terms.columns.tolist() == [0, 3, 2]
    assert file.terms.values.tolist() == [3.4, -1, 2]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("c nothing\n", "no line 'p qubo 0 maxNodes nodes couplers'"),
        ("0 0 1\n", "line 1: '0 0 1' is not the line 'p qubo"),
        ("p qubo 0 4 2\n", "line 1: 'p qubo 0 4 2' is not the line"),
        ("p qubo 128 4 1 0\n0 0 1\n", "has the target '128'"),
        ("p qubo 0 0 0 0\n", "leaves no variable"),
        ("p qubo 0 4 x 0\n", "'x' where a whole number belongs"),
        ("p qubo 0 2 1 0\n2 2 1\n", "line 2: '2 2 1' names an index outside 0 to 1"),
        ("p qubo 0 2 1 1\n0 0 1\n", "ends after 1 entries; its header announces 2"),
        ("p qubo 0 2 1 1\n0 0 1\n1 1 1\n", "announces 1 nodes and 1 couplers; 2 are nodes"),
        ("p qubo 0 2 1 0\n0 0 1 1\n", "line 2: '0 0 1 1' is not an entry"),
    ],
)
def test_the_line_that_does_not_fit_is_named(text: str, words: str) -> None:
    with pytest.raises(FormatError, match=words):
        qbsolv.read(text)


@pytest.mark.parametrize("counts", ["20001 1 0", "4 1 2000000"])
def test_sizes_beyond_the_limit_are_refused(counts: str) -> None:
    with pytest.raises(LimitExceeded, match="limit is 2"):
        qbsolv.read(f"p qubo 0 {counts}\n0 0 1\n")


@pytest.mark.parametrize("text", ["", "p edge 3 2\ne 1 2\n", "3 1\n1 2 1\n", "p qubo\n"])
def test_other_files_are_not_recognised(text: str) -> None:
    assert not qbsolv.recognises(text)
