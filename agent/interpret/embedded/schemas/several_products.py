"""Several products shipped from origins to destinations that share the room on each route."""

from __future__ import annotations

from agent.interpret.embedded.named_data.data import Data
from agent.interpret.embedded.named_data.drafting import Row, program
from agent.interpret.embedded.named_data.schema import Schema
from agent.interpret.embedded.named_data.slots import Slot
from problems.families.linear_program import LinearProgram, Variable
from problems.status import Sense


def _build(data: Data) -> LinearProgram:
    axes = ("origin", "destination", "product")
    origins, destinations, products = (range(len(data.names[axis])) for axis in axes)
    supply, demand, cost = data.grid("supply"), data.grid("demand"), data.cube("cost")
    labels = [data.names[axis] for axis in axes]

    def x(i: int, j: int, p: int) -> str:
        return f"x[{labels[0][i]}, {labels[1][j]}, {labels[2][p]}]"

    cells = [(i, j, p) for i in origins for j in destinations for p in products]
    shipped: list[Row] = [
        (
            f"supply of {labels[2][p]} at {labels[0][i]}",
            {x(i, j, p): 1.0 for j in destinations},
            "=" if _is_balanced(supply, demand, p) else "<=",
            supply[i][p],
        )
        for i in origins
        for p in products
    ]
    received: list[Row] = [
        (
            f"demand for {labels[2][p]} at {labels[1][j]}",
            {x(i, j, p): 1.0 for i in origins},
            "=" if _is_balanced(supply, demand, p) else ">=",
            demand[j][p],
        )
        for j in destinations
        for p in products
    ]
    limit = data.grid("limit") if data.has("limit") else None
    shared: list[Row] = [
        (
            f"room from {labels[0][i]} to {labels[1][j]}",
            {x(i, j, p): 1.0 for p in products},
            "<=",
            limit[i][j],
        )
        for i in origins
        for j in destinations
        if limit is not None
    ]
    return program(
        Sense.MINIMISE,
        [Variable(name=x(*cell)) for cell in cells],
        {x(i, j, p): cost[i][j][p] for i, j, p in cells},
        [*shipped, *received, *shared],
    )


def _is_balanced(
    supply: tuple[tuple[float, ...], ...], demand: tuple[tuple[float, ...], ...], p: int
) -> bool:
    return sum(row[p] for row in supply) == sum(row[p] for row in demand)


SCHEMA = Schema(
    name="linear_program",
    cues=(r"\bminimi[sz]|\bleast\b|\blowest\b", r"\bproducts?\b|\bcommodit|\bgoods\b"),
    axes={
        "origin": "origin|source|plant|factory|supplier|warehouse|mill",
        "destination": "destination|sink|customer|store|market|shop",
        "product": "product|commodity|good|item",
    },
    slots=(
        Slot("supply", ("origin", "product"), "supply|available|stock", refuses="cost"),
        Slot("demand", ("destination", "product"), "demand|requirement|need", refuses="cost"),
        Slot("cost", ("origin", "destination", "product"), "cost|rate|price"),
        Slot("limit", ("origin", "destination"), "limit|capacity|max", is_required=False),
    ),
    build=_build,
)
