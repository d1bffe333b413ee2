"""Questions where joined things must differ."""

import pytest

from agent.interpret.embedded.readers.graph_coloring import READER
from problems.families.graph_coloring import GraphColoring
from tests.agent.interpret.readers.questions import QUESTIONS, missing, others, outcome, problem


def _read(text: str) -> GraphColoring:
    read = problem(READER, text)
    assert isinstance(read, GraphColoring)
    return read


def test_the_question_of_the_issue() -> None:
    read = _read(QUESTIONS["graph_coloring"])
    assert read.nodes == ("algebra", "biology", "chemistry", "drama", "english")
    assert len(read.edges) == 6
    assert read.n_colors is None


@pytest.mark.parametrize(
    ("text", "edges"),
    [
        (
            "Colour the map so that neighbouring regions get different colours: WA borders NT and "
            "SA, NT borders SA "
            "and Q. What is the fewest colours?",
            ("WA-NT", "WA-SA", "NT-SA", "NT-Q"),
        ),
        (
            "Radio towers that interfere must use different frequencies. A interferes with B and C, "
            "B interferes "
            "with D. How many frequencies are needed?",
            ("A-B", "A-C", "B-D"),
        ),
        (
            "Variables a and b are live at the same time, b and c are live at the same time. How "
            "many registers "
            "are needed?",
            ("a-b", "b-c"),
        ),
        (
            "Meetings with common members cannot be held at the same time. Budget-Sales, Sales-Board, "
            "Board-Budget. What is the minimum number of time slots?",
            ("Budget-Sales", "Sales-Board", "Board-Budget"),
        ),
        (
            "Fish that fight cannot live in the same tank. Guppy fights with betta and oscar. Betta "
            "fights with "
            "oscar. How many tanks do I need?",
            ("Guppy-betta", "Guppy-oscar", "betta-oscar"),
        ),
        (
            "Assign frequencies to transmitters so that interfering transmitters get different "
            "frequencies. "
            "Interfering pairs: T1-T2, T2-T3, T3-T1. How few frequencies suffice?",
            ("T1-T2", "T2-T3", "T3-T1"),
        ),
        (
            "What is the chromatic number of the graph with vertices 1 to 5 and edges {1,2}, {2,3}, {4,5}?",
            ("1-2", "2-3", "4-5"),
        ),
    ],
)
def test_other_words(text: str, edges: tuple[str, ...]) -> None:
    assert tuple("-".join(edge) for edge in _read(text).edges) == edges


def test_nodes_without_edges_count() -> None:
    numbered = _read(
        "A graph has 7 vertices numbered 1 to 7. Assign a colour to each vertex so that no two "
        "adjacent vertices "
        "share a colour, using as few colours as possible.\nEdges: (1,3), (1,6), (2,3)"
    )
    assert numbered.nodes == ("1", "2", "3", "4", "5", "6", "7")
    named = _read(
        "Adjacent regions need different colours; how many colours do we need? WA borders NT. "
        "Tasmania borders nothing."
    )
    assert named.nodes == ("WA", "NT", "Tasmania")


@pytest.mark.parametrize(
    "text",
    [
        "Can this graph be coloured with 3 colours? Edges: (1,2), (2,3), (1,3)",
        "Colour the graph with at most three colours so adjacent vertices differ: a-b, b-c, c-a.",
    ],
)
def test_a_limit_on_the_colours(text: str) -> None:
    assert _read(text).n_colors == 3


@pytest.mark.parametrize(
    ("text", "what"),
    [
        (
            "Exams that share students can't be in the same slot. How many slots do we need?",
            "the pairs that must differ",
        ),
        (
            "Exams that share students can't be in the same slot: algebra-biology, "
            "biology-chemistry. Each slot "
            "holds at most 2 exams. How many slots do we need?",
            'the rule "Each slot holds"',
        ),
        (
            "Colour the graph so adjacent vertices differ, with at most 3 colours or with 4 "
            "colours: a-b, b-c.",
            "the number of colours",
        ),
        (
            "Colour the graph so adjacent vertices differ: a-b 5, b-c 7. How many colours?",
            "what 5 refers to",
        ),
    ],
)
def test_what_is_missing_is_named(text: str, what: str) -> None:
    assert missing(READER, text) == what


@pytest.mark.parametrize("text", others("graph_coloring"))
def test_other_questions_are_left_alone(text: str) -> None:
    assert outcome(READER, text) is None


def test_a_limit_after_the_last_pair() -> None:
    read = _read(
        "Colour the graph with edges a-b, a-c, b-c, c-d with at most three colours so that joined nodes differ."
    )
    assert read.n_colors == 3
    assert set(read.edges) == {("a", "b"), ("a", "c"), ("b", "c"), ("c", "d")}


def test_pairs_joined_by_with() -> None:
    read = _read(
        "Some animals must be kept apart: badgers with herons, foxes with herons, foxes with badgers. "
        "With how few enclosures can the zoo do?"
    )
    assert len(read.edges) == 3


def test_points_of_a_list_are_no_part_of_a_name() -> None:
    read = _read(
        "Colour the map so that neighbours differ.\n-  Ash borders Elm and Oak.\n-  Elm borders Oak.\nHow few colours?"
    )
    assert set(read.nodes) == {"Ash", "Elm", "Oak"}
