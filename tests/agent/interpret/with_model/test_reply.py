"""A reply is typed data or one sentence saying why not."""

from __future__ import annotations

import json

import pytest

from agent.interpret.with_model.reply import LONGEST_REPLY, said_of
from problems.errors import BadInput

GOOD = json.dumps(
    {
        "kind": "model",
        "model": {
            "decide": [{"name": "x"}],
            "goal": "maximise",
            "objective": "x",
            "rules": [{"rule": "x <= 4", "cites": [1]}],
        },
    }
)


@pytest.mark.parametrize(
    "text", [GOOD, f"Here you are:\n```json\n{GOOD}\n```", f"<b>{GOOD}</b> It is 999."]
)
def test_the_first_object_counts(text: str) -> None:
    said = said_of(text)
    assert said.model is not None and said.model.rules[0].cites == (1,)


REFUSED = {
    "": "no JSON object",
    "The best is 999.": "no JSON object",
    GOOD[:-7]: "not JSON",
    '{"kind": "reply", "kind": "model"}': "stands twice",
    '{"kind": "reply", "ask": NaN}': "no number",
    '{"kind": "question", "missing": "all"}': "missing",
    '{"kind": "optimal", "objective": 999}': "kind",
    '{"kind": "reply", "route": "qaoa"}': "route",
    '{"kind": "problem", "fields": ' + "[" * 40 + "]" * 40 + "}": "nested",
    '{"a":' * 60_000: "nested too deeply",
    "{" + " " * LONGEST_REPLY + "}": "characters",
    '{"kind": "model", "model": {"decide": [{"name": "x y"}], "goal": "maximise", "objective": "x"}}': "name",
}


@pytest.mark.parametrize("text", REFUSED, ids=lambda text: text[:30])
def test_refuses_in_one_sentence(text: str) -> None:
    with pytest.raises(BadInput) as refusal:
        said_of(text)
    assert REFUSED[text] in str(refusal.value)
    assert "\n" not in str(refusal.value)
