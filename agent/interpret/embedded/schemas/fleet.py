"""Vehicles of several types put on routes: enough seats for every route, no more of a type than there are."""

from __future__ import annotations

from agent.interpret.embedded.named_data.data import Data
from agent.interpret.embedded.named_data.drafting import pair, program
from agent.interpret.embedded.named_data.schema import Schema
from agent.interpret.embedded.named_data.slots import Slot
from problems.families.linear_program import LinearProgram, Variable
from problems.status import Sense


def _build(data: Data) -> LinearProgram:
    types, routes = data.names["aircraft"], data.names["route"]
    available, demand = data.vector("available"), data.vector("demand")
    carried, costs = data.grid("carried"), data.grid("cost")
    cells = [(i, j) for i in range(len(types)) for j in range(len(routes))]
    name = {(i, j): pair(types[i], routes[j]) for i, j in cells}
    return program(
        Sense.MINIMISE,
        [Variable(name=name[cell], kind="integer") for cell in cells],
        {name[i, j]: costs[i][j] for i, j in cells},
        [
            *(
                (
                    f"number of {each}",
                    {name[i, j]: 1.0 for j in range(len(routes))},
                    "<=",
                    available[i],
                )
                for i, each in enumerate(types)
            ),
            *(
                (
                    f"demand of {each}",
                    {name[i, j]: carried[i][j] for i in range(len(types))},
                    ">=",
                    demand[j],
                )
                for j, each in enumerate(routes)
            ),
        ],
    )


SCHEMA = Schema(
    name="linear_program",
    cues=(r"\bminimi[sz]|\bleast\b|\blowest\b", r"\broutes?\b|\blines?\b|\btrips?\b"),
    axes={
        "aircraft": "aircraft|vehicle|truck|bus|ship|train|plane|type",
        "route": "route|line|trip|leg|destination",
    },
    slots=(
        Slot(
            "available",
            ("aircraft",),
            "available|availability|fleet|number|count",
            refuses="demand",
        ),
        Slot("demand", ("route",), "demand|passenger|requirement|need"),
        Slot("carried", ("aircraft", "route"), "capability|capacity|seat|load|carry"),
        Slot("cost", ("aircraft", "route"), "cost|expense|price"),
    ),
    build=_build,
)
