"""The same model asked directly, without Verdiq: the peer of every measurement with a model."""

from __future__ import annotations

import json
import math
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from agent.llm.budget import TokenBudget
from agent.llm.client import ChatClient
from agent.llm.errors import LlmError
from agent.llm.messages import Message
from evals.harness.ran import Claim, Ran
from evals.harness.row import Row
from evals.harness.settings import Settings
from problems.status import Status

_ASKED = """\
Solve the optimisation question below and give the best objective value. Think as long as you need, then end \
with ONE JSON object on a line of its own: {{"objective": NUMBER}}. Where no solution exists write \
{{"status": "infeasible"}}, where the objective has no limit {{"status": "unbounded"}}.

{question}"""
_MOST_PASTED = 400_000  # characters of files; more than any model here reads


@dataclass(frozen=True, slots=True)
class Direct:
    """A model that is given the question and its whole files, and says the optimum."""

    client: ChatClient
    settings: Settings

    async def answer(self, row: Row) -> Ran:
        """Returns what the model claims; an answer that cannot be read has failed."""
        started = time.perf_counter()
        budget = TokenBudget(prices=self.client.settings.prices)
        try:
            question = _whole(row)
            messages = [Message.user(_ASKED.format(question=question))]
            completion = await self.client.complete(
                messages, budget=budget, seed=self.settings.seed
            )
        except (LlmError, OSError, UnicodeDecodeError) as error:
            return Ran("broke", _since(started), said=str(error), tokens=budget.spent.total_tokens)
        claim = claimed(completion.text)
        return Ran(
            "reported" if claim else "broke",
            _since(started),
            said=completion.text[-2000:],
            tokens=budget.spent.total_tokens,
            calls=budget.n_calls,
            cost_usd=budget.spent.cost_usd,
            claimed=claim,
        )


def _since(started: float) -> float:
    return round(time.perf_counter() - started, 4)


def _whole(row: Row) -> str:
    """The question with its files pasted behind it, cut where a model could not hold them."""
    pasted = [f"{Path(name).name}:\n{Path(name).read_text(encoding='utf-8')}" for name in row.files]
    return "\n\n".join([row.text, *pasted])[:_MOST_PASTED]


def claimed(text: str) -> Claim | None:
    """Returns what the last JSON object of an answer claims, None where it claims nothing.

    >>> claimed('So the total is {"objective": 42}')
    Claim(objective=42.0, status=None)
    """
    at = text.rfind("{")
    try:
        said, _ = json.JSONDecoder().raw_decode(text[at:]) if at >= 0 else (None, 0)
    except (json.JSONDecodeError, RecursionError):
        return None
    if not isinstance(said, dict):
        return None
    objective, status = said.get("objective"), said.get("status")
    if isinstance(objective, int | float) and not isinstance(objective, bool):
        return Claim(float(objective)) if math.isfinite(objective) else None
    return Claim(status=Status(status)) if status in {"infeasible", "unbounded"} else None


@asynccontextmanager
async def direct(settings: Settings) -> AsyncIterator[Direct]:
    """Yields the model alone; its connections are closed afterwards."""
    assert settings.model is not None
    async with ChatClient(settings.model) as client:
        yield Direct(client, settings)
