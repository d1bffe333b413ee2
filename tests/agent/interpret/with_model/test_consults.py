"""With a language model: it reads the problem, and has no say in what is asked about quantum computing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from agent.contracts.ask import Ask
from agent.contracts.interpretation import Interpretation
from agent.contracts.reply import Reply
from agent.interpret.action import Understood
from agent.interpret.layer import interpret
from agent.interpret.with_model.session import ModelReader
from agent.interpret.worker_tools import WITH_MODEL
from agent.llm.client import ChatClient
from agent.llm.scripted import ScriptedTransport
from agent.llm.settings import Settings
from tests.agent.interpret.with_model.test_session import BENCHES, READ, SHOP, UNREAD, said
from tools.worker import Workers


@pytest.fixture(scope="module")
def workers() -> Iterator[Workers]:
    with Workers(WITH_MODEL) as pool:
        yield pool


async def _read(question: str, reply: Any, workers: Workers) -> tuple[Understood, str]:
    """What was understood, and everything that the model was sent."""
    transport = ScriptedTransport(said(reply))
    settings = Settings(model="scripted", max_attempts=1, deadline_s=5)
    async with ChatClient(settings, transport=transport) as client:
        understood = await interpret(
            Ask(question=question), workers, lambda *_: None, ModelReader(client)
        )
    return understood, " ".join(str(each) for each in transport.requests)


@pytest.mark.parametrize(
    "question",
    ["When will quantum computers break RSA?", "Is QAOA ready?", "Is quantum knitting any good?"],
)
async def test_a_wide_question_is_not_put_to_the_model(question: str, workers: Workers) -> None:
    understood, sent = await _read(question, {"kind": "reply", "say": "Yes, at once!"}, workers)
    assert isinstance(understood.result, Reply)
    assert "Yes, at once" not in understood.result.text
    assert sent == ""


async def test_an_example_is_not_put_to_the_model(workers: Workers) -> None:
    understood, sent = await _read(
        "How many qubits would a 9-city tour need on IonQ Forte?", SHOP, workers
    )
    assert isinstance(understood.result, Interpretation)
    assert understood.result.problem.family == "tsp"
    assert understood.result.consult is not None and understood.result.consult.is_example
    assert sent == ""


async def test_the_model_reads_the_problem_and_the_consult_stays(workers: Workers) -> None:
    for question, model, interpreter in ((READ, SHOP, "both"), (UNREAD, BENCHES, "llm")):
        understood, sent = await _read(f"{question} Is an annealer better here?", model, workers)
        result = understood.result
        assert isinstance(result, Interpretation)
        assert result.interpreter == interpreter
        assert result.consult is not None and result.consult.asks == "annealer"
        assert "annealer" not in sent
