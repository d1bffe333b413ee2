"""Keys are in no log, no error, no file, and at no other host."""

import json
import logging
import pickle
import traceback
from pathlib import Path
from typing import Any

import pytest

from agent.llm import Message, Settings
from agent.llm.errors import LlmError
from tests.agent.llm.conftest import QUESTION, TOTAL, Connect, Serve
from tests.agent.llm.loopback import DONE, Answer, Asked, as_json, chunk, error, said, stream

KEY, HEADER, QUERY = "sk-live-4711", "hdr-4712", "qry-4713"
SECRETS = (KEY, HEADER, QUERY)
HELD: dict[str, Any] = {"api_key": KEY, "headers": {"X-Key": HEADER}, "query": {"key": QUERY}}


def echo(status: int) -> Answer:
    """An error that repeats every key, as some gateways do."""
    return error(status, f"key {KEY} or {HEADER} or {QUERY} is wrong")


def files_below(folder: Path) -> list[Path]:
    return [each for each in folder.rglob("*") if each.is_file()]


FAULTS = [
    echo(401),
    echo(429),
    echo(500),
    as_json({"error": {"code": 502, "message": f"upstream said {KEY}"}}),
    Answer(200, (f"<html>{KEY} {HEADER} {QUERY}".encode(),)),
    Answer(302, (), {"location": f"https://elsewhere.example/?key={KEY}"}),
    Answer(200, (b"{",), is_cut=True, has_length=False),
    stream(f'data: {{"error": {{"message": "{KEY}"}}}}\n\n'.encode()),
    stream(chunk({"content": "a"}), is_cut=True),
]


@pytest.mark.parametrize("fault", FAULTS)
async def test_no_error_and_no_log_holds_a_key(
    serve: Serve, connect: Connect, fault: Answer, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    client = connect(serve(fault), max_attempts=2, **HELD)
    with pytest.raises(LlmError) as caught:
        await client.complete(QUESTION, deadline_s=20)
    trace = "".join(traceback.format_exception(caught.value))
    seen = [str(caught.value), repr(caught.value), trace, caplog.text, repr(client.__dict__)]
    seen += [repr(each.args) for each in caplog.records]
    assert not [secret for secret in SECRETS for each in seen if secret in each]
    assert caplog.records  # the logs were on


async def test_a_good_answer_logs_no_key_and_no_question(
    serve: Serve, connect: Connect, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    server = serve(said("the answer"))
    await connect(server, **HELD).complete([Message.user("the question")])
    assert server.asked[0].headers["x-key"] == HEADER
    assert server.asked[0].query == {"key": [QUERY]}
    for each in (*SECRETS, "the question", "the answer"):
        assert each not in caplog.text


def test_settings_show_stars_however_they_are_written() -> None:
    settings = Settings.model_validate({"model": "m"} | HELD)
    shown = [repr(settings), str(settings), str(settings.model_dump()), settings.model_dump_json()]
    assert not [secret for secret in SECRETS for each in shown if secret in each]
    assert settings == Settings.model_validate({"model": "m"} | HELD)
    copied = pickle.loads(pickle.dumps(settings))
    assert copied.api_key.get_secret_value() == KEY


async def test_no_file_holds_a_key(serve: Serve, connect: Connect, tmp_path: Path) -> None:
    def deepseek(asked: Asked) -> Answer:
        if "json_schema" in asked.body.decode():
            return error(400, f"This response_format type is unavailable now for {KEY}")
        return said('{"trucks": 4}')

    files: dict[str, Any] = {
        "cache_dir": tmp_path / "cache",
        "record_to": tmp_path / "exchanges.jsonl",
    }
    await connect(serve(by=deepseek), **HELD, **files).complete(QUESTION, schema=TOTAL)
    written = [each.read_text() for each in files_below(tmp_path)]
    assert len(written) == 2
    assert not [secret for secret in SECRETS for each in written if secret in each]


async def test_a_redirect_to_another_host_brings_it_no_key(serve: Serve, connect: Connect) -> None:
    other = serve(said("stolen"))
    server = serve(Answer(307, (), {"location": f"{other.url}/v1/chat/completions"}))
    with pytest.raises(LlmError):
        await connect(server, **HELD).complete(QUESTION)
    assert not other.asked


async def test_keys_go_to_the_endpoints_own_origin_only(serve: Serve) -> None:
    import httpx

    from agent.llm.credentials import Credentials

    seen: list[httpx.Request] = []

    def record(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        return httpx.Response(200)

    settings = Settings.model_validate({"model": "m"} | HELD)
    home = httpx.URL("https://api.example/v1")
    transport = Credentials(httpx.MockTransport(record), settings, home, is_azure=False)
    async with httpx.AsyncClient(transport=transport) as http:
        await http.get("https://api.example/v1/models")
        for other in (
            "http://api.example/v1",
            "https://api.example:8443/",
            "https://api.example.evil/",
        ):
            await http.get(other)
    assert [KEY in str(each.headers.raw) for each in seen] == [True, False, False, False]
    assert [QUERY in str(each.url) for each in seen] == [True, False, False, False]


async def test_the_answer_of_a_stream_that_holds_a_key_is_only_the_answer(
    serve: Serve, connect: Connect
) -> None:
    """What a model says is its own; it was never told a key."""
    server = serve(stream(chunk({"content": "ok"}, "stop"), DONE))
    await connect(server, **HELD).complete(QUESTION)
    assert KEY not in json.dumps(server.bodies)
