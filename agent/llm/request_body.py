"""The body of a request: one question in one server's dialect."""

from __future__ import annotations

import json
from collections.abc import Mapping

from pydantic import JsonValue

from agent.llm.bare_schema import bare, is_strict
from agent.llm.dialect import Dialect, Rung
from agent.llm.messages import Message, Schema, Tool
from agent.llm.prompt import Prompt

# What a server may refuse and we can do without, the likeliest to be refused first.
OPTIONAL = (
    "reasoning_effort",
    "stream_options",
    "seed",
    "stop",
    "temperature",
    "tool_choice",
    "strict",
    "reasoning_content",
)


def request_body(
    prompt: Prompt,
    model: str,
    dialect: Dialect,
    *,
    is_streamed: bool,
    extra: Mapping[str, JsonValue],
) -> dict[str, JsonValue]:
    """Returns the JSON to send; `extra` is sent as it is and wins over what we would say.

    >>> prompt = Prompt((Message.user("hi"),), temperature=0.0)
    >>> request_body(prompt, "m", Dialect(dropped=frozenset({"temperature"})), is_streamed=False, extra={})
    {'model': 'm', 'messages': [{'role': 'user', 'content': 'hi'}], 'max_tokens': 8192}
    """
    wished: dict[str, JsonValue] = {
        "temperature": prompt.temperature,
        "seed": prompt.seed,
        "stop": list(prompt.stop) or None,
        "reasoning_effort": prompt.reasoning_effort,
    }
    if is_streamed:
        wished["stream_options"] = {"include_usage": True}
    body: dict[str, JsonValue] = {"model": model, "messages": _messages(prompt, dialect)}
    if dialect.token_field:
        body[dialect.token_field] = min(prompt.max_tokens, dialect.most_tokens or prompt.max_tokens)
    if is_streamed:
        body["stream"] = True
    body |= {
        name: value
        for name, value in wished.items()
        if value is not None and name not in dialect.dropped
    }
    return body | _shape(prompt, dialect) | dict(extra)


def schema_in_words(schema: Schema) -> str:
    """Returns the instruction to answer in JSON, for rungs where the server does not see to it."""
    text = json.dumps(schema.json, ensure_ascii=False, separators=(",", ":"))
    return (
        "Answer with one JSON object and nothing else: no prose, no code fence. "
        f"It must follow this JSON schema:\n{text}"
    )


def _messages(prompt: Prompt, dialect: Dialect) -> list[JsonValue]:
    messages = list(prompt.messages)
    if prompt.schema is not None and dialect.rung in {Rung.JSON_OBJECT, Rung.TEXT}:
        words = schema_in_words(prompt.schema)
        if messages and messages[0].role == "system":
            messages[0] = Message.system(f"{messages[0].content}\n\n{words}")
        else:
            messages.insert(0, Message.system(words))
    if "system" in dialect.dropped:
        messages = _without_system(messages)
    return [_message(each, dialect) for each in messages]


def _without_system(messages: list[Message]) -> list[Message]:
    """Returns the conversation with what the system says before the first thing the user says.

    Templates of some models (Gemma's) know no system.

    >>> [each.content for each in _without_system([Message.system("Be brief."), Message.user("Hi")])]
    ['Be brief.\\n\\nHi']
    """
    told = [each.content for each in messages if each.role == "system"]
    others = [each for each in messages if each.role != "system"]
    first = next((n for n, each in enumerate(others) if each.role == "user"), None)
    if not told or first is None:
        return others or messages
    others[first] = Message.user("\n\n".join([*told, others[first].content]))
    return others


def _message(message: Message, dialect: Dialect) -> JsonValue:
    said: dict[str, JsonValue] = {"role": message.role, "content": message.content}
    if message.tool_call_id is not None:
        said["tool_call_id"] = message.tool_call_id
    if message.reasoning and "reasoning_content" not in dialect.dropped:
        said["reasoning_content"] = message.reasoning
    if message.tool_calls:
        said["content"] = message.content or None
        calls: list[JsonValue] = []
        for call in message.tool_calls:
            function: JsonValue = {"name": call.name, "arguments": call.arguments}
            made: dict[str, JsonValue] = {"id": call.id, "type": "function", "function": function}
            calls.append(made | dict(call.extra or {}))
        said["tool_calls"] = calls
    return said


def _shape(prompt: Prompt, dialect: Dialect) -> dict[str, JsonValue]:
    """Returns the parameters that ask for a form of the answer: tools, and the schema on its rung."""
    tools = [_tool(each) for each in prompt.tools]
    shape: dict[str, JsonValue] = {}
    if prompt.schema is not None:
        match dialect.rung:
            case Rung.JSON_SCHEMA:
                shape["response_format"] = _response_format(
                    prompt.schema, prompt.schema.json, dialect
                )
            case Rung.BARE_SCHEMA:
                shape["response_format"] = _response_format(
                    prompt.schema, bare(prompt.schema.json), dialect
                )
            case Rung.JSON_OBJECT:
                shape["response_format"] = {"type": "json_object"}
            case Rung.TOOL:
                tools.append(_tool(answer_tool(prompt.schema)))
                if not prompt.tools and "tool_choice" not in dialect.dropped:
                    choice: JsonValue = {"name": prompt.schema.name}
                    shape["tool_choice"] = {"type": "function", "function": choice}
            case Rung.TEXT:
                pass
    return {"tools": list(tools), **shape} if tools else shape


def answer_tool(schema: Schema) -> Tool:
    """Returns the tool whose arguments are the answer, for servers that know tools and no schema."""
    return Tool(schema.name, "Give the answer; call this exactly once.", bare(schema.json))


def _response_format(
    schema: Schema, written: Mapping[str, JsonValue], dialect: Dialect
) -> JsonValue:
    named: dict[str, JsonValue] = {"name": schema.name, "schema": dict(written)}
    if "strict" not in dialect.dropped and is_strict(dict(written)):
        named["strict"] = True
    return {"type": "json_schema", "json_schema": named}


def _tool(tool: Tool) -> JsonValue:
    function: JsonValue = {
        "name": tool.name,
        "description": tool.description,
        "parameters": dict(tool.parameters),
    }
    return {"type": "function", "function": function}
