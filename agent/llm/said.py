"""The answer within a reply, whichever way it was given."""

from __future__ import annotations

from dataclasses import dataclass

from pydantic import JsonValue

from agent.llm.json_text import NotJson, json_in
from agent.llm.messages import Schema, ToolCall
from agent.llm.reply import Reply


@dataclass(frozen=True, slots=True)
class Said:
    """The answer's text and JSON, the calls that are not the answer, and how many were."""

    text: str
    data: JsonValue
    data_error: str | None
    calls: tuple[ToolCall, ...]
    n_taken: int = 0


def said_in(reply: Reply, schema: Schema | None) -> Said:
    """Returns what a reply says: its text, its arguments where they are the answer, or its thoughts."""
    if schema is None:
        return Said(reply.text, None, None, reply.tool_calls)
    answers = [each.arguments for each in reply.tool_calls if each.name == schema.name]
    others = tuple(each for each in reply.tool_calls if each.name != schema.name)
    if others and not answers:
        return Said(reply.text, None, "the model calls a tool first", others)
    text = answers[0] if answers else reply.text or _reasoned(reply)
    try:
        return Said(text, json_in(text), None, others, len(answers))
    except NotJson as error:
        return Said(text, None, str(error), others, len(answers))


def _reasoned(reply: Reply) -> str:
    """Returns the reasoning where it is all there is and looks like the answer itself.

    vLLM's reasoning parsers put a constrained answer there, when the model never closed its thoughts.
    """
    reasoning = reply.reasoning.strip()
    return reasoning if reasoning.startswith("{") and reasoning.endswith("}") else ""
