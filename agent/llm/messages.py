"""What is said to a model: messages, the tools it may call, the schema its answer must have."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from pydantic import BaseModel, JsonValue

Role = Literal["system", "user", "assistant", "tool"]


@dataclass(frozen=True, slots=True)
class ToolCall:
    """A tool the model wants to run; `arguments` is JSON text as the model wrote it, unchecked.

    `extra` is what the server hung on the call and wants back with it, such as Gemini's signatures
    of its thoughts.
    """

    id: str
    name: str
    arguments: str
    extra: Mapping[str, JsonValue] | None = None


@dataclass(frozen=True, slots=True)
class Message:
    """One turn of a conversation.

    >>> Message.user("How many trucks?")
    Message(role='user', content='How many trucks?', tool_calls=(), tool_call_id=None, reasoning=None)
    """

    role: Role
    content: str
    tool_calls: tuple[ToolCall, ...] = ()
    tool_call_id: str | None = None
    reasoning: str | None = None

    @staticmethod
    def system(content: str) -> Message:
        """Returns what the program tells the model about its task."""
        return Message("system", content)

    @staticmethod
    def user(content: str) -> Message:
        """Returns what the person, or the program in their place, says."""
        return Message("user", content)

    @staticmethod
    def assistant(content: str, tool_calls: Sequence[ToolCall] = ()) -> Message:
        """Returns an earlier answer of the model."""
        return Message("assistant", content, tuple(tool_calls))

    @staticmethod
    def tool(content: str, call: ToolCall) -> Message:
        """Returns what came of a tool call."""
        return Message("tool", content, tool_call_id=call.id)


@dataclass(frozen=True, slots=True)
class Tool:
    """A tool that the model may call; `parameters` is the JSON schema of its arguments."""

    name: str
    description: str
    parameters: Mapping[str, JsonValue]


@dataclass(frozen=True, slots=True)
class Schema:
    """The JSON schema that an answer must follow, and its name (letters, digits, `_`, `-`)."""

    name: str
    json: Mapping[str, JsonValue]

    @staticmethod
    def of(kind: type[BaseModel]) -> Schema:
        """Returns the schema of a pydantic model, as its validation sees it.

        >>> class Total(BaseModel):
        ...     amount: int
        >>> Schema.of(Total).json["required"]
        ['amount']
        """
        return Schema(kind.__name__, kind.model_json_schema())
