"""The verdict given again on a measured instance: pure, from its probe, features and offers."""

from __future__ import annotations

from agent.contracts.verdict import Route
from agent.decide.case import Case
from agent.decide.judge import advised_route
from agent.decide.probe import seconds_of
from agent.decide.terms import Terms
from agent.decide.worth import is_worth_quantum
from evals.calibration.measured_case import MeasuredCase
from evals.profiles.record import Answer
from problems.instance.features import InstanceFeatures
from problems.problem import Check
from problems.status import Sense, Status
from solvers.quantum.offer import Offer
from tools.outcome import Outcome, Provenance


class Replay:
    """The judge's view of one instance; it is asked under many terms.

    `features` and `offers` are what `weigh_instance` gives.
    """

    def __init__(
        self, case: MeasuredCase, features: InstanceFeatures, offers: tuple[Offer, ...]
    ) -> None:
        self.case = case
        self._features, self._offers = features, offers
        self._last: Case | None = None

    def judged(self, terms: Terms) -> Case:
        """Returns the case as the judge sees it under these terms."""
        probe = self._probe(seconds_of(terms.deadline_s))
        if self._last is None:
            self._last = Case(self._features, probe, self._offers, terms)
        self._last = self._last.but(terms=terms, probe=probe)
        return self._last

    def advised(self, terms: Terms) -> tuple[Route, bool]:
        """Returns the advised route, and whether quantum hardware is said to be worth it."""
        case = self.judged(terms)
        worth = is_worth_quantum(case)
        return advised_route(case, worth=worth), worth

    def _probe(self, seconds: float) -> Outcome | None:
        answer = self.case.probe(seconds)
        if answer is None or answer.backend == "killed":
            return None
        return outcome_of(answer, self.case.profiles["exact"].sense)


def outcome_of(answer: Answer, sense: Sense) -> Outcome:
    """Returns a recorded answer as the tool gave it, but for the solution, which was not kept."""
    has_answer = answer.objective is not None
    status = answer.status
    if not has_answer and status in {Status.OPTIMAL, Status.FEASIBLE}:
        status = Status.UNKNOWN
    return Outcome(
        status=status,
        sense=sense,
        check=Check(feasible=True, objective=answer.objective) if has_answer else None,
        objective=answer.objective,
        bound=answer.bound,
        gap=answer.gap,
        provenance=Provenance(
            tool="solve_exact",
            backend=answer.backend,
            model="",
            seed=0,
            budget_s=answer.budget_s,
            seconds=answer.cpu_s,
        ),
    )
