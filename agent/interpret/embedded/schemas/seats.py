"""Packages sold that use seats of several flight legs: no leg overbooked, no more than is demanded."""

from __future__ import annotations

from agent.interpret.embedded.named_data.data import Data
from agent.interpret.embedded.named_data.drafting import program
from agent.interpret.embedded.named_data.schema import Schema
from agent.interpret.embedded.named_data.slots import Slot
from problems.families.linear_program import LinearProgram, Variable
from problems.status import Sense


def _build(data: Data) -> LinearProgram:
    packages, legs = data.names["package"], data.names["leg"]
    uses, seats, demand = data.grid("uses"), data.vector("seats"), data.vector("demand")
    return program(
        Sense.MAXIMISE,
        [
            Variable(name=each, upper=most, kind="integer")
            for each, most in zip(packages, demand, strict=True)
        ],
        dict(zip(packages, data.vector("revenue"), strict=True)),
        [
            (
                f"seats of {leg}",
                {each: uses[p][k] for p, each in enumerate(packages)},
                "<=",
                seats[k],
            )
            for k, leg in enumerate(legs)
        ],
    )


SCHEMA = Schema(
    name="linear_program",
    cues=(r"\bmaximi[sz]", r"\bseats?\b|\brooms?\b|\bcapacit", r"\brevenue|\bprice|\bsell\b"),
    axes={
        "package": "package|itinerary|product|bundle|fare|offer",
        "leg": "leg|flight|segment|resource|night|hotel",
    },
    slots=(
        Slot("revenue", ("package",), "revenue|price|fare|profit"),
        Slot("demand", ("package",), "demand|max"),
        Slot("seats", ("leg",), "seat|capacity|available|room"),
        Slot("uses", ("package", "leg"), "delta|incidence|use|usage|contain|matrix"),
    ),
    build=_build,
)
