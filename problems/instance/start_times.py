"""How many starts a schedule's binary model has, which is known before it is written."""

from __future__ import annotations

from problems.errors import LimitExceeded
from problems.modelling.project_model import choices
from problems.modelling.schedule_model import windows
from problems.structures import Project, Scheduling, Structure

# Pairs of starts that exclude one another are its rows: of so many starts up to 100,000, which take
# a second or two to write.
MOST_STARTS = 1_500


def refuse_many_starts(structure: Structure | None) -> None:
    """Refuses a schedule whose binary model would take more time to write than a verdict has.

    Raises:
        LimitExceeded: there are more than 1,500 starts.
    """
    match structure:
        case Scheduling():
            n_starts = sum(len(window) for job in windows(structure) for window in job)
        case Project():
            n_starts = len(choices(structure, ("",) * len(structure.tasks)))
        case _:
            return
    if n_starts > MOST_STARTS:
        raise LimitExceeded(
            f"its QUBO would take {n_starts:,} bits or more, one for each task and time that it may start "
            f"at, and was not written: a verdict takes {MOST_STARTS:,} at most"
        )
