"""Demands, a capacity and time windows around routes that keep them all."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from problems.modelling.customers import Customer
from problems.structures import Floats

_CUSTOMERS_A_ROUTE = 4
_MOST_DEMAND = 20
_MOST_SERVICE = 10


@dataclass(frozen=True, slots=True)
class PlannedRoutes:
    """What a plan keeps to: its customers, and the limits on its vehicles."""

    customers: tuple[Customer, ...]
    closes: int
    capacity: int
    n_routes: int


def planned_routes(
    rng: np.random.Generator, points: Floats, arcs: Floats, tightness: float
) -> PlannedRoutes:
    """Returns an instance that a sweep round the depot solves. Shape: `points` (n, 2), the depot first.

    Tightness from 0 to 1 takes the capacity from half as much again as the heaviest planned route
    to just that, and widens the windows from a tenth of the plan's length to most of it:
    exact methods prove less the fewer orders of stops the windows rule out. Source: Desrochers,
    Desrosiers, Solomon: A new optimization algorithm for the vehicle routing problem with time
    windows, Operations Research 40 (1992), on the width of windows; Uchoa et al.: New benchmark
    instances for the capacitated vehicle routing problem, EJOR 257 (2017), on tight capacities.
    """
    n_places = len(points)
    n_routes = min(n_places - 1, max(2, round((n_places - 1) / _CUSTOMERS_A_ROUTE)))
    demands = rng.integers(1, _MOST_DEMAND + 1, n_places)
    service = rng.integers(1, _MOST_SERVICE + 1, n_places)
    demands[0] = service[0] = 0
    towards = np.arctan2(*(points[1:] - points[0]).T)
    swept = 1 + np.argsort(towards, kind="stable")
    starts = np.zeros(n_places)
    loads, lengths = [], []
    for route in np.array_split(swept, n_routes):
        stops = np.array([0, *route.tolist(), 0])
        reached = np.cumsum(arcs[stops[:-1], stops[1:]] + service[stops[:-1]])
        starts[route] = reached[:-1]
        lengths.append(float(reached[-1]))
        loads.append(int(demands[route].sum()))
    width = max(lengths) * (0.1 + 0.6 * tightness)
    early = rng.uniform(0, width, n_places)
    windows = np.stack([np.floor(starts - early).clip(0), np.ceil(starts - early + width)], axis=1)
    return PlannedRoutes(
        customers=tuple(
            Customer(name=f"customer {at}", demand=demand, ready=ready, due=due, service=length)
            for at, (demand, (ready, due), length) in enumerate(
                zip(demands[1:].tolist(), windows[1:].tolist(), service[1:].tolist(), strict=True),
                start=1,
            )
        ),
        closes=int(np.ceil(max(lengths) * (1.5 - 0.5 * tightness))),
        capacity=int(np.ceil(max(loads) * (1.5 - 0.5 * tightness))),
        n_routes=n_routes,
    )
