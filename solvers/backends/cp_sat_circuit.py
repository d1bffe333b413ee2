"""CP-SAT on closed tours: one circuit constraint over the arcs, with proven bounds."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

import numpy as np

from problems.status import Status
from problems.structures import Ints, Routing, Tour
from solvers.backend import Backend
from solvers.cp_sat_run import CpSatRun, run
from solvers.result import Model, Progress, RawResult, Request
from solvers.whole_costs import to_whole

if TYPE_CHECKING:
    from ortools.sat.python.cp_model import CpModel, IntVar

_MOST_PLACES = 500  # 249,500 literals; kroA200 is 2.5 % from proof after a minute
_LARGEST_COST = 10**9  # times _MOST_PLACES it stays far from 64 bits


def _accepts(model: Model) -> str | None:
    assert isinstance(model, Routing)
    n_places = len(model.distances)
    if n_places > _MOST_PLACES:
        return (
            f"the tour has {n_places} places; 'cp_sat_circuit' takes {_MOST_PLACES}; "
            "use 'ortools_routing'"
        )
    return None


def _solve(request: Request, *, seed: int, budget_s: float, progress: Progress) -> RawResult:
    """Minimises the tour; proven optimal, or infeasible, unless time runs out.

    Distances that are no decimals are rounded to a billionth of the longest, and the bound is
    lowered by what that can hide (`solvers.whole_costs`).
    """
    routing = request.model
    assert isinstance(routing, Routing)
    started = time.perf_counter()
    distances = routing.distances
    n_places = len(distances)
    whole = to_whole(distances, _LARGEST_COST)
    exists = np.isfinite(distances) & ~np.eye(n_places, dtype=bool)
    if not (exists.any(axis=0) & exists.any(axis=1)).all():  # the circuit would skip such a place
        return RawResult(Status.INFEASIBLE, (), None, time.perf_counter() - started)
    arcs = np.argwhere(exists)
    model, literals = _model(arcs, whole.values[exists])
    if isinstance(request.hint, Tour):
        _start_from(model, literals, arcs, request.hint.order)

    def bound_of(proven: float) -> float:
        return whole.lower_bound(proven, n_places)

    def result_of(ended: CpSatRun) -> RawResult:
        bound = None if ended.bound is None else bound_of(ended.bound)
        trail = ended.trail.marks(lambda cost: cost / whole.factor, bound_of)
        seconds = time.perf_counter() - started
        if not ended.has_solution:
            return RawResult(ended.status, (), bound, seconds, trail=trail)
        tour = _tour(ended, literals, arcs)
        cost = float(distances[tour, np.roll(tour, -1)].sum())
        status = whole.status(ended.status, cost, bound)
        return RawResult(status, (Tour(tour),), bound, seconds, trail=trail)

    return result_of(
        run(
            model,
            seed=seed,
            budget_s=budget_s - (time.perf_counter() - started),
            progress=progress,
            tune=_tune,
            started=started,
            live=request.live,
            result_of=result_of,
        )
    )


def _model(arcs: Ints, costs: Ints) -> tuple[CpModel, list[IntVar]]:
    """The model, and the literal of each arc."""
    from ortools.sat.python import cp_model

    model = cp_model.CpModel()
    literals = [model.new_bool_var("") for _ in range(len(arcs))]
    model.add_circuit(
        [(a, b, literal) for (a, b), literal in zip(arcs.tolist(), literals, strict=True)]
    )
    model.minimize(cp_model.LinearExpr.weighted_sum(literals, costs.tolist()))
    return model, literals


def _start_from(model: CpModel, literals: list[IntVar], arcs: Ints, order: Ints) -> None:
    """Offers a known tour as the first solution."""
    driven = set(zip(order.tolist(), np.roll(order, -1).tolist(), strict=True))
    for (a, b), literal in zip(arcs.tolist(), literals, strict=True):
        model.add_hint(literal, (a, b) in driven)


def _tune(parameters: Any) -> None:
    """The linear relaxation with subtour cuts is what proves tours.

    Measured on two cores to the proof, one worker with it against two without: berlin52 0.14 s and
    4.9 s, eil51 0.36 s and 9.7 s, kroA100 3.7 s (eight workers: 10.8 s).
    """
    parameters.linearization_level = 2
    parameters.num_workers = 1


def _tour(ended: CpSatRun, literals: list[IntVar], arcs: Ints) -> Ints:
    """The places in the order of visit, from the arcs that are driven."""
    driven = np.array([ended.value(literal) for literal in literals], dtype=bool)
    successor = dict(arcs[driven].tolist())
    tour = [0]
    while (following := successor[tour[-1]]) != 0:
        tour.append(following)
    return np.array(tour, dtype=np.int64)


BACKEND = Backend(
    name="cp_sat_circuit",
    kind="exact",
    models=("Routing",),
    description="CP-SAT with a circuit constraint: proves tours of some hundred places",
    modules=("ortools.sat.python.cp_model",),
    licence="Apache-2.0",
    rank=0,  # the only exact one for tours
    accepts=_accepts,
    solve=_solve,
    is_live=True,
)
