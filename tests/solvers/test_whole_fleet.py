"""A fleet in whole numbers loses no plan, and a plan is judged on the true numbers."""

import numpy as np
import pytest

from problems.structures import Fleet
from solvers.whole_fleet import keeps_to, whole_fleet
from tests.solvers.backends.fleets import is_kept, plans, random_fleet


def _is_kept_whole(fleet: Fleet, plan: tuple[tuple[int, ...], ...]) -> bool:
    """Loads and windows of a plan in whole numbers, with no tolerance at all."""
    whole = whole_fleet(fleet)
    assert whole.transit is not None
    assert whole.windows is not None
    for capacity, route in zip(whole.capacities.tolist(), plan, strict=True):
        if whole.demands[list(route)].cumsum().max(initial=0) > capacity:
            return False
        now, here = int(whole.windows[0, 0]), 0
        for there in (*route, 0) if route else ():
            now = max(now + int(whole.transit[here, there]), int(whole.windows[there, 0]))
            if now > whole.windows[there, 1]:
                return False
            here = there
    return True


@pytest.mark.parametrize("digits", [0, 2, 15])
@pytest.mark.parametrize("seed", range(3))
def test_every_plan_of_the_fleet_is_one_of_the_whole_fleet(seed: int, digits: int) -> None:
    fleet = random_fleet(seed, "windows", digits)
    kept = [plan for plan in plans(5, 2) if is_kept(fleet, plan)]
    assert kept
    assert all(_is_kept_whole(fleet, plan) for plan in kept)


def test_what_is_late_heavy_or_off_the_road_is_not_kept() -> None:
    costs = np.array([[0.0, 1, np.inf], [1, 0, 1], [1, 1, 0]])
    windows = np.array([[0.0, 10], [0, 10], [0, 2]])
    fleet = Fleet(costs, np.array([0.0, 1, 1]), np.array([2.0]), costs, None, windows)
    assert keeps_to(fleet, [[1, 2]])
    assert not keeps_to(fleet, [[2, 1]])  # no way from the depot to 2
    assert not keeps_to(Fleet(costs, fleet.demands, np.array([1.0])), [[1, 2]])
    late = np.array([[0.0, 10], [1.5, 10], [0, 2]])
    assert not keeps_to(Fleet(costs, fleet.demands, fleet.capacities, costs, None, late), [[1, 2]])
