"""A real HTTP server on 127.0.0.1, in a thread of its own, whose answers a test writes byte by byte."""

from __future__ import annotations

import asyncio
import json
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, urlsplit


@dataclass(frozen=True)
class Asked:
    """One request as it came over the wire."""

    method: str
    path: str
    query: Mapping[str, list[str]]
    headers: Mapping[str, str]
    body: bytes
    connection: int

    @property
    def json(self) -> dict[str, Any]:
        """The body."""
        found = json.loads(self.body)
        assert isinstance(found, dict)
        return found


@dataclass(frozen=True)
class Answer:
    """What goes back: pieces of bytes, each sent at once, and pauses in seconds between them.

    Without a length the body is chunked. `is_cut` breaks the connection after the last piece.
    """

    status: int = 200
    pieces: Sequence[bytes | float] = ()
    headers: Mapping[str, str] = field(default_factory=dict)
    is_cut: bool = False
    has_length: bool = True


@dataclass
class Loopback:
    """The server: where it is, what was asked, how many connections came, how many left too early."""

    url: str = ""
    asked: list[Asked] = field(default_factory=list)
    n_connections: int = 0
    was_asked: threading.Event = field(default_factory=threading.Event)
    left_early: threading.Event = field(default_factory=threading.Event)

    @property
    def bodies(self) -> list[dict[str, Any]]:
        """The bodies of all requests for completions."""
        return [each.json for each in self.asked if each.method == "POST"]


Handler = Callable[[Asked], Answer]


def as_json(value: object, status: int = 200, **headers: str) -> Answer:
    """Returns an answer of JSON."""
    named = {name.replace("_", "-"): each for name, each in headers.items()}
    return Answer(
        status, (json.dumps(value).encode(),), {"content-type": "application/json"} | named
    )


def said(text: str | None, finish: str = "stop", **message: object) -> Answer:
    """Returns a chat completion as OpenAI sends it."""
    usage = {"prompt_tokens": 9, "completion_tokens": 3, "total_tokens": 12}
    whole = {"role": "assistant", "content": text} | message
    return completion([{"index": 0, "message": whole, "finish_reason": finish}], usage=usage)


def completion(choices: list[object], **more: object) -> Answer:
    """Returns a chat completion of these choices."""
    base = {"id": "chatcmpl-1", "object": "chat.completion", "created": 1, "model": "m"}
    return as_json(base | {"choices": choices} | more)


def error(status: int, message: str, **more: object) -> Answer:
    """Returns an error in OpenAI's form."""
    return as_json({"error": {"message": message, "type": "invalid_request_error"} | more}, status)


def chunk(delta: object, finish: str | None = None, **more: object) -> bytes:
    """Returns one chunk of a stream in OpenAI's form."""
    choice = {"index": 0, "delta": delta, "finish_reason": finish}
    base = {"id": "chatcmpl-1", "object": "chat.completion.chunk", "created": 1, "model": "m"}
    return b"data: " + json.dumps(base | {"choices": [choice]} | more).encode() + b"\n\n"


DONE = b"data: [DONE]\n\n"


def stream(*pieces: bytes | float, is_cut: bool = False, kind: str = "text/event-stream") -> Answer:
    """Returns a stream of these pieces."""
    return Answer(200, pieces, {"content-type": kind}, is_cut=is_cut, has_length=False)


@contextmanager
def serving(handler: Handler) -> Iterator[Loopback]:
    """Gives a running server that answers as the handler says."""
    server = Loopback()
    loop = asyncio.new_event_loop()
    is_up = threading.Event()
    end = asyncio.Event()

    async def run() -> None:
        async def connected(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            server.n_connections += 1
            try:
                await _serve(server, handler, reader, writer, server.n_connections)
            except (ConnectionError, asyncio.IncompleteReadError):
                pass
            finally:
                writer.close()

        listening = await asyncio.start_server(connected, "127.0.0.1", 0, backlog=512)
        server.url = f"http://127.0.0.1:{listening.sockets[0].getsockname()[1]}"
        is_up.set()
        await end.wait()
        listening.close()
        others = asyncio.all_tasks() - {asyncio.current_task()}
        for task in others:
            task.cancel()
        await asyncio.gather(*others, return_exceptions=True)

    thread = threading.Thread(target=lambda: loop.run_until_complete(run()), daemon=True)
    thread.start()
    assert is_up.wait(5)
    try:
        yield server
    finally:
        loop.call_soon_threadsafe(end.set)
        thread.join(5)
        loop.close()


async def _serve(
    server: Loopback,
    handler: Handler,
    reader: asyncio.StreamReader,
    writer: asyncio.StreamWriter,
    connection: int,
) -> None:
    while head := await _head(reader):
        first, *lines = head.split("\r\n")
        method, target, _ = first.split(" ")
        headers = {
            name.lower(): value.strip()
            for name, _, value in (each.partition(":") for each in lines)
        }
        body = await reader.readexactly(int(headers.get("content-length", 0)))
        url = urlsplit(target)
        asked = Asked(method, url.path, parse_qs(url.query), headers, body, connection)
        server.asked.append(asked)
        server.was_asked.set()
        if not await _reply(server, handler(asked), reader, writer):
            return


async def _head(reader: asyncio.StreamReader) -> str:
    try:
        return (await reader.readuntil(b"\r\n\r\n")).decode().rstrip("\r\n")
    except asyncio.IncompleteReadError:
        return ""


async def _reply(
    server: Loopback, answer: Answer, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
) -> bool:
    """Sends an answer; returns whether the connection stays open. Notices who leaves meanwhile."""
    gone = asyncio.ensure_future(reader.read(1))
    try:
        length = sum(len(each) for each in answer.pieces if isinstance(each, bytes))
        headers = dict(answer.headers)
        headers |= (
            {"content-length": str(length)}
            if answer.has_length
            else {"transfer-encoding": "chunked"}
        )
        lines = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
        head_due = f"HTTP/1.1 {answer.status} Answer\r\n{lines}\r\n".encode()
        for piece in answer.pieces:
            if isinstance(piece, float):
                done, _ = await asyncio.wait({gone}, timeout=piece)
                if done:
                    server.left_early.set()
                    return False
                continue
            writer.write(head_due + (piece if answer.has_length else _chunked(piece)))
            head_due = b""
            await writer.drain()
        writer.write(head_due)
        if answer.is_cut:
            writer.transport.abort()
            return False
        writer.write(b"" if answer.has_length else b"0\r\n\r\n")
        await writer.drain()
        return True
    finally:
        if not gone.done():
            gone.cancel()
            await asyncio.gather(gone, return_exceptions=True)


def _chunked(piece: bytes) -> bytes:
    return f"{len(piece):x}\r\n".encode() + piece + b"\r\n"
