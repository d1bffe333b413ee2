"""Wide questions are answered from the knowledge file, with sources and dates, and by nothing beyond it."""

import re

import pytest

from agent.contracts.reply import Reply
from agent.interpret.interpreter import interpret
from agent.interpret.quantum_questions.sourced_words import sourced_words
from agent.interpret.quantum_questions.wide import unknown_question, wide_question
from problems.registry import families
from solvers.quantum.algorithms import Algorithm, algorithm, knowledge
from tests.agent.interpret.quantum_questions.asked import WIDE
from tests.agent.interpret.readers.questions import QUESTIONS

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


def _reply(question: str) -> str:
    result = interpret(question, [])
    assert isinstance(result, Reply), result
    return result.text


@pytest.mark.parametrize(("name", "question"), WIDE)
def test_a_wide_question_is_answered_from_its_entry(name: str, question: str) -> None:
    text = _reply(question)
    if name == "overview":
        assert all(each.title in text for each in knowledge().algorithms)
    elif name == "unknown":
        assert text.startswith("I have no sourced facts about this")
    else:
        assert text.startswith(algorithm(name).title)
        assert "What would have to change:" in text
        assert all(each.source in text for each in algorithm(name).resources)


@pytest.mark.parametrize("known", knowledge().algorithms, ids=lambda each: each.name)
def test_every_number_of_a_reply_stands_in_its_entry(known: Algorithm) -> None:
    allowed = set(_NUMBER.findall(known.model_dump_json()))
    for wants in ("when", "resources", "evidence"):
        said = _NUMBER.findall(sourced_words(known, wants))
        assert set(said) <= allowed
        for each in known.statements:
            assert each.says in sourced_words(known, wants)
            assert f"{each.source}; {each.date}" in sourced_words(known, wants)


@pytest.mark.parametrize("known", knowledge().algorithms, ids=lambda each: each.name)
def test_each_name_of_an_algorithm_asks_for_it(known: Algorithm) -> None:
    for name in known.also:
        reply = wide_question(f"What is {name} good for?")
        assert reply is not None and reply.text.startswith(known.title), name
    for subject in known.subjects:
        reply = wide_question(f"Do quantum computers matter for {subject}?")
        assert reply is not None and known.title in reply.text, subject


def test_what_is_asked_for_comes_first() -> None:
    when = _reply("When will Shor's algorithm break RSA?")
    resources = _reply("How many qubits does Shor's algorithm need?")
    assert when.split("\n\n")[1].startswith("What would have to change")
    assert resources.split("\n\n")[1].startswith("What it takes")
    assert "less than a million noisy qubits" in resources


def test_two_algorithms_are_answered_side_by_side() -> None:
    text = _reply("Is QAOA better than quantum annealing?")
    assert algorithm("qaoa").title in text and algorithm("annealing").title in text


def test_a_kind_of_problem_is_told_how_to_get_figures() -> None:
    assert "give its data or how many things" in _reply("Can quantum computers solve sudoku?")


@pytest.mark.parametrize(
    "text",
    [
        "Use QAOA.",
        "Pack it, and try it on a noisy IBM Torino.",
        "A quantum computer would surely help.",
        "How should I split 1000 dollars between quantum stocks IonQ, Rigetti and D-Wave?",
        "Grover and Ann share 12 apples, 7 pears, 4 plums and 2 melons. Can they share them equally?",
        *(QUESTIONS.values()),
        *(example.text for family in families().values() for example in family.examples),
    ],
)
def test_a_real_question_is_not_taken(text: str) -> None:
    assert wide_question(text) is None
    assert unknown_question(text) is None
