"""Typed answers: parsed, validated, sent back once."""

import pytest
from pydantic import BaseModel, ConfigDict

from agent.llm import ChatClient, Message, ScriptedTransport, Settings, TokenBudget, complete_as
from agent.llm.errors import BudgetExhausted, InvalidReply


class Total(BaseModel):
    """What the model is asked for."""

    model_config = ConfigDict(extra="forbid")
    trucks: int


QUESTION = [Message.user("How many trucks?")]


async def test_an_answer_is_validated() -> None:
    script = ScriptedTransport(['{"trucks": 4}'])
    async with ChatClient(Settings(model="m"), transport=script) as client:
        found = await complete_as(client, Total, QUESTION)
    assert found.value == Total(trucks=4)
    assert found.n_calls == 1


async def test_a_wrong_answer_goes_back_once_with_the_reason_and_the_schema() -> None:
    script = ScriptedTransport(['{"trucks": "many"}', '{"trucks": 4}'])
    async with ChatClient(Settings(model="m"), transport=script) as client:
        found = await complete_as(client, Total, QUESTION)
    assert found.value == Total(trucks=4)
    assert found.n_calls == 2
    messages = script.requests[1]["messages"]
    assert isinstance(messages, list)
    repair = str(messages[-1])
    assert "trucks" in repair and "valid integer" in repair and "JSON schema" in repair


async def test_two_wrong_answers_end_in_one_sentence() -> None:
    script = ScriptedTransport(["no idea", "still no idea"])
    async with ChatClient(Settings(model="m"), transport=script) as client:
        with pytest.raises(
            InvalidReply, match="after 2 attempts: the answer holds no JSON"
        ) as caught:
            await complete_as(client, Total, QUESTION)
    assert caught.value.text == "still no idea"


async def test_the_repair_turn_is_paid_from_the_same_budget() -> None:
    budget = TokenBudget(max_tokens=1500)
    script = ScriptedTransport(["no idea " * 500, '{"trucks": 4}'])
    async with ChatClient(Settings(model="m"), transport=script, budget=budget) as client:
        with pytest.raises(BudgetExhausted, match="left of the budget of 1,500"):
            await complete_as(client, Total, QUESTION)
    assert len(script.requests) == 1
