"""The way in to layer 1, from the words to the typed problem or the question back."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from agent.contracts.clarification import Clarification
from agent.contracts.interpretation import Interpretation
from agent.contracts.reply import Reply
from agent.interpret.interpreter import LONGEST_QUESTION, interpret
from problems.errors import BadInput, LimitExceeded
from problems.families.graph_coloring import GraphColoring
from problems.families.knapsack import Knapsack
from tests.agent.interpret.readers.questions import QUESTIONS

FAMILIES = (
    "knapsack max_cut number_partition graph_coloring tsp assignment linear_program job_shop qubo portfolio"
).split()
TRIANGLE = "p edge 3 3\ne 1 2\ne 2 3\ne 1 3\n"


def _read(question: str, *files: Path) -> Interpretation:
    result = interpret(question, files)
    assert isinstance(result, Interpretation), result
    return result


def _asked(question: str, *files: Path) -> Clarification:
    result = interpret(question, files)
    assert isinstance(result, Clarification), result
    return result


@pytest.mark.parametrize("family", FAMILIES)
def test_the_questions_of_the_issue(family: str) -> None:
    result = _read(QUESTIONS[family])
    assert result.problem.family == family
    assert result.unused_numbers == ()
    assert result.interpreter == "embedded"
    assert 0.8 <= result.confidence <= 1


@pytest.mark.parametrize("family", FAMILIES)
def test_an_interpretation_survives_json(family: str) -> None:
    result = _read(QUESTIONS[family])
    assert Interpretation.model_validate_json(result.model_dump_json()) == result


def test_the_weather_holds_no_choice() -> None:
    asked = _asked(QUESTIONS["weather"])
    assert asked.family is None
    assert "no choice to optimise" in asked.question


def test_an_aim_without_a_problem_is_asked_for() -> None:
    asked = _asked("What is the best way to arrange my furniture?")
    assert asked.family is None and "what is to be decided" in asked.missing


def test_nothing_at_all() -> None:
    assert _asked("").family is None


@pytest.mark.parametrize("text", ["Hello!", "hi there", "What can you do?", "help", "thanks"])
def test_talk_is_answered_without_solving(text: str) -> None:
    assert isinstance(interpret(text, []), Reply)


def test_a_greeting_before_a_question_is_passed_over() -> None:
    assert _read("Hello, " + QUESTIONS["knapsack"]).problem.family == "knapsack"


def test_a_rule_that_the_family_cannot_keep_is_asked_about() -> None:
    asked = _asked(QUESTIONS["knapsack"] + " If the tent is taken, the lamp must be taken too.")
    assert asked.family == "knapsack"
    assert "If the tent is taken" in asked.question


def test_a_number_that_was_not_used_is_told_and_lowers_the_confidence() -> None:
    plain = _read(QUESTIONS["qubo"])
    aside = _read("In 3 days I need this. " + QUESTIONS["qubo"])
    assert plain.problem == aside.problem
    assert aside.confidence <= plain.confidence


def test_the_question_has_a_limit() -> None:
    with pytest.raises(LimitExceeded, match="--data"):
        interpret("a" * (LONGEST_QUESTION + 1), [])


def test_an_endless_number_is_refused() -> None:
    with pytest.raises(BadInput, match="1e308"):
        interpret("My backpack holds " + "9" * 400 + " kg.", [])


def test_a_file_that_only_the_question_names_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "items.csv"
    path.write_text("item,weight,value\ntent,7,9\n")
    assert "--data" in _asked(f"Solve the problem in {path}").question


class TestFiles:
    def test_a_table_and_a_question(self, tmp_path: Path) -> None:
        path = tmp_path / "items.csv"
        path.write_text("item,weight,value\ntent,7,9\nstove,3,5\n")
        problem = _read("What goes into my knapsack of 8 kg?", path).problem
        assert isinstance(problem, Knapsack)
        assert [(i.name, i.weight, i.value) for i in problem.items] == [
            ("tent", 7, 9),
            ("stove", 3, 5),
        ]
        assert "capacity" in _asked("What goes into my knapsack?", path).missing

    def test_items_and_the_capacity_in_one_file(self, tmp_path: Path) -> None:
        path = tmp_path / "knapsack.json"
        items = [
            {"name": "tent", "weight": 7, "value": 9},
            {"name": "stove", "weight": 3, "value": 5},
        ]
        path.write_text(json.dumps({"items": items, "capacity": 8}))
        problem = _read("Which items are worth the most?", path).problem
        assert isinstance(problem, Knapsack) and problem.capacity == 8

    @pytest.mark.parametrize("question", ["", "Solve this", "Colour the graph"])
    def test_a_file_that_spells_the_problem(self, question: str, tmp_path: Path) -> None:
        path = tmp_path / "triangle.col"
        path.write_text(TRIANGLE)
        problem = _read(question, path).problem
        assert isinstance(problem, GraphColoring) and problem.n_colors is None

    def test_words_add_a_limit_to_the_file(self, tmp_path: Path) -> None:
        path = tmp_path / "triangle.col"
        path.write_text(TRIANGLE)
        problem = _read("Colour it with at most 4 colours", path).problem
        assert isinstance(problem, GraphColoring) and problem.n_colors == 4

    def test_words_that_the_file_cannot_take_are_asked_about(self, tmp_path: Path) -> None:
        path = tmp_path / "triangle.col"
        path.write_text(TRIANGLE)
        assert "at most 2 nodes" in _asked("Use each colour for at most 2 nodes", path).question

    def test_words_of_another_family_are_put_to_the_person(self, tmp_path: Path) -> None:
        path = tmp_path / "triangle.col"
        path.write_text(TRIANGLE)
        assert len(_asked("Find the maximum cut", path).readings) == 2

    def test_a_question_in_a_file(self, tmp_path: Path) -> None:
        path = tmp_path / "question.txt"
        path.write_text(QUESTIONS["knapsack"])
        assert _read("", path).problem == _read(QUESTIONS["knapsack"]).problem

    def test_data_without_a_meaning_are_asked_about(self, tmp_path: Path) -> None:
        path = tmp_path / "numbers.csv"
        path.write_text("a,b\n1,2\n3,4\n")
        assert "numbers.csv" in _asked("What now?", path).question


def test_no_solver_is_imported_to_read_a_question() -> None:
    code = (
        "import sys, agent.interpret.interpreter as i; i.interpret('hello world, what is best?', []);"
        "print([m for m in ('dimod', 'scipy', 'networkx', 'ortools', 'qiskit') if m in sys.modules])"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"
