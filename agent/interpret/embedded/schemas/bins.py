"""Things of some size put into the fewest bins of one capacity."""

from __future__ import annotations

from agent.interpret.embedded.named_data.data import Data
from agent.interpret.embedded.named_data.schema import Schema
from agent.interpret.embedded.named_data.slots import Slot
from problems.families.bin_packing import BinItem, BinPacking


def _build(data: Data) -> BinPacking:
    rows = zip(data.names["item"], data.vector("size"), strict=True)
    return BinPacking(
        items=tuple(BinItem(name=name, size=size) for name, size in rows),
        capacity=data.number("capacity"),
    )


SCHEMA = Schema(
    name="bin_packing",
    cues=(
        r"\bbins?\b|\bcontainers?\b|\bboxes\b|\btrucks?\b",
        r"\bminimi[sz]|\bfewest\b|\bleast\b|\bminimum\b",
    ),
    axes={"item": "item|object|parcel|package|piece"},
    slots=(
        Slot("size", ("item",), "size|weight|volume|length|item"),
        Slot("capacity", (), "capacity|bin|size|max|limit"),
    ),
    build=_build,
    refuses=r"\bcosts?\b",
)
