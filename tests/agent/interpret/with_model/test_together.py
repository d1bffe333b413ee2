"""A limit of several amounts together is not one of a single amount."""

from __future__ import annotations

import json

import pytest

from agent.interpret.with_model.weigh_action import WeighInput, run


@pytest.mark.parametrize(
    ("rule", "is_doubted"), [("mugs + bowls <= 300", False), ("mugs <= 300", True)]
)
def test_a_shared_limit_on_one_amount_is_doubted(rule: str, *, is_doubted: bool) -> None:
    question = (
        "A potter turns mugs at $6 and bowls at $9. Buyers take at most 300 mugs and bowls altogether. At most 90 "
        "bowls can be fired. How many of each bring the highest takings?"
    )
    model = {
        "decide": [{"name": "mugs", "kind": "integer"}, {"name": "bowls", "kind": "integer"}],
        "goal": "maximise",
        "objective": "6*mugs + 9*bowls",
        "cites": [1, 4],
        "rules": [{"rule": rule, "cites": [2]}, {"rule": "bowls <= 90", "cites": [3]}],
    }
    reply = json.dumps({"kind": "model", "model": model})
    found = run(WeighInput(question=question, reply=reply), lambda *_: None)
    assert any("alone" in each.sentence for each in found.doubts) == is_doubted
