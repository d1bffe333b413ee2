"""How servers take a schema, and the way down the ladder; a test a server."""

import json
from typing import Any

import pytest

from agent.llm import Message, Tool
from agent.llm.errors import Refused
from tests.agent.llm.conftest import QUESTION, TOTAL, Connect, Serve
from tests.agent.llm.loopback import Answer, Asked, as_json, error, said

ANSWER = '{"trucks": 4}'
FOUR = {"trucks": 4}


def form(asked: Asked) -> str:
    found = asked.json.get("response_format", {"type": "text"})["type"]
    assert isinstance(found, str)
    return found


async def test_openai_gets_a_strict_json_schema_where_the_schema_is_one(
    serve: Serve, connect: Connect
) -> None:
    server = serve(said(ANSWER))
    done = await connect(server).complete(QUESTION, schema=TOTAL)
    asked = server.bodies[0]["response_format"]
    assert asked["type"] == "json_schema"
    assert asked["json_schema"]["schema"] == TOTAL.json
    assert (done.data, done.mode, done.n_attempts) == (FOUR, "json_schema", 1)


async def test_lm_studio_takes_json_schema_only(serve: Serve, connect: Connect) -> None:
    def lm_studio(asked: Asked) -> Answer:
        if form(asked) == "json_object":
            return as_json({"error": "'response_format.type' must be 'json_schema' or 'text'"}, 400)
        return said(ANSWER)

    server = serve(by=lm_studio)
    done = await connect(server).complete(QUESTION, schema=TOTAL)
    assert (done.data, len(server.bodies)) == (FOUR, 1)


async def test_lm_studio_without_schemas_is_asked_in_words_past_json_object(
    serve: Serve, connect: Connect
) -> None:
    """A model whose grammar cannot be built: json_schema fails, json_object is refused, tools work."""

    def lm_studio(asked: Asked) -> Answer:
        if form(asked) != "text":
            return as_json({"error": "'response_format.type' must be 'json_schema' or 'text'"}, 400)
        call = {"id": "1", "type": "function", "function": {"name": "total", "arguments": ANSWER}}
        return said(None, "tool_calls", tool_calls=[call])

    server = serve(by=lm_studio)
    done = await connect(server).complete(QUESTION, schema=TOTAL)
    assert (done.data, done.mode, done.tool_calls, done.finish_reason) == (FOUR, "tool", (), "stop")


async def test_deepseek_takes_json_object_and_wants_the_word_json(
    serve: Serve, connect: Connect
) -> None:
    def deepseek(asked: Asked) -> Answer:
        if form(asked) == "json_schema":
            return error(400, "This response_format type is unavailable now", param=None)
        assert "json" in json.dumps(asked.json["messages"]).lower()
        return said(ANSWER)

    server = serve(by=deepseek)
    done = await connect(server).complete(QUESTION, schema=TOTAL)
    assert (done.data, done.mode) == (FOUR, "json_object")
    assert '"trucks"' in server.bodies[-1]["messages"][0]["content"]


async def test_deepseek_refuses_json_schema_with_a_422_of_its_parser(
    serve: Serve, connect: Connect
) -> None:
    def deepseek(asked: Asked) -> Answer:
        if form(asked) == "json_schema":
            words = b"Failed to deserialize the JSON body into the target type: response_format: "
            words += b"response_format.type `json_schema` is unavailable now at line 1 column 99"
            return Answer(422, (words,), {"content-type": "text/plain"})
        return said(ANSWER)

    done = await connect(serve(by=deepseek)).complete(QUESTION, schema=TOTAL)
    assert (done.data, done.mode) == (FOUR, "json_object")


async def test_llama_cpp_refuses_a_schema_beside_the_grammar_of_its_tools(
    serve: Serve, connect: Connect
) -> None:
    def llama_cpp(asked: Asked) -> Answer:
        if asked.json.get("tools") and form(asked) != "text":
            return error(400, "Cannot use custom grammar constraints with tools.", code=400)
        return said(ANSWER)

    server = serve(by=llama_cpp)
    look = Tool("look_up", "Looks up a place.", {"type": "object", "properties": {}})
    done = await connect(server).complete(QUESTION, schema=TOTAL, tools=[look])
    assert done.data == FOUR
    assert "grammar" not in server.bodies[0] and "json_schema" not in server.bodies[0]


