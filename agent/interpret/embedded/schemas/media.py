"""The cheapest choice of offers, among media, crews or sets, that together reach everyone."""

from __future__ import annotations

from agent.interpret.embedded.named_data.data import Data
from agent.interpret.embedded.named_data.schema import Schema
from agent.interpret.embedded.named_data.slots import Slot
from problems.families.set_cover import CoverSet, SetCover


def _build(data: Data) -> SetCover | None:
    media, audiences = data.names["medium"], data.names["audience"]
    reached = data.grid("reached")
    if any(cell not in {0.0, 1.0} for row in reached for cell in row):
        return None
    costs = data.vector("cost") if data.has("cost") else (1.0,) * len(media)
    return SetCover(
        universe=audiences,
        sets=tuple(
            CoverSet(
                name=name,
                elements=tuple(each for k, each in enumerate(audiences) if reached[k][m]),
                cost=costs[m],
            )
            for m, name in enumerate(media)
        ),
    )


SCHEMA = Schema(
    name="set_cover",
    cues=(r"\bminim|\bleast\b|\bcheap|\blowest\b|\bfewest\b", r"\bcover|\breach|\bserve"),
    axes={
        "audience": "audience|region|customer|element|task|zone|district|area|row|target",
        "medium": "media|medium|set|location|site|station|tower|crew|subset|column|worker|advertis",
    },
    slots=(
        Slot(
            "reached", ("audience", "medium"), "incidence|cover|coverage|reach|delta|matrix|serve"
        ),
        Slot("cost", ("medium",), "cost|price|expense", is_required=False),
    ),
    build=_build,
    refuses=r"\bbudget\s(?:of|constraint|limit)|\blimited\sbudget\b|\bpopulation\b",
)
