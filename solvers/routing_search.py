"""What OR-Tools' routing library is told in the same way whatever it routes."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Literal

import numpy as np

from problems.structures import Floats, Ints
from solvers.result import Progress
from solvers.trail import Trail
from solvers.whole_costs import WholeCosts

if TYPE_CHECKING:
    from ortools.constraint_solver.routing_parameters_pb2 import RoutingSearchParameters
    from ortools.routing.pywraprouting import RoutingModel

FirstPlan = Literal["PATH_CHEAPEST_ARC", "SAVINGS", "PARALLEL_CHEAPEST_INSERTION"]


def forbidding(distances: Floats, whole: WholeCosts) -> Ints:
    """Returns whole costs where an arc that does not exist costs more than any plan without one.

    Shape: `whole` holds the numbers of `distances` (n, n) and may hold more after them.
    """
    values = whole.values.ravel()[: distances.size].reshape(distances.shape)
    longest = int(values.max(axis=1).sum()) + int(values.max(axis=0).sum())
    return np.where(np.isinf(distances), longest + int(whole.values.max(initial=0)) + 1, values)


def search_parameters(
    limit_s: float, first_plan: FirstPlan = "PATH_CHEAPEST_ARC"
) -> RoutingSearchParameters:
    """Returns guided local search for that long, from a first plan built in that way."""
    from ortools.constraint_solver import pywrapcp, routing_enums_pb2

    parameters = pywrapcp.DefaultRoutingSearchParameters()
    parameters.first_solution_strategy = routing_enums_pb2.FirstSolutionStrategy.Value.Value(
        first_plan
    )
    parameters.local_search_metaheuristic = (
        routing_enums_pb2.LocalSearchMetaheuristic.GUIDED_LOCAL_SEARCH
    )
    parameters.time_limit.FromMilliseconds(max(1, int(limit_s * 1000)))
    return parameters


def watch(
    routing: RoutingModel, limit_s: float, progress: Progress, words: str, trail: Trail
) -> None:
    """Reports each improvement while the search runs, and keeps its whole cost in the trail."""
    started = time.perf_counter()
    best = float("inf")

    def report() -> None:
        nonlocal best
        cost = routing.CostVar().Value()
        if cost < best:
            best = cost
            trail.note(cost=float(cost))
            elapsed = (time.perf_counter() - started) / max(limit_s, 1e-3)
            progress(min(1.0, elapsed), words)

    routing.AddAtSolutionCallback(report)
