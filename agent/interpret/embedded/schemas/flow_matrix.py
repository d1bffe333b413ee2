"""As much as possible sent through a network whose capacities stand in a matrix."""

from __future__ import annotations

from agent.interpret.embedded.named_data.data import Data
from agent.interpret.embedded.named_data.schema import Schema
from agent.interpret.embedded.named_data.slots import Slot
from problems.families.max_flow import Arc, MaxFlow


def _build(data: Data) -> MaxFlow | None:
    capacities = data.grid("capacity")
    size = len(capacities)
    ends = (data.number("source"), data.number("sink"))
    # Numbers from 0 or from 1: only where the ends leave no doubt.
    if 0.0 in ends:
        first = 0
    elif float(size) in ends:
        first = 1
    else:
        return None
    if any(end != int(end) or not first <= end < size + first for end in ends):
        return None
    nodes = tuple(str(number) for number in range(first, size + first))
    return MaxFlow(
        nodes=nodes,
        arcs=tuple(
            Arc(u=nodes[i], v=nodes[j], capacity=capacity)
            for i, row in enumerate(capacities)
            for j, capacity in enumerate(row)
            if capacity > 0 and i != j
        ),
        origin=str(int(ends[0])),
        destination=str(int(ends[1])),
    )


SCHEMA = Schema(
    name="max_flow",
    cues=(r"\bflow", r"\bmax|\bas\smuch\b|\bmost\b", r"\bcapacit"),
    axes={"node": "node|vertex|station|city"},
    slots=(
        Slot("capacity", ("node", "node"), "capacity|matrix|edge|arc|network|graph"),
        Slot("source", (), "source|start|origin|s"),
        Slot("sink", (), "sink|target|destination|end|t"),
    ),
    build=_build,
    refuses=r"\bcosts?\b",
)
