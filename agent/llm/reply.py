"""A chat completion as a server sent it, brought to one form."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pydantic import JsonValue

from agent.llm.completion import FinishReason
from agent.llm.errors import BrokenReply
from agent.llm.json_shapes import mapping, sequence, text
from agent.llm.messages import ToolCall
from agent.llm.reasoning import content_in, reasoning_in, split_inline
from agent.llm.tool_calls import ToolCallBuilder

_FINISH: dict[str, FinishReason] = {
    "stop": "stop",
    "eos": "stop",
    "eos_token": "stop",
    "end_turn": "stop",
    "stop_sequence": "stop",
    "complete": "stop",
    "length": "length",
    "max_tokens": "length",
    "max_output_tokens": "length",
    "model_length": "length",
    "tool_calls": "tool_calls",
    "function_call": "tool_calls",
    "tool_use": "tool_calls",
    "content_filter": "content_filter",
    "safety": "content_filter",
}


@dataclass(frozen=True, slots=True)
class Reply:
    """What a server said, whether in one piece or streamed; `usage` is as it was reported."""

    text: str
    reasoning: str
    tool_calls: tuple[ToolCall, ...]
    finish_reason: FinishReason
    refusal: str | None
    model: str
    usage: JsonValue

    @property
    def n_chars(self) -> int:
        """Length of all that the model wrote."""
        calls = sum(len(each.arguments) for each in self.tool_calls)
        return len(self.text) + len(self.reasoning) + calls


def finish_reason(said: str, *, has_calls: bool) -> FinishReason:
    """Returns why an answer ended, in OpenAI's words; some say `stop` where tools are called.

    >>> finish_reason("STOP", has_calls=True), finish_reason("MAX_TOKENS", has_calls=False)
    ('tool_calls', 'length')
    """
    found = _FINISH.get(said.lower(), "other")
    return "tool_calls" if has_calls and found in {"stop", "other"} else found


def read_reply(body: JsonValue) -> Reply:
    """Returns the reply in a chat completion.

    Raises:
        BrokenReply: it holds no choice with a message.
    """
    said = mapping(body)
    choices = [mapping(each) for each in sequence(said.get("choices"))]
    if not choices:
        raise BrokenReply(
            "the server's answer holds no choices; point base_url at a chat completions endpoint"
        )
    choice = choices[0]
    message = mapping(choice.get("message"))
    if not message and "text" in choice:
        message = {"content": choice["text"]}  # the older completions' form
    ended = text(choice.get("finish_reason"))
    if ended == "error" or (not message and not ended):
        raise BrokenReply("the server's answer holds a choice without a message")
    calls = _calls(message)
    inline, answer = split_inline(content_in(message))
    return Reply(
        text=answer,
        reasoning=reasoning_in(message) or inline,
        tool_calls=calls,
        finish_reason=finish_reason(ended or "stop", has_calls=bool(calls)),
        refusal=text(message.get("refusal")) or None,
        model=text(said.get("model")),
        usage=said.get("usage"),
    )


def _calls(message: Mapping[str, JsonValue]) -> tuple[ToolCall, ...]:
    builder = ToolCallBuilder()
    builder.add(message.get("tool_calls"))
    if not builder.pieces:
        builder.add_function_call(message.get("function_call"))
    return builder.calls()
