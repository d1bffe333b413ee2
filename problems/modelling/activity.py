"""The parts of a project: activities, the ways to do them, what they wait for, and resources."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

from pydantic import Field

from problems.modelling.machine_bars import check_unique
from problems.problem import Frozen

Amount = Annotated[float, Field(ge=0)]
Demands = Annotated[dict[str, Amount], Field(max_length=1_000)]


class Resource(Frozen):
    """What activities share, such as a crew of five: so much of it can be in use at once."""

    name: str
    capacity: float = Field(ge=0)


class Way(Frozen):
    """Another way to do an activity: its duration, and how much of each resource it uses meanwhile."""

    duration: float = Field(ge=0)
    demands: Demands = Field(default_factory=dict)


class Predecessor(Frozen):
    """An activity that must end first, and how long to wait from then; a lag below 0 overlaps."""

    name: str
    lag: float = 0


class Activity(Frozen):
    """Work done once, without a break. Times in the project's time_unit."""

    name: str
    duration: float = Field(ge=0)
    demands: Demands = Field(default_factory=dict, description="amount in use by resource")
    predecessors: tuple[Predecessor, ...] = Field(default=(), max_length=1_000)
    alternatives: tuple[Way, ...] = Field(
        default=(),
        max_length=100,
        description="other ways to do it, such as faster with more people",
    )

    @property
    def ways(self) -> tuple[Way, ...]:
        """The ways to do it, that of its own fields first."""
        return (Way(duration=self.duration, demands=self.demands), *self.alternatives)


def check_activities(activities: Sequence[Activity], resources: Sequence[Resource]) -> None:
    """Refuses names that are given twice or not at all, and demands beyond a capacity.

    Raises:
        ValueError: with what is wrong first.
    """
    check_unique((each.name for each in activities), "activities")
    if resources:
        check_unique((each.name for each in resources), "resources")
    known = {each.name for each in activities}
    capacities = {each.name: each.capacity for each in resources}
    for activity in activities:
        for each in activity.predecessors:
            if each.name not in known:
                raise ValueError(f"{activity.name!r} waits for {each.name!r}, which is not given")
        if activity.predecessors:
            check_unique((each.name for each in activity.predecessors), "predecessors")
        for way in activity.ways:
            _check_demands(activity.name, way, capacities)


def _check_demands(name: str, way: Way, capacities: dict[str, float]) -> None:
    for resource, amount in way.demands.items():
        if resource not in capacities:
            raise ValueError(f"{name!r} uses {resource!r}, which is not among the resources")
        if amount > capacities[resource]:
            raise ValueError(
                f"{name!r} uses {amount:.10g} of {resource!r}; there are {capacities[resource]:.10g}: "
                "lower the demand or raise the capacity"
            )
