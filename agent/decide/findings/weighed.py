"""A finding, and what it takes to say how much of the decision rests on it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from agent.contracts.verdict import Finding
from agent.decide.case import Case
from agent.decide.worth import lead

MEASURED = "measured in this run"


@dataclass(frozen=True, slots=True)
class Weighed:
    """One finding. `decides` where it rules quantum computing out whatever else holds.

    `otherwise` is the case with this one thing as quantum computing would like it; None where it is
    told for the reader and weighs nothing itself.
    """

    finding: Finding
    decides: bool = False
    otherwise: Case | None = None


def ranked(case: Case, every: Iterable[Weighed]) -> tuple[Finding, ...]:
    """Returns the findings with how much each moved the decision, the greatest first.

    What decides moved all of it: 1. Equal ones stay in the order given.
    """
    now = lead(case)
    moved = [each.finding.model_copy(update={"moved": _moved(each, now)}) for each in every]
    return tuple(sorted(moved, key=lambda each: -each.moved))


def _moved(weighed: Weighed, now: float) -> float:
    if weighed.decides:
        return 1.0
    if weighed.otherwise is None:
        return 0.0
    return min(1.0, max(0.0, round(lead(weighed.otherwise) - now, 4)))
