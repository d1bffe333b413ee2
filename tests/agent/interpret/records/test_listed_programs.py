"""Linear programs told in lists: shares of a whole, product mixes, stock plans, reductions."""

import pytest

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.reader import Missing, Reading
from agent.interpret.embedded.records.product_mix import is_product_mix, read_product_mix
from agent.interpret.embedded.records.reductions import read_reduction
from agent.interpret.embedded.records.shares import is_divided, read_shares
from agent.interpret.embedded.records.stock_plan import is_stock_plan, read_stock_plan
from agent.interpret.embedded.tables import find_tables
from agent.interpret.embedded.text import Text
from problems.families.linear_program import LinearProgram


def _document(text: str) -> Document:
    return Document(Text(text), find_tables(text))


def _program(outcome: Reading | Missing | None) -> LinearProgram:
    assert isinstance(outcome, Reading), outcome
    assert isinstance(outcome.problem, LinearProgram)
    return outcome.problem


_FUNDS = (
    "A family divides its savings among three funds.\n"
    "- Fund A: expected yield is 0.05, volatility is 0.2, share limits [0.1, 0.5]\n"
    "- Fund B: expected yield is 0.08, volatility is 0.4, share limits [0.0, 0.6]\n"
    "- Fund C: expected yield is 0.03, volatility is 0.1, share limits [0.2, 0.9]\n"
    "The sum of all shares must equal one. The overall volatility must not exceed 0.25. "
)
_TOGETHER = "The safe funds S = {A, C} must together get at least 0.5. Maximise the expected yield."


def test_shares_of_a_whole() -> None:
    document = _document(_FUNDS + _TOGETHER)
    assert is_divided(document)
    read = _program(read_shares(document))
    assert read.linear == {"Fund A": 0.05, "Fund B": 0.08, "Fund C": 0.03}
    assert [(each.relation, each.rhs) for each in read.constraints] == [
        ("=", 1.0),
        ("<=", 0.25),
        (">=", 0.5),
    ]
    assert read.constraints[2].terms == {"Fund A": 1.0, "Fund C": 1.0}


def test_a_share_that_limits_nothing_known_is_asked_back() -> None:
    text = f"{_FUNDS}The tax on gains is 0.3. Maximise the expected yield."
    assert isinstance(read_shares(_document(text)), Missing)


_MIX = (
    "Profit per dozen:\n* Rolls: profit is 4.5\n* Cakes: profit is 7\n\nTimes per dozen:\n"
    "* For Rolls, Oven needs 0.5 h, Bench needs 1 h\n* For Cakes, Oven needs 1.5 h, Bench needs 0.75 h\n\n"
    "Hours:\n* Oven must not exceed 40 hours\n* Bench must not exceed 30 hours\n\n"
)


def test_a_product_mix() -> None:
    document = _document(_MIX + "Maximise the total profit.")
    assert is_product_mix(document)
    read = _program(read_product_mix(document))
    assert read.linear == {"Rolls": 4.5, "Cakes": 7}
    assert [(each.terms, each.rhs) for each in read.constraints] == [
        ({"Rolls": 0.5, "Cakes": 1.5}, 40),
        ({"Rolls": 1, "Cakes": 0.75}, 30),
    ]


@pytest.mark.parametrize("rule", ["Bake twice as many rolls.", "Bake at least 9 cakes."])
def test_a_rule_beside_the_lists_is_asked_back(rule: str) -> None:
    assert isinstance(read_product_mix(_document(f"{_MIX}{rule} Maximise the profit.")), Missing)


_STOCK = (
    "A clinic starts with an initial stock of 20 litres. Each week it may order between 5 and 30 litres, "
    "{delay}.\nExpected demand:\n- Week 1: 12 litres\n- Week 2: 25 litres\n- Week 3: 9 litres\n"
    "Unmet demand is lost. The stock at any moment must not exceed 40 litres. Amounts are continuous. "
    "Ordering costs 3 per litre; holding costs 1 per litre kept from one week to the next; the shortage "
    "penalty is 8 per litre. Minimise the total cost."
)


def test_a_stock_plan() -> None:
    document = _document(_STOCK.format(delay="with a lead time of 1 week"))
    assert is_stock_plan(document)
    read = _program(read_stock_plan(document))
    by_name = {each.name: each for each in read.variables}
    assert (by_name["order 2"].lower, by_name["order 2"].upper) == (5, 30)
    balance = {each.name: each for each in read.constraints}
    assert balance["period 2"].terms == {"stock 1": 1, "order 1": 1, "short 2": 1, "stock 2": -1}
    assert balance["room 2"].rhs == 40
    assert read.linear["short 1"] == 8


def test_a_delay_without_a_number_is_asked_back() -> None:
    assert isinstance(read_stock_plan(_document(_STOCK.format(delay="after a delay"))), Missing)


def test_measures_that_may_be_combined_are_asked_about() -> None:
    text = (
        "Sites:\n* For Mill A, smoke coefficient is 0.5, volume is 10\n* For Mill B, smoke coefficient is "
        "0.8, volume is 20\n\nMeasures:\n* Filter lowers smoke by 50%\n* Burner lowers smoke by 30%\n\n"
        "Costs per unit of volume:\n| | Filter | Burner |\n|---|---|---|\n| Mill A | 3 | 2 |\n"
        "| Mill B | 4 | 1 |\n\nMills may be partially treated. Reduce smoke by at least 20%, minimising "
        "the total cost. Sites pay a cost per unit of volume."
    )
    assert isinstance(read_reduction(_document(text)), Missing)
    parts = f"{text} Each part of the volume gets only one measure."
    assert len(_program(read_reduction(_document(parts))).variables) == 4
