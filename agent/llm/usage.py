"""Tokens and money that one call took."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pydantic import JsonValue

from agent.llm.json_shapes import mapping, number

# OpenAI's rule of thumb: a token is about four characters of English
# (help.openai.com/en/articles/4936856). Used only where a server reports nothing.
_CHARACTERS_PER_TOKEN = 4.0


@dataclass(frozen=True, slots=True)
class Prices:
    """US dollars for a million tokens read (`prompt`) and written (`completion`).

    >>> Prices(prompt_usd=2.0, completion_usd=8.0).cost_usd(500_000, 250_000)
    3.0
    """

    prompt_usd: float
    completion_usd: float

    def cost_usd(self, prompt_tokens: int, completion_tokens: int) -> float:
        """Returns what so many tokens cost."""
        return (prompt_tokens * self.prompt_usd + completion_tokens * self.completion_usd) / 1e6


@dataclass(frozen=True, slots=True)
class Usage:
    """What a call took; `is_estimated` where the server reported no tokens and they are guessed.

    `reasoning_tokens` are part of `completion_tokens`, `cached_tokens` part of `prompt_tokens`.
    `cost_usd` is what the server says, else what the prices say, else None.

    >>> both = Usage(10, 5) + Usage(1, 1, cost_usd=0.5)
    >>> both.total_tokens, both.cost_usd
    (17, 0.5)
    """

    prompt_tokens: int = 0
    completion_tokens: int = 0
    reasoning_tokens: int = 0
    cached_tokens: int = 0
    cost_usd: float | None = None
    is_estimated: bool = False

    @property
    def total_tokens(self) -> int:
        """Tokens read and written."""
        return self.prompt_tokens + self.completion_tokens

    def __add__(self, other: Usage) -> Usage:
        costs = [each.cost_usd for each in (self, other) if each.cost_usd is not None]
        return Usage(
            self.prompt_tokens + other.prompt_tokens,
            self.completion_tokens + other.completion_tokens,
            self.reasoning_tokens + other.reasoning_tokens,
            self.cached_tokens + other.cached_tokens,
            sum(costs) if costs else None,
            self.is_estimated or other.is_estimated,
        )


def reported(usage: JsonValue, prices: Prices | None) -> Usage | None:
    """Returns the usage that a server reports; None where it reports none that can be read.

    >>> reported({"prompt_tokens": 7, "completion_tokens": 2}, None).total_tokens
    9
    >>> reported(None, None) is None
    True
    """
    said = mapping(usage)
    prompt, completion = _count(said, "prompt_tokens"), _count(said, "completion_tokens")
    total = _count(said, "total_tokens")
    if completion is None and prompt is not None and total is not None:
        completion = max(total - prompt, 0)
    if prompt is None or completion is None:
        return None
    if total is not None:  # some leave the tokens of thinking out of the completion (Gemini)
        completion = max(completion, total - prompt)
    cost = number(said.get("cost"))
    if cost is None and prices is not None:
        cost = prices.cost_usd(prompt, completion)
    return Usage(
        prompt,
        completion,
        _count(mapping(said.get("completion_tokens_details")), "reasoning_tokens") or 0,
        _count(mapping(said.get("prompt_tokens_details")), "cached_tokens") or 0,
        cost,
    )


def estimated(n_read: int, n_written: int, prices: Prices | None) -> Usage:
    """Returns the usage guessed from characters, for servers that report none.

    >>> guess = estimated(400, 40, None)
    >>> guess.prompt_tokens, guess.completion_tokens, guess.is_estimated
    (100, 10, True)
    """
    prompt, completion = (round(n / _CHARACTERS_PER_TOKEN) for n in (n_read, n_written))
    cost = prices.cost_usd(prompt, completion) if prices else None
    return Usage(prompt, completion, cost_usd=cost, is_estimated=True)


def _count(said: Mapping[str, JsonValue], name: str) -> int | None:
    value = number(said.get(name))
    return int(value) if value is not None and 0 <= value < 1e12 else None
