"""One question to a model, before it is put in any server's words."""

from __future__ import annotations

from dataclasses import dataclass

from agent.llm.messages import Message, Schema, Tool


@dataclass(frozen=True, slots=True)
class Prompt:
    """What is asked, and how the answer shall be drawn."""

    messages: tuple[Message, ...]
    schema: Schema | None = None
    tools: tuple[Tool, ...] = ()
    max_tokens: int = 8192
    temperature: float | None = None
    seed: int | None = None
    stop: tuple[str, ...] = ()
    reasoning_effort: str | None = None
