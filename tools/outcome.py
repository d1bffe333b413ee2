"""What a solving tool returns: a solution re-scored from the problem, and how much is known of it."""

from __future__ import annotations

import math
from typing import Self

from pydantic import Field, model_validator

from problems.problem import Check, Frozen
from problems.registry import AnySolution
from problems.status import Sense, Status
from solvers.evidence import Evidence
from tools.trail import Milestone, merged

_MEETS = 1e-6  # relative distance of a bound to an objective at which the two are the same number


class Provenance(Frozen):
    """Where an answer came from.

    `model` is the form that was solved (CQM, QUBO, Scheduling…); `tried` are all the backends that
    ran, in order; `repairs` are the changes made to a sample before it was scored, each declared.
    """

    tool: str
    backend: str
    model: str
    seed: int
    budget_s: float = Field(ge=0)
    seconds: float = Field(ge=0)
    tried: tuple[str, ...] = ()
    repairs: tuple[str, ...] = ()


class Outcome(Frozen):
    """An answer in the user's terms.

    `objective` is the check's, `bound` a proven limit on the best possible objective in the same
    unit, `gap` their relative distance |objective − bound| / max(1, |objective|). `trail` tells how
    both came closer, in order of time; empty where the backend tells nothing before its end.
    """

    status: Status
    sense: Sense
    provenance: Provenance
    solution: AnySolution | None = None
    check: Check | None = None
    objective: float | None = None
    bound: float | None = None
    gap: float | None = None
    evidence: Evidence | None = None
    trail: tuple[Milestone, ...] = ()

    @model_validator(mode="after")
    def _status_is_earned(self) -> Self:
        if self.status in {Status.OPTIMAL, Status.FEASIBLE} and not self.is_feasible:
            raise ValueError(f"status {self.status} needs a solution whose check is feasible")
        return self

    @property
    def is_feasible(self) -> bool:
        """Whether there is a solution and the problem's own check accepts it."""
        return self.check is not None and self.check.feasible


def best_of(*outcomes: Outcome) -> Outcome:
    """Returns the best of several outcomes of one problem, with the tightest bound any proved.

    The answer keeps its own provenance, but for the time and the list of backends, which are those
    of all of them. Their trails count from one start (`tools.trail.later` moves one that does not).
    """
    best = min(outcomes, key=_badness)
    sign = best.sense.sign
    bounds = [each.bound for each in outcomes if each.bound is not None]
    bound = max(bounds, key=lambda each: sign * each) if bounds else None
    tried = dict.fromkeys(name for each in outcomes for name in each.provenance.tried)
    return best.model_copy(
        update={
            "status": _settled(outcomes) or earned_status(best.check, bound),
            "bound": bound,
            "gap": relative_gap(best.objective, bound) if best.is_feasible else None,
            "trail": merged(*(each.trail for each in outcomes), sense=best.sense),
            "provenance": best.provenance.model_copy(
                update={
                    "seconds": round(sum(each.provenance.seconds for each in outcomes), 4),
                    "tried": tuple(tried),
                }
            ),
        }
    )


def _settled(outcomes: tuple[Outcome, ...]) -> Status | None:
    """Unbounded stands whatever was found; infeasible stands where nothing feasible was."""
    statuses = {each.status for each in outcomes}
    if Status.UNBOUNDED in statuses:
        return Status.UNBOUNDED
    feasible = any(each.is_feasible for each in outcomes)
    return Status.INFEASIBLE if Status.INFEASIBLE in statuses and not feasible else None


def earned_status(check: Check | None, bound: float | None) -> Status:
    """Returns `optimal` where the objective meets the bound, else `feasible` or `unknown`."""
    if check is None or not check.feasible:
        return Status.UNKNOWN
    gap = relative_gap(check.objective, bound)
    return Status.OPTIMAL if gap is not None and gap <= _MEETS else Status.FEASIBLE


def relative_gap(objective: float | None, bound: float | None) -> float | None:
    """Returns |objective − bound| / max(1, |objective|), None where either is unknown.

    >>> relative_gap(110.0, 100.0)
    0.09090909090909091
    """
    if objective is None or bound is None:
        return None
    return abs(objective - bound) / max(1.0, abs(objective))


def badness(check: Check | None, sense: Sense) -> tuple[float, float]:
    """Orders checks: feasible by cost, then infeasible by how much is broken, then nothing."""
    if check is None:
        return (math.inf, math.inf)
    broken = sum(violation.amount for violation in check.violations)
    cost = sense.sign * check.objective if check.objective is not None else math.inf
    return (0.0 if check.feasible else max(broken, _MEETS), cost)


def _badness(outcome: Outcome) -> tuple[float, float]:
    return badness(outcome.check, outcome.sense)
