"""A budget is never overrun, whatever the calls are and whoever makes them."""

import asyncio
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import JsonValue

from agent.llm import Message, Prices, ScriptedTransport, Settings, TokenBudget, Usage
from agent.llm.client import ChatClient
from agent.llm.errors import BudgetExhausted, DeadlineExceeded, LlmError, Refused, Unreachable
from agent.llm.prompt_bound import PromptBound
from tests.agent.llm.conftest import QUESTION, Connect, Serve
from tests.agent.llm.loopback import Answer, Asked, Loopback, as_json, error, said


def honest(asked: Asked) -> Answer:
    """Answers at the length that is allowed, and counts a token a byte: the worst there can be."""
    prompt = len(json.dumps(asked.json["messages"], ensure_ascii=False).encode())
    written = asked.json["max_tokens"]
    usage = {
        "prompt_tokens": prompt,
        "completion_tokens": written,
        "total_tokens": prompt + written,
    }
    choice = {"index": 0, "message": {"content": "x" * written}, "finish_reason": "length"}
    return as_json({"choices": [choice], "usage": usage})


async def spend(client: ChatClient, budget: TokenBudget, n: int) -> int:
    """Returns how many of n calls at once were made before the budget was out."""
    calls = [client.complete(QUESTION, budget=budget, max_tokens=200 + i) for i in range(n)]
    found = await asyncio.gather(*calls, return_exceptions=True)
    assert all(
        not isinstance(each, Exception) or isinstance(each, BudgetExhausted) for each in found
    )
    return sum(not isinstance(each, BaseException) for each in found)


async def test_many_calls_at_once_do_not_overrun_it(serve: Serve, connect: Connect) -> None:
    client = connect(serve(by=honest))
    budget = TokenBudget(max_tokens=2_000)
    made = [await spend(client, budget, 20) for _ in range(4)]
    assert made[0] >= 2
    assert budget.spent.total_tokens <= 2_000
    with pytest.raises(BudgetExhausted, match=r"left of the budget of 2,000; raise the budget"):
        await client.complete(QUESTION, budget=budget)


async def test_a_budget_of_money_holds_too(serve: Serve, connect: Connect) -> None:
    client = connect(serve(by=honest))
    budget = TokenBudget(max_cost_usd=0.01, prices=Prices(2.0, 8.0))
    while True:
        try:
            await client.complete(QUESTION, budget=budget)
        except BudgetExhausted as refused:
            assert "is left of the budget of $0.01" in str(refused)
            break
    assert budget.spent.cost_usd is not None
    assert 0.005 < budget.spent.cost_usd <= 0.01


def test_money_without_prices_cannot_be_kept() -> None:
    with pytest.raises(BudgetExhausted, match="cannot be kept without prices"):
        TokenBudget(max_cost_usd=1.0)


async def test_the_answer_is_shortened_to_what_is_left(serve: Serve, connect: Connect) -> None:
    server = serve(said("four"))
    budget = TokenBudget(max_tokens=500)
    await connect(server).complete(QUESTION, budget=budget)
    assert 64 <= server.bodies[0]["max_tokens"] < 500
    assert budget.spent.total_tokens == 12


async def test_what_was_turned_away_costs_nothing(serve: Serve, connect: Connect) -> None:
    budget = TokenBudget(max_tokens=50_000)
    with pytest.raises(Refused):
        await connect(serve(error(401, "no"))).complete(QUESTION, budget=budget)
    with pytest.raises(Unreachable):
        nowhere = connect(Loopback(url="http://127.0.0.1:1"), max_attempts=1)
        await nowhere.complete(QUESTION, budget=budget)
    assert (budget.spent.total_tokens, budget.left_tokens) == (0, 50_000)


async def test_what_broke_counts_as_its_most(serve: Serve, connect: Connect) -> None:
    budget = TokenBudget(max_tokens=50_000)
    client = connect(serve(Answer(200, (5.0, b"{}"))))
    with pytest.raises(DeadlineExceeded):
        await client.complete(QUESTION, budget=budget, max_tokens=1000, deadline_s=0.2)
    assert 1000 < budget.spent.total_tokens < 2000
    assert budget.spent.is_estimated


async def test_a_server_that_counts_nothing_is_counted_at_the_most(
    serve: Serve, connect: Connect
) -> None:
    choice = {"message": {"content": "four"}, "finish_reason": "stop"}
    budget = TokenBudget(max_tokens=5_000)
    client = connect(serve(as_json({"choices": [choice]})))
    done = await client.complete(QUESTION, budget=budget, max_tokens=1000)
    assert done.usage.total_tokens < 100
    assert budget.spent.total_tokens > 1000


async def test_retries_are_paid_from_the_same_budget(serve: Serve, connect: Connect) -> None:
    budget = TokenBudget(max_tokens=3_000)
    broken = Answer(200, (b"{",), is_cut=True, has_length=False)
    with pytest.raises(BudgetExhausted):
        await connect(serve(broken)).complete(QUESTION, budget=budget, max_tokens=2_000)
    assert budget.spent.total_tokens <= 3_000


async def test_the_second_reading_of_a_question_is_reserved_at_its_true_size(
    serve: Serve, connect: Connect
) -> None:
    server = serve(said("four"))
    client = connect(server)
    long = [Message.user("word " * 2_000)]
    await client.complete(long)
    await client.complete(long, seed=2, budget=TokenBudget(max_tokens=500))
    with pytest.raises(BudgetExhausted):
        other = [Message.user("other " * 2_000)]
        await client.complete(other, budget=TokenBudget(max_tokens=500))


async def test_the_clients_budget_holds_where_a_call_names_none() -> None:
    budget = TokenBudget(max_tokens=100)
    script = ScriptedTransport(["four"])
    async with ChatClient(Settings(model="m"), transport=script, budget=budget) as client:
        with pytest.raises(BudgetExhausted):
            await client.complete([Message.user("x" * 200)])
    assert not script.requests


@given(
    limit=st.integers(0, 5_000),
    calls=st.lists(
        st.tuples(st.integers(0, 900), st.integers(1, 900), st.floats(0, 1), st.booleans())
    ),
)
def test_no_order_of_reserving_and_settling_overruns(
    limit: int, calls: list[tuple[int, int, float, bool]]
) -> None:
    budget = TokenBudget(max_tokens=limit)
    for prompt, completion, share, is_lost in calls:
        try:
            reservation = budget.reserve(prompt_tokens=prompt, completion_tokens=completion)
        except LlmError:
            assert prompt + completion > (budget.left_tokens or 0)
            continue
        if is_lost:
            reservation.forfeit()
        reservation.settle(Usage(round(prompt * share), round(completion * share)))
        assert budget.spent.total_tokens <= limit


@given(st.lists(st.text(), min_size=1), st.text())
def test_a_prompt_is_never_more_tokens_than_its_bound(contents: list[str], added: str) -> None:
    bound = PromptBound()
    said_so: list[JsonValue] = [{"role": "user", "content": each} for each in contents]
    body: dict[str, JsonValue] = {"messages": said_so}
    worst = sum(len(each.encode("utf-8", "replace")) for each in contents)  # a token a byte
    assert bound.most_tokens(body) >= worst
    bound.learn(body, worst)
    longer: dict[str, JsonValue] = {"messages": [*said_so, {"role": "user", "content": added}]}
    assert bound.most_tokens(longer) >= worst + len(added.encode("utf-8", "replace"))