async def test_llama_cpp_that_pays_no_heed_to_a_nested_schema_is_asked_otherwise(
    serve: Serve, connect: Connect
) -> None:
    """It answers 200 and prose where the grammar cannot be built; after two of these we step down."""

    def llama_cpp(asked: Asked) -> Answer:
        return said(ANSWER if form(asked) == "json_object" else "Four trucks, I would say.")

    client = connect(serve(by=llama_cpp))
    outcomes = [await client.complete(QUESTION, schema=TOTAL) for _ in range(5)]
    assert [each.mode for each in outcomes] == ["json_schema"] * 2 + ["bare_schema"] * 2 + [
        "json_object"
    ]
    assert outcomes[0].data_error == "the answer holds no JSON object"
    assert outcomes[-1].data == FOUR


async def test_a_fork_of_llama_cpp_answers_500_and_names_the_schema(
    serve: Serve, connect: Connect
) -> None:
    def fork(asked: Asked) -> Answer:
        if form(asked) != "text":
            return error(500, "JSON schema conversion failed: Unrecognized schema", code=500)
        assert asked.json.get("tools") or "JSON schema" in asked.json["messages"][0]["content"]
        return said(f"```json\n{ANSWER}\n```")

    server = serve(by=fork)
    done = await connect(server).complete(QUESTION, schema=TOTAL, deadline_s=5)
    assert done.data == FOUR


async def test_vllm_is_never_sent_guided_json_and_takes_structured_outputs_as_an_extra(
    serve: Serve, connect: Connect
) -> None:
    def vllm(asked: Asked) -> Answer:
        if "guided_json" in asked.json:
            return error(400, "guided_json is gone; use structured_outputs")
        return said(ANSWER)

    server = serve(by=vllm)
    extra = {"structured_outputs": {"json": TOTAL.json}}
    done = await connect(server, extra_body=extra).complete(QUESTION)
    assert server.bodies[0]["structured_outputs"] == extra["structured_outputs"]
    assert done.text == ANSWER
    assert (await connect(server).complete(QUESTION, schema=TOTAL)).data == FOUR


async def test_azure_refuses_keywords_of_a_schema_and_gets_its_bare_form(
    serve: Serve, connect: Connect
) -> None:
    def azure(asked: Asked) -> Answer:
        if '"minimum"' in asked.body.decode():
            message = (
                "Invalid schema for response_format 'total': In context=('properties', 'trucks'), "
            )
            return error(400, message + "'minimum' is not permitted.", param="response_format")
        return said(ANSWER)

    server = serve(by=azure)
    done = await connect(server).complete(QUESTION, schema=TOTAL)
    assert (done.data, done.mode, done.n_attempts) == (FOUR, "bare_schema", 2)


async def test_what_was_learnt_is_paid_for_once(serve: Serve, connect: Connect) -> None:
    def deepseek(asked: Asked) -> Answer:
        if form(asked) == "json_schema":
            return error(400, "This response_format type is unavailable now")
        return said(ANSWER)

    server = serve(by=deepseek)
    client = connect(server)
    first = await client.complete(QUESTION, schema=TOTAL)
    second = await client.complete(QUESTION, schema=TOTAL)
    assert (first.n_attempts, second.n_attempts) == (3, 1)


async def test_openrouter_without_a_provider_for_the_form_answers_404(
    serve: Serve, connect: Connect
) -> None:
    def openrouter(asked: Asked) -> Answer:
        if form(asked) == "json_schema":
            return error(
                404, "No endpoints found that support response_format json_schema.", code=404
            )
        return said(ANSWER)

    done = await connect(serve(by=openrouter)).complete(QUESTION, schema=TOTAL)
    assert (done.data, done.mode) == (FOUR, "json_object")


async def test_a_500_that_names_no_form_is_no_reason_to_step_down(
    serve: Serve, connect: Connect
) -> None:
    server = serve(as_json({"error": "out of memory"}, 500, retry_after_ms="1"), said(ANSWER))
    done = await connect(server).complete(QUESTION, schema=TOTAL)
    assert (done.mode, done.n_attempts) == ("json_schema", 2)


