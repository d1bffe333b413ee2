"""Rounding to whole costs never hides more than it says."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from problems.status import Status
from solvers.whole_costs import to_whole


def test_decimals_are_exact() -> None:
    whole = to_whole(np.array([[0.1, np.inf], [0.25, 3.0]]), 10**6)
    assert (whole.values.tolist(), whole.factor, whole.error) == ([[2, 0], [5, 60]], 20, 0)
    assert whole.status(Status.OPTIMAL, cost=1.0, bound=None) is Status.OPTIMAL


@given(st.lists(st.floats(0, 1e6), min_size=1, max_size=20), st.integers(10, 10**9))
def test_the_bound_holds_whatever_is_rounded(costs: list[float], largest: int) -> None:
    values = np.array(costs)
    whole = to_whole(values, largest)
    assert int(np.abs(whole.values).max()) <= largest
    bound = whole.lower_bound(float(whole.values.sum()), values.size)
    assert bound <= values.sum() * (1 + 1e-12)


@pytest.mark.parametrize(("largest", "status"), [(10, Status.FEASIBLE), (10**9, Status.OPTIMAL)])
def test_a_rounded_proof_counts_only_where_the_gap_it_leaves_is_closed(
    largest: int, status: Status
) -> None:
    costs = np.array([2**0.5, 3**0.5])
    whole = to_whole(costs, largest)
    bound = whole.lower_bound(float(whole.values.sum()), 2)
    assert whole.status(Status.OPTIMAL, float(costs.sum()), bound) is status
    assert whole.status(Status.UNKNOWN, float(costs.sum()), bound) is Status.UNKNOWN
