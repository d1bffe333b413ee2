"""What came back from a model."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from pydantic import JsonValue

from agent.llm.messages import Message, ToolCall
from agent.llm.usage import Usage

FinishReason = Literal["stop", "length", "tool_calls", "content_filter", "other"]


@dataclass(frozen=True, slots=True)
class Delta:
    """A piece of an answer as it is streamed: of its text, or of the model's reasoning."""

    text: str = ""
    reasoning: str = ""


OnDelta = Callable[[Delta], None]


@dataclass(frozen=True, slots=True)
class Completion:
    """One answer of a model.

    `text` is what it says, without its `reasoning`; of an answer given through a tool, that JSON.
    Where a schema was asked for, `data` is the JSON that was found in the answer, whichever way it
    came, and `data_error` says why there is none; it follows the grammar of JSON (no NaN, no name
    twice) and is NOT yet checked against the schema: `structured.complete_as` does that. `mode` is
    how the schema was asked for.
    """

    text: str
    finish_reason: FinishReason
    model: str
    usage: Usage
    reasoning: str = ""
    tool_calls: tuple[ToolCall, ...] = ()
    data: JsonValue = None
    data_error: str | None = None
    refusal: str | None = None
    mode: str | None = None
    n_attempts: int = 1
    elapsed_s: float = 0.0
    is_cached: bool = False

    @property
    def is_cut(self) -> bool:
        """Whether the answer stopped at the limit of tokens."""
        return self.finish_reason == "length"

    def as_message(self) -> Message:
        """Returns the answer as a turn of the conversation, to go on from.

        Reasoning goes back only with tool calls: that is where servers that think want it
        (DeepSeek refuses the next turn without it), and elsewhere it only costs tokens.
        """
        reasoning = self.reasoning if self.tool_calls and self.reasoning else None
        return Message("assistant", self.text, self.tool_calls, reasoning=reasoning)
