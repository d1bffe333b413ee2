"""Small fleets, and exhaustive search over their plans."""

from collections.abc import Iterator
from itertools import pairwise, permutations, product

import numpy as np

from problems.structures import Fleet, Routes
from solvers.whole_fleet import keeps_to

Plan = tuple[tuple[int, ...], ...]


def plans(n_customers: int, n_vehicles: int) -> Iterator[Plan]:
    """Every way to give customers to vehicles, in every order."""
    for vehicles in product(range(n_vehicles), repeat=n_customers):
        groups = [
            [place for place, vehicle in enumerate(vehicles, start=1) if vehicle == each]
            for each in range(n_vehicles)
        ]
        yield from product(*(list(permutations(group)) for group in groups))


def cost_of(fleet: Fleet, plan: Plan) -> float:
    legs = [leg for route in plan if route for leg in pairwise((0, *route, 0))]
    return sum(float(fleet.costs[leg]) for leg in legs) + fleet.vehicle_cost * sum(map(bool, plan))


def is_kept(fleet: Fleet, plan: Plan) -> bool:
    """Whether a plan visits all once, in pairs, within loads and windows."""
    at = {place: (v, step) for v, route in enumerate(plan) for step, place in enumerate(route)}
    visited = sorted(place for route in plan for place in route)
    return (
        visited == list(range(1, len(fleet.costs)))
        and all(at[a][0] == at[b][0] and at[a][1] < at[b][1] for a, b in fleet.pairs)
        and keeps_to(fleet, plan)
    )


def best_cost(fleet: Fleet) -> float | None:
    """The least cost over all plans, None where none is kept."""
    every = plans(len(fleet.costs) - 1, len(fleet.capacities))
    return min((cost_of(fleet, plan) for plan in every if is_kept(fleet, plan)), default=None)


def random_fleet(seed: int, variant: str, digits: int = 0) -> Fleet:
    """Five customers and two vehicles with something of each variant named."""
    rng = np.random.default_rng(seed)
    costs = np.round(rng.uniform(1, 20, (6, 6)), digits)
    np.fill_diagonal(costs, 0)
    demands = np.array([0, *rng.integers(1, 6, 5)], dtype=float)
    capacities = np.array([12.0, 6.0]) if "mixed" in variant else np.array([10.0, 10.0])
    pairs: tuple[tuple[int, int], ...] = ()
    if "pairs" in variant:
        pairs = ((1, 2), (4, 3))
        demands[[2, 3]] = -demands[[1, 4]]
        capacities = np.array([7.0, 7.0])
    if "gaps" in variant:
        costs[rng.random((6, 6)) < 0.3] = np.inf
        np.fill_diagonal(costs, 0)
    if "windows" not in variant:
        return Fleet(costs, demands, capacities, pairs=pairs, vehicle_cost=3)
    opens = rng.integers(0, 30, 6).astype(float)
    opens[0] = 0
    closes = opens + rng.integers(10, 40, 6)
    closes[0] = 90
    return Fleet(
        costs,
        demands,
        capacities,
        times=np.round(rng.uniform(1, 12, (6, 6)), digits),
        service=np.array([0, *rng.integers(0, 4, 5)], dtype=float),
        windows=np.stack([opens, closes], axis=1),
        pairs=pairs,
        vehicle_cost=3,
    )


def answer_of(answers: tuple[object, ...]) -> Plan:
    (answer,) = answers
    assert isinstance(answer, Routes)
    return answer.routes
