"""A model that says what it was told to say: for tests, which never reach a real one."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping

import httpx
from pydantic import JsonValue

from agent.llm.errors import NotRecorded
from agent.llm.json_shapes import mapping
from agent.llm.replay import completion_response

Said = str | Mapping[str, JsonValue] | httpx.Response
Script = Iterable[Said] | Callable[[Mapping[str, JsonValue]], Said]


class ScriptedTransport(httpx.AsyncBaseTransport):
    """Answers with one reply after another, or with what a function makes of each request.

    A reply is the text of an answer, a whole message (for tool calls), or a response of HTTP's; what
    was asked is kept in `requests`.

    >>> import asyncio
    >>> from agent.llm import ChatClient, Message, Settings
    >>> script = ScriptedTransport(["four"])
    >>> async def ask() -> str:
    ...     async with ChatClient(Settings(model="m"), transport=script) as client:
    ...         return (await client.complete([Message.user("2+2?")])).text
    >>> asyncio.run(ask()), len(script.requests)
    ('four', 1)
    """

    def __init__(self, script: Script) -> None:
        self._script = script if callable(script) else iter(script)
        self.requests: list[dict[str, JsonValue]] = []

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Returns the next reply.

        Raises:
            NotRecorded: the script is at its end.
        """
        if request.method != "POST":
            return httpx.Response(404, json={"error": {"message": "a script lists no models"}})
        body = dict(mapping(json.loads(await request.aread())))
        self.requests.append(body)
        said = self._script(body) if callable(self._script) else next(self._script, None)
        if said is None:
            raise NotRecorded(
                f"the script ended after {len(self.requests) - 1} replies; write one more"
            )
        if isinstance(said, httpx.Response):
            return said
        message: dict[str, JsonValue] = {"role": "assistant"}
        message |= {"content": said} if isinstance(said, str) else dict(said)
        return completion_response(body, {"message": message})
