"""OR-Library's portfolio files."""

import pytest

from problems.errors import FormatError
from problems.formats.orlib_portfolio import read, recognises

GOOD = "2\n .01 .2\n .02 .3\n1 1 1\n1 2 -.5\n2 2 1\n"


def test_it_reads_and_recognises_its_own() -> None:
    assert recognises(GOOD)
    statistics = read(GOOD)
    assert statistics.means.tolist() == [0.01, 0.02]
    assert statistics.deviations.tolist() == [0.2, 0.3]
    assert statistics.correlations.tolist() == [[1, -0.5], [-0.5, 1]]


@pytest.mark.parametrize("head", ["", "hello", "2\n1 2 3\n", "3 3\n1 2 1\n", "2\n1 2\n", "NAME x"])
def test_it_leaves_others_alone(head: str) -> None:
    assert not recognises(head)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "line 1"),
        ("x", "line 1: 'x' is not all numbers"),
        ("1e9", "line 1: 1e"),
        ("3\n.1 .2", "promises 3 assets"),
        ("1\n.1", "line 2: 2 finite numbers should stand here, not 1"),
        ("1\n.1 -.2", "line 2: a standard deviation is below 0"),
        ("2\n.1 .2\n.1 .2\n1 3 .5", "line 4: assets are numbered from 1 to 2"),
        ("2\n.1 .2\n.1 .2\n1 2 1.5", "line 4: 1.5 is no correlation"),
        ("2\n.1 .2\n.1 .2\n1 1 1", "correlation of assets 1 and 2 is missing"),
        ("1\nnan .2", "line 2"),
    ],
)
def test_a_misfit_names_its_line(text: str, words: str) -> None:
    with pytest.raises(FormatError, match=words):
        read(text)
