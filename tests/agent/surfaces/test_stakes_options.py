"""What an answer is worth, said by options: it reaches the request, and it permits nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

import pytest

from agent.contracts.ask import Ask
from agent.contracts.report import Report
from agent.contracts.stakes import Stakes, merged
from agent.runner import Runner
from agent.surfaces.mcp.catalogue import offers
from agent.surfaces.options import ask_of
from agent.surfaces.parser import parser
from agent.surfaces.spending import permit_of
from problems.errors import BadInput

_ALL = "--deadline 1h --per-year 250 --percent-worth 10000 --price-limit 50 --data-stays".split()
_LAMP = {"name": "lamp", "value": 1, "weight": 1}
_EVERY = Stakes(
    deadline_s=3600,
    runs_a_year=250,
    usd_per_percent=10_000,
    price_limit_usd=50,
    data_may_leave=False,
)


@pytest.mark.parametrize("command", [["solve", "pack it"], ["chat"]])
def test_every_option_reaches_the_request(command: list[str]) -> None:
    options = parser().parse_args([*command, *_ALL])
    assert ask_of(options, "pack it").stakes == _EVERY


def test_without_options_nothing_is_said() -> None:
    assert ask_of(parser().parse_args(["solve", "pack it"]), "pack it").stakes == Stakes()


def test_a_limit_on_the_price_is_no_leave_to_spend_it() -> None:
    options = parser().parse_args(["solve", "pack it", "--quantum", "dwave", *_ALL])
    assert permit_of(options) is None


@pytest.mark.parametrize(
    "words",
    [
        ["--deadline", "soon"],
        ["--deadline", "30000d"],
        ["--per-year", "-1"],
        ["--percent-worth", "nan"],
        ["--price-limit", "-5"],
        ["--data-stays", "--data-may-leave"],
    ],
)
def test_a_value_out_of_range_is_refused_in_one_sentence(words: list[str]) -> None:
    with pytest.raises(BadInput) as refused:
        ask_of(parser().parse_args(["solve", "pack it", *words]), "pack it")
    assert "\n" not in str(refused.value)


def test_options_go_before_words_one_value_at_a_time() -> None:
    said = Stakes(deadline_s=60, price_limit_usd=9, data_may_leave=True)
    given = Stakes(price_limit_usd=0, data_may_leave=False)
    assert merged(given, said) == Stakes(deadline_s=60, price_limit_usd=0, data_may_leave=False)


@pytest.mark.parametrize("name", ["ask", "solve", "judge"])
async def test_an_mcp_client_says_the_same(name: str) -> None:
    asked: list[Ask] = []

    @dataclass
    class Listener:
        async def ask(self, ask: Ask, **_: object) -> Report:
            asked.append(ask)
            return Report(kind="reply", explanation="heard")

    offer = offers(cast(Runner, Listener()))[name]
    what: dict[str, object] = {"question": "pack it"}
    if name == "solve":
        what = {"problem": {"family": "knapsack", "capacity": 1, "items": [_LAMP]}}
    request = offer.input_type.model_validate({**what, "stakes": _EVERY.model_dump()})
    await offer.call(request, lambda fraction, words: None)
    assert asked[0].stakes == _EVERY
