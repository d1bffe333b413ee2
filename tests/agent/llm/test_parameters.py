"""Parameters that some servers refuse, and the words they have for the others."""

import json
from typing import Any

import pytest

from agent.llm import Message, TokenBudget, ToolCall
from agent.llm.errors import BudgetExhausted, Refused
from tests.agent.llm.conftest import QUESTION, Connect, Serve
from tests.agent.llm.loopback import Answer, Asked, Handler, as_json, error, said


def mistral(*refused: str) -> Handler:
    """Returns a server that is strict about its parameters, as Mistral's is."""

    def answer(asked: Asked) -> Answer:
        faults = [
            {
                "type": "extra_forbidden",
                "loc": ["body", name],
                "msg": "Extra inputs are not permitted",
            }
            for name in refused
            if name in asked.json
        ]
        if faults:
            body = {
                "object": "error",
                "message": {"detail": faults},
                "type": "invalid_request_error",
            }
            return as_json(body, 422)
        return said("four")

    return answer


async def test_mistral_answers_once_its_unknown_parameters_are_dropped(
    serve: Serve, connect: Connect
) -> None:
    server = serve(by=mistral("seed", "stop", "stream_options", "reasoning_effort"))
    client = connect(server, reasoning_effort="low")
    done = await client.complete(QUESTION, seed=7, stop=["\n\n"], temperature=0.3)
    assert (done.text, done.n_attempts) == ("four", 2)
    assert server.bodies[-1].keys() == {"model", "messages", "max_tokens", "temperature"}
    assert (await client.complete(QUESTION, seed=8)).n_attempts == 1


async def test_mistral_wraps_its_reason_in_a_string(serve: Serve, connect: Connect) -> None:
    def old_proxy(asked: Asked) -> Answer:
        if "seed" in asked.json:
            fault = {"type": "extra_forbidden", "loc": ["body", "seed"], "msg": "Extra inputs"}
            inner = json.dumps({"detail": [fault]})
            return as_json({"object": "error", "message": inner, "code": "1000"}, 422)
        return said("four")

    server = serve(by=old_proxy)
    done = await connect(server).complete(QUESTION, seed=7, temperature=0.3)
    assert (done.text, done.n_attempts) == ("four", 2)
    assert server.bodies[-1]["temperature"] == 0.3


async def test_mistral_refuses_reasoning_in_the_conversation(
    serve: Serve, connect: Connect
) -> None:
    def mistral_native(asked: Asked) -> Answer:
        if any("reasoning_content" in each for each in asked.json["messages"]):
            place = ["body", "messages", 1, "assistant", "reasoning_content"]
            fault = {
                "type": "extra_forbidden",
                "loc": place,
                "msg": "Extra inputs are not permitted",
            }
            return as_json({"detail": [fault]}, 422)
        return said("four")

    call = ToolCall("1", "f", "{}")
    turn = Message("assistant", "", (call,), reasoning="hm")
    done = await connect(serve(by=mistral_native)).complete(
        [*QUESTION, turn, Message.tool("4", call)]
    )
    assert done.text == "four"


async def test_a_422_that_names_nothing_costs_all_that_is_optional(
    serve: Serve, connect: Connect
) -> None:
    def picky(asked: Asked) -> Answer:
        return as_json({"detail": "bad"}, 422) if "temperature" in asked.json else said("four")

    done = await connect(serve(by=picky)).complete(QUESTION, temperature=0.1, seed=1)
    assert done.text == "four"


async def test_openai_wants_max_completion_tokens(serve: Serve, connect: Connect) -> None:
    def newer(asked: Asked) -> Answer:
        if "max_tokens" in asked.json:
            message = "Unsupported parameter: 'max_tokens' is not supported with this model. "
            message += "Use 'max_completion_tokens' instead."
            return error(400, message, param="max_tokens", code="unsupported_parameter")
        return said("four")

    server = serve(by=newer)
    done = await connect(server).complete(QUESTION, max_tokens=50)
    assert (done.text, server.bodies[-1]["max_completion_tokens"]) == ("four", 50)


async def test_others_know_max_tokens_only(serve: Serve, connect: Connect) -> None:
    def older(asked: Asked) -> Answer:
        if "max_completion_tokens" in asked.json:
            fault = {
                "type": "extra_forbidden",
                "loc": ["body", "max_completion_tokens"],
                "msg": "Extra",
            }
            return as_json({"detail": [fault]}, 422)
        return said("four")

    server = serve(by=older)
    client = connect(server, path="/openai/deployments/m", api_version="2024-10-21")
    assert (await client.complete(QUESTION, max_tokens=50)).text == "four"
    assert server.bodies[0]["max_completion_tokens"] == server.bodies[1]["max_tokens"] == 50


def bounded(most: int, message: str) -> Handler:
    """Returns a server that grants no longer answers than `most`."""

    def answer(asked: Asked) -> Answer:
        if asked.json["max_tokens"] > most:
            return error(400, message)
        return said("four")

    return answer


