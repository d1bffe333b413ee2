"""One request and what came back of it, read within limits."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Iterable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import httpx
from pydantic import JsonValue

from agent.llm.bodies import all_bytes, first_bytes, too_large
from agent.llm.breaks import is_unsent, redirected, unreachable
from agent.llm.completion import Delta, OnDelta
from agent.llm.errors import BrokenReply, Refused, ReplyTooLarge, Unreachable
from agent.llm.json_shapes import mapping, number
from agent.llm.reply import Reply, read_reply
from agent.llm.server_errors import ServerError, error_in, server_error, without
from agent.llm.sse import EventReader
from agent.llm.streamed_reply import StreamedReply
from agent.turns import Turns

_MOST_ERROR_BYTES, _MOST_LISTED_BYTES = 64_000, 8_000_000
_BYTES_A_CHAR = 8  # JSON escapes take six, the rest is for what stands around the text
_STREAM_BYTES_A_CHAR = 400  # a chunk of a stream carries about 300 bytes for a token
_LONG_BYTES = 2_000  # of a stream between two turns: several tokens, half a millisecond to read
_AFTERMATH_S = 2.0  # after the last word, for usage, [DONE] and the end of the stream
_HEADERS = {"Content-Type": "application/json", "Accept": "application/json, text/event-stream"}


@dataclass(frozen=True, slots=True)
class Rejection:
    """An error reply, and its headers for the wait before the next attempt."""

    error: ServerError
    headers: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Exchange:
    """Sends one body to one address; reads one JSON object, or a stream, whichever comes."""

    http: httpx.AsyncClient
    max_chars: int
    secrets: tuple[str, ...] = field(repr=False)
    turns: Turns = field(default_factory=Turns)

    async def send(
        self, url: httpx.URL, body: Mapping[str, JsonValue], on_delta: OnDelta | None
    ) -> Reply | Rejection:
        """Returns the reply or the rejection.

        Raises:
            Unreachable: no connection, or it broke.
            BrokenReply: what came cannot be read as a completion.
            Refused: the endpoint sends us to another host.
        """
        await self.turns.turn()
        content = json.dumps(body, ensure_ascii=False, allow_nan=False).encode("utf-8", "replace")
        async with self._opened("POST", url, content) as response:
            if response.status_code >= 400:
                return await self._rejection(response)
            if response.headers.get("content-type", "").startswith("text/event-stream"):
                return await self._stream(response, on_delta)
            return await self._whole(response, on_delta)

    async def fetch(self, url: httpx.URL) -> JsonValue | Rejection:
        """Returns the JSON at an address, or the rejection.

        Raises:
            LlmError: as `send` does.
        """
        async with self._opened("GET", url, None) as response:
            if response.status_code >= 400:
                return await self._rejection(response)
            return self._json(response, await all_bytes(response, _MOST_LISTED_BYTES))

    @asynccontextmanager
    async def _opened(
        self, method: str, url: httpx.URL, content: bytes | None
    ) -> AsyncIterator[httpx.Response]:
        """Gives a response that is no redirect; what breaks is told in our words, without keys."""
        try:
            async with self.http.stream(method, url, content=content, headers=_HEADERS) as response:
                if response.is_redirect:
                    raise Refused(redirected(response), response.status_code)
                yield response
        except httpx.TransportError as error:
            raise Unreachable(unreachable(url, error), is_before_sending=is_unsent(error)) from None
        except Refused as error:
            raise Refused(without(str(error), self.secrets), error.status) from None
        except BrokenReply as error:  # an error within a stream may repeat a key
            raise type(error)(without(str(error), self.secrets)) from None
        except (httpx.DecodingError, httpx.InvalidURL) as error:
            raise BrokenReply(f"the answer of {url.host} cannot be decoded: {error}") from None

    async def _rejection(self, response: httpx.Response) -> Rejection:
        body = await first_bytes(response, _MOST_ERROR_BYTES)
        return Rejection(server_error(response.status_code, body, self.secrets), response.headers)

    def _json(self, response: httpx.Response, written: bytes) -> JsonValue:
        try:
            value: JsonValue = json.loads(written)
        except (ValueError, RecursionError):
            said = server_error(response.status_code, written[:2_000], self.secrets).message
            raise BrokenReply(
                f"{response.url.host} answered what is no JSON ({said[:120] or 'nothing'}); point base_url "
                "at a chat completions endpoint"
            ) from None
        return value

    async def _whole(self, response: httpx.Response, on_delta: OnDelta | None) -> Reply | Rejection:
        written = await all_bytes(response, self.max_chars * _BYTES_A_CHAR)
        if written.lstrip()[:5] in {b"data:", b"event"} or written.startswith(b":"):
            return self._events(written, on_delta)  # a stream under another content type
        await self.turns.turn()
        value = self._json(response, written)
        if not mapping(value).get("choices") and error_in(value):
            code = number(mapping(mapping(value).get("error")).get("code")) or 502
            status = int(code) if 400 <= code < 600 else 502
            return Rejection(
                server_error(status, written[:_MOST_ERROR_BYTES], self.secrets), response.headers
            )
        reply = read_reply(value)
        if reply.n_chars > self.max_chars:
            raise ReplyTooLarge(too_large(self.max_chars))
        _tell(on_delta, [Delta(reply.text, reply.reasoning)])
        return reply

    def _events(self, written: bytes, on_delta: OnDelta | None) -> Reply:
        reader, reply = EventReader(), StreamedReply(self.max_chars)
        _tell(on_delta, map(reply.take, [*reader.feed(written), *reader.close()]))
        _tell(on_delta, [reply.last()])
        return reply.reply()

    async def _stream(self, response: httpx.Response, on_delta: OnDelta | None) -> Reply:
        reader, reply = EventReader(), StreamedReply(self.max_chars)
        n_bytes = n_read = 0
        try:
            async with asyncio.timeout(None) as aftermath:
                async for chunk in response.aiter_bytes():
                    n_bytes += len(chunk)
                    if n_bytes - n_read > _LONG_BYTES:
                        n_read = n_bytes
                        await self.turns.turn()
                    if (
                        max(n_bytes / _STREAM_BYTES_A_CHAR, reader.n_held / _BYTES_A_CHAR)
                        > self.max_chars
                    ):
                        raise ReplyTooLarge(too_large(self.max_chars))
                    _tell(on_delta, map(reply.take, reader.feed(chunk)))
                    if reply.has_ended and aftermath.when() is None:
                        aftermath.reschedule(asyncio.get_running_loop().time() + _AFTERMATH_S)
        except (TimeoutError, httpx.TransportError):
            if not reply.has_ended:
                raise
        _tell(on_delta, map(reply.take, reader.close()))
        _tell(on_delta, [reply.last()])
        return reply.reply()


def _tell(on_delta: OnDelta | None, deltas: Iterable[Delta | None]) -> None:
    for delta in deltas:
        if delta is not None and on_delta is not None:
            on_delta(delta)
