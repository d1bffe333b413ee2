"""`verdiq doctor`: what an endpoint can do, found by trying."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from agent.run_store import home
from agent.surfaces.cli import main
from tests.agent.llm.conftest import Serve
from tests.agent.llm.loopback import DONE, Answer, Asked, as_json, chunk, error, said, stream

MODELS = as_json({"object": "list", "data": [{"id": "m"}, {"id": "m-large"}]})


@pytest.fixture(autouse=True)
def _no_settings_of_ours(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("OPENAI_BASE_URL", "OPENAI_API_VERSION", "VERDIQ_MODEL", "VERDIQ_CONFIG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("OPENAI_API_KEY", "sk-doctor-1")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.setenv("VERDIQ_HOME", str(tmp_path / "home"))


def capable(asked: Asked) -> Answer:
    """Does everything that is tried."""
    if asked.method == "GET":
        return MODELS
    if asked.json.get("stream"):
        return stream(*[chunk({"content": f"{n} "}) for n in range(1, 21)], chunk({}, "stop"), DONE)
    if "response_format" in asked.json:
        return said('{"total": 42}')
    if asked.json.get("tools"):
        call = {
            "id": "1",
            "type": "function",
            "function": {"name": "current_time", "arguments": "{}"},
        }
        return said(None, "tool_calls", tool_calls=[call])
    return said("ready", reasoning_content="hm")


def plain(asked: Asked) -> Answer:
    """Answers in words and does nothing else."""
    if asked.method == "GET":
        return Answer(404, (b"<html><title>nginx</title>",))
    if "response_format" in asked.json or "tools" in asked.json:
        return error(400, "response_format and tools are not supported")
    asks_for_json = "JSON schema" in asked.body.decode()
    return said('{"total": 42}' if asks_for_json else "ready", usage=None)


def examined(
    serve: Serve,
    handler: Callable[[Asked], Answer],
    capsys: pytest.CaptureFixture[str],
    *words: str,
) -> tuple[int, str, str]:
    server = serve(by=handler)
    code = main(["doctor", "--model", "m", "--base-url", server.url, *words])
    out, err = capsys.readouterr()
    assert "sk-doctor-1" not in out + err
    return code, out, err


def test_a_server_that_can_do_everything(serve: Serve, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = examined(serve, capable, capsys)
    lines = [line.strip() for line in out.splitlines()[1:]]
    assert code == 0
    assert lines[0] == "ok  models: 2 listed, m among them"
    assert lines[1].startswith("ok  answer: ") and "12 tokens (reported)" in lines[1]
    assert "reasoning kept apart" in lines[1]
    assert lines[2:5] == [
        "ok  json: by json_schema",
        "ok  tools: called current_time",
        "ok  streaming: 20 pieces",
    ]
    assert lines[5] == "asked with: json_schema for JSON, max_tokens for the limit"


def test_a_server_that_only_answers_in_words(
    serve: Serve, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, _ = examined(serve, plain, capsys, "--json")
    told = json.loads(out)
    works = {each["name"]: each["works"] for each in told["findings"]}
    assert code == 0
    assert works == {
        "models": False,
        "answer": True,
        "json": True,
        "tools": False,
        "streaming": False,
    }
    assert told["dialect"]["rung"] == "text"
    (kept,) = json.loads((home() / "language-models.json").read_text())
    assert (kept["model"], kept["rung"]) == ("m", "text")


def test_a_key_that_is_wrong_ends_the_visit(
    serve: Serve, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, _ = examined(
        serve, lambda _: error(401, "Incorrect API key provided: sk-doctor-1."), capsys
    )
    assert code == 1
    assert (
        "no  answer: 127.0.0.1 refused with HTTP 401: Incorrect API key provided: [secret]" in out
    )
    assert "json" not in out


def test_a_model_that_is_not_there_is_compared_with_those_that_are(
    serve: Serve, capsys: pytest.CaptureFixture[str]
) -> None:
    server = serve(
        by=lambda asked: MODELS if asked.method == "GET" else error(404, "no such model")
    )
    code = main(["doctor", "--model", "m-lrage", "--base-url", server.url])
    out = capsys.readouterr().out
    assert code == 1
    assert "m-lrage is not among them; there is m-large" in out


def test_a_server_that_is_not_there(capsys: pytest.CaptureFixture[str]) -> None:
    words = ["--model", "m", "--base-url", "http://127.0.0.1:1", "--deadline", "5"]
    assert main(["doctor", *words]) == 1
    assert "no connection to 127.0.0.1:1" in capsys.readouterr().out


def test_without_a_model_nothing_is_tried(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["doctor"]) == 2
    assert "no language model is named, so Verdiq reads questions by its own rules" in (
        capsys.readouterr().err
    )


def test_settings_come_from_a_file(
    serve: Serve, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    server = serve(by=capable)
    file = tmp_path / "mine.toml"
    file.write_text(f'[llm]\nmodel = "m"\nbase_url = "{server.url}/v1"\napi_key = "sk-file"\n')
    assert main(["doctor", "--config", str(file)]) == 0
    assert server.asked[0].headers["authorization"] == "Bearer sk-file"
    assert "sk-file" not in capsys.readouterr().out
