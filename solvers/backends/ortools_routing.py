"""OR-Tools' routing library: guided local search over tours."""

from __future__ import annotations

import time

import numpy as np

from problems.status import Status
from problems.structures import Ints, Routing, Tour
from solvers.backend import Backend
from solvers.result import Model, Progress, RawResult, Request
from solvers.routing_search import forbidding, search_parameters, watch
from solvers.trail import Trail
from solvers.whole_costs import to_whole

_MOST_PLACES = 5_000  # the cost matrix alone is 0.2 GB there
_LARGEST_COST = 10**9  # keeps the sum over a tour, with forbidden arcs, far from 64 bits
_SECONDS_A_PAIR = 0.01  # its last improvement came after 0.004 at most (14 to 100 places, 3 seeds)


def _accepts(model: Model) -> str | None:
    assert isinstance(model, Routing)
    n_places = len(model.distances)
    if n_places > _MOST_PLACES:
        return f"the tour has {n_places} places; 'ortools_routing' takes {_MOST_PLACES}"
    return None


def _solve(request: Request, *, seed: int, budget_s: float, progress: Progress) -> RawResult:
    """Improves one tour until its budget, or 10 ms for each pair of places, is spent.

    The library's search has no seed: ours decides the order in which it sees the places, which
    sends it along another path.
    """
    routing = request.model
    assert isinstance(routing, Routing)
    started = time.perf_counter()
    n_places = len(routing.distances)
    order = np.random.default_rng(seed).permutation(n_places)
    limit_s = min(budget_s, _SECONDS_A_PAIR * n_places**2)
    hint = request.hint.order if isinstance(request.hint, Tour) else None
    shuffled_distances = routing.distances[np.ix_(order, order)]
    whole = to_whole(shuffled_distances, _LARGEST_COST)
    trail = Trail(started)
    shuffled = _search(
        forbidding(shuffled_distances, whole),
        None if hint is None else np.argsort(order)[hint],
        limit_s,
        progress,
        trail,
    )
    tour = None if shuffled is None else order[shuffled]
    if tour is None or np.isinf(routing.distances[tour, np.roll(tour, -1)]).any():
        return RawResult(Status.UNKNOWN, (), None, time.perf_counter() - started)
    marks = trail.marks(lambda cost: cost / whole.factor)
    return RawResult(
        Status.FEASIBLE, (Tour(tour),), None, time.perf_counter() - started, trail=marks
    )


def _search(
    costs: Ints, hint: Ints | None, limit_s: float, progress: Progress, trail: Trail
) -> Ints | None:
    """The best tour found, or None where the time did not suffice for a first one."""
    from ortools.constraint_solver import pywrapcp

    n_places = len(costs)
    manager = pywrapcp.RoutingIndexManager(n_places, 1, 0)
    routing = pywrapcp.RoutingModel(manager)
    routing.SetArcCostEvaluatorOfAllVehicles(routing.RegisterTransitMatrix(costs.tolist()))
    watch(routing, limit_s, progress, "found a shorter tour", trail)
    parameters = search_parameters(limit_s)
    if hint is None:
        found = routing.SolveWithParameters(parameters)
    else:
        routing.CloseModelWithParameters(parameters)
        at = int(np.flatnonzero(hint == 0)[0])
        route = np.roll(hint, -at)[1:].tolist()
        first = routing.ReadAssignmentFromRoutes([route], True)  # noqa: FBT003  # SWIG takes no keywords
        found = routing.SolveFromAssignmentWithParameters(first, parameters)
    if found is None:
        return None
    tour = [0]
    while not routing.IsEnd(index := found.Value(routing.NextVar(tour[-1]))):
        tour.append(index)
    return np.array(tour, dtype=np.int64)


BACKEND = Backend(
    name="ortools_routing",
    kind="heuristic",
    models=("Routing",),
    description="OR-Tools' routing: guided local search over tours, good ones at once, no proof",
    modules=("ortools.constraint_solver.pywrapcp",),
    licence="Apache-2.0",
    rank=0,  # the only heuristic that knows tours: optimal on berlin52 where annealing is 174 % off
    accepts=_accepts,
    solve=_solve,
)
