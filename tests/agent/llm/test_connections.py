"""Connections: used again, closed on cancelling, many at once without blocking the loop."""

import asyncio
import json
import time
import tracemalloc
from collections.abc import Callable

import httpx
import pytest

from agent.llm import ChatClient, Settings
from agent.llm.errors import Refused, ReplyTooLarge
from tests.agent.llm.conftest import QUESTION, TOTAL, Connect, Serve
from tests.agent.llm.loopback import DONE, Answer, Asked, chunk, said, stream


@pytest.mark.parametrize("max_concurrent", [1, 8, 64])
async def test_one_connection_serves_one_call_after_another(
    serve: Serve, connect: Connect, max_concurrent: int
) -> None:
    server = serve(said("four"))
    client = connect(server, max_concurrent=max_concurrent)
    for _ in range(5):
        await client.complete(QUESTION)
    assert server.n_connections == 1


async def test_streams_and_refusals_leave_the_connection_usable(
    serve: Serve, connect: Connect
) -> None:
    answers = [
        stream(chunk({"content": "four"}, "stop"), DONE),
        Answer(403, (b"{}",)),
        said("four"),
    ]
    server = serve(*answers)
    client = connect(server)
    await client.complete(QUESTION)
    with pytest.raises(Refused):
        await client.complete(QUESTION)
    await client.complete(QUESTION)
    assert server.n_connections == 1


@pytest.mark.parametrize("is_streamed", [True, False])
async def test_cancelling_closes_the_socket(
    serve: Serve, connect: Connect, *, is_streamed: bool
) -> None:
    pieces = (chunk({"content": "a"}), 30.0) if is_streamed else (30.0, b"{}")
    server = serve(stream(*pieces) if is_streamed else Answer(200, pieces))
    call = asyncio.create_task(connect(server, stream=is_streamed).complete(QUESTION))
    await asyncio.to_thread(server.was_asked.wait, 5)
    await asyncio.sleep(0.1)
    started = time.monotonic()
    call.cancel()
    with pytest.raises(asyncio.CancelledError):
        await call
    assert server.left_early.wait(5)
    assert time.monotonic() - started < 2


async def test_a_cancelled_call_frees_its_slot(serve: Serve, connect: Connect) -> None:
    answers = [Answer(200, (30.0, b"{}")), said("four")]
    client = connect(serve(*answers), max_concurrent=1)
    call = asyncio.create_task(client.complete(QUESTION))
    await asyncio.sleep(0.2)
    call.cancel()
    await asyncio.gather(call, return_exceptions=True)
    assert (await client.complete(QUESTION, deadline_s=5)).text == "four"


async def test_no_more_calls_are_under_way_than_the_limit(serve: Serve, connect: Connect) -> None:
    server = serve(Answer(200, (0.05, *said("four").pieces)))
    client = connect(server, max_concurrent=3)
    await asyncio.gather(*(client.complete(QUESTION) for _ in range(12)))
    assert len(server.asked) == 12
    assert server.n_connections <= 3


async def _largest_delay_s(until: asyncio.Event) -> float:
    """Returns the longest time by which a sleep of 5 ms overslept."""
    largest, step = 0.0, 0.005
    while not until.is_set():
        before = time.perf_counter()
        await asyncio.sleep(step)
        largest = max(largest, time.perf_counter() - before - step)
    return largest


async def test_a_hundred_calls_at_once_do_not_block_the_loop(
    serve: Serve, connect: Connect, record_property: Callable[[str, object], None]
) -> None:
    answer = json.dumps({"trucks": 4, "why": "w" * 2000})
    pieces = [chunk({"content": answer[n : n + 20]}) for n in range(0, len(answer), 20)]

    def either(asked: Asked) -> Answer:
        return (
            stream(0.05, *pieces, chunk({}, "stop"), DONE)
            if asked.json.get("stream")
            else said(answer)
        )

    client = connect(serve(by=either), max_concurrent=100)
    plain = connect(serve(by=either), max_concurrent=100)
    await client.complete(QUESTION)
    over = asyncio.Event()
    watch = asyncio.create_task(_largest_delay_s(over))
    calls = [
        (client if n % 2 else plain).complete(
            QUESTION, schema=TOTAL, on_delta=(lambda _: None) if n % 2 else None
        )
        for n in range(100)
    ]
    found = await asyncio.gather(*calls)
    over.set()
    largest = await watch
    record_property("largest_loop_delay_ms", round(1000 * largest, 1))
    assert [each.data_error for each in found] == [None] * 100


async def test_memory_stays_flat_over_many_calls(serve: Serve, connect: Connect) -> None:
    client = connect(serve(said("four " * 1000)))

    async def calls(n: int) -> int:
        for _ in range(n):
            await client.complete(QUESTION)
        return tracemalloc.get_traced_memory()[0]

    tracemalloc.start()
    try:
        before = await calls(50)
        after = await calls(150)
    finally:
        tracemalloc.stop()
    # The server of the test keeps what was asked (about 1 kB a call); the client keeps nothing.
    assert after - before < 150 * 4_000


async def test_a_body_without_end_is_left_at_the_limit(serve: Serve, connect: Connect) -> None:
    server = serve(Answer(200, [b" " * 100_000] * 400, has_length=False))
    with pytest.raises(ReplyTooLarge):
        await connect(server, max_reply_chars=10_000).complete(QUESTION)


@pytest.mark.parametrize("status", [301, 302, 307, 308])
async def test_a_redirect_is_told_and_never_followed(
    serve: Serve, connect: Connect, status: int
) -> None:
    other = serve(said("stolen"))
    server = serve(Answer(status, (), {"location": f"{other.url}/v1/chat/completions?k=1"}))
    with pytest.raises(
        Refused, match=rf"sends us on to {other.url}/v1/chat/completions \(HTTP {status}\)"
    ):
        await connect(server).complete(QUESTION)
    assert not other.asked


async def test_a_client_takes_any_transport_of_httpx() -> None:
    def answer(request: httpx.Request) -> httpx.Response:
        choice = {"message": {"content": "four"}, "finish_reason": "stop"}
        return httpx.Response(200, json={"choices": [choice]})

    async with ChatClient(Settings(model="m"), transport=httpx.MockTransport(answer)) as client:
        assert (await client.complete(QUESTION)).text == "four"
