"""How sure the answer is: proven, within a gap, or unproven."""

from __future__ import annotations

from problems.plain_number import percent, plain
from problems.status import Sense, Status


def certainty(
    status: Status,
    sense: Sense,
    objective: float | None,
    bound: float | None,
    gap: float | None,
) -> tuple[str, ...]:
    """Returns what is known about better answers than this one.

    >>> certainty(Status.OPTIMAL, Sense.MAXIMISE, 22.0, 22.0, 0.0)
    ('This is proven: nothing better than 22 exists.',)
    """
    match status:
        case Status.OPTIMAL:
            than = "" if objective is None else f" than {plain(objective)}"
            return (f"This is proven: nothing better{than} exists.",)
        case Status.FEASIBLE:
            return _unproven(sense, bound, gap)
        case Status.INFEASIBLE | Status.UNBOUNDED:
            return ("This is proven.",)
        case Status.UNKNOWN:
            return ("Nothing is proven.",)


def _unproven(sense: Sense, bound: float | None, gap: float | None) -> tuple[str, ...]:
    if bound is None:
        return (
            "There is no proof that this is the best: a better answer may exist.",
            "The exact solver (--solver exact) or more time (--budget) may prove it or improve it.",
        )
    beyond = "above" if sense is Sense.MAXIMISE else "below"
    distance = "" if gap is None else f", a gap of {percent(gap)}"
    return (
        f"A better answer may exist, but it is proven that none is {beyond} {plain(bound)}{distance}.",
        "More time (--budget) may close the gap.",
    )
