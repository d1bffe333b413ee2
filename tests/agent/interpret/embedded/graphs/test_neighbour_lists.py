"""Lists of neighbours are graphs only where both ends agree."""

from __future__ import annotations

import pytest

from agent.interpret.embedded.graphs.neighbour_lists import edge_phrases, neighbour_lists


@pytest.mark.parametrize(
    "text",
    [
        "Friends:\n- Ana: Ben, Cem\n- Ben: Ana\n- Cem: Ana\nWho knows whom?",
        "node 1: 2 3\nnode 2: 1\nnode 3: 1",
        "a -> b c\nb -> a\nc -> a",
    ],
)
def test_each_pair_is_told_from_both_ends(text: str) -> None:
    pairs = neighbour_lists(text)
    assert len(pairs) == 4
    assert all((pair.v, pair.u) in {(each.u, each.v) for each in pairs} for pair in pairs)


@pytest.mark.parametrize(
    "text",
    [
        "1: 4 5\n2: 3 5\n3: 2 9",  # numbers of things, not neighbours
        "a: b\nb: a c\nc:\nd: e\ne: d",  # c has none: it would be lost
        "a: b\nb: c\nc: a",  # one way only
        "a: b\nb: a",  # too few to be sure
        "a: b\na: c\nb: a\nc: a",  # one node twice
    ],
)
def test_other_lines_are_no_graph(text: str) -> None:
    assert neighbour_lists(text) == ()


def test_edges_with_numbers_are_left_to_others() -> None:
    text = "There is an edge between A and B with weight 3 and an edge between B and C."
    assert edge_phrases(text) == ()
