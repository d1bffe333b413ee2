"""Sites built within a budget so that as many people as possible are covered."""

from __future__ import annotations

from agent.interpret.embedded.named_data.data import Data
from agent.interpret.embedded.named_data.drafting import program
from agent.interpret.embedded.named_data.schema import Schema
from agent.interpret.embedded.named_data.slots import Slot
from problems.families.linear_program import LinearProgram, Variable
from problems.status import Sense


def _build(data: Data) -> LinearProgram:
    sites, regions = data.names["site"], data.names["region"]
    covers, people = data.grid("covers"), data.vector("population")
    costs = data.vector("cost") if data.has("cost") else (1.0,) * len(sites)
    built = [f"build {site}" for site in sites]
    reached = [f"cover {region}" for region in regions]
    return program(
        Sense.MAXIMISE,
        [*(Variable(name=each, kind="binary") for each in (*built, *reached))],
        dict(zip(reached, people, strict=True)),
        [
            ("budget", dict(zip(built, costs, strict=True)), "<=", data.number("budget")),
            *(
                (
                    f"cover of {region}",
                    {reached[r]: 1.0, **{built[s]: -covers[s][r] for s in range(len(sites))}},
                    "<=",
                    0.0,
                )
                for r, region in enumerate(regions)
            ),
        ],
    )


SCHEMA = Schema(
    name="linear_program",
    cues=(r"\bcover", r"\bmaximi[sz]|\bas\smany\b|\blargest\b|\bmost\b", r"\bbudget|\blimited\b"),
    axes={
        "site": "site|tower|location|facility|station|candidate|antenna",
        "region": "region|area|zone|district|customer|neighborhood|neighbourhood|people",
    },
    slots=(
        Slot("covers", ("site", "region"), "delta|cover|coverage|incidence|matrix|reach"),
        Slot("population", ("region",), "population|people|inhabitant|demand|weight"),
        Slot("budget", (), "budget|limit|max"),
        Slot("cost", ("site",), "cost|price|expense", is_required=False),
    ),
    build=_build,
)
