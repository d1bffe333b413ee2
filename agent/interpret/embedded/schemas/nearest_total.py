"""Points scored with any number of hits, so that the sum comes as close as possible to a target."""

from __future__ import annotations

from agent.interpret.embedded.named_data.data import Data
from agent.interpret.embedded.named_data.schema import Schema
from agent.interpret.embedded.named_data.slots import Slot
from problems.families.constraint_puzzle import ConstraintPuzzle


def _build(data: Data) -> ConstraintPuzzle | None:
    values, target = data.vector("values"), data.number("target")
    if any(value != int(value) or value < 1 for value in (*values, target)):
        return None
    names = [f"times {value:g}" for value in values]
    if len(set(names)) != len(names):
        return None
    terms = dict(zip(names, values, strict=True))
    unknowns = [
        {"name": name, "low": 0, "high": int(target // value) + 1}
        for name, value in zip(names, values, strict=True)
    ]
    rules = [
        {"kind": "linear", "terms": {**terms, "miss": sign}, "relation": relation, "rhs": target}
        for sign, relation in ((1.0, ">="), (-1.0, "<="))
    ]
    return ConstraintPuzzle.model_validate(
        {
            "unknowns": [*unknowns, {"name": "miss", "low": 0, "high": int(target)}],
            "rules": rules,
            "objective": {"miss": 1.0},
        }
    )


SCHEMA = Schema(
    name="constraint_puzzle",
    cues=(
        r"\bhow\sclose\b|\bas\sclose\sas\b|\bclosest\b|\bnearest\b",
        r"\bas\smany\b|\bany\snumber\b|\bas\soften\b|\brepeat|\bunlimited\b|\bmore\sthan\sonce\b",
    ),
    axes={"kind": "target|ring|value|number|i"},
    slots=(
        Slot("target", (), "score|goal|total|sum|aim"),
        Slot("values", ("kind",), "target|value|ring|point|number"),
    ),
    build=_build,
)
