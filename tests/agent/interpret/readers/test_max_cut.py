"""Questions that split things into two groups."""

import pytest

from agent.interpret.embedded.document import Document, Table
from agent.interpret.embedded.reader import Reading
from agent.interpret.embedded.readers.max_cut import READER
from agent.interpret.embedded.text import Text
from problems.errors import BadInput
from problems.families.max_cut import MaxCut
from tests.agent.interpret.readers.questions import QUESTIONS, missing, others, outcome, problem

Weights = dict[tuple[str, str], float]


def _weights(text: str) -> Weights:
    read = problem(READER, text)
    assert isinstance(read, MaxCut)
    return {(edge.u, edge.v): edge.weight for edge in read.edges}


def test_the_question_of_the_issue() -> None:
    assert _weights(QUESTIONS["max_cut"]) == {
        ("Ana", "Ben"): 3,
        ("Ana", "Cem"): 1,
        ("Ben", "Dia"): 2,
        ("Cem", "Dia"): 4,
        ("Dia", "Eva"): 1,
        ("Ana", "Eva"): 2,
        ("Ben", "Cem"): 5,
    }


@pytest.mark.parametrize(
    ("text", "weights"),
    [
        (
            "Find the maximum cut of the graph with edges (1,2), (2,3), (3,1).",
            {("1", "2"): 1, ("2", "3"): 1, ("3", "1"): 1},
        ),
        (
            "Divide the nodes into two groups to maximise the total weight of the edges between the "
            "groups. "
            "Edges: a-b 2, b-c 3, c-a -1.",
            {("a", "b"): 2, ("b", "c"): 3, ("c", "a"): -1},
        ),
        (
            "What is the max cut of the graph {(1,2,4), (2,3,1)}?",
            {("1", "2"): 4, ("2", "3"): 1},
        ),
        (
            "Four colleagues sit at two tables. Rivalries: Ann-Bob 4, Bob-Cid 2, Cid-Dot 7. Seat "
            "them so that "
            "as much rivalry as possible is between the tables.",
            {("Ann", "Bob"): 4, ("Bob", "Cid"): 2, ("Cid", "Dot"): 7},
        ),
        (
            "Put the kids on two buses so the number of fights separated is as large as possible. "
            "Tom fights with Jim and Ian. Jim fights with Ian.",
            {("Tom", "Jim"): 1, ("Tom", "Ian"): 1, ("Jim", "Ian"): 1},
        ),
        (
            "Partition the nodes into two camps so that the total weight across the camps is "
            "maximal. The edge "
            "between p and q has weight 5, the edge between q and r has weight 3.",
            {("p", "q"): 5, ("q", "r"): 3},
        ),
        (
            "I want to divide the graph with edges A-B (weight 3), B-C (weight 2), A-C (weight 4) "
            "into two sets, "
            "maximising the weight of the edges crossing between the sets.",
            {("A", "B"): 3, ("B", "C"): 2, ("A", "C"): 4},
        ),
        (
            "Max-cut of this adjacency matrix: [[0,2,1],[2,0,3],[1,3,0]]",
            {("1", "2"): 2, ("1", "3"): 1, ("2", "3"): 3},
        ),
        (
            'Splitting 3 users into two groups to maximise cross-group links. Instance: {"graph": '
            "[[0, 1], [1, 2]]}",
            {("0", "1"): 1, ("1", "2"): 1},
        ),
    ],
)
def test_other_words(text: str, weights: Weights) -> None:
    assert _weights(text) == weights


def test_an_edge_table() -> None:
    table = Table("links.csv", ("from", "to", "weight"), (("a", "b", "2.5"), ("b", "c", "4")))
    result = READER.read(Document(Text("Find the maximum cut."), (table,)))
    assert isinstance(result, Reading)
    assert isinstance(result.problem, MaxCut)
    assert [edge.weight for edge in result.problem.edges] == [2.5, 4]


def test_unweighted_pairs_are_said_to_count_one() -> None:
    result = outcome(READER, "Find the maximum cut of the graph with edges (1,2), (2,3).")
    assert isinstance(result, Reading)
    assert result.assumptions == ("Every pair counts 1, since no weights are given.",)


def test_every_number_is_used() -> None:
    document = Document(Text(QUESTIONS["max_cut"]))
    result = READER.read(document)
    assert isinstance(result, Reading)
    digits = [number for number in document.numbers if not number.is_spelt]
    assert all(any(span.contains(n.span) for span in result.used) for n in digits)


@pytest.mark.parametrize(
    ("text", "what"),
    [
        (
            "Split the team into two groups so as much quarrelling as possible is across groups.",
            "the pairs",
        ),
        (
            "Split these people into two teams so that as much quarrelling as possible is across teams: "
            "Ana-Ben 3, Ana-Cem, Ben-Dia 2.",
            "the weight between Ana and Cem",
        ),
        ("Find the maximum cut. Edges: a-b 3, b-c 2, b-a 4.", "the weight between b and a"),
        (
            "Split these people into two teams of equal size so that as much quarrelling as possible is "
            "across teams: Ana-Ben 3, Ana-Cem 1.",
            'the rule "of equal size"',
        ),
        (
            "Find the maximum cut of the graph with 9 nodes and edges a-b 3, b-c 2.",
            "what 9 refers to",
        ),
    ],
)
def test_what_is_missing_is_named(text: str, what: str) -> None:
    assert missing(READER, text) == what


def test_a_matrix_that_is_not_square_is_refused() -> None:
    with pytest.raises(BadInput, match="2 rows and 3 columns"):
        outcome(READER, "Max-cut of this adjacency matrix: [[0,2,1],[2,0,3]]")


@pytest.mark.parametrize(
    "text",
    [
        *others("max_cut"),
        "Divide these friends into two groups so that as few friendships as possible are broken: "
        "Ana-Ben 3.",
        "Minimum cut between s and t: s-a 3, a-t 4.",
    ],
)
def test_other_questions_are_left_alone(text: str) -> None:
    assert outcome(READER, text) is None


def test_more_than_two_groups_are_never_read_as_two() -> None:
    text = "Maximum-weight cut into four groups: A-B 2.5, B-C -1, C-D 3, D-A 1.5, A-C -0.5."
    assert outcome(READER, text) is None


def test_two_layers_and_pairs_joined_by_to() -> None:
    assert (
        _weights(
            "A board has two layers, and a chip sits on one or the other. Interference of two chips on the same "
            "layer: chip A to chip B 3; chip B to chip C 4; chip A to chip C 5. Which chips go where if the "
            "interference avoided is to be as large as possible?"
        ).keys()
        == _weights(
            "Maximum cut of the graph: chip A-chip B 3, chip B-chip C 4, chip A-chip C 5."
        ).keys()
    )
