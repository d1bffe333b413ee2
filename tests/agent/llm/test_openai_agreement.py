"""Agreement with the official `openai` package, over the wire: both ask the same server."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from typing import Any

import openai
import pytest
from openai.lib._pydantic import to_strict_json_schema
from openai.types.chat import ChatCompletion, ChatCompletionChunk
from pydantic import BaseModel, ConfigDict

from agent.llm import ChatClient, Message, Schema, ScriptedTransport, Settings, Tool
from agent.llm.bare_schema import is_strict
from agent.llm.endpoint import routes
from agent.llm.errors import LlmError
from agent.llm.replay import completion_response
from tests.agent.llm.conftest import QUESTION, TOTAL, Connect, Serve
from tests.agent.llm.loopback import DONE, Asked, Loopback, as_json, chunk, said, stream

Official = Callable[..., openai.AsyncOpenAI]
ASKED: list[Any] = [{"role": "user", "content": "How many trucks?"}]
LOOK = Tool("look_up", "Looks up a place.", {"type": "object", "properties": {}})
TOOLS: list[Any] = [
    {
        "type": "function",
        "function": {
            "name": LOOK.name,
            "description": LOOK.description,
            "parameters": LOOK.parameters,
        },
    }
]


@pytest.fixture
async def official() -> AsyncIterator[Official]:
    """Gives what makes clients of the official package, and closes them after the test."""
    clients: list[openai.AsyncOpenAI] = []

    def make(server: Loopback, max_retries: int = 0) -> openai.AsyncOpenAI:
        base_url = f"{server.url}/v1"
        clients.append(
            openai.AsyncOpenAI(base_url=base_url, api_key="sk-test-1", max_retries=max_retries)
        )
        return clients[-1]

    yield make
    for client in clients:
        await client.close()


def compared(server: Loopback) -> tuple[Asked, Asked]:
    ours, theirs = server.asked
    return ours, theirs


async def test_the_same_question_is_the_same_request(
    serve: Serve, connect: Connect, official: Official
) -> None:
    server = serve(said("four"))
    await connect(server).complete(
        QUESTION, tools=[LOOK], max_tokens=50, temperature=0.5, seed=7, stop=["END"]
    )
    await official(server).chat.completions.create(
        model="m", messages=ASKED, tools=TOOLS, max_tokens=50, temperature=0.5, seed=7, stop=["END"]
    )
    ours, theirs = compared(server)
    assert (ours.method, ours.path, ours.json) == (theirs.method, theirs.path, theirs.json)
    assert ours.headers["authorization"] == theirs.headers["authorization"]
    assert ours.headers["content-type"] == theirs.headers["content-type"]


async def test_the_same_schema_is_the_same_response_format(
    serve: Serve, connect: Connect, official: Official
) -> None:
    class Total(BaseModel):
        model_config = ConfigDict(extra="forbid")
        trucks: int
        names: list[str]

    server = serve(said('{"trucks": 4, "names": []}'))
    await connect(server).complete(QUESTION, schema=Schema.of(Total), max_tokens=50)
    await official(server).chat.completions.parse(
        model="m", messages=ASKED, response_format=Total, max_tokens=50
    )
    ours, theirs = compared(server)
    assert ours.json == {key: value for key, value in theirs.json.items() if key != "stream"}


async def test_the_same_conversation_with_tools_is_the_same_request(
    serve: Serve, connect: Connect, official: Official
) -> None:
    call = {"id": "c1", "type": "function", "function": {"name": "look_up", "arguments": "{}"}}
    server = serve(said(None, "tool_calls", tool_calls=[call]))
    client = connect(server)
    first = await client.complete(QUESTION, tools=[LOOK], max_tokens=50)
    theirs = await official(server).chat.completions.create(
        model="m", messages=ASKED, tools=TOOLS, max_tokens=50
    )
    server.asked.clear()
    result = Message.tool("ok", first.tool_calls[0])
    await client.complete([*QUESTION, first.as_message(), result], tools=[LOOK], max_tokens=50)
    turn: Any = theirs.choices[0].message.model_dump(exclude_unset=True)
    told: Any = {"role": "tool", "content": "ok", "tool_call_id": "c1"}
    await official(server).chat.completions.create(
        model="m", messages=[*ASKED, turn, told], tools=TOOLS, max_tokens=50
    )
    ours, again = compared(server)
    assert ours.json == again.json


async def test_a_stream_is_asked_for_and_read_alike(
    serve: Serve, connect: Connect, official: Official
) -> None:
    call = {
        "index": 0,
        "id": "c1",
        "type": "function",
        "function": {"name": "look_up", "arguments": ""},
    }
    rest = {"index": 0, "function": {"arguments": '{"a": 1}'}}
    usage = {"prompt_tokens": 9, "completion_tokens": 3, "total_tokens": 12}
    pieces = [
        chunk({"role": "assistant", "content": "fo"}),
        chunk({"content": "ur"}),
        chunk({"tool_calls": [call]}),
        chunk({"tool_calls": [rest]}),
        chunk({}, "tool_calls", usage=usage),
    ]
    server = serve(stream(*pieces, DONE))
    ours = await connect(server).complete(
        QUESTION, tools=[LOOK], max_tokens=50, on_delta=lambda _: None
    )
    async with official(server).chat.completions.stream(
        model="m",
        messages=ASKED,
        tools=TOOLS,
        max_tokens=50,
        stream_options={"include_usage": True},
    ) as streamed:
        theirs = await streamed.get_final_completion()
    mine, official_body = compared(server)
    assert mine.json == official_body.json
    message = theirs.choices[0].message
    assert message.tool_calls is not None
    assert ours.text == message.content == "four"
    assert [(each.id, each.name, each.arguments) for each in ours.tool_calls] == [
        (each.id, each.function.name, each.function.arguments) for each in message.tool_calls
    ]
    assert ours.finish_reason == theirs.choices[0].finish_reason
    assert theirs.usage is not None
    assert ours.usage.total_tokens == theirs.usage.total_tokens


REPLIES = [
    said("four"),
    said(""),
    said("fo", "length"),
    said(None, "content_filter", refusal="I cannot help with that."),
    said(None, "tool_calls", tool_calls=[
        {"id": "c1", "type": "function", "function": {"name": "f", "arguments": '{"a": 1}'}},
        {"id": "c2", "type": "function", "function": {"name": "g", "arguments": "{}"}},
    ]),
]  # fmt: skip


@pytest.mark.parametrize("reply", REPLIES)
async def test_the_same_reply_is_read_alike(
    serve: Serve, connect: Connect, official: Official, reply: Any
) -> None:
    server = serve(reply)
    ours = await connect(server).complete(QUESTION)
    theirs = await official(server).chat.completions.create(model="m", messages=ASKED)
    choice = theirs.choices[0]
    calls: list[Any] = list(choice.message.tool_calls or [])
    assert ours.text == (choice.message.content or "")
    assert ours.refusal == choice.message.refusal
    assert ours.finish_reason == choice.finish_reason
    assert [(c.id, c.name, c.arguments) for c in ours.tool_calls] == [
        (c.id, c.function.name, c.function.arguments) for c in calls
    ]
    assert theirs.usage is not None
    assert ours.usage.prompt_tokens == theirs.usage.prompt_tokens
    assert ours.usage.completion_tokens == theirs.usage.completion_tokens
    assert ours.model == theirs.model


@pytest.mark.parametrize(
    "status", [400, 401, 403, 404, 408, 409, 413, 418, 422, 429, 500, 502, 503, 504]
)
async def test_the_same_faults_are_asked_again(
    serve: Serve, connect: Connect, official: Official, status: int
) -> None:
    fault = as_json({"error": {"message": "no"}}, status, retry_after_ms="1")
    ours, theirs = serve(fault), serve(fault)
    with pytest.raises(LlmError):
        await connect(ours, max_attempts=3).complete(QUESTION)
    with pytest.raises(openai.APIStatusError):
        await official(theirs, max_retries=2).chat.completions.create(model="m", messages=ASKED)
    assert len(ours.asked) == len(theirs.asked)


async def test_azure_is_asked_alike(serve: Serve, connect: Connect) -> None:
    server = serve(said("four"))
    azure = {"api_version": "2024-10-21", "model": "gpt-4o"}
    await connect(server, path="", **azure).complete(QUESTION, max_tokens=50)
    async with openai.AsyncAzureOpenAI(
        azure_endpoint=server.url, api_key="sk-test-1", api_version="2024-10-21"
    ) as client:
        await client.chat.completions.create(
            model="gpt-4o", messages=ASKED, max_completion_tokens=50
        )
    ours, theirs = compared(server)
    assert (ours.path, ours.query, ours.json) == (theirs.path, theirs.query, theirs.json)
    assert ours.headers["api-key"] == theirs.headers["api-key"]
    assert "authorization" not in ours.headers.keys() | theirs.headers.keys()


def test_the_default_address_is_the_official_one() -> None:
    client = openai.OpenAI(api_key="sk-test-1")
    ours = routes(Settings(model="m"))[0]
    assert str(ours.chat) == f"{client.base_url}chat/completions"
    client.close()


def test_what_the_official_package_makes_strict_is_strict_to_us() -> None:
    class Stop(BaseModel):
        name: str
        weight: float

    class Plan(BaseModel):
        stops: list[Stop]
        note: str | None

    assert is_strict(to_strict_json_schema(Plan))
    assert not is_strict(Plan.model_json_schema())


async def test_what_we_replay_the_official_package_reads() -> None:
    call = {"id": "c1", "type": "function", "function": {"name": "f", "arguments": "{}"}}
    row: dict[str, Any] = {"message": {"role": "assistant", "content": None, "tool_calls": [call]}}
    whole = completion_response({"model": "m"}, row)
    read = ChatCompletion.model_validate_json(whole.content)
    assert read.choices[0].finish_reason == "tool_calls"
    streamed = completion_response({"model": "m", "stream": True}, {"message": {"content": "four"}})
    lines = (await streamed.aread()).decode().split("\n\n")
    chunks = [ChatCompletionChunk.model_validate_json(each[6:]) for each in lines if "{" in each]
    assert "".join(each.choices[0].delta.content or "" for each in chunks) == "four"


async def test_a_script_counts_what_it_was_asked() -> None:
    script = ScriptedTransport(["four"])
    async with ChatClient(Settings(model="m"), transport=script) as client:
        await client.complete(QUESTION, schema=TOTAL)
    assert script.requests[0]["model"] == "m"
