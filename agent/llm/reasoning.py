"""A model's reasoning, told apart from its answer, wherever a server puts it.

DeepSeek and vLLM send it as `reasoning_content`, newer vLLM and OpenRouter as `reasoning`, OpenRouter also
as `reasoning_details`, Mistral as parts of the content, and servers without a parser leave it inline as
`<think>…</think>`, at times without the opening tag (the chat template has written it already).
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from pydantic import JsonValue

from agent.llm.json_shapes import mapping, sequence, text

TAGS = ("think", "thinking", "thought", "reasoning")
OPENER = re.compile(rf"\s*<({'|'.join(TAGS)})>", re.IGNORECASE)
_CLOSER = re.compile(rf"</({'|'.join(TAGS)})>", re.IGNORECASE)


def reasoning_in(message: Mapping[str, JsonValue]) -> str:
    """Returns the reasoning that a message, or a piece of one, holds in fields of its own.

    >>> reasoning_in({"reasoning": "hm", "reasoning_details": [{"text": "hm"}]})
    'hm'
    >>> reasoning_in({"content": [{"type": "thinking", "thinking": [{"type": "text", "text": "hm"}]}]})
    'hm'
    """
    for name in ("reasoning_content", "reasoning"):
        said = message.get(name)
        if isinstance(said, str) and said:
            return said
        if isinstance(said, dict):  # some gateways wrap it
            return text(said.get("content")) or text(said.get("text"))
    details = [mapping(each) for each in sequence(message.get("reasoning_details"))]
    told = "".join(text(each.get("text")) or text(each.get("summary")) for each in details)
    return told or "".join(_thought(mapping(each)) for each in sequence(message.get("content")))


def content_in(message: Mapping[str, JsonValue]) -> str:
    """Returns the answer's text, also where it comes as a list of parts.

    >>> content_in({"content": [{"type": "thinking", "thinking": []}, {"type": "text", "text": "4"}]})
    '4'
    >>> content_in({"content": None})
    ''
    """
    content = message.get("content")
    if isinstance(content, str):
        return content
    parts = [mapping(each) for each in sequence(content)]
    return "".join(text(each.get("text")) for each in parts if each.get("type") != "thinking")


def _thought(part: Mapping[str, JsonValue]) -> str:
    if part.get("type") != "thinking":
        return ""
    inner = part.get("thinking")
    return text(inner) or "".join(text(mapping(each).get("text")) for each in sequence(inner))


def split_inline(said: str) -> tuple[str, str]:
    """Returns the reasoning that stands in tags before the answer, and the answer.

    Tags inside the answer stay: only what leads it is reasoning. One that never closes was cut, and
    all of it is reasoning.

    >>> split_inline("<think>2+2</think>\\n4")
    ('2+2', '4')
    >>> split_inline("2+2</think>4")
    ('2+2', '4')
    >>> split_inline('{"tag": "</think>"}')
    ('', '{"tag": "</think>"}')
    >>> split_inline("<think>2+")
    ('2+', '')
    """
    thoughts: list[str] = []
    at, lowered = 0, said.lower()
    if len(lowered) != len(said):  # a few letters grow in lower case, and places would shift
        lowered = said
    while opener := OPENER.match(said, at):
        mark = f"</{opener.group(1).lower()}>"
        closing = lowered.find(mark, opener.end())
        if closing < 0:
            return "\n".join([*thoughts, said[opener.end() :].strip()]).strip(), ""
        thoughts.append(said[opener.end() : closing].strip())
        at = closing + len(mark)
    if thoughts:
        return "\n".join(thoughts), said[at:].strip()
    return _without_opener(said)


def _without_opener(said: str) -> tuple[str, str]:
    """Returns the reasoning that only closes, and the answer; a tag inside JSON is no tag."""
    closer = None if said.lstrip().startswith(("{", "[")) else _CLOSER.search(said)
    if closer is None or f"<{closer.group(1)}>" in said[: closer.start()]:
        return "", said
    return said[: closer.start()].strip(), said[closer.end() :].strip()
