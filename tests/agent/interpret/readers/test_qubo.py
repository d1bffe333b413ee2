"""Quadratic polynomials over bits and spins."""

import pytest

from agent.interpret.embedded.reader import Missing, Reading
from agent.interpret.embedded.readers.qubo import READER
from problems.errors import BadInput
from problems.families.qubo import Qubo
from problems.status import Sense
from tests.agent.interpret.readers.questions import QUESTIONS, missing, others, outcome, problem


def _qubo(text: str) -> Qubo:
    read = problem(READER, text)
    assert isinstance(read, Qubo)
    return read


def _products(read: Qubo) -> dict[tuple[str, str], float]:
    return {(term.u, term.v): term.coefficient for term in read.quadratic}


def test_the_question_of_the_issue() -> None:
    read = _qubo(QUESTIONS["qubo"])
    assert read.variables == ("a", "b", "c")
    assert read.linear == {"a": 3, "b": -2, "c": 1}
    assert _products(read) == {("a", "b"): -4, ("b", "c"): 2, ("a", "c"): -1}
    assert (read.goal, read.vartype) == (Sense.MINIMISE, "binary")


def test_spins_are_maximised() -> None:
    read = _qubo("Maximise 2*s1*s2 - 3*s3 where each of the spins s1, s2, s3 is +1 or -1.")
    assert (read.goal, read.vartype) == (Sense.MAXIMISE, "spin")
    assert _products(read) == {("s1", "s2"): 2}


def test_a_matrix() -> None:
    read = _qubo(
        "Solve the QUBO with matrix [[1, -2], [-2, 3]], minimising x^T Q x over 0/1 vectors."
    )
    assert list(read.linear.values()) == [1, 3]
    assert list(_products(read).values()) == [-4]


def test_fields_and_couplings() -> None:
    read = _qubo("Find the ground state of the Ising model h = {a: 1, b: -1}, J = {(a, b): -2}.")
    assert (read.linear, _products(read)) == ({"a": 1, "b": -1}, {("a", "b"): -2})


def test_a_dictionary_of_pairs() -> None:
    read = _qubo("Minimise this QUBO: {(0, 0): -1, (0, 1): 2, (1, 1): -1}")
    assert (read.linear, _products(read)) == ({"0": -1, "1": -1}, {("0", "1"): 2})


def test_a_matrix_that_is_not_square_is_refused() -> None:
    with pytest.raises(BadInput, match="3 rows and 2 columns"):
        outcome(READER, "QUBO with matrix [[1,2],[3,4],[5,6]]")


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("Minimise 3a - 2b + c - 4ab + 2bc - ac.", "what values the variables take"),
        ("Minimise the QUBO 3a - 2b with a + b <= 1.", "the constraint"),
        ("Maximise or minimise 3a - 2ab over binary a, b?", "the goal"),
        ("Minimise 3a - 2b(c + d) over binary a, b, c, d.", "what 3 refers to"),
    ],
)
def test_what_is_open_is_asked(text: str, what: str) -> None:
    assert missing(READER, text) == what


def test_another_number_is_not_passed_over() -> None:
    read = outcome(READER, QUESTIONS["qubo"] + " The answer is worth 7 times as much on Mondays.")
    assert isinstance(read, Missing)


@pytest.mark.parametrize("text", others("qubo"))
def test_other_questions_are_left_alone(text: str) -> None:
    assert not isinstance(outcome(READER, text), Reading)
