"""Limits and goals whose words negate or count what is saved: which way each number points."""

from __future__ import annotations

import json
from typing import Any

import pytest

from agent.interpret.embedded.numbers import find_numbers
from agent.interpret.with_model.evidence.doubt import Kind
from agent.interpret.with_model.evidence.limits_in_words import asked_sign
from agent.interpret.with_model.weigh_action import WeighInput, run

SIGNED = {
    "Larks and wrens together can't have more than 200 seeds, and wrens at least 150": "<= >=",
    "Kayaks can’t take more than 40 people while huts hold at least 9": "<= >=",
    "The mast cannot exceed 30 m": "<=",
    "Never fewer than 12 guards are on duty": ">=",
    "no less than 5 but no more than 20 crates": ">= <=",
    "no more than 20 and at least 5 crates": "<= >=",
    "a raft must not carry less than 10 or more than 30 kg": ">= <=",
    "the level may not drop below 7 m": ">=",
}


@pytest.mark.parametrize("text", SIGNED)
def test_each_number_has_its_own_direction(text: str) -> None:
    found = [sorted(asked_sign(text, number)) for number in find_numbers(text)]
    assert found == [[each] for each in SIGNED[text].split()]


def doubted(question: str, model: dict[str, Any]) -> list[Kind]:
    """The kinds of doubt about a model."""
    reply = json.dumps({"kind": "model", "model": model})
    return [
        each.kind
        for each in run(WeighInput(question=question, reply=reply), lambda *_: None).doubts
    ]


BIRDS = (
    "A keeper feeds larks and wrens. Larks and wrens can't have more than 200 seeds combined, and the larks together "
    "with the finches must have at least 150 seeds. A seed for a lark costs $3, for a wren $2 and for a finch $4. "
    "What is the least cost?"
)


@pytest.mark.parametrize(("sign", "is_turned"), [("<=", False), (">=", True)])
def test_a_negated_limit_is_read_the_right_way(sign: str, *, is_turned: bool) -> None:
    model = {
        "decide": [{"name": each} for each in ("larks", "wrens", "finches")],
        "goal": "minimise",
        "objective": "3*larks + 2*wrens + 4*finches",
        "cites": [3, 4],
        "rules": [
            {"rule": f"larks + wrens {sign} 200", "cites": [2]},
            {"rule": "larks + finches >= 150", "cites": [2]},
        ],
    }
    assert (Kind.TURNED in doubted(BIRDS, model)) == is_turned


GALLEY = (
    "A galley stocks gadgets. A peeler has a time-saving of 4 minutes and weighs 3 kg, a slicer has a time-saving of "
    "7 minutes and weighs 5 kg. At most 12 kg fit on the shelf. The aim is to minimise the time of cooking."
)


@pytest.mark.parametrize(
    ("goal", "name", "is_turned"),
    [("maximise", "saved", False), ("minimise", "saved", False), ("maximise", "duration", True)],
)
def test_the_most_saved_is_the_least_spent(goal: str, name: str, *, is_turned: bool) -> None:
    model = {
        "sets": [{"name": "G", "members": ["peeler", "slicer"]}],
        "data": [
            {"name": name, "over": ["G"], "values": [4, 7]},
            {"name": "weight", "over": ["G"], "values": [3, 5]},
        ],
        "decide": [{"name": "stock", "over": ["G"], "kind": "integer"}],
        "goal": goal,
        "objective": f"sum(g in G: {name}[g]*stock[g])",
        "cites": [2, 4],
        "rules": [{"rule": "sum(g in G: weight[g]*stock[g]) <= 12", "cites": [2, 3]}],
    }
    assert (Kind.GOAL in doubted(GALLEY, model)) == is_turned
