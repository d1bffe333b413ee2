"""The most tokens that a request can be read as: never less than what the server will count.

A token is at least one byte, so the bytes of the messages are a bound; for ordinary text it is some four
times the truth. Where the same server has counted a conversation, the same beginning counts the same
again, and only what is added to it is bounded by its bytes: a repair turn, or another reading of the same
question, is reserved at nearly its true size.
"""

from __future__ import annotations

import hashlib
import json
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass, field

from pydantic import JsonValue

from agent.llm.json_shapes import sequence

# Chat templates put a few tokens of their own around a message: OpenAI's 3, and 3 for the answer
# (OpenAI cookbook, "How to count tokens with tiktoken"); those with tools or a schema some hundreds.
_TEMPLATE_TOKENS, _FORM_TOKENS = 16, 400
_MOST_KNOWN = 10_000


@dataclass(slots=True)
class PromptBound:
    """What one server has counted, by a digest of the messages.

    >>> bound = PromptBound()
    >>> body = {"messages": [{"role": "user", "content": "x" * 1000}]}
    >>> first = bound.most_tokens(body)
    >>> bound.learn(body, 250)
    >>> first > 1000, bound.most_tokens(body) < 300
    (True, True)
    """

    _counted: OrderedDict[str, int] = field(default_factory=OrderedDict)

    def most_tokens(self, body: Mapping[str, JsonValue]) -> int:
        """Returns a number of tokens that the prompt of a request does not exceed."""
        messages = sequence(body.get("messages"))
        digests = _digests(body)
        for n in range(len(messages), 0, -1):
            if digests[n - 1] in self._counted:
                added = messages[n:]
                return (
                    self._counted[digests[n - 1]]
                    + _bytes(added)
                    + _TEMPLATE_TOKENS * (len(added) + 1)
                )
        form = [body[name] for name in ("tools", "response_format") if name in body]
        around = _TEMPLATE_TOKENS * (len(messages) + 1) + (
            _FORM_TOKENS + _bytes(form) if form else 0
        )
        return _bytes(messages) + around

    def learn(self, body: Mapping[str, JsonValue], prompt_tokens: int) -> None:
        """Keeps what the server counted for a request."""
        digests = _digests(body)
        if digests:
            self._counted[digests[-1]] = prompt_tokens
            while len(self._counted) > _MOST_KNOWN:
                self._counted.popitem(last=False)


def _digests(body: Mapping[str, JsonValue]) -> list[str]:
    """Returns a digest of each beginning of the conversation, its tools and form of answer included."""
    form = [body.get(name) for name in ("tools", "response_format")]
    running = hashlib.sha256(json.dumps(form, sort_keys=True).encode())
    found = []
    for message in sequence(body.get("messages")):
        running.update(json.dumps(message, sort_keys=True).encode() + b"\n")
        found.append(running.copy().hexdigest())
    return found


def _bytes(value: object) -> int:
    return len(json.dumps(value, ensure_ascii=False).encode("utf-8", "replace"))
