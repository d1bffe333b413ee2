"""Activities with durations, precedence and shared resources, finished as soon as possible."""

from __future__ import annotations

from agent.interpret.embedded.named_data.data import Data
from agent.interpret.embedded.named_data.schema import Schema
from agent.interpret.embedded.named_data.slots import Slot
from problems.families.project_scheduling import ProjectScheduling


def _build(data: Data) -> ProjectScheduling | None:
    activities, resources = data.names["activity"], data.names["resource"]
    links = _links(data, len(activities))
    if links is None:
        return None
    durations, needs = data.vector("durations"), data.grid("needs")
    return ProjectScheduling.model_validate(
        {
            "activities": [
                {
                    "name": name,
                    "duration": durations[i],
                    "demands": {
                        each: need for each, need in zip(resources, needs[i], strict=True) if need
                    },
                    "predecessors": [{"name": activities[a]} for a, b in links if b == i],
                }
                for i, name in enumerate(activities)
            ],
            "resources": [
                {"name": name, "capacity": capacity}
                for name, capacity in zip(resources, data.vector("capacities"), strict=True)
            ],
        }
    )


def _links(data: Data, n_activities: int) -> list[tuple[int, int]] | None:
    """Who comes before whom, counted from 0; None where the numbers fit neither way of counting."""
    if not data.has("links"):
        return []
    ends = [int(each) for row in data.grid("links") for each in row]
    first = 0 if min(ends) == 0 else 1
    if max(ends) - first >= n_activities or min(ends) < 0:
        return None
    if first == 1 and max(ends) < n_activities:
        return None  # neither the first nor the last number is used: either may be meant
    return [(a - first, b - first) for a, b in zip(ends[::2], ends[1::2], strict=True)]


SCHEMA = Schema(
    name="project_scheduling",
    cues=(
        r"\bmakespan\b|\bduration\s(?:\([^)]*\)\s)?(?:is|be)\sminimi[sz]ed\b|\bas\ssoon\sas\b|\bearliest\b|\bminimi[sz]",
        r"\bresources?\b",
        r"\bpreced|\bsuccess|\bbefore\b",
    ),
    axes={
        "activity": "job|task|activity|activities|i",
        "resource": "resource|machine|worker|r",
        "link": "link|pair|arc|edge|precedence",
    },
    slots=(
        Slot("durations", ("activity",), "duration|time|processing|length"),
        Slot("needs", ("activity", "resource"), "need|demand|requirement|usage|use|consumption"),
        Slot("capacities", ("resource",), "capacity|limit|available|availability"),
        Slot("links", ("link", "2"), "successor|precedence|link|edge|arc", is_required=False),
    ),
    build=_build,
    keeps=r"\bprecedenc\w+",
)
