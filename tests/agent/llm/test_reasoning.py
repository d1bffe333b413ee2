"""Reasoning is kept apart, wherever a server puts it."""

import pytest

from agent.llm import Delta, Message, Tool
from agent.llm.inline_reasoning import InlineSplitter
from agent.llm.reasoning import split_inline
from tests.agent.llm.conftest import QUESTION, TOTAL, Connect, Serve
from tests.agent.llm.loopback import DONE, chunk, completion, said, stream


@pytest.mark.parametrize(
    "message",
    [
        pytest.param({"content": "4", "reasoning_content": "2+2"}, id="DeepSeek, older vLLM"),
        pytest.param({"content": "4", "reasoning": "2+2"}, id="newer vLLM, Groq"),
        pytest.param(
            {"content": "4", "reasoning": "2+2", "reasoning_details": [{"text": "2+2"}]},
            id="OpenRouter",
        ),
        pytest.param(
            {
                "content": "4",
                "reasoning_details": [{"type": "reasoning.summary", "summary": "2+2"}],
            },
            id="OpenRouter, a summary",
        ),
        pytest.param(
            {
                "content": [
                    {"type": "thinking", "thinking": [{"type": "text", "text": "2+2"}]},
                    {"type": "text", "text": "4"},
                ]
            },
            id="Mistral",
        ),
        pytest.param({"content": "<think>\n2+2\n</think>\n\n4"}, id="inline"),
        pytest.param({"content": "2+2\n</think>\n\n4"}, id="inline, opened by the template"),
        pytest.param({"content": "<thought>2+2</thought>4"}, id="Gemini, inline"),
    ],
)
async def test_reasoning_of_a_whole_answer(
    serve: Serve, connect: Connect, message: dict[str, object]
) -> None:
    server = serve(completion([{"index": 0, "message": message, "finish_reason": "stop"}]))
    done = await connect(server).complete(QUESTION)
    assert (done.text, done.reasoning) == ("4", "2+2")


@pytest.mark.parametrize(
    "deltas",
    [
        pytest.param(
            [{"reasoning_content": "2"}, {"reasoning_content": "+2"}, {"content": "4"}], id="field"
        ),
        pytest.param(
            [
                {"reasoning": "2", "reasoning_details": [{"text": "2"}]},
                {"reasoning": "+2"},
                {"content": "4"},
            ],
            id="OpenRouter",
        ),
        pytest.param(
            [{"content": each} for each in ("<th", "ink>2", "+", "2</thi", "nk>", "4")],
            id="inline, cut",
        ),
        pytest.param(
            [
                {"content": None, "reasoning_content": "2+2"},
                {"content": "4", "reasoning_content": None},
            ],
            id="nulls",
        ),
    ],
)
async def test_reasoning_of_a_stream(
    serve: Serve, connect: Connect, deltas: list[dict[str, object]]
) -> None:
    server = serve(stream(*map(chunk, deltas), chunk({}, "stop"), DONE))
    heard: list[Delta] = []
    done = await connect(server).complete(QUESTION, on_delta=heard.append)
    assert (done.text, done.reasoning) == ("4", "2+2")
    assert "".join(each.text for each in heard) == "4"
    assert "".join(each.reasoning for each in heard) == "2+2"


async def test_json_within_the_reasoning_is_not_the_answer(serve: Serve, connect: Connect) -> None:
    server = serve(said('<think>{"trucks": 9}</think>{"trucks": 4}'))
    assert (await connect(server).complete(QUESTION, schema=TOTAL)).data == {"trucks": 4}


async def test_an_answer_that_a_parser_took_for_reasoning_is_found(
    serve: Serve, connect: Connect
) -> None:
    """vLLM's parsers do so where a constrained model never closes its thoughts."""
    server = serve(said(None, reasoning_content='{"trucks": 4}'))
    assert (await connect(server).complete(QUESTION, schema=TOTAL)).data == {"trucks": 4}


async def test_thoughts_that_never_end_are_no_answer(serve: Serve, connect: Connect) -> None:
    server = serve(said("<think>2+2 is", "length"))
    done = await connect(server).complete(QUESTION, schema=TOTAL)
    assert (done.text, done.reasoning, done.is_cut) == ("", "2+2 is", True)
    assert done.data_error == "the answer is empty"


async def test_reasoning_goes_back_with_tool_calls_and_only_there(
    serve: Serve, connect: Connect
) -> None:
    call = {"id": "c1", "type": "function", "function": {"name": "f", "arguments": "{}"}}
    server = serve(
        said(None, "tool_calls", tool_calls=[call], reasoning_content="hm"),
        said("4", reasoning_content="hm"),
    )
    client = connect(server)
    tool = Tool("f", "Does f.", {"type": "object", "properties": {}})
    first = await client.complete(QUESTION, tools=[tool])
    turn = [*QUESTION, first.as_message(), Message.tool("ok", first.tool_calls[0])]
    second = await client.complete(turn, tools=[tool])
    assert server.bodies[1]["messages"][1]["reasoning_content"] == "hm"
    assert second.as_message().reasoning is None


@pytest.mark.parametrize(
    ("said_so", "expected"),
    [
        ("<think>a</think><think>b</think>c", ("a\nb", "c")),
        ("<THINK>a</THINK>c", ("a", "c")),
        ("c, and <think> stays</think>", ("", "c, and <think> stays</think>")),
        ("a </b> c", ("", "a </b> c")),
        ("", ("", "")),
        ("<think></think>c", ("", "c")),
    ],
)
def test_only_what_leads_the_answer_is_reasoning(said_so: str, expected: tuple[str, str]) -> None:
    assert split_inline(said_so) == expected


def test_long_white_space_is_not_waited_through() -> None:
    assert InlineSplitter().feed(" " * 300) == ("", " " * 300)


def test_a_split_stream_says_what_the_whole_says() -> None:
    texts = [
        "<think>a<b</think> c",
        "plain",
        "<thin air",
        " <think>x</think>{}",
        "<",
        "<think>never",
        "<think></think>" * 5 + "x",
        "<think>a</think> <think>b</think>{}",
        "   <",
    ]
    for whole in texts:
        for size in (1, 2, 3, 7):
            splitter = InlineSplitter()
            pieces = [splitter.feed(whole[n : n + size]) for n in range(0, len(whole), size)]
            pieces.append(splitter.close())
            reasoning, answer = ("".join(each) for each in zip(*pieces, strict=True))
            expected = split_inline(whole)
            assert ("".join(reasoning.split()), answer.strip()) == (
                "".join(expected[0].split()),
                expected[1].strip(),
            )
