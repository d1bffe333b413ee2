"""Puts a spoilt reply through the whole reading, with a model that insists on it."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass

from pydantic import JsonValue

from agent.contracts.ask import Ask
from agent.contracts.clarification import Clarification
from agent.contracts.interpretation import Interpretation
from agent.interpret.action import Understood
from agent.interpret.alternatives import cheap_optimum
from agent.interpret.with_model.session import ModelReader
from agent.llm.client import ChatClient
from agent.llm.scripted import ScriptedTransport
from agent.llm.settings import Settings
from tools.worker import Workers

_UNREAD = Understood(result=Clarification(question="I cannot read this.", missing=("a reading",)))


@dataclass(frozen=True, slots=True)
class Trial:
    """What came of a reply. `value` is the optimum that would have been answered."""

    answered: bool
    value: float | None
    said: str


async def tried(question: str, reply: str, workers: Workers) -> Trial:
    """Returns what comes of a reply that the model gives whenever it is asked for a reading.

    Asked to retell a problem it retells it faithfully, so that it is judged by the reply alone; the
    embedded interpreter says nothing, so that nothing else speaks against it.
    """

    def script(body: Mapping[str, JsonValue]) -> str:
        messages = body["messages"]
        assert isinstance(messages, list) and isinstance(messages[-1], dict)
        content = str(messages[-1]["content"])
        return _retold(content) if content.startswith("Here is an optimisation model") else reply

    async with ChatClient(
        Settings(model="scripted"), transport=ScriptedTransport(script)
    ) as client:
        reader = ModelReader(client, max_tokens=1_000_000)
        understood = await reader.read(Ask(question=question), _UNREAD, workers, lambda *_: None)
    result = understood.result
    if not isinstance(result, Interpretation):
        return Trial(answered=False, value=None, said=getattr(result, "question", ""))
    optimum = await cheap_optimum(result.problem, workers, lambda *_: None, 0)
    return Trial(answered=True, value=optimum.objective if optimum else None, said="")


def _retold(prompt: str) -> str:
    lines = re.findall(r"^\d+\. (.*)$", prompt, re.MULTILINE)
    return json.dumps({"lines": lines})
