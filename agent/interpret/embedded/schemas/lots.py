"""One item made in lots over periods: setting up, making and keeping it cost something."""

from __future__ import annotations

from agent.interpret.embedded.named_data.data import Data
from agent.interpret.embedded.named_data.schema import Schema
from agent.interpret.embedded.named_data.slots import Slot
from problems.families.lot_sizing import LotSizing
from problems.modelling.made_item import MadeItem


def _build(data: Data) -> LotSizing:
    def told(key: str) -> float | tuple[float, ...]:
        for name, read in ((key, data.vector), (f"{key}_alike", data.number)):
            if data.has(name):
                return read(name)
        return 0.0

    capacity = told("capacity") if data.has("capacity") or data.has("capacity_alike") else None
    item = MadeItem(
        name="item",
        demand=data.vector("demand"),
        setup_cost=told("setup"),
        unit_cost=told("unit"),
        holding_cost=told("holding"),
        initial_stock=data.number("initial") if data.has("initial") else 0.0,
    )
    return LotSizing(items=(item,), capacity=capacity, whole_units=False)


SCHEMA = Schema(
    name="lot_sizing",
    cues=(
        r"\bperiods?\b|\bmonths?\b|\bweeks?\b|\bdays?\b",
        r"\binventor|\bstock|\bhold",
        r"\bminimi[sz]|\bleast\b",
    ),
    axes={"period": "period|month|week|day|t"},
    slots=(
        Slot("demand", ("period",), "demand|requirement|order"),
        Slot(
            "holding",
            ("period",),
            "holding|inventory|storage|stock|hold",
            "initial capacity",
            is_required=False,
        ),
        Slot(
            "holding_alike",
            (),
            "holding|inventory|storage|stock|hold",
            "initial capacity",
            is_required=False,
        ),
        Slot("setup", ("period",), "setup|fixed|ordering", is_required=False),
        Slot("setup_alike", (), "setup|fixed|ordering", is_required=False),
        Slot(
            "unit",
            ("period",),
            "production|unit|variable|purchase|making",
            "capacity fixed setup",
            is_required=False,
        ),
        Slot(
            "unit_alike",
            (),
            "production|unit|variable|purchase|making",
            "capacity fixed setup",
            is_required=False,
        ),
        Slot("capacity", ("period",), "capacity|max|limit", is_required=False),
        Slot("capacity_alike", (), "capacity|max|limit", is_required=False),
        Slot("initial", (), "initial|start|starting", is_required=False),
    ),
    build=_build,
    refuses=r"\bproducts\b|\bitems\b|\bbacklog|\bbackorder|\bshortage|\bovertime",
    keeps=r"set-?ups?|fixed\scosts?",
)
