"""Servers on loopback and clients of them."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import ExitStack
from typing import Protocol

import pytest

from agent.llm import Capabilities, ChatClient, Message, Schema, Settings
from tests.agent.llm.loopback import Answer, Asked, Loopback, serving

QUESTION = [Message.user("How many trucks?")]
TOTAL = Schema(
    "total",
    {
        "type": "object",
        "properties": {"trucks": {"type": "integer", "minimum": 0}},
        "required": ["trucks"],
        "additionalProperties": False,
    },
)


class Serve(Protocol):
    """Starts a server; answers in order, the last one for ever, or as a function says."""

    def __call__(
        self, *answers: Answer, by: Callable[[Asked], Answer] | None = None
    ) -> Loopback: ...


class Connect(Protocol):
    """Makes a client of a server."""

    def __call__(self, server: Loopback, path: str = "/v1", **settings: object) -> ChatClient: ...


@pytest.fixture(autouse=True)
def _no_proxy_of_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)


@pytest.fixture
def serve() -> Iterator[Serve]:
    """Gives what starts servers, and stops them after the test."""
    with ExitStack() as stack:

        def start(*answers: Answer, by: Callable[[Asked], Answer] | None = None) -> Loopback:
            left = list(answers)

            def next_answer(asked: Asked) -> Answer:
                return left.pop(0) if len(left) > 1 else left[0]

            return stack.enter_context(serving(by or next_answer))

        yield start


@pytest.fixture
async def connect() -> AsyncIterator[Connect]:
    """Gives what makes clients, and closes them after the test."""
    clients: list[ChatClient] = []

    def make(server: Loopback, path: str = "/v1", **settings: object) -> ChatClient:
        named = {"base_url": f"{server.url}{path}", "model": "m", "api_key": "sk-test-1"} | settings
        client = ChatClient(Settings.model_validate(named), capabilities=Capabilities())
        clients.append(client)
        return client

    yield make
    for client in clients:
        await client.aclose()
