"""Questions that look for the shortest, fastest or cheapest way between two places."""

import pytest

from agent.interpret.embedded.readers.shortest_path import READER
from problems.families.shortest_path import ShortestPath
from tests.agent.interpret.readers.questions import missing, problem

_EDGES = "Edges: A-B 3, B-D 4, A-C 2, C-D 1."


@pytest.mark.parametrize(
    ("text", "ends", "n_edges", "directed"),
    [
        (f"What is the shortest path from A to D? {_EDGES}", ("A", "D"), 4, False),
        (
            "A courier wants the fastest way from Depot to Harbour. Depot-Mill takes 4 minutes, "
            "Depot-Park 2, Park-Mill 1, Mill-Harbour 5, Park-Harbour 8 minutes.",
            ("Depot", "Harbour"),
            5,
            False,
        ),
        (
            "One-way streets: A->B 3, B->D 4, A->C 2, C->B 0.5. Which is the shortest route from A "
            "to D?",
            ("A", "D"),
            4,
            True,
        ),
        (
            "Minutes: [(A, B, 5), (B, C, 6), (A, C, 12)]. What is the quickest route from A to C?",
            ("A", "C"),
            3,
            False,
        ),
        (
            "A drone starts at the hub and must reach the clinic. The distance between the hub and "
            "the tower is 3 km. The distance between the tower and the clinic is 4 km. The distance "
            "between the hub and the clinic is 9 km. Find the shortest route.",
            ("hub", "clinic"),
            3,
            False,
        ),
        (
            "Packets travel from router R1 to router R5 with the least latency. Links in both "
            "directions: R1-R2 10 ms, R2-R5 20 ms, R1-R3 5 ms, R3-R4 7 ms, R4-R5 3 ms.",
            ("R1", "R5"),
            5,
            False,
        ),
    ],
)
def test_ways_in_many_forms(text: str, ends: tuple[str, str], n_edges: int, directed: bool) -> None:
    read = problem(READER, text)
    assert isinstance(read, ShortestPath)
    assert (read.start, read.target) == ends
    assert (len(read.edges), read.directed) == (n_edges, directed)


@pytest.mark.parametrize("rule", ["avoiding C", "via B", "in at most 2 legs"])
def test_a_rule_that_is_not_read_is_asked_back(rule: str) -> None:
    assert missing(READER, f"What is the shortest path from A to D {rule}? {_EDGES}")


def test_ends_that_are_not_told_are_asked_for() -> None:
    text = f"What is the shortest path from the first to the last node? {_EDGES}"
    assert missing(READER, text) == "from where to where"
