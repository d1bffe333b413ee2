"""Answers on disk, exchanges recorded and replayed, and the memory of capabilities."""

import json
from pathlib import Path

import pytest
from pydantic import JsonValue

from agent.llm import Capabilities, ChatClient, Message, ReplayTransport, Settings
from agent.llm.dialect import Dialect, Rung
from agent.llm.errors import NotRecorded, SettingsRefused
from agent.llm.recording import request_key
from tests.agent.llm.conftest import QUESTION, TOTAL, Connect, Serve
from tests.agent.llm.loopback import DONE, Answer, Asked, as_json, chunk, error, said, stream


def files_below(folder: Path) -> list[Path]:
    return [each for each in folder.rglob("*") if each.is_file()]


async def test_nothing_is_kept_unless_asked(
    serve: Serve, connect: Connect, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("VERDIQ_HOME", str(tmp_path))
    server = serve(said("four"))
    client = connect(server)
    await client.complete(QUESTION)
    await client.complete(QUESTION)
    assert len(server.asked) == 2
    assert not files_below(tmp_path)


async def test_the_same_question_costs_once_where_answers_are_kept(
    serve: Serve, connect: Connect, tmp_path: Path
) -> None:
    server = serve(said('{"trucks": 4}'))
    first = await connect(server, cache_dir=tmp_path).complete(QUESTION, schema=TOTAL)
    second = await connect(server, cache_dir=tmp_path).complete(QUESTION, schema=TOTAL)
    assert (first.is_cached, second.is_cached, len(server.asked)) == (False, True, 1)
    assert (second.data, second.usage) == (first.data, first.usage)


async def test_another_seed_model_or_question_is_another_answer(
    serve: Serve, connect: Connect, tmp_path: Path
) -> None:
    server = serve(said("four"))
    client = connect(server, cache_dir=tmp_path)
    for seed in (1, 2):
        await client.complete(QUESTION, seed=seed)
    await connect(server, cache_dir=tmp_path, model="other").complete(QUESTION, seed=1)
    await client.complete([Message.user("else")], seed=1)
    await client.complete(QUESTION, seed=1, schema=TOTAL)
    assert len(server.asked) == 5


async def test_a_kept_answer_that_is_broken_is_asked_again(
    serve: Serve, connect: Connect, tmp_path: Path
) -> None:
    server = serve(said("four"))
    client = connect(server, cache_dir=tmp_path)
    await client.complete(QUESTION)
    (kept,) = files_below(tmp_path)
    kept.write_text("{")
    assert (await client.complete(QUESTION)).text == "four"
    assert len(server.asked) == 2


async def test_an_answer_that_was_cut_is_not_kept(
    serve: Serve, connect: Connect, tmp_path: Path
) -> None:
    client = connect(serve(said("fo", "length")), cache_dir=tmp_path)
    await client.complete(QUESTION)
    assert not files_below(tmp_path)


@pytest.mark.parametrize("is_streamed", [True, False])
async def test_what_was_recorded_is_replayed_without_a_server(
    serve: Serve, connect: Connect, tmp_path: Path, *, is_streamed: bool
) -> None:
    def deepseek(asked: Asked) -> Answer:
        if "json_schema" in asked.body.decode():
            return error(400, "This response_format type is unavailable now")
        if asked.json.get("stream"):
            return stream(
                chunk({"reasoning_content": "hm"}),
                chunk({"content": '{"trucks": 4}'}, "stop"),
                DONE,
            )
        return said('{"trucks": 4}', reasoning_content="hm")

    file = tmp_path / "exchanges.jsonl"
    recording = connect(serve(by=deepseek), record_to=file, stream=is_streamed)
    first = await recording.complete(QUESTION, schema=TOTAL)
    async with ChatClient(Settings(model="m", replay_from=file, stream=not is_streamed)) as client:
        second = await client.complete(QUESTION, schema=TOTAL)
        with pytest.raises(NotRecorded, match="holds no answer to 'Anything else"):
            await client.complete([Message.user("Anything else?")])
    assert (first.data, first.reasoning, first.mode) == (second.data, second.reasoning, second.mode)
    assert (second.data, second.reasoning) == ({"trucks": 4}, "hm")


async def test_exchanges_that_another_program_wrote_are_replayed(tmp_path: Path) -> None:
    request: dict[str, JsonValue] = {
        "model": "manual",
        "messages": [{"role": "user", "content": "2+2?"}],
        "temperature": 0.5,
    }
    row = {
        "key": request_key(request),
        "request": request,
        "message": {"role": "assistant", "content": "4"},
    }
    file = tmp_path / "exchanges.jsonl"
    file.write_text(json.dumps(row) + "\n")
    async with ChatClient(Settings(model="m"), transport=ReplayTransport(file)) as client:
        done = await client.complete([Message.user("2+2?")], temperature=0.5)
    assert (done.text, done.finish_reason, done.usage.is_estimated) == ("4", "stop", True)


def test_keys_of_exchanges_are_as_other_programs_count_them() -> None:
    message: JsonValue = {"role": "user", "content": "ä"}
    body: dict[str, JsonValue] = {"messages": [message], "temperature": 0, "max_tokens": 5}
    assert request_key(body).startswith("5e4e15751fbe71835a5a384836db2da4")


@pytest.mark.parametrize("text", ["{", "no", '{"a": 1}\n[[['])
def test_a_replay_file_that_is_none_is_refused(tmp_path: Path, text: str) -> None:
    file = tmp_path / "exchanges.jsonl"
    file.write_text(text)
    with pytest.raises(SettingsRefused, match="is not JSON lines"):
        ReplayTransport(file)


async def test_passing_faults_are_not_recorded(
    serve: Serve, connect: Connect, tmp_path: Path
) -> None:
    file = tmp_path / "exchanges.jsonl"
    server = serve(as_json({}, 503, retry_after_ms="1"), said("four"))
    await connect(server, record_to=file).complete(QUESTION)
    assert [json.loads(each)["message"]["content"] for each in file.read_text().splitlines()] == [
        "four"
    ]


KEY = ("http://x/v1", "m")


def test_capabilities_are_remembered_by_the_next_process(tmp_path: Path) -> None:
    file = tmp_path / "capabilities.json"
    learnt = Dialect(Rung.TOOL, frozenset({"seed"}), None, 1)
    Capabilities(file).learn(KEY, learnt)
    assert Capabilities(file).known(KEY) == learnt
    assert Capabilities(file).known(("http://x/v1", "other")) is None


def test_capabilities_are_forgotten_after_a_week(tmp_path: Path) -> None:
    file = tmp_path / "capabilities.json"
    Capabilities(file, now=lambda: 0.0).learn(KEY, Dialect(Rung.TEXT))
    assert Capabilities(file, now=lambda: 6 * 86400.0).known(KEY) == Dialect(Rung.TEXT)
    Capabilities(file, now=lambda: 6 * 86400.0).learn(("http://y/v1", "n"), Dialect())
    assert Capabilities(file, now=lambda: 8 * 86400.0).known(KEY) is None


@pytest.mark.parametrize("text", ["", "{", "[1, null]", '[{"rung": "no"}]', '{"a": 1}'])
def test_a_memory_that_cannot_be_read_is_none(tmp_path: Path, text: str) -> None:
    file = tmp_path / "capabilities.json"
    file.write_text(text)
    assert Capabilities(file).known(KEY) is None


def test_one_good_answer_between_is_patience_renewed() -> None:
    known = Capabilities()
    known.learn(KEY, Dialect())
    for kept in (False, True, False):
        known.judge(KEY, Rung.JSON_SCHEMA, kept=kept)
    assert known.known(KEY) == Dialect()
    known.judge(KEY, Rung.JSON_SCHEMA, kept=False)
    assert known.known(KEY) == Dialect(Rung.BARE_SCHEMA)
