"""What every route was worth on a measured instance, under the same terms as the verdict."""

from __future__ import annotations

from dataclasses import dataclass

from agent.contracts.verdict import Route
from agent.decide.terms import Terms
from agent.decide.utility import utility_usd
from evals.calibration.machine_table import MachineTable
from evals.calibration.measured_case import MeasuredCase

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

    def in_turn(self, terms: Terms) -> Worth:
        """Returns what the exact solvers and annealing give with half of the time each."""
        parts = [
            self.case.reached(name, terms.deadline_s / 2)
            for name in ("exact", "annealing")
            if name in self.case.profiles
        ]
        gap, _ = min(parts)
        return Worth(utility_usd(gap, terms.deadline_s, 0.0, terms), f"in turn, gap {gap:.2%}")

    def _classical(self, name: str, terms: Terms) -> Worth:
        gap, seconds = self.case.reached(name, terms.deadline_s)
        return Worth(utility_usd(gap, seconds, 0.0, terms), f"{name}, gap {gap:.2%}")


def _tables(case: MeasuredCase, kind: str, *, is_ideal: bool) -> tuple[MachineTable, ...]:
    rows = (each for each in case.quantum if each.kind == kind)
    return tuple(MachineTable.of(each, is_ideal=is_ideal) for each in rows)
