"""Things worth something and weighing something, and the most that may be taken."""

from __future__ import annotations

from agent.interpret.embedded.named_data.data import Data
from agent.interpret.embedded.named_data.schema import Schema
from agent.interpret.embedded.named_data.slots import Slot
from problems.families.knapsack import Item, Knapsack


def _build(data: Data) -> Knapsack:
    rows = zip(data.names["item"], data.vector("value"), data.vector("weight"), strict=True)
    return Knapsack(
        items=tuple(Item(name=name, value=value, weight=weight) for name, value, weight in rows),
        capacity=data.number("capacity"),
    )


SCHEMA = Schema(
    name="knapsack",
    cues=(
        r"\bmaximi[sz]|\bmost\b|\bgreatest\b|\blargest\b|\bmaximum\b",
        r"\bknapsack|\bselect|\bchoose|\binvest|\bpack|\bsubset",
    ),
    axes={"item": "item|object|project|investment|thing"},
    slots=(
        Slot(
            "value",
            ("item",),
            "value|profit|npv|benefit|return|worth|revenue",
            refuses="weight cost",
        ),
        Slot(
            "weight",
            ("item",),
            "weight|size|cost|cash|flow|outflow|volume|outlay",
            refuses="value profit",
        ),
        Slot("capacity", (), "capacity|max|budget|limit"),
    ),
    build=_build,
    refuses=r"\bunbounded\b|\bany\snumber\sof\stimes\b|\bfraction",
)
