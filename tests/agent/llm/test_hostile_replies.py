"""Whatever a server sends, what comes out is a completion or one of our errors."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import AsyncIterator

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from agent.llm import ChatClient, Completion, Message, Settings
from agent.llm.errors import LlmError
from tests.agent.llm.conftest import TOTAL

NAMES = (
    "choices message delta content reasoning reasoning_content reasoning_details tool_calls function name "
    "arguments index id finish_reason usage prompt_tokens completion_tokens total_tokens cost error code "
    "detail message type text thinking refusal function_call metadata raw model role"
).split()
LEAVES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(max_size=20),
    st.sampled_from(
        ["stop", "<think>", "</think>", "{", "}", '{"trucks": 4}', "[DONE]", "error", "text"]
    ),
)
VALUES = st.recursive(
    LEAVES,
    lambda inner: st.one_of(
        st.lists(inner, max_size=4), st.dictionaries(st.sampled_from(NAMES), inner, max_size=6)
    ),
    max_leaves=20,
)
FIELDS = st.dictionaries(st.sampled_from(NAMES), VALUES, max_size=5)
CHOICES = st.lists(
    st.one_of(
        VALUES,
        FIELDS,
        st.fixed_dictionaries({"message": FIELDS}),
        st.fixed_dictionaries({"delta": FIELDS}),
    ),
    max_size=3,
)
BODIES = st.one_of(VALUES, st.fixed_dictionaries({"choices": CHOICES}, optional={"usage": FIELDS}))


def outcome(response: httpx.Response, *, is_streamed: bool = False) -> Completion | LlmError:
    """Returns what a question comes to where the server sends this."""

    async def ask() -> Completion | LlmError:
        transport = httpx.MockTransport(lambda _: response)
        named = Settings(model="m", max_attempts=1, stream=is_streamed)
        async with ChatClient(named, transport=transport) as client:
            try:
                return await client.complete([Message.user("?")], schema=TOTAL)
            except LlmError as error:
                return error

    return asyncio.run(ask())


def said_plainly(found: Completion | LlmError) -> bool:
    return isinstance(found, Completion) or (0 < len(str(found)) < 1_000)


QUIET = settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))


@QUIET
@given(body=BODIES, status=st.sampled_from([200, 200, 200, 400, 404, 422, 429, 500]))
def test_any_json(body: object, status: int) -> None:
    assert said_plainly(outcome(httpx.Response(status, content=json.dumps(body).encode())))


@QUIET
@given(body=st.binary(max_size=200), status=st.sampled_from([200, 204, 400, 500]))
def test_any_bytes(body: bytes, status: int) -> None:
    assert said_plainly(outcome(httpx.Response(status, content=body)))


@QUIET
@given(
    chunks=st.lists(st.one_of(st.binary(max_size=30), BODIES), max_size=8), size=st.integers(1, 50)
)
def test_any_stream(chunks: list[object], size: int) -> None:
    written = b"".join(
        each if isinstance(each, bytes) else b"data: " + json.dumps(each).encode() + b"\n\n"
        for each in chunks
    )

    async def pieces() -> AsyncIterator[bytes]:
        for start in range(0, len(written), size):
            yield written[start : start + size]

    headers = {"content-type": "text/event-stream"}
    response = httpx.Response(200, headers=headers, content=pieces())
    assert said_plainly(outcome(response, is_streamed=True))


@QUIET
@given(text=st.one_of(st.text(), VALUES.map(json.dumps)))
def test_any_text_of_a_model(text: str) -> None:
    body = {"choices": [{"message": {"content": text}, "finish_reason": "stop"}]}
    found = outcome(httpx.Response(200, json=body))
    assert isinstance(found, Completion)
    assert (found.data is None) or found.data_error is None


FIELDS_DEEP = '{"error": ' + '{"a": ' * 900 + '"x"' + "}" * 901
DEEP = '{"error": ' + '{"message": ' * 900 + '"x"' + "}" * 901
LONG = {
    "thoughts without content": "<think></think>" * 60_000,
    "thoughts within thoughts": "<think>" * 120_000,
    "white space": " " * 900_000,
    "closing tags": "</think>" * 100_000,
    "fences": "```json\n" * 100_000,
    "braces": "{" * 900_000,
    "numbers": "[" + "1," * 400_000 + "1]",
    "one digit after another": '{"a": ' + "1" * 900_000 + "}",
    "quotes": '"' * 900_000,
}


@pytest.mark.parametrize("name", LONG)
@pytest.mark.parametrize("is_streamed", [True, False])
def test_long_texts_are_read_in_linear_time(name: str, *, is_streamed: bool) -> None:
    text = LONG[name]
    if is_streamed:
        pieces = [text[n : n + 5_000] for n in range(0, len(text), 5_000)]
        deltas: list[object] = [{"choices": [{"delta": {"content": each}}]} for each in pieces]
        deltas.append({"choices": [{"delta": {}, "finish_reason": "stop"}]})
        written = b"".join(b"data: " + json.dumps(each).encode() + b"\n\n" for each in deltas)
        response = httpx.Response(
            200, headers={"content-type": "text/event-stream"}, content=written
        )
    else:
        body = {"choices": [{"message": {"content": text}, "finish_reason": "stop"}]}
        response = httpx.Response(200, json=body)
    started = time.process_time()
    assert said_plainly(outcome(response, is_streamed=is_streamed))
    assert time.process_time() - started < 10  # what is quadratic takes minutes


def test_an_error_nested_deep_is_told_shortly() -> None:
    for body in (DEEP, FIELDS_DEEP):
        for status in (200, 400, 500):
            assert said_plainly(outcome(httpx.Response(status, content=body.encode())))


@pytest.mark.parametrize(
    "body",
    [
        "[" * 200_000,
        '{"choices": ' * 100_000,
        '{"choices": [{"message": {"content": ' + "9" * 10_000 + "}}]}",
        '{"choices": [{"message": {"tool_calls": ['
        + '{"index": 1e999, "function": {}},' * 1_000
        + "{}]}}]}",
        '{"choices": [{"message": {"content": "x"}}], "usage": {"prompt_tokens": 1e400}}',
    ],
)
def test_replies_made_to_break_a_parser(body: str) -> None:
    assert said_plainly(outcome(httpx.Response(200, content=body.encode())))
