"""The known answer of a generated problem: a proven optimum or a proven lack of one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from evals.generator.exhaustive import least_energy
from problems.families.labs import Labs
from problems.problem import Problem
from tools.actions import solve_exact
from tools.solving import SolveInput

_BUDGETS_S = (5.0, 60.0)  # proven in milliseconds, but for a first solve, which compiles


@dataclass(frozen=True, slots=True)
class Optimum:
    """The objective of a proven optimum, or the status that was proven in its place."""

    answer: float | None
    status: str


def optimum_of(problem: Problem[Any]) -> Optimum | None:
    """Returns what is proven of the problem, None where nothing was proven in time."""
    if isinstance(problem, Labs):
        energy = least_energy(problem)
        return None if energy is None else Optimum(energy, "optimal")
    for budget_s in _BUDGETS_S:
        outcome = solve_exact.run(SolveInput(problem=problem, budget_s=budget_s), _silent)
        if outcome.status.is_proof:
            return Optimum(outcome.objective if outcome.is_feasible else None, outcome.status.value)
    return None


def _silent(fraction: float, words: str) -> None:
    """Takes progress and says nothing."""
