"""CP-SAT's circuits through a depot against exhaustive search over plans."""

from dataclasses import replace

import numpy as np
import pytest

from problems.status import Status
from problems.structures import Fleet, Routes
from solvers.backends.cp_sat_fleet import BACKEND
from solvers.result import RawResult, Request
from tests.solvers.backends.fleets import answer_of, best_cost, cost_of, is_kept, random_fleet

VARIANTS = ["plain", "mixed", "pairs", "windows", "gaps", "mixed pairs windows", "windows gaps"]


def _solve(fleet: Fleet, hint: Routes | None = None, budget_s: float = 20) -> RawResult:
    request = Request(fleet, hint=hint)
    return BACKEND.solve(request, seed=3, budget_s=budget_s, progress=lambda _, __: None)


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("variant", VARIANTS)
def test_the_routes_and_their_bound_are_those_of_exhaustive_search(variant: str, seed: int) -> None:
    fleet = random_fleet(seed, variant)
    best, result = best_cost(fleet), _solve(fleet)
    if best is None:
        assert (result.status, result.answers) == (Status.INFEASIBLE, ())
        return
    plan = answer_of(result.answers)
    assert result.status is Status.OPTIMAL
    assert is_kept(fleet, plan)
    assert cost_of(fleet, plan) == result.bound == best


def test_the_variants_are_sometimes_infeasible_and_sometimes_not() -> None:
    for variant in ("windows", "gaps"):
        found = {best_cost(random_fleet(seed, variant)) is None for seed in range(12)}
        assert False in found
    assert best_cost(replace(random_fleet(0, "plain"), capacities=np.array([5.0, 5.0]))) is None


@pytest.mark.parametrize("variant", ["plain", "windows"])
def test_numbers_that_are_no_decimals_are_proven_within_rounding(variant: str) -> None:
    fleet = random_fleet(1, variant, digits=15)
    best, result = best_cost(fleet), _solve(fleet)
    assert best is not None
    assert result.bound is not None
    assert result.status is Status.OPTIMAL
    assert cost_of(fleet, answer_of(result.answers)) == pytest.approx(best, rel=1e-7)
    assert best * (1 - 1e-6) <= result.bound <= best * (1 + 1e-12)


PLAIN = random_fleet(0, "plain")


@pytest.mark.parametrize(
    "fleet",
    [
        replace(PLAIN, demands=np.array([0.0, 99, 1, 1, 1, 1])),
        replace(PLAIN, capacities=np.array([3.0, 3.0])),
        replace(PLAIN, costs=np.where(np.arange(6) == 2, np.inf, 1.0)),
    ],
)
def test_what_cannot_be_served_is_infeasible(fleet: Fleet) -> None:
    result = _solve(fleet)
    assert (result.status, result.answers) == (Status.INFEASIBLE, ())


def test_a_window_that_ends_before_it_begins_is_infeasible() -> None:
    fleet = random_fleet(0, "windows")
    assert fleet.windows is not None
    windows = fleet.windows.copy()
    windows[3] = 50, 40
    assert _solve(replace(fleet, windows=windows)).status is Status.INFEASIBLE


def test_a_hint_is_kept_where_the_time_runs_out() -> None:
    points = np.random.default_rng(0).uniform(0, 99, (50, 2))
    costs = np.hypot(*(points[:, None] - points[None, :]).transpose(2, 0, 1))
    fleet = Fleet(costs, np.array([0.0, *[1.0] * 49]), np.full(5, 10.0))
    hint = tuple(tuple(range(at, min(at + 10, 50))) for at in range(1, 50, 10))
    result = _solve(fleet, hint=Routes(hint), budget_s=6)
    assert result.status is Status.FEASIBLE
    assert cost_of(fleet, answer_of(result.answers)) <= cost_of(fleet, hint) + 1e-6


def test_no_time_is_unknown() -> None:
    result = _solve(random_fleet(0, "plain"), budget_s=0)
    assert (result.status, result.answers) == (Status.UNKNOWN, ())


def test_too_many_places_are_refused_by_number() -> None:
    refusal = BACKEND.refuses(Fleet(np.ones((201, 201)), np.ones(201), np.ones(3)))
    assert refusal is not None
    assert "201 places; 'cp_sat_fleet' takes 200; use 'ortools_fleet'" in refusal
