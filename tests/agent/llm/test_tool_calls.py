"""Tool calls, whole and in pieces, and what servers leave out of them."""

import pytest

from agent.llm import Completion, Message, Tool
from tests.agent.llm.conftest import QUESTION, TOTAL, Connect, Serve
from tests.agent.llm.loopback import DONE, Loopback, chunk, said, stream

LOOK = Tool("look_up", "Looks up a place.", {"type": "object", "properties": {}})


def whole(name: str, arguments: object, **more: object) -> dict[str, object]:
    return {
        "id": "c1",
        "type": "function",
        "function": {"name": name, "arguments": arguments},
    } | more


def piece(arguments: str, name: str | None = None, **more: object) -> bytes:
    function = {"arguments": arguments} | ({"name": name} if name is not None else {})
    return chunk({"tool_calls": [{"function": function} | more]})


async def streamed(connect: Connect, server: Loopback) -> Completion:
    return await connect(server, stream=True, max_attempts=1).complete(QUESTION, tools=[LOOK])


def told(done: Completion) -> list[tuple[str, str]]:
    return [(each.name, each.arguments) for each in done.tool_calls]


async def test_tools_are_offered_and_calls_come_back(serve: Serve, connect: Connect) -> None:
    server = serve(said(None, "tool_calls", tool_calls=[whole("look_up", '{"a": 1}')]))
    done = await connect(server).complete(QUESTION, tools=[LOOK])
    assert (told(done), done.finish_reason) == ([("look_up", '{"a": 1}')], "tool_calls")
    assert server.bodies[0]["tools"][0]["function"]["name"] == "look_up"


async def test_gemini_says_stop_where_it_calls_a_tool(serve: Serve, connect: Connect) -> None:
    server = serve(said(None, "stop", tool_calls=[whole("look_up", "{}")]))
    assert (await connect(server).complete(QUESTION, tools=[LOOK])).finish_reason == "tool_calls"


async def test_ollama_sends_arguments_as_an_object(serve: Serve, connect: Connect) -> None:
    server = serve(said("", tool_calls=[whole("look_up", {"place": "Köln"})]))
    done = await connect(server).complete(QUESTION, tools=[LOOK])
    assert told(done) == [("look_up", '{"place": "Köln"}')]


async def test_the_words_of_2023_are_understood(serve: Serve, connect: Connect) -> None:
    server = serve(
        said(None, "function_call", function_call={"name": "look_up", "arguments": "{}"})
    )
    done = await connect(server).complete(QUESTION, tools=[LOOK])
    assert (told(done), done.finish_reason) == ([("look_up", "{}")], "tool_calls")
    assert done.tool_calls[0].id == "call_0"


async def test_pieces_are_merged_by_index(serve: Serve, connect: Connect) -> None:
    pieces = [
        piece("", "look_up", index=0, id="a"),
        piece("", "look_up", index=1, id="b"),
        piece('{"x"', index=0),
        piece('{"y"', index=1),
        piece(": 1}", index=0),
        piece(": 2}", index=1),
    ]
    done = await streamed(connect, serve(stream(*pieces, chunk({}, "tool_calls"), DONE)))
    assert told(done) == [("look_up", '{"x": 1}'), ("look_up", '{"y": 2}')]
    assert [each.id for each in done.tool_calls] == ["a", "b"]


async def test_gemini_leaves_the_index_out(serve: Serve, connect: Connect) -> None:
    pieces = [
        piece('{"x": 1}', "look_up", id="a"),
        piece('{"y"', "look_up", id="b"),
        piece(": 2}"),
    ]
    done = await streamed(connect, serve(stream(*pieces, chunk({}, "stop"), DONE)))
    assert told(done) == [("look_up", '{"x": 1}'), ("look_up", '{"y": 2}')]
    assert done.finish_reason == "tool_calls"


async def test_gateways_give_all_calls_the_same_index(serve: Serve, connect: Connect) -> None:
    pieces = [
        piece("", "look_up", index=0, id="a"),
        piece('{"x": 1}', "", index=0),
        piece('{"y": 2}', "", index=0),
    ]
    done = await streamed(connect, serve(stream(*pieces, chunk({}, "tool_calls"), DONE)))
    assert told(done) == [("look_up", '{"x": 1}'), ("look_up", '{"y": 2}')]


async def test_a_new_id_under_an_old_index_is_another_call(serve: Serve, connect: Connect) -> None:
    pieces = [piece("{}", "look_up", index=0, id="a"), piece("{}", "go", index=0, id="b")]
    done = await streamed(connect, serve(stream(*pieces, chunk({}, "tool_calls"), DONE)))
    assert told(done) == [("look_up", "{}"), ("go", "{}")]


async def test_a_name_that_is_said_with_every_piece_is_said_once(
    serve: Serve, connect: Connect
) -> None:
    pieces = [piece('{"x"', "look_up", index=0, id="a"), piece(": 1}", "look_up", index=0, id="a")]
    done = await streamed(connect, serve(stream(*pieces, chunk({}, "tool_calls"), DONE)))
    assert told(done) == [("look_up", '{"x": 1}')]


async def test_gemini_wants_the_signatures_of_its_thoughts_back(
    serve: Serve, connect: Connect
) -> None:
    signed = {"extra_content": {"google": {"thought_signature": "s"}}}
    server = serve(said(None, "stop", tool_calls=[whole("look_up", "{}", **signed)]), said("4"))
    client = connect(server)
    first = await client.complete(QUESTION, tools=[LOOK])
    turn = [*QUESTION, first.as_message(), Message.tool("ok", first.tool_calls[0])]
    await client.complete(turn, tools=[LOOK])
    sent = server.bodies[1]["messages"]
    assert sent[1]["tool_calls"][0]["extra_content"] == signed["extra_content"]
    assert sent[2] == {"role": "tool", "content": "ok", "tool_call_id": "c1"}


@pytest.mark.parametrize("broken", [None, "calls", [None], [{"function": None}], [{"index": "0"}]])
async def test_calls_that_are_none_are_no_traceback(
    serve: Serve, connect: Connect, broken: object
) -> None:
    done = await connect(serve(said("4", tool_calls=broken))).complete(QUESTION)
    assert done.text == "4"
    assert all(each.name == "" for each in done.tool_calls)


async def test_a_tool_is_called_before_the_answer_of_a_schema(
    serve: Serve, connect: Connect
) -> None:
    server = serve(said(None, "tool_calls", tool_calls=[whole("look_up", "{}")]))
    done = await connect(server).complete(QUESTION, tools=[LOOK], schema=TOTAL)
    assert (told(done), done.data_error) == ([("look_up", "{}")], "the model calls a tool first")
