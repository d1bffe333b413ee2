"""The matching against exhaustive search."""

from itertools import permutations

import numpy as np
import pytest

from problems.status import Status
from problems.structures import Floats, Matches, Matching
from solvers.backends.ortools_assignment import BACKEND
from solvers.result import RawResult, Request


def _cheapest(costs: Floats) -> float:
    rows = np.arange(len(costs))
    columns = permutations(range(costs.shape[1]), len(costs))
    return min(float(costs[rows, list(each)].sum()) for each in columns)


def _solve(costs: Floats) -> RawResult:
    request = Request(Matching(costs))
    return BACKEND.solve(request, seed=0, budget_s=5, progress=lambda _, __: None)


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("shape", [(1, 1), (1, 4), (3, 3), (2, 5), (4, 5)])
@pytest.mark.parametrize("digits", [0, 2, 15])  # whole, exact and irrational costs
def test_the_matching_is_that_of_exhaustive_search(
    seed: int, shape: tuple[int, int], digits: int
) -> None:
    rng = np.random.default_rng(seed)
    costs = np.round(rng.uniform(-9, 9, shape), digits)
    costs[rng.random(shape) < 0.4] = np.inf
    best = _cheapest(costs)
    result = _solve(costs)
    if np.isinf(best):
        assert (result.status, result.answers) == (Status.INFEASIBLE, ())
        return
    (answer,) = result.answers
    assert isinstance(answer, Matches)
    assert result.status is Status.OPTIMAL
    assert costs[np.arange(shape[0]), answer.columns].sum() == pytest.approx(best)
    assert len(set(answer.columns.tolist())) == shape[0]
    assert result.bound == pytest.approx(best)


def test_large_costs_do_not_overflow() -> None:
    costs = np.array([[2.0**50, 1.0], [2.0**50, 2.0**52]])
    result = _solve(costs)
    assert result.status is Status.OPTIMAL
    assert result.bound == pytest.approx(2.0**50 + 1)


def test_too_many_columns_are_refused_by_number() -> None:
    assert "2001 columns" in str(BACKEND.refuses(Matching(np.ones((1, 2001)))))
