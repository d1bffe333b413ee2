"""Numbers and rules that a right reply holds though no passage writes them so."""

from __future__ import annotations

import json
from typing import Any

import pytest

from agent.interpret.with_model.weigh_action import WeighInput, run


def doubts(question: str, model: dict[str, Any]) -> str:
    """All that is said against a model."""
    found = run(
        WeighInput(question=question, reply=json.dumps({"kind": "model", "model": model})),
        lambda *_: None,
    )
    assert found.kind == "problem", found.words
    return " ".join(each.sentence for each in found.doubts)


@pytest.mark.parametrize(("divisor", "is_doubted"), [("100", False), ("250", True)])
def test_percentages_in_data_are_divided_by_100(divisor: str, *, is_doubted: bool) -> None:
    question = (
        "Filter alpha removes 12% and filter beta 30% of the dust. Alpha costs $5 and beta $9 a day. Remove "
        "at least 40 kg of dust at the least cost."
    )
    model = {
        "sets": [{"name": "T", "members": ["alpha", "beta"]}],
        "data": [
            {"name": "percent", "over": ["T"], "values": [12, 30]},
            {"name": "cost", "over": ["T"], "values": [5, 9]},
        ],
        "decide": [{"name": "run", "over": ["T"]}],
        "goal": "minimise",
        "objective": "sum(t in T: cost[t]*run[t])",
        "cites": [2, 3],
        "rules": [{"rule": f"sum(t in T: percent[t]/{divisor}*run[t]) >= 40", "cites": [1, 3]}],
    }
    assert (f"holds {divisor}," in doubts(question, model)) == is_doubted


def test_a_list_with_respectively_and_a_half_in_words_are_read() -> None:
    question = (
        "A grower has x1 and x2 rows of two crops. The rows cost $300 and $70 respectively. 2x1 plus "
        "three-and-half times x2 must be at least 700. What is the least cost?"
    )
    model = {
        "decide": [{"name": "x1", "kind": "integer"}, {"name": "x2", "kind": "integer"}],
        "goal": "minimise",
        "objective": "300*x1 + 70*x2",
        "cites": [1, 2, 4],
        "rules": [{"rule": "2*x1 + 3.5*x2 >= 700", "cites": [3]}],
    }
    told = doubts(question, model)
    assert "no formula" not in told and "holds 3.5" not in told


def test_rules_that_define_an_auxiliary_amount_are_not_counted() -> None:
    question = "You may flip rows. Columns likewise. Rows earn $3 and columns $2; a flipped pair loses $4. Earn the most."
    rules = (
        "pair <= row + column",
        "pair >= row - column",
        "pair >= column - row",
        "pair <= 2 - row - column",
    )
    model: dict[str, Any] = {
        "decide": [{"name": each, "kind": "binary"} for each in ("row", "column", "either_way")],
        "goal": "maximise",
        "objective": "3*row + 2*column - 4*either_way",
        "cites": [3, 4],
        "rules": [{"rule": each.replace("pair", "either_way"), "cites": [1, 2]} for each in rules],
    }
    assert "states fewer" not in doubts(question, model)
    model["rules"] = [{"rule": f"row <= {at}*column", "cites": [1, 2]} for at in (1, 1, 1, 1)]
    assert "states fewer" in doubts(question, model)
