"""What every route was worth on a measured instance, under the same terms as the verdict.

A route by itself had all of the time. One that is advised is executed after the classical try, whose
answer counts: `agent.execute.plan` then gives annealing half of what is left, and the exact solvers the rest.
"""

from __future__ import annotations

from dataclasses import dataclass

from agent.contracts.verdict import Route
from agent.decide.probe import seconds_of
from agent.decide.terms import Terms
from agent.decide.utility import utility_usd
from evals.calibration.machine_table import MachineTable
from evals.calibration.measured_case import MeasuredCase

_LEAST_S = 0.05  # half of what `agent.execute.plan` leaves a route at least
_CLASSICAL = {Route.EXACT: "exact", Route.HEURISTIC: "heuristic", Route.ANNEALING: "annealing"}


@dataclass(frozen=True, slots=True)
class Worth:
    """What one route was worth, in US dollars, and how it was done."""

    usd: float
    how: str


class Hindsight:
    """All routes of one instance, worth what they gave; the machines' tables are made once.

    `is_ideal` lets machines work without errors at their own times and prices.
    """

    def __init__(self, case: MeasuredCase, *, is_ideal: bool) -> None:
        self.case = case
        self._qaoa = _tables(case, "qaoa", is_ideal=is_ideal)
        self._annealers = _tables(case, "annealer stand-in", is_ideal=True)

    def worths(self, terms: Terms) -> dict[Route, Worth]:
        """Returns the worth of every route that was run; quantum is 0 where no circuit could be."""
        found = {
            route: self._classical(name, terms)
            for route, name in _CLASSICAL.items()
            if name in self.case.profiles
        }
        runs = [Worth(*each.best(terms)) for each in self._qaoa]
        best = max(runs, key=lambda each: each.usd, default=Worth(0.0, "no circuit was run"))
        return {**found, Route.QUANTUM: best}

    def stand_in(self, terms: Terms) -> Worth | None:
        """Returns what annealers would be worth if their reads were those of simulated annealing."""
        return next((Worth(*each.best(terms)) for each in self._annealers), None)

    def executed(self, route: Route, terms: Terms) -> Worth:
        """Returns what the product gives where it advises a route; no money is spent but on hardware."""
        if route is Route.QUANTUM:
            return self.worths(terms)[route]
        if route is not Route.ANNEALING:
            return self._classical("exact", terms)
        probe_s = seconds_of(terms.deadline_s)
        half_s = max(_LEAST_S, (terms.deadline_s - probe_s) / 2)
        parts = ("exact", probe_s), ("annealing", half_s), ("exact", half_s)
        gap = min(self.case.reached(name, seconds)[0] for name, seconds in parts)
        how = f"exact {probe_s:g} s, annealing and exact {half_s:g} s each, gap {gap:.2%}"
        return Worth(utility_usd(gap, terms.deadline_s, 0.0, terms), how)

    def _classical(self, name: str, terms: Terms) -> Worth:
        gap, seconds = self.case.reached(name, terms.deadline_s)
        return Worth(utility_usd(gap, seconds, 0.0, terms), f"{name}, gap {gap:.2%}")


def _tables(case: MeasuredCase, kind: str, *, is_ideal: bool) -> tuple[MachineTable, ...]:
    rows = (each for each in case.quantum if each.kind == kind)
    return tuple(MachineTable.of(each, is_ideal=is_ideal) for each in rows)
