"""What a schedule of activities breaks: their order, and the capacity of what they share."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from problems.figure import GanttBar
from problems.modelling.activity import Activity, Resource, Way
from problems.modelling.resource_use import peak_use
from problems.problem import Violation

_TOLERANCE = 1e-9  # relative to the larger side; sums of decimals are off by less


def order_violations(
    activities: Sequence[Activity], bars: Mapping[str, GanttBar]
) -> list[Violation]:
    """Returns what starts before 0, or before an activity that it waits for lets it."""
    found: list[Violation] = []
    for activity in activities:
        start = bars[activity.name].start
        waits = [("", "0", 0.0)]
        for each in activity.predecessors:
            before = bars[each.name]
            ready = before.start + before.duration + each.lag
            waits.append((each.name, f"{each.name!r} lets it, at {ready:.10g}", ready))
        for name, words, ready in waits:
            if start < ready - _TOLERANCE * max(1.0, abs(ready)):
                label = (
                    f"order of {name} and {activity.name}" if name else f"start of {activity.name}"
                )
                message = f"{activity.name!r} starts at {start:.10g}, before {words}"
                found.append(Violation(constraint=label, message=message, amount=ready - start))
    return found


def overuse_violations(
    resources: Sequence[Resource], ways: Mapping[str, Way], bars: Mapping[str, GanttBar]
) -> list[Violation]:
    """Returns the worst moment of each resource that more is used of than there is."""
    starts = np.array([bars[name].start for name in ways])
    ends = starts + np.array([way.duration for way in ways.values()])
    found: list[Violation] = []
    for resource in resources:
        amounts = np.array([way.demands.get(resource.name, 0.0) for way in ways.values()])
        most, time = peak_use(starts, ends, amounts)
        if most > resource.capacity + _TOLERANCE * max(1.0, resource.capacity):
            message = (
                f"{most:.10g} of {resource.name!r} are in use at {time:.10g}; there are "
                f"{resource.capacity:.10g}"
            )
            amount = most - resource.capacity
            found.append(Violation(constraint=resource.name, message=message, amount=amount))
    return found
