"""The routing library on fleets whose best plan is known."""

import numpy as np
import pytest

from problems.status import Status
from problems.structures import Fleet, Routes
from solvers.backends.ortools_fleet import BACKEND
from solvers.result import RawResult, Request
from tests.solvers.backends.fleets import answer_of, best_cost, cost_of, is_kept, random_fleet

VARIANTS = ["plain", "mixed", "pairs", "windows", "gaps", "windows gaps"]


def _solve(fleet: Fleet, hint: Routes | None = None, budget_s: float = 0.3) -> RawResult:
    request = Request(fleet, hint=hint)
    return BACKEND.solve(request, seed=1, budget_s=budget_s, progress=lambda _, __: None)


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("variant", VARIANTS)
def test_small_fleets_are_driven_as_exhaustive_search_says(variant: str, seed: int) -> None:
    fleet = random_fleet(seed, variant)
    best, result = best_cost(fleet), _solve(fleet)
    if best is None:
        assert (result.status, result.answers) == (Status.UNKNOWN, ())
        return
    plan = answer_of(result.answers)
    assert (result.status, result.bound) == (Status.FEASIBLE, None)
    assert is_kept(fleet, plan)
    assert cost_of(fleet, plan) == best


def test_a_vehicle_is_used_only_where_it_pays() -> None:
    costs = np.ones((4, 4)) - np.eye(4)
    fleet = Fleet(costs, np.array([0.0, 1, 1, 1]), np.full(3, 3.0), vehicle_cost=5)
    assert cost_of(fleet, answer_of(_solve(fleet).answers)) == 4 + 5


def test_a_hint_is_where_it_starts() -> None:
    turn = np.random.default_rng(5).permutation(12) * 2 * np.pi / 12
    points = np.stack([np.cos(turn), np.sin(turn)], axis=1)
    costs = np.hypot(*(points[:, None] - points[None, :]).transpose(2, 0, 1))
    fleet = Fleet(costs, np.zeros(12), np.zeros(2))
    hint = Routes((tuple(range(6, 12)), tuple(range(1, 6))))
    found = cost_of(fleet, answer_of(_solve(fleet, hint).answers))
    assert found == pytest.approx(24 * np.sin(np.pi / 12))


def test_a_hint_that_breaks_the_capacity_is_passed_over() -> None:
    fleet = random_fleet(0, "plain")
    result = _solve(fleet, Routes(((1, 2, 3, 4, 5), ())))
    assert cost_of(fleet, answer_of(result.answers)) == best_cost(fleet)


def test_too_many_places_are_refused_by_number() -> None:
    many = Fleet(np.ones((2_002, 2_002)), np.ones(2_002), np.ones(3))
    refusal = BACKEND.refuses(many)
    assert refusal is not None
    assert "2,002 places; 'ortools_fleet' takes 2,001" in refusal
