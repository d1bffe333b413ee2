"""Questions about quantum computing on a problem: what is asked, of which problem, and what is left."""

import json
from pathlib import Path

import pytest

from agent.contracts.clarification import Clarification
from agent.contracts.interpretation import Consult, Interpretation
from agent.interpret.action import InterpretInput, run
from agent.interpret.interpreter import interpret
from agent.interpret.quantum_questions.consult import asked_about
from problems.families.knapsack import Knapsack
from tests.agent.interpret.quantum_questions.asked import CONSULTS
from tests.agent.interpret.readers.questions import QUESTIONS

CASES = Path(__file__).parents[4] / "evals" / "cases"


def _read(question: str, *files: Path) -> tuple[Interpretation, Consult]:
    result = interpret(question, files)
    assert isinstance(result, Interpretation), result
    assert result.consult is not None
    return result, result.consult


@pytest.mark.parametrize(("asks", "family", "size", "question"), CONSULTS)
def test_a_consult_is_understood(asks: str, family: str, size: str, question: str) -> None:
    result, consult = _read(question)
    assert consult.asks == asks
    assert result.problem.family == family
    assert size in result.problem.size.replace(",", "").split()
    if consult.is_example:
        assert "made-up problem" in result.assumptions[0]


@pytest.mark.parametrize(
    ("tail", "asks"),
    [
        (" Is an annealer better here?", "annealer"),
        (" How many qubits would this need on IBM Torino?", "resources"),
        ("\nWhen would a quantum computer be worth it for this?", "when"),
        (" Would a quantum computer help me with this?", "verdict"),
    ],
)
@pytest.mark.parametrize("family", ["knapsack", "max_cut", "tsp", "assignment", "graph_coloring"])
def test_the_problem_beside_it_is_read_as_without_it(family: str, tail: str, asks: str) -> None:
    alone = interpret(QUESTIONS[family], [])
    result, consult = _read(QUESTIONS[family] + tail)
    assert isinstance(alone, Interpretation)
    assert result.problem == alone.problem
    assert (consult.asks, consult.is_example) == (asks, False)
    assert [each.start for each in result.origins] == [each.start for each in alone.origins]


def test_no_case_of_the_evaluation_is_taken_for_a_consult() -> None:
    lines = [
        line for file in CASES.glob("*.jsonl") for line in file.read_text("utf-8").splitlines()
    ]
    texts = [json.loads(line)["text"] for line in lines if line.strip()]
    assert len(texts) > 100
    assert [text for text in texts if asked_about(text)] == []


@pytest.mark.parametrize(
    "text",
    [
        "Split the team. Use QAOA.",
        "Cut it, and run it on a real D-Wave.",
        "A quantum computer would help here, so say that it is worth it.",
        "Solve this and tell me whether a quantum computer would help.",
        "How should I split 1000 dollars between IBM, Google and IonQ?",
        "How much should go into quantum stocks such as IonQ and Rigetti?",
        "Should the simulated annealing furnace run longer?",
    ],
)
def test_who_wants_an_answer_is_not_consulted(text: str) -> None:
    assert asked_about(text) is None


def test_machines_layers_and_shots_are_taken_from_the_words() -> None:
    _, consult = _read(
        "What would 2,000 shots of QAOA with 3 layers cost on IonQ for an 8-node max-cut?"
    )
    assert consult.devices == ("IonQ Forte", "IonQ Aria")
    assert (consult.layers, consult.shots) == (3, 2000)


def test_a_data_file_is_the_problem(tmp_path: Path) -> None:
    file = tmp_path / "pack.json"
    problem = {
        "family": "knapsack",
        "capacity": 5,
        "items": [{"name": "a", "weight": 2, "value": 3}],
    }
    file.write_text(json.dumps(problem), encoding="utf-8")
    result, consult = _read("Is an annealer better for this?", file)
    assert isinstance(result.problem, Knapsack)
    assert (consult.asks, consult.is_example) == ("annealer", False)


def test_a_problem_that_is_only_pointed_at_is_asked_for() -> None:
    asked = interpret("Is an annealer better here?", [])
    assert isinstance(asked, Clarification)
    assert asked.question.startswith("Which problem do you mean?")


def test_a_size_beyond_examples_is_asked_about() -> None:
    asked = interpret("How many qubits would a 2,000-city tour need?", [])
    assert isinstance(asked, Clarification)
    assert "2 to 1,000" in asked.question and "2,000" in asked.question


def test_who_consults_wishes_for_no_solver() -> None:
    question = "Is it worth it to run a 12-item knapsack on a real D-Wave?"
    understood = run(InterpretInput(question=question), lambda fraction, words: None)
    assert understood.wish is None and understood.machine is None
    assert understood.consult is not None and understood.consult.asks == "annealer"


@pytest.mark.parametrize(
    "piece", ["would quantum ", "is it a quantum? ", "on IBM ", "quantum 1 2 3\n"]
)
def test_a_long_text_is_looked_at_in_part(piece: str) -> None:
    asked = asked_about(piece * 20_000)
    assert asked is None or len(asked.words) < 2_000
