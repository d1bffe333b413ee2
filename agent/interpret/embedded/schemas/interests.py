"""As many people as possible given something they are interested in, each thing to one of them."""

from __future__ import annotations

from agent.interpret.embedded.named_data.data import Data
from agent.interpret.embedded.named_data.drafting import pair, program
from agent.interpret.embedded.named_data.schema import Schema
from agent.interpret.embedded.named_data.slots import Slot
from problems.families.linear_program import LinearProgram, Variable
from problems.status import Sense


def _build(data: Data) -> LinearProgram | None:
    people, things = data.names["participant"], data.names["thing"]
    possible = data.grid("possible")
    if any(cell not in {0.0, 1.0} for row in possible for cell in row):
        return None
    cells = [(i, j) for i in range(len(people)) for j in range(len(things)) if possible[i][j]]
    name = {(i, j): pair(people[i], things[j]) for i, j in cells}
    if not cells:
        return None
    return program(
        Sense.MAXIMISE,
        [Variable(name=name[cell], kind="binary") for cell in cells],
        {name[cell]: 1.0 for cell in cells},
        [
            *(
                (f"{each} gets one", {name[i, j]: 1.0 for i, j in cells if i == k}, "<=", 1.0)
                for k, each in enumerate(people)
            ),
            *(
                (f"{each} goes to one", {name[i, j]: 1.0 for i, j in cells if j == k}, "<=", 1.0)
                for k, each in enumerate(things)
            ),
        ],
    )


SCHEMA = Schema(
    name="matching",
    cues=(
        r"\bmaximi[sz]|\bas\smany\b|\bmost\b",
        r"\binterest|\bpossible\b|\bpreference|\bqualif|\bwilling",
    ),
    axes={
        "participant": "participant|person|people|worker|student|candidate|applicant|p",
        "thing": "car|task|job|thing|slot|position|project|room|c",
    },
    slots=(
        Slot(
            "possible",
            ("participant", "thing"),
            "possible|interest|allowed|compatible|preference|qualified|matrix",
        ),
    ),
    build=_build,
)
