"""The routing library on tours whose length is known."""

import numpy as np
import pytest

from problems.status import Status
from problems.structures import Floats, Routing, Tour
from solvers.backends.ortools_routing import BACKEND
from solvers.result import RawResult, Request


def _circle(n_places: int) -> Floats:
    """Places on a circle in a shuffled order: the best tour goes round it."""
    turn = np.random.default_rng(5).permutation(n_places) * 2 * np.pi / n_places
    points = np.stack([np.cos(turn), np.sin(turn)], axis=1)
    distances: Floats = np.hypot(*(points[:, None] - points[None, :]).transpose(2, 0, 1))
    return distances


def _solve(distances: Floats, hint: Tour | None = None, seed: int = 0) -> RawResult:
    request = Request(Routing(distances), hint=hint)
    return BACKEND.solve(request, seed=seed, budget_s=0.4, progress=lambda _, __: None)


def _length(distances: Floats, result: RawResult) -> float:
    (answer,) = result.answers
    assert isinstance(answer, Tour)
    assert sorted(answer.order.tolist()) == list(range(len(distances)))
    return float(distances[answer.order, np.roll(answer.order, -1)].sum())


@pytest.mark.parametrize("n_places", [3, 12, 40])
def test_it_goes_round_a_circle(n_places: int) -> None:
    distances = _circle(n_places)
    result = _solve(distances)
    assert (result.status, result.bound) == (Status.FEASIBLE, None)
    assert _length(distances, result) == pytest.approx(2 * n_places * np.sin(np.pi / n_places))


def test_two_places_are_there_and_back() -> None:
    distances = np.array([[0.0, 2.5], [4.0, 0.0]])
    assert _length(distances, _solve(distances)) == 6.5


def test_a_hint_is_where_it_starts() -> None:
    distances = _circle(12)
    hint = Tour(np.random.default_rng(9).permutation(12))
    assert _length(distances, _solve(distances, hint)) == pytest.approx(24 * np.sin(np.pi / 12))


def test_absent_arcs_are_not_driven() -> None:
    distances = np.full((4, 4), np.inf)
    for a, b in ((0, 2), (2, 1), (1, 3), (3, 0), (0, 1)):
        distances[a, b] = 5
    assert _length(distances, _solve(distances)) == 20


def test_where_there_is_no_tour_it_finds_none_and_proves_nothing() -> None:
    distances = np.full((4, 4), np.inf)
    for a, b in ((0, 1), (1, 0), (2, 3), (3, 2)):
        distances[a, b] = 1
    result = _solve(distances)
    assert (result.status, result.answers) == (Status.UNKNOWN, ())
