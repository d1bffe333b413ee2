"""DIMACS files of graphs: what is read, and how what does not fit is refused."""

import pytest

from problems.errors import FormatError, LimitExceeded
from problems.formats import dimacs


@pytest.mark.parametrize("announced", ["p edge 3 2", "p col 3 4", "p edges 3 2"])
def test_edges_in_both_directions_are_one(announced: str) -> None:
    lines = ["c by hand", announced, "d 2", "v 1 0.5", "e 2 1", "e 1 2", "e 2 3", "e 3 2", "s 2"]
    graph = dimacs.read("\n".join(lines))
    assert graph.n_nodes == 3
    assert graph.edges.tolist() == [[0, 1], [1, 2]]


def test_a_graph_without_edges_is_read() -> None:
    assert dimacs.read("p edge 3 0\n").edges.shape == (0, 2)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("c nothing\n", "no line 'p edge nodes edges'"),
        ("e 1 2\n", "line 1: 'e 1 2' is not the line 'p edge"),
        ("p max 3 2\n", "line 1: 'p max 3 2' is not the line"),
        ("p edge 0 0\n", "leaves no node"),
        ("p edge 3 1\ne 1 4\n", "line 2: 'e 1 4' names a node outside 1 to 3"),
        ("p edge 3 1\ne 0 1\n", "line 2: 'e 0 1' names a node outside 1 to 3"),
        ("p edge 3 1\ne 2 2\n", "line 2: 'e 2 2' joins a node to itself"),
        ("p edge 3 1\n1 2\n", "line 2: '1 2' is not an edge"),
        ("p edge 3 1\nn 1 5\ne 1 2\n", "line 2: 'n 1 5' weighs a node"),
        ("p edge 3 1\ne 1 two\n", "'two' where a whole number belongs"),
        ("p edge 4 3\ne 1 2\n", "announces 3 edges and gives 1"),
    ],
)
def test_the_line_that_does_not_fit_is_named(text: str, words: str) -> None:
    with pytest.raises(FormatError, match=words):
        dimacs.read(text)


@pytest.mark.parametrize("counts", ["100001 1", "3 2000001"])
def test_sizes_beyond_the_limit_are_refused(counts: str) -> None:
    with pytest.raises(LimitExceeded, match="limit is"):
        dimacs.read(f"p edge {counts}\ne 1 2\n")


@pytest.mark.parametrize(
    "text", ["", "3 1\n1 2 1\n", "p qubo 0 2 1 0\n0 0 1\n", "p cnf 3 2\n1 0\n"]
)
def test_other_files_are_not_recognised(text: str) -> None:
    assert not dimacs.recognises(text)
