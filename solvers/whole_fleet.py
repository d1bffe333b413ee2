"""A fleet in whole numbers, for solvers that count in integers, and whether routes truly keep to it.

Numbers that are no decimals are rounded, and limits are widened by all that this can hide: every
plan of the fleet is one of the whole fleet. A plan the other way round may miss by a rounding, which
`keeps_to` tells.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from problems.structures import Fleet, Floats, Ints
from solvers.whole_costs import WholeCosts, to_whole

LARGEST = 10**9  # times a thousand places it stays far from 64 bits
_TOLERANCE = 1e-6  # what problems check windows and loads to


@dataclass(frozen=True, slots=True)
class WholeFleet:
    """Whole numbers of a fleet.

    Shape: `costs` whole near (n, n) costs and the vehicle cost after them; `demands` (n,);
    `capacities` (k,); `transit` (n, n), service and travel; `windows` (n, 2), closed by `horizon`
    where they never close. The last two are None where nobody can be late.
    """

    costs: WholeCosts
    demands: Ints
    capacities: Ints
    transit: Ints | None
    windows: Ints | None
    horizon: int

    @property
    def vehicle_cost(self) -> int:
        """What a route costs beside its legs."""
        return int(self.costs.values[-1])


def whole_fleet(fleet: Fleet) -> WholeFleet:
    """Returns the fleet in whole numbers, its limits widened by what rounding can hide."""
    n_places, n_vehicles = len(fleet.costs), len(fleet.capacities)
    costs = to_whole(np.append(fleet.costs.ravel(), fleet.vehicle_cost), LARGEST)
    loads = to_whole(np.concatenate([fleet.demands, fleet.capacities]), LARGEST)
    room = int(np.ceil(n_places * loads.error * loads.factor))
    transit, windows, horizon = _times(fleet)
    return WholeFleet(
        costs=costs,
        demands=loads.values[:n_places],
        capacities=loads.values[n_places : n_places + n_vehicles] + room,
        transit=transit,
        windows=windows,
        horizon=horizon,
    )


def keeps_to(fleet: Fleet, routes: Sequence[Sequence[int]]) -> bool:
    """Returns whether routes drive only ways there are, and keep loads and windows, but for 1e-6."""
    for capacity, route in zip(fleet.capacities.tolist(), routes, strict=True):
        stops = [0, *route, 0]
        if route and np.isinf(fleet.costs[stops[:-1], stops[1:]]).any():
            return False
        held = np.cumsum(fleet.demands[list(route)]).max(initial=0.0)
        if held > capacity + _TOLERANCE * max(1.0, capacity):
            return False
        if route and fleet.windows is not None and not _in_time(fleet, fleet.windows, stops):
            return False
    return True


def _in_time(fleet: Fleet, windows: Floats, stops: list[int]) -> bool:
    now = float(windows[0, 0])
    for here, there in pairwise(stops):
        served = 0.0 if fleet.service is None else float(fleet.service[here])
        travel = 0.0 if fleet.times is None else float(fleet.times[here, there])
        ready, due = windows[there].tolist()
        now = max(now + served + travel, ready)
        if now > due + _TOLERANCE * max(1.0, abs(due)):
            return False
    return True


def _times(fleet: Fleet) -> tuple[Ints | None, Ints | None, int]:
    """Transit, windows and horizon, all from the opening of the first window on."""
    if fleet.windows is None:
        return None, None, 0
    n_places = len(fleet.costs)
    times = np.zeros((n_places, n_places)) if fleet.times is None else fleet.times
    service = np.zeros(n_places) if fleet.service is None else fleet.service
    opening = float(fleet.windows[:, 0].min())
    whole = to_whole(
        np.concatenate([times.ravel(), service, (fleet.windows - opening).ravel()]), LARGEST
    )
    travel, served, window = np.split(whole.values, [n_places**2, n_places**2 + n_places])
    transit = travel.reshape(n_places, n_places) + served[:, None]
    windows = window.reshape(n_places, 2)
    slack = int(np.ceil(3 * n_places * whole.error * whole.factor))
    horizon = int(windows.max()) + int(transit.max(axis=1).sum()) + slack
    latest = np.where(np.isinf(fleet.windows[:, 1]), horizon, windows[:, 1] + slack)
    return transit, np.stack([windows[:, 0], latest], axis=1), horizon
