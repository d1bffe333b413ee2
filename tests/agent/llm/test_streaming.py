"""Streams as servers send them; a test a quirk."""

import json
from typing import Any

import pytest

from agent.llm import Delta
from agent.llm.completion import Completion
from agent.llm.errors import BrokenReply, ReplyTooLarge, Unreachable
from tests.agent.llm.conftest import QUESTION, TOTAL, Connect, Serve
from tests.agent.llm.loopback import DONE, Answer, Asked, Loopback, as_json, chunk, said, stream

FOUR = [
    chunk({"role": "assistant", "content": ""}),
    chunk({"content": "fo"}),
    chunk({"content": "ur"}),
]
END = chunk({}, "stop")
USAGE = {"prompt_tokens": 9, "completion_tokens": 3, "total_tokens": 12}


async def heard(connect: Connect, server: Loopback, **settings: Any) -> tuple[Completion, str]:
    """Returns the completion of a streamed call, and the text as it was told."""
    deltas: list[Delta] = []
    client = connect(server, **({"max_attempts": 1} | settings))
    done = await client.complete(QUESTION, on_delta=deltas.append)
    return done, "".join(each.text for each in deltas)


async def test_a_stream_is_told_as_it_comes(serve: Serve, connect: Connect) -> None:
    last = b"data: " + json.dumps({"choices": [], "usage": USAGE}).encode() + b"\n\n"
    server = serve(stream(*FOUR, END, last, DONE))
    done, told = await heard(connect, server)
    assert (done.text, told, done.finish_reason) == ("four", "four", "stop")
    assert (done.usage.total_tokens, done.usage.is_estimated) == (12, False)
    assert server.bodies[0]["stream_options"] == {"include_usage": True}


async def test_openrouter_sends_comments_to_keep_the_connection(
    serve: Serve, connect: Connect
) -> None:
    comment = b": OPENROUTER PROCESSING\n\n"
    server = serve(stream(comment, comment, FOUR[1], comment, FOUR[2], END, DONE))
    assert (await heard(connect, server))[1] == "four"


async def test_done_may_be_missing(serve: Serve, connect: Connect) -> None:
    assert (await heard(connect, serve(stream(*FOUR, END))))[0].text == "four"


async def test_done_may_be_missing_and_the_connection_left_open(
    serve: Serve, connect: Connect
) -> None:
    server = serve(stream(*FOUR, END, 60.0))
    done, _ = await heard(connect, server, deadline_s=20)
    assert done.text == "four"
    assert done.elapsed_s < 10
    assert server.left_early.wait(5)


async def test_the_connection_may_break_after_the_last_word(serve: Serve, connect: Connect) -> None:
    assert (await heard(connect, serve(stream(*FOUR, END, is_cut=True))))[0].text == "four"


@pytest.mark.parametrize("choices", [None, [], [None]])
async def test_choices_may_be_null_or_empty(
    serve: Serve, connect: Connect, choices: object
) -> None:
    odd = b"data: " + json.dumps({"choices": choices, "usage": None}).encode() + b"\n\n"
    assert (await heard(connect, serve(stream(odd, *FOUR, odd, END, odd, DONE))))[1] == "four"


async def test_azure_sends_filter_results_without_a_delta(serve: Serve, connect: Connect) -> None:
    first = b'data: {"choices":[],"id":"","prompt_filter_results":[{"prompt_index":0}]}\n\n'
    result: dict[str, object] = {"index": 0, "finish_reason": None, "content_filter_results": {}}
    later = b"data: " + json.dumps({"id": "", "choices": [result]}).encode() + b"\n\n"
    assert (await heard(connect, serve(stream(first, *FOUR, later, END, DONE))))[1] == "four"


async def test_ollama_says_an_empty_finish_reason_all_along(serve: Serve, connect: Connect) -> None:
    pieces = [chunk({"content": "fo"}, ""), chunk({"content": "ur"}, ""), END]
    assert (await heard(connect, serve(stream(*pieces, DONE))))[0].finish_reason == "stop"


async def test_an_error_inside_the_stream_ends_it(serve: Serve, connect: Connect) -> None:
    fault = {"error": {"code": 502, "message": "Provider disconnected"}, "choices": []}
    server = serve(stream(FOUR[1], b"data: " + json.dumps(fault).encode() + b"\n\n", DONE))
    with pytest.raises(BrokenReply, match="Provider disconnected"):
        await heard(connect, server)


async def test_openrouters_error_comes_with_a_choice_that_ends_in_error(
    serve: Serve, connect: Connect
) -> None:
    fault = {"error": {"message": "limit reached (33/32)"}}
    server = serve(stream(FOUR[1], chunk({"content": ""}, "error", **fault), DONE))
    with pytest.raises(BrokenReply, match=r"limit reached \(33/32\)"):
        await heard(connect, server)


async def test_an_error_may_come_as_an_event_of_that_name(serve: Serve, connect: Connect) -> None:
    server = serve(stream(FOUR[1], b'event: error\ndata: {"message": "overloaded"}\n\n'))
    with pytest.raises(BrokenReply, match="overloaded"):
        await heard(connect, server)


async def test_an_error_may_stand_bare_in_the_stream(serve: Serve, connect: Connect) -> None:
    server = serve(stream(FOUR[1], b'{"error": {"message": "upstream died"}}\n\n'))
    with pytest.raises(BrokenReply, match="upstream died"):
        await heard(connect, server)


async def test_json_that_is_cut_is_an_error(serve: Serve, connect: Connect) -> None:
    server = serve(stream(FOUR[1], FOUR[2][:40] + b"\n\n", END, DONE))
    with pytest.raises(BrokenReply, match="a chunk that is no JSON"):
        await heard(connect, server)