async def test_beside_other_tools_the_answer_is_one_the_model_may_choose(
    serve: Serve, connect: Connect
) -> None:
    def tools_only(asked: Asked) -> Answer:
        if "response_format" in asked.json:
            return error(400, "response_format is not supported")
        call = {"id": "1", "type": "function", "function": {"name": "total", "arguments": ANSWER}}
        return said(None, "tool_calls", tool_calls=[call])

    server = serve(by=tools_only)
    look = Tool("look_up", "Looks up a place.", {"type": "object", "properties": {}})
    client = connect(server)
    assert (await client.complete(QUESTION, schema=TOTAL, tools=[look])).data == FOUR
    assert "tool_choice" not in server.bodies[-1]
    assert (await client.complete(QUESTION, schema=TOTAL)).data == FOUR
    assert server.bodies[-1]["tool_choice"]["function"] == {"name": "total"}


async def test_a_server_that_refuses_everything_ends_in_one_sentence(
    serve: Serve, connect: Connect
) -> None:
    server = serve(error(400, "no"))
    with pytest.raises(Refused, match=r"refused with HTTP 400: no; verdiq doctor") as caught:
        await connect(server, temperature=0.5).complete(QUESTION, schema=TOTAL)
    assert caught.value.status == 400
    assert len(server.bodies) == 8  # the optional parameters, five rungs, the choice of the tool


async def test_a_text_that_is_too_long_is_not_asked_again_in_other_words(
    serve: Serve, connect: Connect
) -> None:
    message = (
        "This model's maximum context length is 8192 tokens; your messages and schema have 9000"
    )
    server = serve(error(400, message, code="context_length_exceeded"))
    with pytest.raises(Refused, match="maximum context length"):
        await connect(server).complete(QUESTION, schema=TOTAL)
    assert len(server.bodies) == 1


@pytest.mark.parametrize(
    "text",
    [
        'Here you are:\n```json\n{"trucks": 4}\n```\nGood luck!',
        'The answer is {"trucks": 4}.',
        '<think>{"trucks": 9}?</think>{"trucks": 4}',
        '\ufeff {"trucks": 4}\n',
    ],
)
async def test_json_is_found_in_what_stands_around_it(
    serve: Serve, connect: Connect, text: str
) -> None:
    assert (await connect(serve(said(text))).complete(QUESTION, schema=TOTAL)).data == FOUR


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ('{"trucks": 4', "Expecting ',' delimiter"),
        ('{"trucks": 4, "trucks": 5}', "the name 'trucks' stands twice"),
        ('{"trucks": Infinity}', "Infinity is no number"),
        ('{"trucks": 4} {"trucks": 5}', "more follows"),
        ('{"a":' * 300 + "1" + "}" * 300, "nested"),
        ('{"a":' * 50_000, "nested too deep"),
        ('{"trucks": ' + "9" * 5000 + "}", "too many digits"),
        ("", "empty"),
    ],
)
async def test_json_that_is_none_is_never_repaired(
    serve: Serve, connect: Connect, text: str, why: str
) -> None:
    done = await connect(serve(said(text))).complete(QUESTION, schema=TOTAL)
    assert done.data is None
    assert done.data_error is not None and why in done.data_error


async def test_a_system_message_is_kept_before_the_schema_in_words(
    serve: Serve, connect: Connect
) -> None:
    def text_only(asked: Asked) -> Answer:
        if "response_format" in asked.json or "tools" in asked.json:
            return error(400, "response_format and tools are not supported")
        return said(ANSWER)

    server = serve(by=text_only)
    asked = [Message.system("Be brief."), *QUESTION]
    done = await connect(server).complete(asked, schema=TOTAL)
    messages: list[dict[str, Any]] = server.bodies[-1]["messages"]
    assert (done.data, done.mode) == (FOUR, "text")
    assert [each["role"] for each in messages] == ["system", "user"]
    assert messages[0]["content"].startswith("Be brief.\n\nAnswer with one JSON object")
