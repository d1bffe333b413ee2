"""Tons of products made through stages with hours to spare: each stage makes so many tons an hour."""

from __future__ import annotations

from agent.interpret.embedded.named_data.data import Data
from agent.interpret.embedded.named_data.drafting import program
from agent.interpret.embedded.named_data.schema import Schema
from agent.interpret.embedded.named_data.slots import Slot
from problems.families.linear_program import LinearProgram, Variable
from problems.status import Sense


def _build(data: Data) -> LinearProgram | None:
    products, stages = data.names["product"], data.names["stage"]
    rates = data.grid("rate")
    if any(rate <= 0 for row in rates for rate in row):
        return None
    least = data.vector("commit") if data.has("commit") else (0.0,) * len(products)
    most = data.vector("market") if data.has("market") else (None,) * len(products)
    return program(
        Sense.MAXIMISE,
        [
            Variable(name=each, lower=low, upper=high)
            for each, low, high in zip(products, least, most, strict=True)
        ],
        dict(zip(products, data.vector("profit"), strict=True)),
        [
            (
                f"hours of {stage}",
                {each: 1.0 / rates[p][s] for p, each in enumerate(products)},
                "<=",
                data.vector("available")[s],
            )
            for s, stage in enumerate(stages)
        ],
    )


SCHEMA = Schema(
    name="linear_program",
    cues=(r"\bmaximi[sz]|\bmaximum\b|\bgreatest\b|\blargest\b", r"\brates?\b", r"\bprofit"),
    axes={"product": "product|good|item|p", "stage": "stage|machine|step|process|s"},
    slots=(
        Slot("profit", ("product",), "profit|revenue|earning"),
        Slot("rate", ("product", "stage"), "rate|speed"),
        Slot("available", ("stage",), "available|hour|time|capacity"),
        Slot("commit", ("product",), "commit|commitment|min", is_required=False),
        Slot("market", ("product",), "market|max|demand", is_required=False),
    ),
    build=_build,
)
