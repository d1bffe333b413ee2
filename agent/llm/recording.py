"""Exchanges written to a file, and answered from it again.

    {"key": "sha256…", "request": {…}, "message": {…}, "finish_reason": "stop", "usage": {…}}
    {"key": "sha256…", "request": {…}, "status": 400, "error": {…}}

One JSON object a line; the key is a digest of what decides an answer. Rows of the first form without
finish reason and usage, as other programs write them, are read too. A refusal is recorded as well, for
the ladder to find its way again. Requests are seen before keys are added, and what a server repeats of
them is struck out, so none is in the file.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from pathlib import Path

import httpx
from pydantic import JsonValue

from agent.llm.errors import BrokenReply, LlmError
from agent.llm.json_shapes import mapping
from agent.llm.server_errors import without
from agent.llm.sse import EventReader
from agent.llm.streamed_reply import StreamedReply

_DECISIVE = ("messages", "tools", "response_format", "seed", "n", "temperature")
MOST_BYTES = 256_000_000
_MOST_REPLY_CHARS = 20_000_000


def request_key(body: Mapping[str, JsonValue]) -> str:
    """Returns the digest of what decides an answer: not the model, not whether it is streamed.

    >>> request_key({"messages": [], "model": "a"}) == request_key({"messages": [], "stream": True})
    True
    """
    kept = {name: body.get(name) for name in _DECISIVE}
    return hashlib.sha256(json.dumps(kept, sort_keys=True).encode()).hexdigest()


class RecordingTransport(httpx.AsyncBaseTransport):
    """Passes requests on and writes down what came of them."""

    def __init__(
        self, inner: httpx.AsyncBaseTransport, file: Path, secrets: Sequence[str] = ()
    ) -> None:
        self._inner = inner
        self._file = file
        self._secrets = tuple(secrets)

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Returns the answer once it is whole; a stream arrives in one piece."""
        sent = await request.aread()
        response = await self._inner.handle_async_request(request)
        if (
            request.method != "POST"
            or response.status_code >= 500
            or response.status_code in {408, 409, 429}
        ):
            return response  # a passing fault is no answer
        content = await _limited(response)
        body = mapping(json.loads(sent))
        row: dict[str, JsonValue] = {"key": request_key(body), "request": dict(body)}
        answer = _answer(content, response.status_code)
        if answer is not None:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            with self._file.open("a", encoding="utf-8") as out:
                line = json.dumps(row | answer, ensure_ascii=False)
                out.write(without(line, self._secrets) + "\n")
        headers = {"content-type": response.headers.get("content-type", "application/json")}
        return httpx.Response(response.status_code, headers=headers, content=content)

    async def aclose(self) -> None:
        """Closes the connections."""
        await self._inner.aclose()


async def _limited(response: httpx.Response) -> bytes:
    read = bytearray()
    try:
        async for chunk in response.aiter_bytes():
            read += chunk
            if len(read) > MOST_BYTES:
                raise BrokenReply(
                    f"the answer has more than {MOST_BYTES:,} bytes; it is not recorded"
                )
    finally:
        await response.aclose()
    return bytes(read)


def _answer(content: bytes, status: int) -> dict[str, JsonValue] | None:
    """Returns what a row says of an answer, None where it is none."""
    try:
        value: JsonValue = json.loads(content)
    except (ValueError, RecursionError):
        return (
            _streamed(content)
            if status < 400
            else {"status": status, "error": content.decode("utf-8", "replace")[:2000]}
        )
    if status >= 400:
        return {"status": status, "error": value}
    choices = mapping(value).get("choices")
    if not isinstance(choices, list) or not choices:
        return None
    choice = mapping(choices[0])
    found: dict[str, JsonValue] = {
        "message": choice.get("message"),
        "finish_reason": choice.get("finish_reason"),
    }
    return found | {"usage": mapping(value).get("usage")}


def _streamed(content: bytes) -> dict[str, JsonValue] | None:
    reader, builder = EventReader(), StreamedReply(_MOST_REPLY_CHARS)
    try:
        for event in [*reader.feed(content), *reader.close()]:
            builder.take(event)
        builder.last()
        reply = builder.reply()
    except LlmError:
        return None
    message: dict[str, JsonValue] = {"role": "assistant", "content": reply.text}
    if reply.reasoning:
        message["reasoning_content"] = reply.reasoning
    if reply.tool_calls:
        message["tool_calls"] = [
            {
                "id": each.id,
                "type": "function",
                "function": {"name": each.name, "arguments": each.arguments},
            }
            for each in reply.tool_calls
        ]
    return {"message": message, "finish_reason": reply.finish_reason, "usage": reply.usage}
