"""What the schedule of one machine is judged by."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

Goal = Literal["makespan", "completion", "tardiness", "lateness"]

GOALS: Mapping[Goal, str] = {
    "makespan": "the end of the last job",
    "completion": "the weighted sum of all ends",
    "tardiness": "the weighted sum of all delays past the due dates",
    "lateness": "the largest lateness",
}


def worth(
    goal: Goal, ends: Sequence[float], dues: Sequence[float], weights: Sequence[float]
) -> float:
    """Returns what a schedule comes to, from the end, due date and weight of each job.

    >>> worth("tardiness", ends=[4, 6], dues=[5, 3], weights=[1, 2])
    6.0
    """
    late = [end - due for end, due in zip(ends, dues, strict=True)]
    match goal:
        case "makespan":
            return max(ends)
        case "completion":
            return sum(weight * end for weight, end in zip(weights, ends, strict=True))
        case "tardiness":
            return sum(weight * max(0.0, by) for weight, by in zip(weights, late, strict=True))
        case "lateness":
            return max(late)
