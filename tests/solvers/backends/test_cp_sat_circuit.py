"""CP-SAT's circuit against exhaustive search over tours."""

from itertools import permutations

import numpy as np
import pytest

from problems.status import Status
from problems.structures import Floats, Routing, Tour
from solvers.backends.cp_sat_circuit import BACKEND
from solvers.result import RawResult, Request


def _length(distances: Floats, order: tuple[int, ...]) -> float:
    return float(distances[list(order), [*order[1:], order[0]]].sum())


def _shortest(distances: Floats) -> float:
    others = range(1, len(distances))
    return min(_length(distances, (0, *order)) for order in permutations(others))


def _solve(distances: Floats, hint: Tour | None = None, budget_s: float = 20) -> RawResult:
    request = Request(Routing(distances), hint=hint)
    return BACKEND.solve(request, seed=3, budget_s=budget_s, progress=lambda _, __: None)


def _tour(result: RawResult) -> tuple[int, ...]:
    (answer,) = result.answers
    assert isinstance(answer, Tour)
    return tuple(answer.order.tolist())


@pytest.mark.parametrize("size", [2, 3, 6])
@pytest.mark.parametrize("digits", [0, 2, 15])  # whole, exact and irrational distances
def test_the_tour_and_its_bound_are_those_of_exhaustive_search(size: int, digits: int) -> None:
    distances = np.round(np.random.default_rng(size).uniform(1, 9, (size, size)), digits)
    result = _solve(distances)
    best = _shortest(distances)
    assert result.status is Status.OPTIMAL
    assert sorted(_tour(result)) == list(range(size))
    assert _length(distances, _tour(result)) == pytest.approx(best, rel=1e-8)
    assert result.bound is not None
    assert best * (1 - 1e-6) <= result.bound <= best * (1 + 1e-12)


def test_absent_arcs_are_not_driven() -> None:
    distances = np.full((4, 4), np.inf)
    for a, b in ((0, 2), (2, 1), (1, 3), (3, 0), (0, 1)):
        distances[a, b] = 5
    assert _tour(_solve(distances)) == (0, 2, 1, 3)


@pytest.mark.parametrize("cut", [(0, slice(None)), (slice(None), 2)])
def test_a_place_without_a_way_in_or_out_is_infeasible(
    cut: tuple[int | slice, int | slice],
) -> None:
    distances = np.ones((3, 3))
    distances[cut] = np.inf
    result = _solve(distances)
    assert (result.status, result.answers) == (Status.INFEASIBLE, ())


def test_two_islands_are_infeasible() -> None:
    distances = np.full((4, 4), np.inf)
    for a, b in ((0, 1), (1, 0), (2, 3), (3, 2)):
        distances[a, b] = 1
    assert _solve(distances).status is Status.INFEASIBLE


def test_a_hint_is_kept_where_the_time_runs_out() -> None:
    points = np.random.default_rng(0).uniform(0, 99, (60, 2))
    distances = np.hypot(*(points[:, None] - points[None, :]).transpose(2, 0, 1))
    order = np.arange(60)
    result = _solve(distances, hint=Tour(order), budget_s=0.5)
    assert result.status in {Status.FEASIBLE, Status.OPTIMAL}
    assert _length(distances, _tour(result)) <= _length(distances, tuple(order.tolist())) + 1e-6


def test_no_time_is_unknown() -> None:
    result = _solve(np.ones((5, 5)), budget_s=0)
    assert (result.status, result.answers, result.bound) == (Status.UNKNOWN, (), None)


def test_too_many_places_are_refused_by_number() -> None:
    refusal = BACKEND.refuses(Routing(np.ones((501, 501))))
    assert refusal is not None
    assert "501 places; 'cp_sat_circuit' takes 500" in refusal
