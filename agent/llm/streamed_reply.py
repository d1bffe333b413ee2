"""A chat completion put together from the chunks of a stream."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from pydantic import JsonValue

from agent.llm.completion import Delta
from agent.llm.errors import BrokenReply, ReplyTooLarge
from agent.llm.inline_reasoning import InlineSplitter
from agent.llm.json_shapes import mapping, sequence, text
from agent.llm.reasoning import content_in, reasoning_in, split_inline
from agent.llm.reply import Reply, finish_reason
from agent.llm.server_errors import error_in
from agent.llm.sse import Event
from agent.llm.tool_calls import ToolCallBuilder


@dataclass(slots=True)
class StreamedReply:
    """Takes the events of one stream and gives the deltas to show, and in the end the reply."""

    max_chars: int
    _is_done: bool = False
    _text: list[str] = field(default_factory=list)
    _reasoning: list[str] = field(default_factory=list)
    _refusal: list[str] = field(default_factory=list)
    _calls: ToolCallBuilder = field(default_factory=ToolCallBuilder)
    _inline: InlineSplitter = field(default_factory=InlineSplitter)
    _finish: str = ""
    _model: str = ""
    _usage: JsonValue = None
    _cut: str = ""
    _n_chars: int = 0

    @property
    def has_ended(self) -> bool:
        """Whether the answer is complete; usage may still follow."""
        return self._is_done or bool(self._finish)

    def take(self, event: Event) -> Delta | None:
        """Returns what an event adds to the answer, None where it adds nothing.

        Raises:
            BrokenReply: the event is an error, or no JSON.
            ReplyTooLarge: the answer grew past its limit.
        """
        if event.data.strip() == "[DONE]":
            self._is_done = True
            return None
        chunk = self._chunk(event.data)
        if chunk is None:
            return None
        problem = error_in(chunk)
        if problem or event.name == "error":
            raise BrokenReply(f"the server broke off its answer: {problem or 'it names no reason'}")
        self._model = text(chunk.get("model")) or self._model
        if chunk.get("usage"):
            self._usage = chunk["usage"]
        choices = [mapping(each) for each in sequence(chunk.get("choices"))]
        return self._choice(choices[0]) if choices else None

    def last(self) -> Delta | None:
        """Returns what was held back until it was certain, once the stream has ended."""
        return self._delta(*self._inline.close())

    def reply(self) -> Reply:
        """Returns the whole answer.

        Raises:
            BrokenReply: the stream ended before the server said why it ends.
        """
        if not self._finish or self._cut:
            raise BrokenReply(
                f"the stream ended after {self._n_chars:,} characters without a finish_reason; the "
                "answer is cut; ask again"
            )
        calls = self._calls.calls()
        inline, answer = split_inline("".join(self._text))
        reasoning = "".join(self._reasoning)
        return Reply(
            text=answer.strip() if reasoning else answer,
            reasoning=reasoning.strip() or inline,
            tool_calls=calls,
            finish_reason=finish_reason(self._finish, has_calls=bool(calls)),
            refusal="".join(self._refusal) or None,
            model=self._model,
            usage=self._usage,
        )

    def _chunk(self, data: str) -> Mapping[str, JsonValue] | None:
        """Returns a chunk; JSON that is cut waits for its other half in the next event."""
        whole, self._cut = self._cut + data, ""
        try:
            return mapping(json.loads(whole))
        except (ValueError, RecursionError):
            pass
        if len(whole) > len(data):
            raise BrokenReply("the stream holds a chunk that is no JSON; ask again")
        self._cut = data
        return None

    def _choice(self, choice: Mapping[str, JsonValue]) -> Delta | None:
        delta = mapping(choice.get("delta")) or mapping(choice.get("message"))
        ended = text(choice.get("finish_reason"))
        if ended == "error":
            raise BrokenReply("the server broke off its answer: it names no reason; ask again")
        self._finish = ended or self._finish
        self._refusal.append(text(delta.get("refusal")))
        self._calls.add(delta.get("tool_calls"))
        self._calls.add_function_call(delta.get("function_call"))
        thought, said = self._inline.feed(content_in(delta))
        return self._delta(reasoning_in(delta) + thought, said)

    def _delta(self, reasoning: str, said: str) -> Delta | None:
        self._n_chars += len(reasoning) + len(said)
        n_chars = self._n_chars + self._calls.n_chars
        if n_chars > self.max_chars:
            raise ReplyTooLarge(
                f"the answer has more than {self.max_chars:,} characters; ask for less or raise "
                "max_reply_chars"
            )
        self._reasoning.append(reasoning)
        self._text.append(said)
        return Delta(said, reasoning) if said or reasoning else None
