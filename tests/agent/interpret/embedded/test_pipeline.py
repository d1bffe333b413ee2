"""Which reader is heard, and what is asked where two could be right."""

import pytest

from agent.contracts.clarification import Clarification
from agent.interpret.embedded import pipeline
from agent.interpret.embedded.document import Document
from agent.interpret.embedded.reader import Missing, Reader, Reading
from agent.interpret.embedded.text import Text
from problems.families.knapsack import Item, Knapsack

LIGHT = Knapsack(items=(Item(name="tent", value=1, weight=1),), capacity=1)
HEAVY = Knapsack(items=(Item(name="tent", value=1, weight=2),), capacity=2)
DOCUMENT = Document(Text("Which of these is best?"))


def _reader(family: str, evidence: float, outcome: Reading | Missing | None) -> Reader:
    return Reader(family=family, evidence=lambda _: evidence, read=lambda _: outcome)


def _heard(monkeypatch: pytest.MonkeyPatch, *readers: Reader) -> Reading | Clarification:
    known = {f"{index}": reader for index, reader in enumerate(readers)}
    monkeypatch.setattr(pipeline, "readers", lambda: known)
    return pipeline.read(DOCUMENT)


def test_the_strongest_evidence_wins(monkeypatch: pytest.MonkeyPatch) -> None:
    weak = _reader("a", 0.4, Reading(LIGHT))
    strong = _reader("b", 0.9, Reading(HEAVY))
    heard = _heard(monkeypatch, weak, strong)
    assert isinstance(heard, Reading) and heard.problem == HEAVY


def test_two_close_readings_are_put_to_the_person(monkeypatch: pytest.MonkeyPatch) -> None:
    heard = _heard(
        monkeypatch, _reader("a", 0.85, Reading(LIGHT)), _reader("b", 0.9, Reading(HEAVY))
    )
    assert isinstance(heard, Clarification)
    assert len(heard.readings) == 2


def test_what_the_best_reader_misses_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    missing = Missing("knapsack", "capacity", "How much fits?")
    heard = _heard(monkeypatch, _reader("a", 0.9, missing), _reader("b", 0.3, Reading(HEAVY)))
    assert isinstance(heard, Clarification)
    assert heard.missing == ("capacity",)
    assert heard.family == "knapsack"


def test_a_reader_that_steps_back_leaves_the_next_one(monkeypatch: pytest.MonkeyPatch) -> None:
    heard = _heard(monkeypatch, _reader("a", 0.9, None), _reader("b", 0.3, Reading(HEAVY)))
    assert isinstance(heard, Reading)


def test_nobody_knows(monkeypatch: pytest.MonkeyPatch) -> None:
    heard = _heard(monkeypatch, _reader("a", 0.0, Reading(HEAVY)))
    assert isinstance(heard, Clarification)
    assert heard.family is None
