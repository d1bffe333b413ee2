"""OR-Tools' routing library: guided local search over the routes of a fleet."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Final

import numpy as np

from problems.status import Status
from problems.structures import Fleet, Ints, Routes
from solvers.backend import Backend
from solvers.result import Model, Progress, RawResult, Request
from solvers.routing_search import forbidding, search_parameters, watch
from solvers.trail import Trail
from solvers.whole_fleet import WholeFleet, keeps_to, whole_fleet

if TYPE_CHECKING:
    from ortools.constraint_solver.pywrapcp import RoutingIndexManager
    from ortools.routing.pywraprouting import RoutingModel

_MOST_PLACES = 2_001  # the matrices alone are 0.1 GB there
_SECONDS_A_PAIR = 0.02  # of places

# Windows and pairs leave savings few plans. Without them B-n45-k5 (best 751) after 10 s, two seeds:
# from savings 752 and 751, from the cheapest arcs 752 twice, from insertions 753 and 752.
_SAVINGS: Final = "SAVINGS"
_INSERTIONS: Final = "PARALLEL_CHEAPEST_INSERTION"

_Plan = list[list[int]]


def _accepts(model: Model) -> str | None:
    assert isinstance(model, Fleet)
    if len(model.costs) > _MOST_PLACES:
        return f"the fleet has {len(model.costs):,} places; 'ortools_fleet' takes {_MOST_PLACES:,}"
    return None


def _solve(request: Request, *, seed: int, budget_s: float, progress: Progress) -> RawResult:
    """Improves one plan until its budget, or 20 ms for each pair of places, is spent.

    The library's search has no seed: ours decides the order in which it sees the places, which
    sends it along another path.
    """
    fleet = request.model
    assert isinstance(fleet, Fleet)
    started = time.perf_counter()
    n_places = len(fleet.costs)
    order = np.append(0, 1 + np.random.default_rng(seed).permutation(n_places - 1))
    limit_s = min(budget_s, _SECONDS_A_PAIR * n_places**2)
    hint: _Plan | None = None
    if isinstance(request.hint, Routes):
        place_of = np.argsort(order)
        hint = [place_of[list(route)].tolist() for route in request.hint.routes]
        hint += [[] for _ in range(len(fleet.capacities) - len(hint))]
    shuffled = _shuffled(fleet, order)
    whole = whole_fleet(shuffled)
    left_s = limit_s - (time.perf_counter() - started)
    trail = Trail(started)
    found = _search(shuffled, whole, hint, left_s, progress=progress, trail=trail)
    if found is None or not keeps_to(shuffled, found):
        return RawResult(Status.UNKNOWN, (), None, time.perf_counter() - started)
    routes = tuple(tuple(order[route].tolist()) for route in found)
    marks = trail.marks(lambda cost: cost / whole.costs.factor)
    return RawResult(
        Status.FEASIBLE, (Routes(routes),), None, time.perf_counter() - started, trail=marks
    )


def _shuffled(fleet: Fleet, order: Ints) -> Fleet:
    """The same fleet with its places in another order; the depot stays the first."""
    place_of = np.argsort(order)
    square = np.ix_(order, order)
    return Fleet(
        costs=fleet.costs[square],
        demands=fleet.demands[order],
        capacities=fleet.capacities,
        times=None if fleet.times is None else fleet.times[square],
        service=None if fleet.service is None else fleet.service[order],
        windows=None if fleet.windows is None else fleet.windows[order],
        pairs=tuple((int(place_of[a]), int(place_of[b])) for a, b in fleet.pairs),
        vehicle_cost=fleet.vehicle_cost,
    )


def _search(
    fleet: Fleet,
    whole: WholeFleet,
    hint: _Plan | None,
    limit_s: float,
    *,
    progress: Progress,
    trail: Trail,
) -> _Plan | None:
    """The best plan found, or None where the time did not suffice for a first one."""
    from ortools.constraint_solver import pywrapcp

    started = time.perf_counter()
    n_vehicles = len(fleet.capacities)
    manager = pywrapcp.RoutingIndexManager(len(fleet.costs), n_vehicles, 0)
    routing = pywrapcp.RoutingModel(manager)
    costs = forbidding(fleet.costs, whole.costs)
    routing.SetArcCostEvaluatorOfAllVehicles(routing.RegisterTransitMatrix(costs.tolist()))
    routing.SetFixedCostOfAllVehicles(whole.vehicle_cost)
    _carry(routing, whole)
    _keep_time(routing, manager, whole)
    _keep_pairs(routing, manager, fleet)
    left_s = max(limit_s - (time.perf_counter() - started), 1e-3)
    watch(routing, left_s, progress, "found cheaper routes", trail)
    is_narrow = whole.windows is not None or bool(fleet.pairs)
    parameters = search_parameters(left_s, _INSERTIONS if is_narrow else _SAVINGS)
    first = None
    if hint is not None:
        routing.CloseModelWithParameters(parameters)
        first = routing.ReadAssignmentFromRoutes(hint, True)  # noqa: FBT003  # SWIG takes no keywords
    if first is None:
        found = routing.SolveWithParameters(parameters)
    else:
        found = routing.SolveFromAssignmentWithParameters(first, parameters)
    if found is None:
        return None
    plan: _Plan = []
    for vehicle in range(n_vehicles):
        route: list[int] = []
        index = found.Value(routing.NextVar(routing.Start(vehicle)))
        while not routing.IsEnd(index):
            route.append(manager.IndexToNode(index))
            index = found.Value(routing.NextVar(index))
        plan.append(route)
    return plan


def _carry(routing: RoutingModel, whole: WholeFleet) -> None:
    """The load so far, within the capacity at every stop."""
    if whole.demands.any():
        loaded = routing.RegisterUnaryTransitVector(whole.demands.tolist())
        routing.AddDimensionWithVehicleCapacity(
            loaded,
            0,
            whole.capacities.tolist(),
            True,  # noqa: FBT003  # SWIG takes no keywords
            "load",
        )


def _keep_time(routing: RoutingModel, manager: RoutingIndexManager, whole: WholeFleet) -> None:
    """When service starts, within the window of each place."""
    if whole.transit is None or whole.windows is None:
        return
    passed = routing.RegisterTransitMatrix(whole.transit.tolist())
    routing.AddDimension(passed, whole.horizon, whole.horizon, False, "time")  # noqa: FBT003
    clock = routing.GetDimensionOrDie("time")
    (opens, closes), *windows = whole.windows.tolist()
    for place, (ready, due) in enumerate(windows, start=1):
        clock.CumulVar(manager.NodeToIndex(place)).SetRange(ready, due)
    for vehicle in range(routing.vehicles()):
        clock.CumulVar(routing.Start(vehicle)).SetRange(opens, closes)
        clock.CumulVar(routing.End(vehicle)).SetRange(opens, closes)


def _keep_pairs(routing: RoutingModel, manager: RoutingIndexManager, fleet: Fleet) -> None:
    """Pick-up and delivery on one route, in this order."""
    if not fleet.pairs:
        return
    routing.AddConstantDimension(1, len(fleet.costs) + 1, True, "stops")  # noqa: FBT003
    count = routing.GetDimensionOrDie("stops")
    solver = routing.solver()
    for pickup, delivery in fleet.pairs:
        first, second = manager.NodeToIndex(pickup), manager.NodeToIndex(delivery)
        routing.AddPickupAndDelivery(first, second)
        solver.Add(routing.VehicleVar(first) == routing.VehicleVar(second))
        solver.Add(count.CumulVar(first) <= count.CumulVar(second))


BACKEND = Backend(
    name="ortools_fleet",
    kind="heuristic",
    models=("Fleet",),
    description="OR-Tools' routing: guided local search over a fleet's routes, no proof",
    modules=("ortools.constraint_solver.pywrapcp",),
    licence="Apache-2.0",
    rank=0,  # the only heuristic that knows fleets
    accepts=_accepts,
    solve=_solve,
)
