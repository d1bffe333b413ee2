"""A model's endpoint that always says the same, in a process of its own.

`python -m evals.canned_model [TEXT]` prints its address and says TEXT, or a usual answer of 2 kB. It waits
50 ms before each answer as the fastest of models would, and streams where a stream is asked for. What is
measured against it is the client's own doing.
"""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

_WAIT_S = 0.05
ANSWER = json.dumps({"trucks": 4, "why": "because " * 250})
_BASE = {"id": "chatcmpl-1", "created": 1, "model": "canned"}
_USAGE = {"prompt_tokens": 20, "completion_tokens": 500, "total_tokens": 520}


def _whole(answer: str) -> bytes:
    message = {"role": "assistant", "content": answer}
    choice = {"index": 0, "message": message, "finish_reason": "stop"}
    body = {**_BASE, "object": "chat.completion", "choices": [choice], "usage": _USAGE}
    written = json.dumps(body).encode()
    head = f"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {len(written)}\r\n\r\n"
    return head.encode() + written


def _streamed(answer: str) -> list[bytes]:
    head = (
        b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n"
    )
    deltas = [({"content": answer[n : n + 20]}, None) for n in range(0, len(answer), 20)]
    events = []
    for delta, finish in [*deltas, ({}, "stop")]:
        choice = {"index": 0, "delta": delta, "finish_reason": finish}
        chunk = {**_BASE, "object": "chat.completion.chunk", "choices": [choice]}
        events.append(b"data: " + json.dumps(chunk).encode() + b"\n\n")
    events.append(b"data: [DONE]\n\n")
    return [
        head,
        *(f"{len(each):x}\r\n".encode() + each + b"\r\n" for each in events),
        b"0\r\n\r\n",
    ]


@contextmanager
def canned_model(*answer: str) -> Iterator[str]:
    """Yields the address of such an endpoint, which ends with the block."""
    words = [sys.executable, "-m", "evals.canned_model", *answer]
    with subprocess.Popen(
        words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdin is not None and process.stdout is not None
        yield process.stdout.readline().strip()
        process.stdin.close()


async def _serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    answer = sys.argv[1] if len(sys.argv) > 1 else ANSWER
    whole, streamed = _whole(answer), _streamed(answer)
    try:
        while True:
            head = (await reader.readuntil(b"\r\n\r\n")).decode().lower()
            length = int(head.partition("content-length:")[2].split("\r\n")[0])
            body = json.loads(await reader.readexactly(length))
            await asyncio.sleep(_WAIT_S)
            for piece in streamed if body.get("stream") else [whole]:
                writer.write(piece)
                await writer.drain()
    except (asyncio.IncompleteReadError, ConnectionError):
        writer.close()


async def _main() -> None:
    server = await asyncio.start_server(_serve, "127.0.0.1", 0, backlog=1024)
    print(f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/v1", flush=True)
    async with server:
        await asyncio.to_thread(sys.stdin.read)  # ends with the process that started it


if __name__ == "__main__":
    asyncio.run(_main())
