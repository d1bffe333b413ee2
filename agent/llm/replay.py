"""Answers from recorded exchanges (`recording.py` says what their rows are), and from nowhere else."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Mapping
from pathlib import Path

import httpx
from pydantic import JsonValue

from agent.llm.errors import NotRecorded, SettingsRefused
from agent.llm.json_shapes import mapping, number, text
from agent.llm.recording import MOST_BYTES, request_key


class ReplayTransport(httpx.AsyncBaseTransport):
    """Answers from recorded exchanges, and never from anywhere else."""

    def __init__(self, *files: Path) -> None:
        self._rows: dict[str, Mapping[str, JsonValue]] = {}
        for file in files:
            self._rows |= {text(row.get("key")): row for row in _rows(file)}

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Returns the recorded answer.

        Raises:
            NotRecorded: this was never asked.
        """
        if request.method != "POST":
            return httpx.Response(404, json={"error": {"message": "a replay lists no models"}})
        body = mapping(json.loads(await request.aread()))
        row = self._rows.get(request_key(body))
        if row is None:
            raise NotRecorded(
                f"the replay of {len(self._rows):,} exchanges holds no answer to {_asked(body)!r}; record "
                "it, or ask without the replay"
            )
        status = number(row.get("status"))
        if status is not None:
            return httpx.Response(int(status), json=row.get("error"))
        return completion_response(body, row)


def completion_response(
    body: Mapping[str, JsonValue], row: Mapping[str, JsonValue]
) -> httpx.Response:
    """Returns a message as a chat completion, streamed where the request asks for a stream."""
    message = dict(mapping(row.get("message")))
    finish: JsonValue = row.get("finish_reason") or (
        "tool_calls" if message.get("tool_calls") else "stop"
    )
    said: dict[str, JsonValue] = {"id": "replay", "created": 0, "model": body.get("model")}
    usage = row.get("usage")
    if not body.get("stream"):
        choice: JsonValue = {"index": 0, "message": message, "finish_reason": finish}
        whole = said | {"object": "chat.completion", "choices": [choice]}
        return httpx.Response(200, json=whole | ({"usage": usage} if usage else {}))
    said["object"] = "chat.completion.chunk"
    chunks: list[dict[str, JsonValue]] = [
        said | {"choices": [{"index": 0, "delta": message, "finish_reason": None}]},
        said | {"choices": [{"index": 0, "delta": {}, "finish_reason": finish}]},
    ]
    if usage:
        chunks.append(said | {"choices": [], "usage": usage})
    lines = [f"data: {json.dumps(each)}\n\n" for each in chunks] + ["data: [DONE]\n\n"]
    return httpx.Response(
        200, headers={"content-type": "text/event-stream"}, content=_stream(lines)
    )


async def _stream(lines: list[str]) -> AsyncIterator[bytes]:
    for line in lines:
        yield line.encode()


def _rows(file: Path) -> list[Mapping[str, JsonValue]]:
    try:
        if file.stat().st_size > MOST_BYTES:
            raise SettingsRefused(
                f"{file} is larger than {MOST_BYTES:,} bytes; replay a smaller file"
            )
        with file.open(encoding="utf-8") as lines:
            return [mapping(json.loads(line)) for line in lines if line.strip()]
    except OSError as error:
        raise SettingsRefused(f"the replay file {file} cannot be read: {error.strerror}") from None
    except (ValueError, RecursionError) as error:
        raise SettingsRefused(f"the replay file {file} is not JSON lines: {error}") from None


def _asked(body: Mapping[str, JsonValue]) -> str:
    messages = body.get("messages")
    last = mapping(messages[-1]) if isinstance(messages, list) and messages else {}
    return text(last.get("content"))[:60]
