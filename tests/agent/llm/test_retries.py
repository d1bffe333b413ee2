"""When a request is sent again, how long after, and when not."""

import asyncio
import email.utils
import random
import time

import pytest

from agent.llm.errors import BrokenReply, DeadlineExceeded, Overloaded, Refused, Unreachable
from agent.llm.retries import wait_s
from tests.agent.llm.conftest import QUESTION, Connect, Serve
from tests.agent.llm.loopback import Answer, Loopback, as_json, error, said


@pytest.mark.parametrize("status", [408, 409, 429, 500, 502, 503, 504, 529])
async def test_a_passing_fault_is_asked_again(serve: Serve, connect: Connect, status: int) -> None:
    server = serve(
        as_json({"error": {"message": "busy"}}, status, retry_after_ms="10"), said("four")
    )
    done = await connect(server).complete(QUESTION)
    assert (done.text, done.n_attempts) == ("four", 2)


@pytest.mark.parametrize("status", [400, 401, 402, 403, 404, 413])
async def test_a_settled_fault_is_not_asked_again(
    serve: Serve, connect: Connect, status: int
) -> None:
    server = serve(error(status, "no"), said("four"))
    with pytest.raises(Refused, match=f"refused with HTTP {status}: no; "):
        await connect(server).complete(QUESTION)
    assert len(server.asked) == 1


@pytest.mark.parametrize(
    ("name", "value", "least_s"),
    [
        ("retry_after_ms", "300", 0.3),
        ("retry_after", "0.3", 0.3),
        ("retry_after", "1", 1.0),
    ],
)
async def test_the_server_says_how_long_to_wait(
    serve: Serve, connect: Connect, name: str, value: str, least_s: float
) -> None:
    server = serve(as_json({}, 429, **{name: value}), said("four"))
    done = await connect(server).complete(QUESTION)
    assert least_s <= done.elapsed_s < least_s + 2


async def test_the_wait_may_be_a_date(serve: Serve, connect: Connect) -> None:
    date = email.utils.formatdate(time.time() + 2, usegmt=True)
    server = serve(as_json({}, 503, retry_after=date), said("four"))
    done = await connect(server).complete(QUESTION)
    assert 0.5 <= done.elapsed_s < 4


async def test_a_wait_past_the_deadline_is_not_begun(serve: Serve, connect: Connect) -> None:
    server = serve(as_json({}, 429, retry_after="3600"))
    started = time.monotonic()
    with pytest.raises(Overloaded, match=r"asks to wait 3,600 s, more than the \d s that are left"):
        await connect(server).complete(QUESTION, deadline_s=3)
    assert time.monotonic() - started < 2


async def test_the_number_of_attempts_is_limited(serve: Serve, connect: Connect) -> None:
    server = serve(as_json({"error": "busy"}, 503, retry_after_ms="1"))
    with pytest.raises(Overloaded, match="answered HTTP 503 after 3 attempts: busy; try later"):
        await connect(server, max_attempts=3).complete(QUESTION)
    assert len(server.asked) == 3


async def test_x_should_retry_wins(serve: Serve, connect: Connect) -> None:
    server = serve(as_json({"error": "x"}, 500, x_should_retry="false"), said("four"))
    with pytest.raises(Refused):
        await connect(server).complete(QUESTION)
    server = serve(
        as_json({"error": "x"}, 418, x_should_retry="true", retry_after_ms="1"), said("four")
    )
    assert (await connect(server).complete(QUESTION)).text == "four"


async def test_an_empty_account_is_no_rate_limit(serve: Serve, connect: Connect) -> None:
    server = serve(error(429, "You exceeded your current quota", code="insufficient_quota"))
    with pytest.raises(Refused, match="You exceeded your current quota"):
        await connect(server).complete(QUESTION)
    assert len(server.asked) == 1


async def test_an_error_may_come_under_200(serve: Serve, connect: Connect) -> None:
    """OpenRouter answers so once its headers are sent; the code in the body is what counts."""
    limited = as_json({"error": {"code": 429, "message": "slow down"}}, retry_after_ms="1")
    assert (await connect(serve(limited, said("four"))).complete(QUESTION)).text == "four"
    with pytest.raises(Refused, match="HTTP 402: no credit; check the account's credit"):
        await connect(serve(as_json({"error": {"code": 402, "message": "no credit"}}))).complete(
            QUESTION
        )


async def test_a_server_that_is_not_there_is_said_in_one_sentence(connect: Connect) -> None:
    nowhere = Loopback(url="http://127.0.0.1:1")
    with pytest.raises(Unreachable, match=r"no connection to 127.0.0.1:1 .* check base_url"):
        await connect(nowhere, max_attempts=2).complete(QUESTION)


async def test_a_connection_that_breaks_is_tried_again(serve: Serve, connect: Connect) -> None:
    server = serve(Answer(200, (b"{",), is_cut=True, has_length=False), said("four"))
    assert (await connect(server).complete(QUESTION)).n_attempts == 2


