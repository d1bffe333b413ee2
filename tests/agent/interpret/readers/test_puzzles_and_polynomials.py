"""Sudokus, queens, sequences of signs, clauses, Ising models and polynomials of higher degree."""

from __future__ import annotations

import pytest

from agent.contracts.clarification import Clarification
from agent.contracts.interpretation import Interpretation
from agent.interpret.interpreter import interpret
from problems.registry import families
from tools.actions import solve_exact
from tools.solving import SolveInput

QUESTIONS = (
    ("n_queens", 8, "Is there a way to put 8 queens on an 8x8 board so that none attacks another?"),
    ("n_queens", 3, "Four queens on a 4 by 4 board, none attacking another. The squares score\n0 1 0 0\n0 0 0 1\n1 0 0 0\n0 0 0 0\nWhat is the highest score?"),
    ("sudoku", 16, "Complete this sudoku with 2x2 boxes:\n1 _ _ 4\n_ _ 1 _\n_ 1 _ _\n4 _ _ 1"),
    ("labs", 13, "What is the smallest autocorrelation energy of a +1/-1 sequence with N = 10?"),
    ("max_sat", 4, "How many of the clauses (p or q), (not p or q), (p or not q), (not p or not q), (p) can be satisfied at most? Make it the maximum."),
    ("hubo", -2, "Minimise x1*x2*x3 - 2 x2 + x1 - 3 x1*x3 + x3 over bits x1, x2, x3."),
    ("hubo", 6, "Choose 0/1 values that make 5abc - 3ab - 2bc + 4cd - 6abcd + 2a as large as possible."),
    ("ising", -6, "An Ising model has H = -sum J s s - sum h s with J(a,b) = 2, J(b,c) = -3, J(c,d) = 1, J(a,d) = 1.5, h(a) = 0.5 and h(c) = 1. What is its ground energy?"),
    ("qubo", 5, "A game gives points for lamps. Lamp 1 alone brings 3 points. Lamp 2 alone brings 2 points. Both lamp 1 and lamp 2 brings -4 points. Lamp 3 alone brings 2 points. Which lamps bring the most points?"),
)  # fmt: skip


@pytest.mark.parametrize(("family", "objective", "question"), QUESTIONS)
def test_a_question_is_read_and_solved(family: str, objective: float, question: str) -> None:
    read = interpret(question, ())
    assert isinstance(read, Interpretation), read
    assert read.problem.family == family
    request = SolveInput(problem=read.problem, budget_s=10, seed=0)
    outcome = solve_exact.run(request, lambda fraction, words: None)
    assert outcome.objective == pytest.approx(objective)


@pytest.mark.parametrize(
    "question",
    [
        "Place 6 queens and 2 rooks on a 6 by 6 board without attacks.",
        "Place queens on a board so that none attack each other.",
        "Solve this killer sudoku with cages.",
        "Solve the sudoku from the newspaper.",
        "What is the lowest autocorrelation energy of a binary sequence?",
        "An Ising model has J(a,b) = 2, J(b,c) = -3. What is its ground energy?",
        "Minimise x1*x2*x3 - 2 x2 over bits subject to x1 + x2 <= 1.",
        "Minimise a*b*c - 2*b for real a, b, c.",
    ],
)
def test_what_is_missing_or_open_is_asked(question: str) -> None:
    assert isinstance(interpret(question, ()), Clarification)


@pytest.mark.parametrize("family", ["n_queens", "sudoku", "labs", "hubo"])
def test_most_worked_examples_are_read_as_their_own_family(family: str) -> None:
    outcomes = [interpret(example.text, ()) for example in families()[family].examples]
    read = [each for each in outcomes if isinstance(each, Interpretation)]
    assert len(read) >= 2
    assert all(each.problem.family == family for each in read)
