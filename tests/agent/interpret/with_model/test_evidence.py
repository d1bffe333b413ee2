"""Each kind of doubt, and honest replies that raise none."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from typing import Any

import pytest

from agent.interpret.with_model.evidence.doubt import Kind
from agent.interpret.with_model.weigh_action import Weighed, WeighInput, run

SHOP = (
    "Our workshop, founded in 1987, makes chairs and tables. A chair earns $45 and needs 5 boards and 10 hours, a "
    "table earns $80 and needs 20 boards and 15 hours. There are 400 boards and 450 hours. At least 6 chairs are "
    "needed, and there must be at least twice as many chairs as tables. How many of each give the highest profit?"
)
HONEST: dict[str, Any] = {
    "kind": "model",
    "model": {
        "decide": [{"name": "chairs", "kind": "integer"}, {"name": "tables", "kind": "integer"}],
        "goal": "maximise",
        "objective": "45*chairs + 80*tables",
        "cites": [2, 5],
        "rules": [
            {"rule": "5*chairs + 20*tables <= 400", "cites": [2, 3]},
            {"rule": "10*chairs + 15*tables <= 450", "cites": [2, 3]},
            {"rule": "chairs >= 6", "cites": [4]},
            {"rule": "chairs >= 2*tables", "cites": [4]},
        ],
    },
    "unused": [{"cites": [1], "why": "the year of its founding"}],
}


def weighed(
    change: Callable[[dict[str, Any]], object] = lambda reply: None, question: str = SHOP
) -> Weighed:
    """What comes of the honest reply after a change."""
    reply = copy.deepcopy(HONEST)
    change(reply)
    return run(WeighInput(question=question, reply=json.dumps(reply)), lambda *_: None)


def test_an_honest_reply_raises_no_doubt() -> None:
    found = weighed()
    assert found.kind == "problem" and found.doubts == ()
    assert found.unused == (
        '"Our workshop, founded in 1987, makes chairs and tables." was left aside: the year of its founding.',
    )
    assert {origin.value for origin in found.origins if origin.kind == "text"} >= {45, 80, 400, 450}


CHANGES: dict[str, tuple[Kind, Callable[[dict[str, Any]], object]]] = {
    "a rule is gone": (Kind.UNUSED, lambda r: r["model"]["rules"].pop(1)),
    "a ratio is gone": (Kind.DROPPED, lambda r: r["model"]["rules"].pop(3)),
    "a limit is called unused": (
        Kind.UNUSED,
        lambda r: (
            r["model"]["rules"].pop(2),
            r["unused"].append({"cites": [4], "why": "no matter"}),
        ),
    ),
    "a limit of its own": (
        Kind.INVENTED,
        lambda r: r["model"]["rules"].append({"rule": "chairs <= 17", "cites": [3]}),
    ),
    "a limit without a passage": (
        Kind.EXTRA,
        lambda r: r["model"]["rules"].append({"rule": "chairs <= 20"}),
    ),
    "a passage that is not there": (
        Kind.EXTRA,
        lambda r: r["model"]["rules"].append({"rule": "chairs <= 20", "cites": [77]}),
    ),
    "an order of its own": (
        Kind.EXTRA,
        lambda r: r["model"]["rules"].append({"rule": "tables >= chairs", "cites": [3]}),
    ),
    "a number changed": (
        Kind.INVENTED,
        lambda r: r["model"]["rules"][0].update(rule="5*chairs + 20*tables <= 4000"),
    ),
    "a limit turned": (Kind.TURNED, lambda r: r["model"]["rules"][2].update(rule="chairs <= 6")),
    "the goal turned": (Kind.GOAL, lambda r: r["model"].update(goal="minimise")),
    "factors swapped": (
        Kind.SWAPPED,
        lambda r: r["model"]["rules"][0].update(rule="20*chairs + 5*tables <= 400"),
    ),
    "a limit in another unit": (
        Kind.UNIT,
        lambda r: r["model"]["rules"][0].update(rule="5*chairs + 20*tables <= 400*1000"),
    ),
    "fractions of what is counted": (
        Kind.SHAPE,
        lambda r: [each.update(kind="continuous") for each in r["model"]["decide"]],
    ),
    "an amount below zero": (
        Kind.SHAPE,
        lambda r: r["model"]["decide"][0].update(lower=None),
    ),
    "the least for a sum": (
        Kind.SHAPE,
        lambda r: r["model"].update(objective="min(45*chairs, 80*tables)"),
    ),
    "a ratio turned": (
        Kind.TURNED,
        lambda r: r["model"]["rules"][3].update(rule="chairs <= 2*tables"),
    ),
    "a factor and the limit swapped": (
        Kind.SWAPPED,
        lambda r: r["model"]["rules"][0].update(rule="5*chairs + 400*tables <= 20"),
    ),
    "a made-up derivation": (
        Kind.INVENTED,
        lambda r: (
            r["model"]["rules"][2].update(rule="chairs >= 9"),
            r.update(derived=[{"value": 9, "from": "my experience"}]),
        ),
    ),
    "a derivation from nothing": (
        Kind.INVENTED,
        lambda r: (
            r["model"]["rules"][2].update(rule="chairs >= 39"),
            r.update(derived=[{"value": 39, "from": "13*3"}]),
        ),
    ),
}


@pytest.mark.parametrize("name", CHANGES)
def test_what_speaks_against_a_reply_is_found(name: str) -> None:
    kind, change = CHANGES[name]
    assert kind in {doubt.kind for doubt in weighed(change).doubts}


def test_a_derivation_from_the_text_is_accepted() -> None:
    def change(reply: dict[str, Any]) -> None:
        reply["model"]["rules"][1]["rule"] = "10*chairs + 15*tables <= 27000/60"
        reply["derived"] = [{"value": 27000, "from": "450*60"}]

    assert weighed(change).doubts == ()


def test_a_family_is_weighed_by_its_numbers() -> None:
    question = "My bag holds 9 kg. The pot weighs 4 kg and is worth 7, the pan 3 kg worth 4, the rug 6 kg worth 9."
    items = [
        {"name": n, "weight": w, "value": v}
        for n, w, v in (("pot", 4, 7), ("pan", 3, 4), ("rug", 6, 9))
    ]
    reply = {
        "kind": "problem",
        "family": "knapsack",
        "fields": {"items": items, "capacity": 9},
        "cites": [1, 2],
    }

    def doubts() -> set[Kind]:
        found = run(WeighInput(question=question, reply=json.dumps(reply)), lambda *_: None)
        return {doubt.kind for doubt in found.doubts}

    assert doubts() == set()
    items[0]["value"] = 70
    assert doubts() == {Kind.INVENTED, Kind.UNUSED}


def test_numbers_with_a_decimal_comma_are_the_same_numbers() -> None:
    question = (
        "Ein Bauer hat 3.900 Euro. Ein Hektar Weizen kostet 2,5 Euro. Wie viel Weizen höchstens?"
    )
    reply = {
        "kind": "model",
        "model": {
            "decide": [{"name": "weizen"}], "goal": "maximise", "objective": "weizen", "cites": [3],
            "rules": [{"rule": "2.5*weizen <= 3900", "cites": [1, 2]}],
        },
    }  # fmt: skip
    found = run(WeighInput(question=question, reply=json.dumps(reply)), lambda *_: None)
    assert found.doubts == ()
