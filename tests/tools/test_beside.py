"""Annealing beside the exact search: each keeps what it finds, and a proof ends both."""

import numpy as np
import ortools.sat.python.cp_model  # noqa: F401  # not within the budgets below
import pytest

from problems.errors import LimitExceeded
from problems.families.max_cut import MaxCut
from problems.status import Status
from tools.actions import solve_exact
from tools.beside import is_ahead
from tools.outcome import Outcome
from tools.solving import ExactInput


def _solved(problem: MaxCut, *, budget_s: float) -> Outcome:
    request = ExactInput(problem=problem, budget_s=budget_s, seed=1, aim="both")
    return solve_exact.run(request, lambda done, words: None)


def test_both_search_and_the_bound_of_one_stands_beside_the_answer_of_the_other() -> None:
    cut = MaxCut.random(np.random.default_rng(1), 90)
    outcome = _solved(cut, budget_s=5.0)
    assert outcome.provenance.tried == ("cp_sat", "simulated_annealing")
    assert outcome.bound is not None
    assert outcome.provenance.seconds < 9.0, "side by side, not one after the other"
    assert outcome.trail[-1].objective == outcome.objective


def test_what_the_exact_search_proves_ends_both() -> None:
    cut = MaxCut.random(np.random.default_rng(1), 21)
    outcome = _solved(cut, budget_s=60.0)
    assert outcome.status is Status.OPTIMAL
    assert outcome.provenance.seconds < 30.0


def test_without_a_qubo_the_exact_search_is_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(problem: object) -> None:
        raise LimitExceeded("the QUBO would have too many terms")

    monkeypatch.setattr("tools.beside.qubo_form", refuse)
    outcome = _solved(MaxCut.random(np.random.default_rng(1), 60), budget_s=1.5)
    assert outcome.provenance.tried == ("cp_sat",)


def test_ahead_is_a_better_feasible_answer() -> None:
    cut = MaxCut.random(np.random.default_rng(2), 10)
    best = solve_exact.run(ExactInput(problem=cut, budget_s=5), lambda done, words: None)
    nothing = best.model_copy(update={"status": Status.UNKNOWN, "check": None, "objective": None})
    assert is_ahead(best, None)
    assert is_ahead(best, nothing)
    assert not is_ahead(nothing, best)
    assert not is_ahead(best, best)
