"""Tool calls, read from a whole message or put together from the pieces of a stream."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from pydantic import JsonValue

from agent.llm.json_shapes import mapping, number, sequence, text
from agent.llm.messages import ToolCall

_MOST_CALLS = 128  # OpenAI's limit on tools; a stream that opens more is broken


@dataclass(slots=True)
class _Pieces:
    id: str = ""
    name: str = ""
    arguments: str = ""
    extra: dict[str, JsonValue] = field(default_factory=dict)


@dataclass(slots=True)
class ToolCallBuilder:
    """Puts tool calls together from their pieces, whole calls being one piece.

    Pieces belong together by their `index`. Where a server leaves it out, or gives 0 to all (Gemini
    and gateways before it), a new id, a new name, or arguments that begin anew after a whole object
    start the next call.

    >>> builder = ToolCallBuilder()
    >>> builder.add([{"index": 0, "id": "a", "function": {"name": "f", "arguments": '{"x"'}}])
    >>> builder.add([{"index": 0, "function": {"arguments": ': 1}'}}])
    >>> builder.calls()
    (ToolCall(id='a', name='f', arguments='{"x": 1}', extra=None),)
    """

    pieces: list[_Pieces] = field(default_factory=list)
    by_index: dict[int, _Pieces] = field(default_factory=dict)

    def add(self, pieces: JsonValue) -> None:
        """Takes the `tool_calls` of a message or of a delta."""
        for each in sequence(pieces):
            self._add(mapping(each))

    def add_function_call(self, said: JsonValue) -> None:
        """Takes the `function_call` of servers that speak OpenAI's words of 2023."""
        if isinstance(said, dict):
            self._add({"index": 0, "function": said})

    @property
    def n_chars(self) -> int:
        """Length of all arguments so far."""
        return sum(len(each.arguments) for each in self.pieces)

    def calls(self) -> tuple[ToolCall, ...]:
        """Returns the calls in their order; an id that a server left out is made up."""
        return tuple(
            ToolCall(each.id or f"call_{n}", each.name, each.arguments or "{}", each.extra or None)
            for n, each in enumerate(self.pieces)
        )

    def _add(self, said: Mapping[str, JsonValue]) -> None:
        function = mapping(said.get("function"))
        name, arguments = text(function.get("name")), _arguments(function.get("arguments"))
        call = self._place(said, text(said.get("id")), name, arguments)
        call.id = call.id or text(said.get("id"))
        call.name = call.name or name
        call.arguments += arguments
        call.extra |= {key: said[key] for key in ("extra_content",) if key in said}

    def _place(self, said: Mapping[str, JsonValue], id_: str, name: str, arguments: str) -> _Pieces:
        index = number(said.get("index"))
        if index is None:
            last = self.pieces[-1] if self.pieces else None
            same = next((each for each in self.pieces if id_ and each.id == id_), None)
            found = same or (None if id_ or name else last)
        else:
            found = self.by_index.get(int(index))
        if found is not None and _is_another(found, id_, arguments):
            found = None
            name = name or self.pieces[-1].name
        if found is None:
            found = _Pieces(name=name)
            if len(self.pieces) < _MOST_CALLS:
                self.pieces.append(found)
        if index is not None:
            self.by_index[int(index)] = found
        return found


def _is_another(call: _Pieces, id_: str, arguments: str) -> bool:
    """Whether a piece under a call's index is the next call's in truth."""
    if id_ and call.id and id_ != call.id:
        return True
    return arguments.lstrip().startswith("{") and _is_whole(call.arguments)


def _is_whole(arguments: str) -> bool:
    if not arguments.rstrip().endswith("}"):
        return False
    try:
        return isinstance(json.loads(arguments), dict)
    except (ValueError, RecursionError):
        return False


def _arguments(said: JsonValue) -> str:
    """Returns arguments as text; some servers send the object itself."""
    if isinstance(said, dict):
        return json.dumps(said, ensure_ascii=False)
    return text(said)
