"""An amount paid exactly with the fewest coins, notes or stamps of given values."""

from __future__ import annotations

from agent.interpret.embedded.named_data.data import Data
from agent.interpret.embedded.named_data.schema import Schema
from agent.interpret.embedded.named_data.slots import Slot
from problems.families.constraint_puzzle import ConstraintPuzzle
from problems.status import Sense


def _build(data: Data) -> ConstraintPuzzle | None:
    values, amount = data.vector("values"), data.number("amount")
    if any(value != int(value) or value < 1 for value in (*values, amount)):
        return None
    if len(set(values)) != len(values):
        return None
    names = [f"coins of {value:g}" for value in values]
    most = [amount // value for value in values]
    if data.has("available"):
        most = [min(pair) for pair in zip(most, data.vector("available"), strict=True)]
    return ConstraintPuzzle.model_validate(
        {
            "unknowns": [
                {"name": name, "low": 0, "high": int(high)}
                for name, high in zip(names, most, strict=True)
            ],
            "rules": [
                {
                    "kind": "linear",
                    "terms": dict(zip(names, values, strict=True)),
                    "relation": "=",
                    "rhs": amount,
                }
            ],
            "objective": dict.fromkeys(names, 1.0),
            "goal": Sense.MINIMISE,
        }
    )


SCHEMA = Schema(
    name="constraint_puzzle",
    cues=(
        r"\bcoins?\b|\bstamps?\b|\bbanknotes?\b|\bnotes?\b|\bbills\b|\bdenomination",
        r"\bminimi[sz]|\bfewest\b|\bsmallest\b|\bleast\b|\bminimum\b|\bas\sfew\b",
    ),
    axes={"kind": "kind|coin|stamp|note|denomination|type"},
    slots=(
        Slot("amount", (), "amount|change|target|total|price|sum|postage|money"),
        Slot(
            "values",
            ("kind",),
            "coin|value|denomination|type|stamp|note",
            refuses="available|count|stock|number|supply|quantity|limit|max",
        ),
        Slot(
            "available",
            ("kind",),
            "available|count|stock|number|supply|quantity|limit|max",
            is_required=False,
        ),
    ),
    build=_build,
    refuses=r"\bany\samount\b|\bevery\samount\b|\ball\samounts\b|\bnumber\sof\sways\b",
)