async def test_an_answer_that_is_no_json_is_asked_for_again_then_told(
    serve: Serve, connect: Connect
) -> None:
    page = Answer(200, (b"<html><title>Sign in</title>",), {"content-type": "text/html"})
    assert (await connect(serve(page, said("four"))).complete(QUESTION)).text == "four"
    with pytest.raises(BrokenReply, match=r"answered what is no JSON \(Sign in\)"):
        await connect(serve(page), max_attempts=2).complete(QUESTION)


async def test_an_answer_without_choices_is_broken(serve: Serve, connect: Connect) -> None:
    with pytest.raises(BrokenReply, match="holds no choices"):
        await connect(serve(as_json({"choices": []})), max_attempts=1).complete(QUESTION)


async def test_an_answer_that_ends_in_error_is_broken(serve: Serve, connect: Connect) -> None:
    with pytest.raises(BrokenReply):
        await connect(serve(said("fo", "error")), max_attempts=1).complete(QUESTION)


@pytest.mark.parametrize(
    ("body", "told"),
    [
        (b'{"error": {"message": "bad", "type": "t", "code": "c"}}', "bad"),
        (b'{"error": "bad"}', "bad"),
        (b'{"detail": "bad"}', "bad"),
        (b'{"detail": [{"loc": ["body", "n"], "msg": "bad"}]}', "body.n: bad"),
        (b'[{"error": {"code": 400, "message": "bad", "status": "INVALID_ARGUMENT"}}]', "bad"),
        (b'{"object": "error", "message": "bad", "code": 40303}', "bad"),
        (b'{"errors": [{"message": "bad"}]}', "bad"),
        (b"<html><head><title>bad</title></head><body>x</body></html>", "bad"),
        (b"<p>bad</p>", "bad"),
        (b"bad", "bad"),
        (b'{"error": {"message": "", "metadata": {"raw": "upstream"}}}', "upstream"),
    ],
)
async def test_every_shape_of_an_error_body_is_read(
    serve: Serve, connect: Connect, body: bytes, told: str
) -> None:
    with pytest.raises(Refused) as caught:
        await connect(serve(Answer(403, (body,)))).complete(QUESTION)
    assert f"HTTP 403: {told}" in str(caught.value) or told == "upstream" in str(caught.value)


@pytest.mark.parametrize(
    "body", [b"", b"\xff\xfe", b"[" * 100_000, b"null", b"[]", b'{"error": null}']
)
async def test_error_bodies_that_say_nothing_are_no_traceback(
    serve: Serve, connect: Connect, body: bytes
) -> None:
    with pytest.raises(Refused, match="refused with HTTP 403"):
        await connect(serve(Answer(403, (body,)))).complete(QUESTION)


async def test_an_error_body_without_end_is_read_in_part(serve: Serve, connect: Connect) -> None:
    server = serve(Answer(403, (b'{"error": "', b"x" * 200_000, 30.0), has_length=False))
    with pytest.raises(Refused) as caught:
        await connect(server).complete(QUESTION, deadline_s=10)
    assert len(str(caught.value)) < 500


async def test_the_deadline_holds_for_all_attempts_together(serve: Serve, connect: Connect) -> None:
    server = serve(as_json({}, 503), as_json({}, 503), Answer(200, (5.0, b"{}")))
    started = time.monotonic()
    with pytest.raises(DeadlineExceeded, match=r"gave no answer within 2 s; raise deadline_s"):
        await connect(server).complete(QUESTION, deadline_s=2)
    assert 1.9 < time.monotonic() - started < 3


async def test_the_deadline_holds_while_bytes_trickle_in(serve: Serve, connect: Connect) -> None:
    trickle = [each for _ in range(100) for each in (0.05, b": still here\n\n")]
    server = serve(Answer(200, trickle, {"content-type": "text/event-stream"}, has_length=False))
    with pytest.raises(DeadlineExceeded):
        await connect(server).complete(QUESTION, deadline_s=0.5)
    assert server.left_early.wait(5)


async def test_the_deadline_holds_while_waiting_for_a_free_slot(
    serve: Serve, connect: Connect
) -> None:
    client = connect(serve(Answer(200, (3.0, b"{}"))), max_concurrent=1)
    first = asyncio.create_task(client.complete(QUESTION, deadline_s=5))
    await asyncio.sleep(0.1)
    started = time.monotonic()
    with pytest.raises(DeadlineExceeded):
        await client.complete(QUESTION, deadline_s=0.3)
    assert time.monotonic() - started < 2
    first.cancel()
    await asyncio.gather(first, return_exceptions=True)


def test_waits_double_and_are_spread() -> None:
    rng = random.Random(3)
    waits = [[wait_s(n, {}, rng) for _ in range(200)] for n in range(1, 9)]
    for n, drawn in enumerate(waits):
        longest = min(0.5 * 2**n, 8.0)
        assert 0.75 * longest <= min(drawn) < max(drawn) <= longest
    assert len(set(waits[0])) > 100


@pytest.mark.parametrize("value", ["soon", "-5", "nan", "inf", "", "Thu, 99 Foo 2020"])
def test_a_wait_that_is_none_is_passed_over(value: str) -> None:
    assert 0 <= wait_s(1, {"retry-after": value}, random.Random(0)) <= 0.5
