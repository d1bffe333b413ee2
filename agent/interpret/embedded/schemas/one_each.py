"""Workers and tasks, one each, at the least total cost or the greatest total worth."""

from __future__ import annotations

import re

from agent.interpret.embedded.named_data.data import Data
from agent.interpret.embedded.named_data.schema import Schema
from agent.interpret.embedded.named_data.slots import Slot
from problems.families.assignment import Assignment
from problems.status import Sense

_MOST = re.compile(r"\bmaximi[sz]|\bhighest\b|\bgreatest\b", re.IGNORECASE)


def _build(data: Data) -> Assignment:
    sense = Sense.MAXIMISE if _MOST.search(data.document.text.raw) else Sense.MINIMISE
    return Assignment(
        workers=data.names["worker"],
        tasks=data.names["task"],
        costs=data.grid("cost"),
        goal=sense,
    )


SCHEMA = Schema(
    name="assignment",
    cues=(
        r"\bassign",
        r"\bexactly\sone\b|\bone\s(?:task|job|worker|person|project)\b|\beach\s\w+\s(?:is\sassigned\s)?to\sone\b"
        r"|\bassignment\sproblem\b",
    ),
    axes={
        "worker": "worker|person|people|agent|employee|machine|i",
        "task": "task|job|project|machine|position|j",
    },
    slots=(Slot("cost", ("worker", "task"), "cost|time|profit|value|matrix|score|preference"),),
    build=_build,
)
