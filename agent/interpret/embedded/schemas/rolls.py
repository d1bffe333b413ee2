"""Lengths ordered in numbers, cut from the fewest rolls or bars."""

from __future__ import annotations

from agent.interpret.embedded.named_data.data import Data
from agent.interpret.embedded.named_data.schema import Schema
from agent.interpret.embedded.named_data.slots import Slot
from problems.families.cutting_stock import CutOrder, CuttingStock, Stock


def _build(data: Data) -> CuttingStock | None:
    counts = data.vector("orders")
    if any(count != int(count) or count < 1 for count in counts):
        return None
    return CuttingStock(
        orders=tuple(
            CutOrder(length=length, count=int(count))
            for length, count in zip(data.vector("widths"), counts, strict=True)
        ),
        stocks=(Stock(length=data.number("roll")),),
    )


SCHEMA = Schema(
    name="cutting_stock",
    cues=(
        r"\bcut",
        r"\bminimi[sz]|\bfewest\b|\bleast\b",
        r"\brolls?\b|\bstock\b|\bbars?\b|\bbeams?\b|\bpipes?\b",
    ),
    axes={"width": "width|length|size|piece|item"},
    slots=(
        Slot("widths", ("width",), "width|length|size"),
        Slot("orders", ("width",), "order|demand|requirement|need|count|number"),
        Slot("roll", (), "roll|stock|raw|bar|beam|pipe"),
    ),
    build=_build,
)
