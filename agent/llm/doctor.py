"""What an endpoint can do, found by trying: reached, answering, JSON, tools, streaming, counting."""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from difflib import get_close_matches

from pydantic import BaseModel, ConfigDict

from agent.llm.budget import TokenBudget
from agent.llm.client import ChatClient
from agent.llm.completion import Completion, Delta
from agent.llm.errors import LlmError
from agent.llm.messages import Message, Tool
from agent.llm.structured import complete_as

# Six calls of a few hundred tokens; a model that thinks at length is not let run on.
_MOST_TOKENS, _ANSWER_TOKENS = 20_000, 1_500


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was tried: whether it works, and what was seen."""

    name: str
    works: bool
    seen: str


class _Sum(BaseModel):
    model_config = ConfigDict(extra="forbid")
    total: int


async def examine(client: ChatClient, deadline_s: float) -> tuple[Finding, ...]:
    """Returns what the endpoint was found to do; where it does not answer, nothing more is tried."""
    budget = TokenBudget(max_tokens=_MOST_TOKENS)
    visit = _Visit(client, budget, time.monotonic() + deadline_s)
    found = [await _tried("models", visit.models), await _tried("answer", visit.answer)]
    if found[-1].works:
        for name, trial in (
            ("json", visit.json),
            ("tools", visit.tools),
            ("streaming", visit.streaming),
        ):
            found.append(await _tried(name, trial))
    return tuple(found)


async def _tried(name: str, trial: Callable[[], Awaitable[tuple[bool, str]]]) -> Finding:
    try:
        works, seen = await trial()
    except LlmError as error:
        works, seen = False, str(error)
    return Finding(name, works, seen)


@dataclass(frozen=True, slots=True)
class _Visit:
    """The trials of one endpoint, under one budget and one deadline."""

    client: ChatClient
    budget: TokenBudget
    ends_at: float

    async def models(self) -> tuple[bool, str]:
        """Whether the endpoint lists the model."""
        names = await self.client.models(deadline_s=self._left_s())
        wanted = self.client.settings.model
        if wanted in names:
            return True, f"{len(names):,} listed, {wanted} among them"
        near = get_close_matches(wanted, names, n=3, cutoff=0.4) or sorted(names)[:5]
        like = f"; there is {', '.join(near)}" if near else ""
        return False, f"{len(names):,} listed, {wanted} is not among them{like}"

    async def answer(self) -> tuple[bool, str]:
        """Whether the model answers at all, and how it counts."""
        done = await self._complete("Answer with the one word: ready")
        counted = "guessed, none reported" if done.usage.is_estimated else "reported"
        apart = ", reasoning kept apart" if done.reasoning else ""
        cost = f", ${done.usage.cost_usd:.6f}" if done.usage.cost_usd is not None else ""
        seen = (
            f"{done.elapsed_s:.1f} s, {done.usage.total_tokens:,} tokens ({counted}){cost}{apart}"
        )
        return bool(
            done.text.strip()
        ), seen if done.text.strip() else f"an empty answer after {seen}"

    async def json(self) -> tuple[bool, str]:
        """Whether JSON of a schema comes back, and how it has to be asked for."""
        question = [Message.user("Add 19 and 23 and give the total.")]
        found = await complete_as(
            self.client, _Sum, question, budget=self.budget, deadline_s=self._left_s()
        )
        repaired = " after one repair" if found.n_calls > 1 else ""
        wrong = "" if found.value.total == 42 else f"; 19 + 23 came out as {found.value.total}"
        return True, f"by {found.completion.mode}{repaired}{wrong}"

    async def tools(self) -> tuple[bool, str]:
        """Whether the model calls a tool."""
        tool = Tool(
            "current_time",
            "Tells the time.",
            {"type": "object", "properties": {}, "additionalProperties": False},
        )
        done = await self._complete("What time is it? Use the tool.", tool)
        names = [each.name for each in done.tool_calls]
        return bool(
            names
        ), f"called {names[0]}" if names else "offered a tool, it answered in words"

    async def streaming(self) -> tuple[bool, str]:
        """Whether an answer arrives in pieces."""
        pieces: list[Delta] = []
        done = await self._complete("Count from 1 to 20.", on_delta=pieces.append)
        if len(pieces) > 1:
            return True, f"{len(pieces):,} pieces"
        return False, f"the answer of {len(done.text):,} characters came in one piece"

    async def _complete(
        self, question: str, *tools: Tool, on_delta: Callable[[Delta], None] | None = None
    ) -> Completion:
        return await self.client.complete(
            [Message.user(question)],
            tools=tools,
            max_tokens=min(_ANSWER_TOKENS, self.client.settings.max_tokens),
            budget=self.budget,
            deadline_s=self._left_s(),
            on_delta=on_delta,
        )

    def _left_s(self) -> float:
        return max(self.ends_at - time.monotonic(), 0.01)
