"""Goods shipped from origins to destinations, with a limit on every route where data give one."""

from __future__ import annotations

from agent.interpret.embedded.named_data.data import Data
from agent.interpret.embedded.named_data.drafting import pair, program
from agent.interpret.embedded.named_data.schema import Schema
from agent.interpret.embedded.named_data.slots import Slot
from problems.families.linear_program import LinearProgram, Variable
from problems.families.transport import Transport
from problems.status import Sense


def _build(data: Data) -> Transport | LinearProgram:
    origins, destinations = data.names["origin"], data.names["destination"]
    supplies, demands = data.vector("supply"), data.vector("demand")
    costs = data.grid("cost")
    if not data.has("limit"):
        return Transport(
            origins=origins,
            destinations=destinations,
            supplies=supplies,
            demands=demands,
            costs=costs,
        )
    limits = data.grid("limit")
    cells = [(i, j) for i in range(len(origins)) for j in range(len(destinations))]
    name = {(i, j): pair(origins[i], destinations[j]) for i, j in cells}
    is_balanced = sum(supplies) == sum(demands)
    return program(
        Sense.MINIMISE,
        [Variable(name=name[i, j], upper=limits[i][j]) for i, j in cells],
        {name[i, j]: costs[i][j] for i, j in cells},
        [
            *(
                (
                    f"supply of {each}",
                    {name[i, j]: 1.0 for j in range(len(destinations))},
                    "=" if is_balanced else "<=",
                    supplies[i],
                )
                for i, each in enumerate(origins)
            ),
            *(
                (
                    f"demand of {each}",
                    {name[i, j]: 1.0 for i in range(len(origins))},
                    "=" if is_balanced else ">=",
                    demands[j],
                )
                for j, each in enumerate(destinations)
            ),
        ],
    )


SCHEMA = Schema(
    name="transport",
    cues=(r"\bminimi[sz]|\bleast\b|\blowest\b|\bcheap", r"\bsuppl|\bavailable\b|\bcapacit"),
    axes={
        "origin": "origin|source|plant|factory|supplier|warehouse|mill|person|people|worker|depot|producer",
        "destination": "destination|sink|customer|store|market|shop|retailer|project|center|city|client",
    },
    slots=(
        Slot("supply", ("origin",), "supply|available|capacity|stock|offer|hour", refuses="cost"),
        Slot("demand", ("destination",), "demand|requirement|need|order|hour", refuses="cost"),
        Slot("cost", ("origin", "destination"), "cost|rate|price|expense|charge|distance"),
        Slot("limit", ("origin", "destination"), "limit|capacity|max|bound", is_required=False),
    ),
    build=_build,
    refuses=r"\bfixed\b|\bopen(?:ing)?\b|\bset-?up\b|\binteger\s+number\s+of\s+trucks\b"
    r"|\baircrafts?\b|\bhow\smany\s\w+\sof\seach\stype\b",
)
