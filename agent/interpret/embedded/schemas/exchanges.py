"""Rings of exchange: whoever gives receives, and as many as possible receive something that suits them."""

from __future__ import annotations

from agent.interpret.embedded.named_data.counted_from import counted_from
from agent.interpret.embedded.named_data.data import Data
from agent.interpret.embedded.named_data.drafting import Row, pair, program
from agent.interpret.embedded.named_data.schema import Schema
from agent.interpret.embedded.named_data.slots import Slot
from problems.families.linear_program import LinearProgram, Variable
from problems.status import Sense


def _build(data: Data) -> LinearProgram | None:
    lists, people = data.grid("suits"), data.names["person"]
    first = counted_from(data.document.text.raw, (k for row in lists for k in row), len(people))
    if first is None:
        return None
    arcs = [(i, int(k) - first) for i, row in enumerate(lists) for k in row if int(k) - first != i]
    name = {(i, j): pair(people[i], people[j]) for i, j in arcs}
    rows: list[Row] = []
    for k, each in enumerate(people):
        gives = {name[i, j]: 1.0 for i, j in arcs if i == k}
        takes = {name[i, j]: -1.0 for i, j in arcs if j == k}
        if gives or takes:
            rows.append((f"{each} gives as much as it receives", gives | takes, "=", 0.0))
        if gives:
            rows.append((f"{each} gives once", gives, "<=", 1.0))
    return program(
        Sense.MAXIMISE,
        [Variable(name=name[arc], kind="binary") for arc in arcs],
        {name[arc]: 1.0 for arc in arcs},
        rows,
    )


SCHEMA = Schema(
    name="linear_program",
    cues=(
        r"\bmaximi[sz]|\bas\smany\b|\bmost\b",
        r"\bkidney|\bexchange|\btransplant|\bswap",
        r"\b(?:gives?|donat\w+)\b[^.]{0,60}\b(?:must|only|has\sto)\b[^.]{0,40}\b(?:receives?|gets?)\b",
    ),
    axes={"person": "person|people|patient|pair|participant|member"},
    slots=(Slot("suits", ("person", "..."), "compatible|compatibility|suit|accept|match|donate"),),
    build=_build,
    refuses=r"\bcycles?\s(?:of\s)?(?:length|at\smost)|\bat\smost\s\w+\s(?:people|pairs)\sin\b",
)
