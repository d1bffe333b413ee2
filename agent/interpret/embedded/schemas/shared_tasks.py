"""Tasks given to agents of limited capacity, each to one agent, at the best total."""

from __future__ import annotations

import re

from agent.interpret.embedded.named_data.data import Data
from agent.interpret.embedded.named_data.schema import Schema
from agent.interpret.embedded.named_data.slots import Slot
from problems.families.generalised_assignment import Agent, GeneralisedAssignment
from problems.status import Sense

_MOST = re.compile(r"\bmaximi[sz]|\bhighest\b|\bgreatest\b", re.IGNORECASE)


def _build(data: Data) -> GeneralisedAssignment:
    sense = Sense.MAXIMISE if _MOST.search(data.document.text.raw) else Sense.MINIMISE
    capacities = zip(data.names["agent"], data.vector("capacity"), strict=True)
    return GeneralisedAssignment(
        agents=tuple(Agent(name=name, capacity=capacity) for name, capacity in capacities),
        tasks=data.names["task"],
        costs=data.grid("cost"),
        loads=data.grid("load"),
        goal=sense,
    )


SCHEMA = Schema(
    name="generalised_assignment",
    cues=(
        r"\bassign|\ballocat",
        r"\btasks?\b|\bjobs?\b|\bitems?\b",
        r"\bcapacit|\bavailable\b|\blimit",
    ),
    axes={
        "agent": "agent|worker|machine|person|employee|server|vehicle|i",
        "task": "task|job|item|order|project|j",
    },
    slots=(
        Slot("capacity", ("agent",), "capacity|available|limit|max|hour|time"),
        Slot("cost", ("agent", "task"), "cost|profit|value|price", refuses="time resource load"),
        Slot(
            "load",
            ("agent", "task"),
            "load|resource|time|requirement|usage|weight|size|consumption",
        ),
    ),
    build=_build,
)