async def test_a_model_that_writes_less_than_we_allow_is_allowed_less_for_good(
    serve: Serve, connect: Connect
) -> None:
    message = "max_tokens is too large: 8192. This model supports at most 4096 completion tokens"
    server = serve(by=bounded(4096, message))
    client = connect(server)
    assert (await client.complete(QUESTION)).n_attempts == 2
    assert (await client.complete(QUESTION)).n_attempts == 1
    assert [each["max_tokens"] for each in server.bodies] == [8192, 4096, 4096]


async def test_vllm_wants_prompt_and_answer_to_fit_its_context_for_this_prompt(
    serve: Serve, connect: Connect
) -> None:
    message = (
        "'max_tokens' or 'max_completion_tokens' is too large: 8192. This model's maximum context "
    )
    message += "length is 4096 tokens and your request has 1200 input tokens (8192 > 4096 - 1200)."
    server = serve(by=bounded(2896, message))
    client = connect(server)
    assert (await client.complete(QUESTION)).n_attempts == 3
    await client.complete(QUESTION)
    assert [each["max_tokens"] for each in server.bodies[:4]] == [8192, 4096, 2048, 8192]


async def test_a_limit_of_tokens_is_not_halved_for_ever(serve: Serve, connect: Connect) -> None:
    server = serve(error(400, "max_tokens must be less than or equal to 10"))
    with pytest.raises(Refused, match="less than or equal to 10"):
        await connect(server).complete(QUESTION)
    assert [each["max_tokens"] for each in server.bodies] == [8192, 4096, 2048, 1024, 512, 256]


async def test_a_template_without_a_system_is_told_by_the_user(
    serve: Serve, connect: Connect
) -> None:
    def gemma(asked: Asked) -> Answer:
        if any(each["role"] == "system" for each in asked.json["messages"]):
            return error(400, "System role not supported")
        return said("four")

    server = serve(by=gemma)
    done = await connect(server).complete([Message.system("Be brief."), *QUESTION])
    assert done.text == "four"
    assert server.bodies[-1]["messages"] == [
        {"role": "user", "content": "Be brief.\n\nHow many trucks?"}
    ]


async def test_a_server_without_any_limit_of_tokens_is_not_asked_under_a_budget(
    serve: Serve, connect: Connect
) -> None:
    def boundless(asked: Asked) -> Answer:
        for name in ("max_tokens", "max_completion_tokens"):
            if name in asked.json:
                return error(400, f"Unrecognized request argument supplied: {name}")
        return said("four")

    client = connect(serve(by=boundless))
    with pytest.raises(BudgetExhausted, match="takes no limit of tokens"):
        await client.complete(QUESTION, budget=TokenBudget(max_tokens=50_000))
    assert (await client.complete(QUESTION)).text == "four"


async def test_a_model_that_takes_no_temperature_is_asked_without(
    serve: Serve, connect: Connect
) -> None:
    def thinker(asked: Asked) -> Answer:
        if "temperature" in asked.json:
            message = "Unsupported value: 'temperature' does not support 0.2 with this model."
            return error(400, message, param="temperature", code="unsupported_value")
        return said("four")

    assert (await connect(serve(by=thinker), temperature=0.2).complete(QUESTION)).text == "four"


async def test_usage_is_reported_counted_or_guessed(serve: Serve, connect: Connect) -> None:
    details = {"reasoning_tokens": 2}
    full = {"prompt_tokens": 10, "completion_tokens": 5, "total_tokens": 15}
    answers = [
        (full | {"completion_tokens_details": details}, (10, 5, False)),
        ({"prompt_tokens": 10, "total_tokens": 15}, (10, 5, False)),
        (
            {"prompt_tokens": 10, "completion_tokens": 1, "total_tokens": 15},
            (10, 5, False),
        ),  # Gemini
        (None, (8, 2, True)),
    ]
    for usage, expected in answers:
        choice = {"index": 0, "message": {"content": "12345678"}, "finish_reason": "stop"}
        server = serve(as_json({"choices": [choice], "usage": usage}))
        found = (await connect(server).complete([Message.user("x")])).usage
        assert (found.prompt_tokens, found.completion_tokens, found.is_estimated) == expected


async def test_the_price_is_the_servers_or_ours(serve: Serve, connect: Connect) -> None:
    prices: dict[str, Any] = {"price_prompt_usd": 1.0, "price_completion_usd": 2.0}
    ours = await connect(serve(said("four")), **prices).complete(QUESTION)
    assert ours.usage.cost_usd == pytest.approx((9 * 1.0 + 3 * 2.0) / 1e6)
    usage = {"prompt_tokens": 9, "completion_tokens": 3, "cost": 0.01}
    choice = {"index": 0, "message": {"content": "four"}, "finish_reason": "stop"}
    server = serve(as_json({"choices": [choice], "usage": usage}))
    assert (await connect(server, **prices).complete(QUESTION)).usage.cost_usd == 0.01
