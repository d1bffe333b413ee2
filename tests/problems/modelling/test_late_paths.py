"""Sequences of stops that cannot be driven, against every route there is."""

from itertools import permutations

import numpy as np
import pytest

from problems.modelling.late_paths import clock_of, late_paths
from problems.structures import Fleet


def _fleet(seed: int) -> Fleet:
    rng = np.random.default_rng(seed)
    opens = rng.integers(0, 20, 5).astype(float)
    opens[0] = 0
    costs = np.where(rng.random((5, 5)) < 0.1, np.inf, 1.0)
    return Fleet(
        costs=costs,
        demands=np.zeros(5),
        capacities=np.ones(1),
        times=rng.integers(1, 9, (5, 5)).astype(float),
        service=np.ones(5),
        windows=np.stack([opens, opens + rng.integers(3, 15, 5) + 20.0 * (opens == 0)], axis=1),
    )


@pytest.mark.parametrize("seed", range(8))
def test_a_route_is_driven_in_time_if_and_only_if_it_holds_no_late_path(seed: int) -> None:
    fleet = _fleet(seed)
    late = set(late_paths(fleet, longest=4))
    clock = clock_of(fleet)
    kept = 0
    for length in (1, 2, 3, 4):
        for order in permutations(range(1, 5), length):
            route = (0, *order, 0)
            parts = {route[i:j] for i in range(len(route)) for j in range(i + 2, len(route) + 1)}
            in_time = bool(np.isfinite(clock.arrival(route)))
            assert in_time == parts.isdisjoint(late)
            kept += in_time
    assert kept
    for path in late:
        assert np.isfinite(clock.arrival(path[1:])) or len(path) == 2
        assert np.isfinite(clock.arrival(path[:-1])) or len(path) == 2


def test_without_windows_only_missing_ways_count() -> None:
    costs = np.ones((3, 3))
    costs[1, 2] = np.inf
    assert late_paths(Fleet(costs, np.zeros(3), np.ones(1)), longest=2) == [(1, 2)]
