"""A given number of sites opened so that customers are as near to one of them as possible."""

from __future__ import annotations

from agent.interpret.embedded.named_data.data import Data
from agent.interpret.embedded.named_data.schema import Schema
from agent.interpret.embedded.named_data.slots import Slot
from problems.families.p_median import Customer, PMedian


def _build(data: Data) -> PMedian | None:
    count = data.number("count")
    customers, sites = data.names["customer"], data.names["site"]
    if count != int(count) or not 1 <= count <= len(sites):
        return None
    weights = data.vector("weight") if data.has("weight") else (1.0,) * len(customers)
    return PMedian(
        customers=tuple(
            Customer(name=name, weight=weight)
            for name, weight in zip(customers, weights, strict=True)
        ),
        sites=sites,
        distances=data.grid("distance"),
        n_open=int(count),
    )


SCHEMA = Schema(
    name="p_median",
    cues=(
        r"\bmedian|\bopen|\blocat|\bfacilit|\bselect|\bchoose",
        r"\bdistance",
        r"\bminimi[sz]|\bleast\b",
    ),
    axes={
        "customer": "customer|client|demand|village|region|city|node",
        "site": "site|facility|location|candidate|warehouse|depot|center",
    },
    slots=(
        Slot("distance", ("customer", "site"), "distance|dist|cost"),
        Slot("count", (), "p|number|count|max|open|facility|median|limit"),
        Slot("weight", ("customer",), "demand|weight|population", is_required=False),
    ),
    build=_build,
    refuses=r"\bfixed\b|\bcapacit|\bmaximum\sdistance\b|\bp-?center\b|\bfarthest\b",
)
