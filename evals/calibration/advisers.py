"""Rules that advise a route, for the verdict to be held against: each from what is known after the probe."""

from __future__ import annotations

from collections.abc import Callable

from agent.contracts.verdict import Route
from agent.decide.probe import seconds_of
from agent.decide.terms import Terms
from evals.calibration.measured_case import MeasuredCase

Adviser = Callable[[MeasuredCase, Terms], Route]


def always_exact(_case: MeasuredCase, _terms: Terms) -> Route:
    """Returns the exact solvers, whatever the instance."""
    return Route.EXACT


def always_hardware(_case: MeasuredCase, _terms: Terms) -> Route:
    """Returns quantum hardware, whatever the instance."""
    return Route.QUANTUM


def always_annealing(case: MeasuredCase, _terms: Terms) -> Route:
    """Returns annealing wherever there is a QUBO for it."""
    return Route.ANNEALING if has_annealing(case) else Route.EXACT


def old_rule(case: MeasuredCase, terms: Terms) -> Route:
    """Returns what the first verdict advised: annealing for what is a QUBO as it stands and is open.

    That is `agent.decide.judge` before utilities, at commit 40f067b.
    """
    is_settled = case.is_settled(seconds_of(terms.deadline_s))
    is_unconstrained = case.profiles["exact"].n_constraints == 0 and has_annealing(case)
    return Route.ANNEALING if is_unconstrained and not is_settled else Route.EXACT


def has_annealing(case: MeasuredCase) -> bool:
    """Returns whether annealing was run on the instance."""
    profile = case.profiles.get("annealing")
    return profile is not None and bool(profile.answers)


BASELINES: dict[str, Adviser] = {
    "always exact": always_exact,
    "always annealing": always_annealing,
    "the rule before": old_rule,
}
