"""Questions that join some places as cheaply as possible, by way of others where that helps."""

import pytest

from agent.interpret.embedded.reader import Missing, Reading
from agent.interpret.embedded.readers.steiner_tree import READER
from problems.families.steiner_tree import SteinerTree
from tests.agent.interpret.readers.questions import others, outcome

EDGES = "Costs: school-mill 4, mill-hall 5, hall-pool 6, school-hall 11, mill-pool 8, pool-inn 1, inn-school 9."
PLAIN = (
    "Cable must connect the school, the hall and the pool; it may go by way of the mill or the inn. "
    f"{EDGES} What does the cheapest connection cost?"
)


def _read(text: str) -> SteinerTree:
    read = outcome(READER, text)
    assert isinstance(read, Reading), read
    assert isinstance(read.problem, SteinerTree)
    return read.problem


@pytest.mark.parametrize(
    "text",
    [
        PLAIN,
        f"Steiner tree with the terminals school, hall and pool. {EDGES}",
        "A village heats the school, the hall and the pool from one network that links them. Trenches "
        "(cost): school to mill 4; mill to hall 5; hall to pool 6; school to hall 11; mill to pool 8; pool "
        "to inn 1; inn to school 9. The mill and the inn need not be heated. Lowest cost?",
        "What is the least cost of connecting school, hall and pool with each other? Only school, hall and "
        "pool want fibre; it may run through other houses. Costs:\nfrom,to,cost\nschool,mill,4\n"
        "mill,hall,5\nhall,pool,6\nschool,hall,11\nmill,pool,8\npool,inn,1\ninn,school,9\n",
        f"Paths are cleared so that one can walk between any two of school, hall and pool; nobody goes to "
        f"the others, but they can be used on the way. {EDGES} How little does it cost?",
    ],
)
def test_one_network_in_many_words(text: str) -> None:
    read = _read(text)
    assert set(read.terminals) == {"school", "hall", "pool"}
    assert {(edge.u, edge.v): edge.cost for edge in read.edges}["pool", "inn"] == 1
    assert len(read.nodes) == 5


@pytest.mark.parametrize(
    "text",
    [
        "Minimum Steiner tree for terminals 1, 4 and 6 in the graph 1-2 (3), 2-3 (2), 3-4 (4), 2-5 (1), "
        "5-6 (3), 3-6 (5), 1-5 (6), 4-6 (9)?",
        "Given the edges (1, 2, 3), (2, 3, 2), (3, 4, 4), (2, 5, 1), (5, 6, 3), (3, 6, 5), (1, 5, 6), (4, "
        "6, 9), find the least tree that connects nodes 1, 4 and 6; the others are optional.",
        "Find the minimum Steiner tree for the terminals 6, 4 and 1. In an undirected graph with the nodes "
        "1, 2, 3, 4, 5 and 6, there is an edge between node 1 and node 2 with weight 3, an edge between "
        "node 2 and node 3 with weight 2, an edge between node 3 and node 4 with weight 4, an edge between "
        "node 2 and node 5 with weight 1, an edge between node 5 and node 6 with weight 3, an edge between "
        "node 3 and node 6 with weight 5, an edge between node 1 and node 5 with weight 6 and an edge "
        "between node 4 and node 6 with weight 9.",
        "An undirected graph on 1, 2, 3, 4, 5 and 6, in this order, has the weight matrix (0 where there is "
        "no edge) [[0, 3, 0, 0, 6, 0], [3, 0, 2, 0, 1, 0], [0, 2, 0, 4, 0, 5], [0, 0, 4, 0, 0, 9], [6, 1, "
        "0, 0, 0, 3], [0, 0, 5, 9, 3, 0]] Find the minimum Steiner tree for the terminals 1, 4 and 6.",
    ],
)
def test_numbers_as_names(text: str) -> None:
    read = _read(text)
    assert set(read.terminals) == {"1", "4", "6"}
    assert len(read.edges) == 8


@pytest.mark.parametrize(
    ("text", "what"),
    [
        (f"Find the Steiner tree of least cost. {EDGES}", "joined"),
        ("Steiner tree for the terminals A, B and C in the graph A-B, B-C, C-D.", "cost"),
        (PLAIN + " The school and the hall must not be joined directly.", "school"),
        (PLAIN + " The number is 77.", "77"),
        (PLAIN.replace("the hall and", "the hall, the castle and"), "castle"),
        (PLAIN.replace("mill-hall 5", "mill-hall"), "mill"),
    ],
)
def test_what_is_open_is_asked(text: str, what: str) -> None:
    read = outcome(READER, text)
    assert isinstance(read, Missing), read
    assert what in f"{read.what} {read.question}"


def test_other_questions_are_left_alone() -> None:
    for text in others("steiner_tree"):
        assert not isinstance(outcome(READER, text), Reading)
    assert outcome(READER, f"What is the shortest way from school to pool? {EDGES}") is None
    assert outcome(READER, f"What is the cheapest network that joins all places? {EDGES}") is None