async def test_json_cut_in_two_events_is_put_together(serve: Serve, connect: Connect) -> None:
    halves = FOUR[2][:40] + b"\n\n" + b"data: " + FOUR[2][40:]
    assert (await heard(connect, serve(stream(FOUR[1], halves, END, DONE))))[1] == "four"


async def test_an_end_without_a_finish_reason_is_an_error(serve: Serve, connect: Connect) -> None:
    with pytest.raises(BrokenReply, match="4 characters without a finish_reason"):
        await heard(connect, serve(stream(*FOUR)))


async def test_done_without_a_finish_reason_is_an_error_too(serve: Serve, connect: Connect) -> None:
    """Proxies send [DONE] after a failure of what is behind them."""
    with pytest.raises(BrokenReply, match="without a finish_reason"):
        await heard(connect, serve(stream(*FOUR, DONE)))


async def test_a_connection_that_breaks_within_the_answer_is_an_error(
    serve: Serve, connect: Connect
) -> None:
    with pytest.raises(Unreachable, match="broke before the answer was whole"):
        await heard(connect, serve(stream(*FOUR, is_cut=True)))


async def test_bytes_may_be_cut_anywhere(serve: Serve, connect: Connect) -> None:
    said_so = "vier Züge \u2028 für 😀".encode()
    whole = b"".join(
        [
            chunk({"content": "vier Z"}),
            b"data: "
            + json.dumps(
                {
                    "choices": [
                        {"delta": {"content": said_so.decode()[6:]}, "finish_reason": "stop"}
                    ]
                },
                ensure_ascii=False,
            ).encode()
            + b"\r\n\r\n",
        ]
    )
    pieces = [whole[n : n + 1] for n in range(len(whole))]
    done, told = await heard(connect, serve(stream(*pieces)))
    assert done.text == told == said_so.decode()


@pytest.mark.parametrize("ending", [b"\n", b"\r\n", b"\r"])
async def test_lines_may_end_in_any_of_three_ways(
    serve: Serve, connect: Connect, ending: bytes
) -> None:
    pieces = [each.replace(b"\n", ending) for each in [*FOUR, END, DONE]]
    assert (await heard(connect, serve(stream(*pieces))))[1] == "four"


async def test_fields_may_lack_their_space_and_the_last_its_blank_line(
    serve: Serve, connect: Connect
) -> None:
    pieces = [each.replace(b"data: ", b"data:") for each in [*FOUR, END]]
    pieces[-1] = pieces[-1].rstrip(b"\n")
    assert (await heard(connect, serve(stream(*pieces))))[1] == "four"


async def test_a_server_may_not_stream_though_it_was_asked_to(
    serve: Serve, connect: Connect
) -> None:
    done, told = await heard(connect, serve(said("four")))
    assert (done.text, told) == ("four", "four")


async def test_a_server_may_stream_though_it_was_not_asked_to(
    serve: Serve, connect: Connect
) -> None:
    client = connect(serve(stream(*FOUR, END, DONE)))
    assert (await client.complete(QUESTION)).text == "four"


async def test_a_stream_may_come_under_another_content_type(serve: Serve, connect: Connect) -> None:
    server = serve(stream(*FOUR, END, DONE, kind="text/plain"))
    assert (await heard(connect, server))[0].text == "four"


async def test_nothing_is_asked_again_once_a_piece_was_told(serve: Serve, connect: Connect) -> None:
    server = serve(stream(*FOUR, is_cut=True), stream(*FOUR, END, DONE))
    with pytest.raises(Unreachable):
        await heard(connect, server, max_attempts=4)
    assert len(server.asked) == 1


async def test_a_stream_that_breaks_before_its_first_piece_is_asked_again(
    serve: Serve, connect: Connect
) -> None:
    server = serve(stream(FOUR[0], is_cut=True), stream(*FOUR, END, DONE))
    done, told = await heard(connect, server, max_attempts=2)
    assert (done.n_attempts, told) == (2, "four")


async def test_a_stream_that_nobody_hears_is_asked_again(serve: Serve, connect: Connect) -> None:
    server = serve(stream(*FOUR, is_cut=True), stream(*FOUR, END, DONE))
    done = await connect(server, stream=True).complete(QUESTION)
    assert (done.text, done.n_attempts) == ("four", 2)


async def test_a_stream_without_end_is_left_at_the_limit(serve: Serve, connect: Connect) -> None:
    server = serve(stream(*[chunk({"content": "x" * 500})] * 50))
    with pytest.raises(ReplyTooLarge, match="more than 5,000 characters"):
        await heard(connect, server, max_reply_chars=5000)


async def test_a_line_without_end_is_left_at_the_limit(serve: Serve, connect: Connect) -> None:
    server = serve(stream(*[b"x" * 4000] * 50))
    with pytest.raises(ReplyTooLarge):
        await heard(connect, server, max_reply_chars=5000)


async def test_stream_options_that_are_refused_are_dropped(serve: Serve, connect: Connect) -> None:
    def older(asked: Asked) -> Answer:
        if "stream_options" in asked.json:
            return as_json({"detail": "Unknown field stream_options"}, 400)
        return stream(*FOUR, END, DONE)

    done, _ = await heard(connect, serve(by=older))
    assert (done.text, done.usage.is_estimated) == ("four", True)


async def test_a_schema_is_found_in_a_stream_too(serve: Serve, connect: Connect) -> None:
    pieces = [chunk({"content": each}) for each in ('{"tru', 'cks": ', "4}")]
    client = connect(serve(stream(*pieces, END, DONE)), stream=True)
    assert (await client.complete(QUESTION, schema=TOTAL)).data == {"trucks": 4}
