"""The check of the solution against the problem itself, in words."""

from __future__ import annotations

from problems.plain_number import plain
from problems.problem import Check

_MOST_NAMED = 3


def check_words(check: Check | None) -> tuple[str, ...]:
    """Returns whether every requirement is met, or what the closest attempt breaks."""
    if check is None:
        return ()
    if check.feasible:
        met = "Checked against the problem as stated: every requirement is met"
        if check.objective is None:
            return (f"{met}.",)
        return (f"{met}, and the objective, computed again, is {plain(check.objective)}.",)
    broken = "; ".join(each.message for each in check.violations[:_MOST_NAMED])
    more = "; and more" if len(check.violations) > _MOST_NAMED else ""
    return (f"The closest attempt breaks a requirement: {broken}{more}.",)
