"""Foods bought so that every nutrient stays within what is wanted of it, as cheaply as possible."""

from __future__ import annotations

from agent.interpret.embedded.named_data.data import Data
from agent.interpret.embedded.named_data.drafting import Row, program
from agent.interpret.embedded.named_data.schema import Schema
from agent.interpret.embedded.named_data.slots import Slot
from agent.interpret.embedded.programs.wholeness import says_whole
from problems.families.linear_program import LinearProgram, Variable
from problems.status import Sense


def _build(data: Data) -> LinearProgram:
    foods, nutrients = data.names["food"], data.names["nutrient"]
    contents, costs = data.grid("contents"), data.vector("cost")
    least = data.vector("food_min") if data.has("food_min") else (0.0,) * len(foods)
    most = data.vector("food_max") if data.has("food_max") else (None,) * len(foods)
    kind = "integer" if says_whole(data.document.text.raw) else "continuous"
    rows: list[Row] = []
    for i, nutrient in enumerate(nutrients):
        held = {food: contents[i][j] for j, food in enumerate(foods)}
        if data.has("least"):
            rows.append((f"least {nutrient}", held, ">=", data.vector("least")[i]))
        if data.has("most"):
            rows.append((f"most {nutrient}", held, "<=", data.vector("most")[i]))
    return program(
        Sense.MINIMISE,
        [
            Variable(name=food, lower=low, upper=high, kind=kind)
            for food, low, high in zip(foods, least, most, strict=True)
        ],
        dict(zip(foods, costs, strict=True)),
        rows,
    )


SCHEMA = Schema(
    name="linear_program",
    cues=(
        r"\bdiet|\bnutri|\bfoods?\b|\bfeed\b|\bvitamin",
        r"\bminimi[sz]|\bleast\b|\bcheap|\blowest\b",
    ),
    axes={
        "food": "food|ingredient|product|meal|f|j",
        "nutrient": "nutrient|nutrition|vitamin|mineral|n|i",
    },
    slots=(
        Slot("cost", ("food",), "cost|price"),
        Slot(
            "contents",
            ("nutrient", "food"),
            "amount|amt|content|nutrient|nutrition|value|composition|table|per",
        ),
        Slot(
            "least",
            ("nutrient",),
            "min|requirement|need|demand|target|intake|limit",
            refuses="max food f cost",
        ),
        Slot("most", ("nutrient",), "max", refuses="min food f cost", is_required=False),
        Slot(
            "food_min",
            ("food",),
            "min food|f|buy|serving",
            refuses="max nutrient n cost",
            is_required=False,
        ),
        Slot(
            "food_max",
            ("food",),
            "max food|f|buy|serving",
            refuses="min nutrient n cost",
            is_required=False,
        ),
    ),
    build=_build,
)
