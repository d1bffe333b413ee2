"""Raw materials mixed to one unit with the wanted share of every component, as cheaply as possible."""

from __future__ import annotations

from agent.interpret.embedded.named_data.data import Data
from agent.interpret.embedded.named_data.drafting import program
from agent.interpret.embedded.named_data.schema import Schema
from agent.interpret.embedded.named_data.slots import Slot
from problems.families.linear_program import LinearProgram, Variable
from problems.status import Sense


def _build(data: Data) -> LinearProgram:
    materials, components = data.names["alloy"], data.names["element"]
    contents, wanted = data.grid("contents"), data.vector("wanted")
    return program(
        Sense.MINIMISE,
        [Variable(name=each) for each in materials],
        dict(zip(materials, data.vector("price"), strict=True)),
        [
            *(
                (
                    f"share of {each}",
                    {material: contents[i][j] for j, material in enumerate(materials)},
                    "=",
                    wanted[i],
                )
                for i, each in enumerate(components)
            ),
            ("one unit in all", dict.fromkeys(materials, 1.0), "=", 1.0),
        ],
    )


SCHEMA = Schema(
    name="linear_program",
    cues=(
        r"\bblend|\bmix|\balloys?\b",
        r"\bminimi[sz]|\bleast\b|\bminimum\b|\bcheap|\blowest\b",
        r"\b(?:total|sum)\b[^.]{0,80}\b(?:equal\w*\s(?:to\s)?(?:1|one|100)|is\s(?:1|one)\b|100\s?%)",
    ),
    axes={
        "alloy": "alloy|material|ingredient|component|raw|market",
        "element": "element|requirement|nutrient|property",
    },
    slots=(
        Slot("price", ("alloy",), "price|cost"),
        Slot(
            "wanted",
            ("element",),
            "desired|target|wanted|requirement|blend|specification",
            refuses="price cost",
        ),
        Slot(
            "contents", ("element", "alloy"), "composition|content|percentage|fraction|share|data"
        ),
    ),
    build=_build,
)
