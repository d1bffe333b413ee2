"""Questions that take away nodes so that no cycle is left."""

import pytest

from agent.interpret.embedded.reader import Missing, Reading
from agent.interpret.embedded.readers.feedback_vertex_set import READER
from problems.families.feedback_vertex_set import FeedbackVertexSet
from tests.agent.interpret.readers.questions import others, outcome

PLAIN = (
    "Our processes are deadlocked: P1 waits for P2, P2 for P3, P3 for P1, P3 also for P4 and P4 for P3. "
    "What is the least number of processes to kill so that no ring of waiting is left?"
)


def _read(text: str) -> FeedbackVertexSet:
    read = outcome(READER, text)
    assert isinstance(read, Reading), read
    assert isinstance(read.problem, FeedbackVertexSet)
    return read.problem


@pytest.mark.parametrize(
    "text",
    [
        PLAIN,
        "A directed graph has the arcs P1 -> P2, P2 -> P3, P3 -> P1, P3 -> P4, P4 -> P3. Delete the smallest "
        "number of vertices so that the rest is acyclic.",
        "Which is the smallest set of vertices whose removal leaves no directed cycle? Arcs: P1>P2, P2>P3, "
        "P3>P1, P3>P4, P4>P3.",
        "One-way streets lead from P1 to P2, from P2 to P3, from P3 to P1, from P3 to P4 and from P4 to P3. "
        "How few squares have to be closed so that nobody can drive in a circle?",
        "Modules depend on each other in loops:\n- P1 needs P2\n- P2 needs P3\n- P3 needs P1 and P4\n- P4 "
        "needs P3\nHow few of them must be rewritten so that no loop is left?",
        "Take out as few nodes as possible so that the digraph has no cycle any more.\nfrom,to\nP1,P2\n"
        "P2,P3\nP3,P1\nP3,P4\nP4,P3\n",
        "Find a minimum feedback vertex set of the digraph with arcs (P1, P2), (P2, P3), (P3, P1), (P3, P4), "
        "(P4, P3).",
    ],
)
def test_one_deadlock_in_many_words(text: str) -> None:
    read = _read(text)
    arcs = {("P1", "P2"), ("P2", "P3"), ("P3", "P1"), ("P3", "P4"), ("P4", "P3")}
    assert set(read.edges) == arcs
    assert read.directed


@pytest.mark.parametrize(
    "text",
    [
        "Modules import each other: p needs q, q needs r, r needs p. Rewriting takes 3 days for p, 4 for q, 6 "
        "for r. Which modules do we rewrite so that no circle is left, in the fewest days?",
        "Sheets refer to each other, and circular references must go. Hours to rewrite a sheet:\n"
        "| sheet | hours |\n|---|---|\n| p | 3 |\n| q | 4 |\n| r | 6 |\n\np refers to q, q refers to r, r "
        "refers to p. Which sheets are rewritten in the fewest hours so that no circle is left?",
    ],
)
def test_what_each_costs(text: str) -> None:
    read = _read(text)
    assert {each.name: each.weight for each in read.nodes} == {"p": 3, "q": 4, "r": 6}


def test_edges_without_a_direction() -> None:
    read = _read(
        "Remove as few nodes as possible from the undirected graph with edges 1-2, 2-3, 3-1, 3-4, 4-5, 5-3 so "
        "that a forest is left."
    )
    assert not read.directed
    assert len(read.edges) == 6


@pytest.mark.parametrize(
    ("text", "what"),
    [
        (PLAIN + " P3 must not be killed.", "P3"),
        (PLAIN + " Killing P1 costs 4 and P2 costs 5.", "P3"),
        (PLAIN + " The number is 77.", "77"),
        (PLAIN.replace("P4 for P3", "it waits for P4 again"), "P4"),
        (
            "In a food web A eats B, B eats C, C eats A. Fewest species to take out so that no loop is left?",
            "A eats",
        ),
        (
            "Fewest vertices whose removal leaves no cycle in the graph 1-2, 2-3, 3-1, 3-4?",
            "one way",
        ),
        ("Find a minimum feedback vertex set.", "pairs"),
    ],
)
def test_what_is_open_is_asked(text: str, what: str) -> None:
    read = outcome(READER, text)
    assert isinstance(read, Missing), read
    assert what in f"{read.what} {read.question}"


def test_other_questions_are_left_alone() -> None:
    for text in others("feedback_vertex_set"):
        assert not isinstance(outcome(READER, text), Reading)
    arcs = "Remove the fewest arcs so that no cycle is left: A->B, B->C, C->A, C->D."
    assert outcome(READER, arcs) is None
