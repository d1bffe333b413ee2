"""A question of several problems is answered one after the other, with results passed on."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from agent.contracts.ask import Ask
from agent.contracts.report import Report
from agent.in_parts import answered_in_parts
from agent.interpret.with_model.session import ModelReader
from agent.interpret.with_model.weigh_action import WeighInput, run
from agent.llm.client import ChatClient
from agent.llm.scripted import ScriptedTransport
from agent.llm.settings import Settings
from agent.run_store import RunStore
from agent.runner import running

QUESTION = (
    "Two jobs, please. First: pick among 14, 9 and 23 what comes closest to 31 without going over. Second: "
    "with that many euros, buy ropes at 7 and lamps at 4, at most 5 ropes, for as many things as can be."
)
SPLIT = {
    "kind": "several",
    "parts": [
        "Choose some of 14, 9 and 23 whose sum comes as close to 31 as possible without going over.",
        "A rope costs 7 euros and a lamp 4 euros. There are {1} euros and at most 5 ropes. Most things?",
    ],
}
ROPES = {
    "kind": "model",
    "model": {
        "decide": [{"name": "ropes", "kind": "integer"}, {"name": "lamps", "kind": "integer"}],
        "goal": "maximise",
        "objective": "ropes + lamps",
        "cites": [3],
        "rules": [
            {"rule": "7*ropes + 4*lamps <= 23", "cites": [1, 2]},
            {"rule": "ropes <= 5", "cites": [2]},
        ],
    },
}
SUM = {
    "kind": "problem",
    "family": "subset_sum",
    "fields": {"numbers": [14, 9, 23], "target": 31},
    "cites": [1],
}


async def test_the_second_part_is_given_the_result_of_the_first(tmp_path: Path) -> None:
    def script(body: object) -> str:
        content = json.dumps(body)
        if "Here is an optimisation model" in content:
            told = content.split("in order.")[1].split("\\\\n")
            return json.dumps({"lines": [line.partition(". ")[2] for line in told if ". " in line]})
        if "Two jobs" in content:
            return json.dumps(SPLIT)
        return json.dumps(ROPES if "rope costs" in content else SUM)

    async with (
        ChatClient(Settings(model="scripted"), transport=ScriptedTransport(script)) as client,
        running(RunStore(tmp_path), reader=ModelReader(client)) as runner,
    ):
        report = await runner.ask(Ask(question=QUESTION))
    assert report.kind == "several"
    first, second = report.parts
    assert first.objective == 23
    assert (second.kind, second.objective) == ("answer", 5)


async def test_what_the_answers_are_worth_is_said_with_each_part() -> None:
    asked: list[str] = []

    async def answer(part: Ask) -> Report:
        asked.append(part.question)
        return Report(kind="reply", objective=7.0, explanation="seven")

    whole = Report(kind="reply", questions=("Pack.", "Buy for {1} euros."), explanation="")
    question = "Pack, then buy. I need it within an hour."
    await answered_in_parts(Ask(question=question), whole, answer)
    assert asked == [
        "Pack.\nI need it within an hour.",
        "Buy for 7 euros.\nI need it within an hour.",
    ]


def parts(*told: str) -> list[str]:
    """What speaks against splitting the question so."""
    reply = json.dumps({"kind": "several", "parts": told})
    weighed = run(WeighInput(question=QUESTION, reply=reply), lambda *_: None)
    return [doubt.sentence for doubt in weighed.doubts]


@pytest.mark.parametrize(
    ("told", "words"),
    [
        (
            ("Choose among 14, 9 and 99.", "Ropes at 7, lamps at 4, {1} euros, 5 ropes."),
            "part 1 holds 99",
        ),
        (
            ("Choose among 14, 9 and 23, near 31, with {2}.", "Ropes at 7, lamps at 4, 5 ropes."),
            "not answered before",
        ),
        (
            ("Choose among 14, 9 and 23, near 31.", "Ropes at 7 and lamps, {1} euros, 5 ropes."),
            "holds 4, which no part",
        ),
    ],
)
def test_parts_that_are_not_the_question_are_doubted(told: tuple[str, ...], words: str) -> None:
    assert any(words in sentence for sentence in parts(*told))
