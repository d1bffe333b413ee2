"""Rolls cut by given patterns: the fewest rolls that yield every width as often as it is ordered."""

from __future__ import annotations

from agent.interpret.embedded.named_data.data import Data
from agent.interpret.embedded.named_data.drafting import program
from agent.interpret.embedded.named_data.schema import Schema
from agent.interpret.embedded.named_data.slots import Slot
from problems.families.linear_program import LinearProgram, Variable
from problems.status import Sense


def _build(data: Data) -> LinearProgram | None:
    patterns, widths = data.names["pattern"], data.names["width"]
    pieces = data.grid("pieces")
    if data.has("roll") and data.has("widths"):
        used = (
            sum(n * w for n, w in zip(row, data.vector("widths"), strict=True)) for row in pieces
        )
        if any(total > data.number("roll") for total in used):
            return None
    return program(
        Sense.MINIMISE,
        [Variable(name=each, kind="integer") for each in patterns],
        dict.fromkeys(patterns, 1.0),
        [
            (
                f"orders of {width}",
                {each: pieces[p][w] for p, each in enumerate(patterns)},
                ">=",
                data.vector("orders")[w],
            )
            for w, width in enumerate(widths)
        ],
    )


SCHEMA = Schema(
    name="linear_program",
    cues=(
        r"\bpatterns?\b",
        r"\bminimi[sz]|\bfewest\b|\bleast\b",
        r"\brolls?\b|\bcut|\bsheets?\b|\bbars?\b",
    ),
    axes={"pattern": "pattern", "width": "width|length|size|piece|item"},
    slots=(
        Slot("pieces", ("pattern", "width"), "roll|piece|pattern|number|yield|cut"),
        Slot("orders", ("width",), "order|demand|requirement|need"),
        Slot("widths", ("width",), "width|length|size", is_required=False),
        Slot("roll", (), "roll|stock|raw|sheet|bar", is_required=False),
    ),
    build=_build,
)
