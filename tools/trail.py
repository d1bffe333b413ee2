"""How outcomes came to be: milestones in the problem's own terms, merged over several tries."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from pydantic import Field

from problems.problem import Frozen
from problems.status import Sense
from solvers.trail import Mark, thinned


class Milestone(Frozen):
    """What was known `seconds` after the start: the best objective so far, and the best proven bound."""

    seconds: float = Field(ge=0)
    objective: float | None = None
    bound: float | None = None


def told(
    marks: Iterable[Mark],
    objective_of: Callable[[float], float],
    *,
    is_exact: bool,
    end: Milestone,
    sense: Sense,
) -> tuple[Milestone, ...]:
    """Returns a backend's marks as milestones, closed by what the whole attempt ended with.

    A backend's cost is its own account, where the end has been scored from the problem: nothing
    before the end may be better than it, and where no answer is left at the end there was none.
    A bound counts only where the form is exact.
    """
    milestones = [
        Milestone(
            seconds=min(mark.seconds, end.seconds),
            objective=_no_better(
                None if mark.cost is None else objective_of(mark.cost), end.objective, sense.sign
            ),
            bound=_no_better(
                None if mark.bound is None or not is_exact else objective_of(mark.bound),
                end.bound,
                -sense.sign,
            ),
        )
        for mark in marks
    ]
    return merged([*milestones, end], sense=sense)


def merged(*trails: Iterable[Milestone], sense: Sense) -> tuple[Milestone, ...]:
    """Returns one trail of the best objective and the tightest bound that any of them knew by then."""
    sign = sense.sign
    best: list[Milestone] = []
    for each in sorted((one for trail in trails for one in trail), key=lambda one: one.seconds):
        known = best[-1] if best else Milestone(seconds=0.0)
        objective = _better(known.objective, each.objective, sign)
        bound = _better(known.bound, each.bound, -sign)
        if (objective, bound) != (known.objective, known.bound):
            best.append(Milestone(seconds=each.seconds, objective=objective, bound=bound))
    return thinned(best)


def later(trail: Iterable[Milestone], by_s: float) -> tuple[Milestone, ...]:
    """Returns the trail of what began `by_s` seconds later.

    >>> later([Milestone(seconds=1.0)], 2.0)[0].seconds
    3.0
    """
    return tuple(
        Milestone(seconds=each.seconds + by_s, objective=each.objective, bound=each.bound)
        for each in trail
    )


def _better(one: float | None, other: float | None, sign: int) -> float | None:
    """The lower of two numbers where `sign` is 1, the higher where it is −1; a known one before none."""
    known = [each for each in (one, other) if each is not None]
    return min(known, key=lambda each: sign * each, default=None)


def _no_better(value: float | None, end: float | None, sign: int) -> float | None:
    if value is None or end is None:
        return None
    return value if sign * value > sign * end else end
