"""Sites with opening costs and capacities that serve customers, each of whom may be shared."""

from __future__ import annotations

from agent.interpret.embedded.named_data.data import Data
from agent.interpret.embedded.named_data.drafting import pair, program
from agent.interpret.embedded.named_data.schema import Schema
from agent.interpret.embedded.named_data.slots import Slot
from problems.families.facility_location import Customer, FacilityLocation, Site
from problems.families.linear_program import LinearProgram, Variable
from problems.status import Sense


def _build(data: Data) -> LinearProgram | FacilityLocation:
    sites, customers = data.names["site"], data.names["customer"]
    opening, costs = data.vector("opening"), data.grid("cost")
    if not data.has("capacity") and not data.has("demand"):
        return FacilityLocation(
            sites=tuple(
                Site(name=name, opening_cost=cost)
                for name, cost in zip(sites, opening, strict=True)
            ),
            customers=tuple(Customer(name=name) for name in customers),
            serving_costs=tuple(zip(*costs, strict=True)),
        )
    demand = data.vector("demand") if data.has("demand") else (1.0,) * len(customers)
    room = data.vector("capacity") if data.has("capacity") else (sum(demand),) * len(sites)
    opened = [f"open {site}" for site in sites]
    return program(
        Sense.MINIMISE,
        [
            *(Variable(name=each, kind="binary") for each in opened),
            *(
                Variable(name=pair(site, name), upper=most)
                for site in sites
                for name, most in zip(customers, demand, strict=True)
            ),
        ],
        {
            **dict(zip(opened, opening, strict=True)),
            **{
                pair(site, name): costs[i][j]
                for i, site in enumerate(sites)
                for j, name in enumerate(customers)
            },
        },
        [
            *(
                (f"demand of {name}", {pair(site, name): 1.0 for site in sites}, ">=", wanted)
                for name, wanted in zip(customers, demand, strict=True)
            ),
            *(
                (
                    f"capacity of {site}",
                    {**{pair(site, name): 1.0 for name in customers}, opened[i]: -room[i]},
                    "<=",
                    0.0,
                )
                for i, site in enumerate(sites)
            ),
        ],
    )


SCHEMA = Schema(
    name="facility_location",
    cues=(r"\bminimi[sz]|\bleast\b|\blowest\b", r"\bopen|\bfixed\b|\bbuil[dt]|\blocat"),
    axes={
        "site": "site|facility|warehouse|plant|depot|location|factory|center|supplier|i",
        "customer": "customer|client|store|shop|market|demand|region|city|retailer|zone|j",
    },
    slots=(
        Slot("opening", ("site",), "fixed|opening|open|setup|establishment|build"),
        Slot(
            "cost",
            ("site", "customer"),
            "cost|transport|shipping|service|variable|assignment|rate|distance",
        ),
        Slot("capacity", ("site",), "capacity|supply|limit|max", is_required=False),
        Slot("demand", ("customer",), "demand|requirement|need", is_required=False),
    ),
    build=_build,
    refuses=r"\bexactly\sone\s(?:open\s)?(?:facility|warehouse|site|plant|depot)|\bonly\sone\s|\bsingle[\s-]sourc",
    keeps=r"fixed\scosts?|set-?ups?",
)
