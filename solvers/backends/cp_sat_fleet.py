"""CP-SAT on fleets: circuits through the depot, with loads and times along them, and proven bounds."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from problems.status import Status
from problems.structures import Fleet, Ints, Routes
from solvers.backend import Backend
from solvers.cp_sat_run import CpSatRun, run
from solvers.result import Model, Progress, RawResult, Request
from solvers.whole_fleet import WholeFleet, keeps_to, whole_fleet

if TYPE_CHECKING:
    from ortools.sat.python.cp_model import CpModel, IntVar

_MOST_PLACES = 200  # 39,800 arcs, each with a load and a time
_DEPOT = 0


def _accepts(model: Model) -> str | None:
    assert isinstance(model, Fleet)
    if len(model.costs) > _MOST_PLACES:
        return (
            f"the fleet has {len(model.costs):,} places; 'cp_sat_fleet' takes {_MOST_PLACES}; "
            "use 'ortools_fleet'"
        )
    return None


def _solve(request: Request, *, seed: int, budget_s: float, progress: Progress) -> RawResult:
    """Minimises the cost of the routes; proven optimal, or infeasible, unless time runs out.

    Numbers that are no decimals are rounded so that no plan is lost, and the bound is lowered by
    what that can hide (`solvers.whole_fleet`).
    """
    fleet = request.model
    assert isinstance(fleet, Fleet)
    started = time.perf_counter()
    exists = np.isfinite(fleet.costs) & ~np.eye(len(fleet.costs), dtype=bool)
    whole = whole_fleet(fleet)
    if _is_hopeless(exists, whole):
        return RawResult(Status.INFEASIBLE, (), None, time.perf_counter() - started)
    drawn = _drawn(fleet, whole, np.argwhere(exists))
    if isinstance(request.hint, Routes):
        _start_from(drawn, request.hint.routes)

    def result_of(ended: CpSatRun) -> RawResult:
        return _result(ended, fleet, whole, drawn, started)

    return result_of(
        run(
            drawn.model,
            seed=seed,
            budget_s=budget_s - (time.perf_counter() - started),
            progress=progress,
            tune=_alone if fleet.windows is None else _relaxed,
            started=started,
            live=request.live,
            result_of=result_of,
        )
    )


def _result(
    ended: CpSatRun, fleet: Fleet, whole: WholeFleet, drawn: _Drawn, started: float
) -> RawResult:
    n_terms = len(fleet.costs) + 2 * len(fleet.capacities)

    def bound_of(proven: float) -> float:
        return whole.costs.lower_bound(proven, n_terms)

    bound = None if ended.bound is None else bound_of(ended.bound)
    trail = ended.trail.marks(lambda cost: cost / whole.costs.factor, bound_of)
    seconds = time.perf_counter() - started
    if not ended.has_solution:
        return RawResult(ended.status, (), bound, seconds, trail=trail)
    routes = _routes(ended, drawn, whole)
    if not keeps_to(fleet, routes):  # by a rounding
        return RawResult(Status.UNKNOWN, (), bound, seconds, trail=trail)
    status = whole.costs.status(ended.status, _cost(fleet, routes), bound)
    return RawResult(status, (Routes(routes),), bound, seconds, trail=trail)


def _is_hopeless(exists: NDArray[np.bool_], whole: WholeFleet) -> bool:
    """Whether a place has no way in or out, too large a demand, or a window that shuts at once.

    The circuits would skip the first; the others leave their variables no value.
    """
    is_cut_off = not (exists.any(axis=0) & exists.any(axis=1)).all()
    is_shut = whole.windows is not None and bool((whole.windows[:, 0] > whole.windows[:, 1]).any())
    return is_cut_off or is_shut or int(whole.demands.max()) > int(whole.capacities.max())


@dataclass(frozen=True, slots=True)
class _Drawn:
    """The model, the literal of each arc, and which kind of vehicle comes to each place.

    Shape: `arcs` (m, 2), `literals` m, `kinds` (places, kinds of vehicle); without entries where
    all vehicles are alike.
    """

    model: CpModel
    arcs: Ints
    literals: list[IntVar]
    kinds: list[list[IntVar]]


def _drawn(fleet: Fleet, whole: WholeFleet, arcs: Ints) -> _Drawn:
    from ortools.sat.python import cp_model

    model = cp_model.CpModel()
    literals = [model.new_bool_var("") for _ in range(len(arcs))]
    ways = list(zip(arcs.tolist(), literals, strict=True))
    model.add_multiple_circuit([(a, b, literal) for (a, b), literal in ways])
    n_places = len(fleet.costs)
    costs = whole.costs.values[:-1].reshape(n_places, n_places).copy()
    costs[_DEPOT] += whole.vehicle_cost
    model.minimize(cp_model.LinearExpr.weighted_sum(literals, costs[tuple(arcs.T)].tolist()))
    starts = [literal for (a, _), literal in ways if a == _DEPOT]
    model.add(cp_model.LinearExpr.sum(starts) <= len(fleet.capacities))
    drawn = _Drawn(model, arcs, literals, _kinds(model, ways, whole.capacities, n_places))
    _carry(drawn, whole)
    _keep_time(drawn, whole)
    _keep_pairs(drawn, fleet)
    return drawn


def _kinds(
    model: CpModel, ways: list[tuple[list[int], IntVar]], capacities: Ints, n_places: int
) -> list[list[IntVar]]:
    """Which kind of vehicle comes to each place: the same along a route, no more than there are."""
    rooms, numbers = np.unique(capacities, return_counts=True)
    if rooms.size == 1:
        return []
    kinds = [[model.new_bool_var("") for _ in rooms] for _ in range(n_places)]
    for kind in kinds[1:]:
        model.add_exactly_one(kind)
    begun: list[list[Any]] = [[] for _ in rooms]
    for (a, b), literal in ways:
        if _DEPOT not in (a, b):
            for here, there in zip(kinds[a], kinds[b], strict=True):
                model.add(here == there).only_enforce_if(literal)
        elif a == _DEPOT:
            for number, there in enumerate(kinds[b]):
                begins = model.new_bool_var("")
                model.add_bool_or([literal.negated(), there.negated(), begins])
                begun[number].append(begins)
    for started, most in zip(begun, numbers.tolist(), strict=True):
        model.add(sum(started) <= most)
    return kinds


def _carry(drawn: _Drawn, whole: WholeFleet) -> None:
    """The load so far: at least what came before and what is added, within the capacity."""
    if not whole.demands.any():
        return
    model, demands = drawn.model, whole.demands.tolist()
    rooms = np.unique(whole.capacities).tolist()
    least = min(0, int(np.minimum(whole.demands, 0).sum()))
    held = [model.new_int_var(least + max(each, 0), rooms[-1], "") for each in demands]
    for (a, b), literal in zip(drawn.arcs.tolist(), drawn.literals, strict=True):
        if b != _DEPOT:
            before = 0 if a == _DEPOT else held[a]
            model.add(held[b] >= before + demands[b]).only_enforce_if(literal)
    for load, kind in zip(held[1:], drawn.kinds[1:], strict=False):
        model.add(load <= sum(room * each for room, each in zip(rooms, kind, strict=True)))


def _keep_time(drawn: _Drawn, whole: WholeFleet) -> None:
    """When service starts: no sooner than its vehicle can be there, within the window."""
    if whole.transit is None or whole.windows is None:
        return
    model = drawn.model
    (opens, closes), *windows = whole.windows.tolist()
    starts = [model.new_int_var(opens, opens, "")]
    starts += [model.new_int_var(ready, due, "") for ready, due in windows]
    home = model.new_int_var(opens, closes, "")
    for (a, b), literal in zip(drawn.arcs.tolist(), drawn.literals, strict=True):
        reached = home if b == _DEPOT else starts[b]
        model.add(reached >= starts[a] + int(whole.transit[a, b])).only_enforce_if(literal)


def _keep_pairs(drawn: _Drawn, fleet: Fleet) -> None:
    """Pick-up and delivery on one route, which is known by its first place, in this order."""
    if not fleet.pairs:
        return
    model, n_places = drawn.model, len(fleet.costs)
    route = [model.new_int_var(0, n_places - 1, "") for _ in range(n_places)]
    count = [model.new_int_var(0, n_places, "") for _ in range(n_places)]
    for (a, b), literal in zip(drawn.arcs.tolist(), drawn.literals, strict=True):
        if a == _DEPOT:
            model.add(route[b] == b).only_enforce_if(literal)
        elif b != _DEPOT:
            model.add(route[b] == route[a]).only_enforce_if(literal)
            model.add(count[b] >= count[a] + 1).only_enforce_if(literal)
    for pickup, delivery in fleet.pairs:
        model.add(route[pickup] == route[delivery])
        model.add(count[pickup] < count[delivery])


def _start_from(drawn: _Drawn, routes: tuple[tuple[int, ...], ...]) -> None:
    """Offers known routes as the first solution."""
    driven = {
        leg
        for route in routes
        if route
        for leg in zip((_DEPOT, *route), (*route, _DEPOT), strict=True)
    }
    for (a, b), literal in zip(drawn.arcs.tolist(), drawn.literals, strict=True):
        drawn.model.add_hint(literal, (a, b) in driven)


def _routes(ended: CpSatRun, drawn: _Drawn, whole: WholeFleet) -> tuple[tuple[int, ...], ...]:
    """The route of each vehicle, given to one of the kind that the solution says."""
    value = ended.value
    driven = [
        (a, b)
        for (a, b), literal in zip(drawn.arcs.tolist(), drawn.literals, strict=True)
        if value(literal)
    ]
    successor = {a: b for a, b in driven if a != _DEPOT}
    rooms, kind_of = np.unique(whole.capacities, return_inverse=True)
    free = [np.flatnonzero(kind_of == kind).tolist()[::-1] for kind in range(rooms.size)]
    routes: list[tuple[int, ...]] = [() for _ in kind_of]
    for first in (b for a, b in driven if a == _DEPOT):
        route = [first]
        while (following := successor[route[-1]]) != _DEPOT:
            route.append(following)
        kind = [value(each) for each in drawn.kinds[first]].index(True) if drawn.kinds else 0
        routes[free[kind].pop()] = tuple(route)
    return tuple(routes)


def _cost(fleet: Fleet, routes: tuple[tuple[int, ...], ...]) -> float:
    legs = [
        float(fleet.costs[leg])
        for route in routes
        if route
        for leg in zip((_DEPOT, *route), (*route, _DEPOT), strict=True)
    ]
    return sum(legs) + fleet.vehicle_cost * sum(map(bool, routes))


def _relaxed(parameters: Any) -> None:
    """The linear relaxation with cuts is what proves routes; with windows all workers share it.

    Measured on two cores to the proof, three seeds each, all workers against one: 18 customers with
    windows 0.4, 0.9 and 3.4 s against 0.9, 5.2 and over 6 s.
    """
    parameters.linearization_level = 2


def _alone(parameters: Any) -> None:
    """Without windows, one worker that spends all its time on the relaxation.

    Measured as above: 14 customers 0.0, 0.4 and 0.5 s against over 6, 1.7 and 1.8 s with all; over
    6 s each with one at the solver's own level of relaxation.
    """
    _relaxed(parameters)
    parameters.num_workers = 1


BACKEND = Backend(
    name="cp_sat_fleet",
    kind="exact",
    models=("Fleet",),
    description="CP-SAT with circuits through a depot: proves fleets of some dozen places",
    modules=("ortools.sat.python.cp_model",),
    licence="Apache-2.0",
    rank=0,  # the only exact one for fleets
    accepts=_accepts,
    solve=_solve,
    is_live=True,
)
