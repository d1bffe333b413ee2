"""Vehicle routing: the cheapest routes of a fleet that visit every customer once."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, Annotated, ClassVar, Literal, Self

import numpy as np
from pydantic import Field, model_validator

from problems.figure import GraphFigure
from problems.modelling.customers import (
    Customer,
    Pair,
    check_capacities,
    check_pairs,
    check_windows,
    stops_of,
)
from problems.modelling.distance import Metric, distance_matrix
from problems.modelling.distance_fields import (
    Coordinates,
    Distances,
    arcs_of,
    check_names,
    check_places,
    check_square,
    leg_lengths,
    map_positions,
    matrix_of,
    where_both,
)
from problems.modelling.fleet_binaries import FleetBinaries, fleet_binaries
from problems.modelling.fleet_figure import fleet_figure
from problems.modelling.fleet_model import fleet_cqm
from problems.modelling.fleet_words import counted, told_routes
from problems.modelling.planned_routes import planned_routes
from problems.modelling.route_check import Stop, parted, route_violations
from problems.modelling.scattered_points import scattered_points
from problems.modelling.visit_check import visit_violations
from problems.plain_number import plain
from problems.problem import Check, Example, Problem, Sample, Solution, Violation
from problems.status import Sense
from problems.structures import Answer, Fleet, Floats, Routes

if TYPE_CHECKING:
    import dimod

_MOST_CUSTOMERS = 2_000  # with both matrices 0.3 GB of numbers

Capacity = Annotated[float, Field(ge=0)]


class VehicleRoutingSolution(Solution):
    """The customers of each route in order, without the depot.

    Where the vehicles differ, the routes are in their order, and an empty one is a vehicle unused.
    """

    family: Literal["vehicle_routing"] = "vehicle_routing"
    routes: tuple[tuple[str, ...], ...]


class VehicleRouting(Problem[VehicleRoutingSolution]):
    """A depot, customers, how far apart they are, and what vehicles hold: out at opening, back by closing."""

    family: Literal["vehicle_routing"] = "vehicle_routing"
    depot: str = "depot"
    customers: tuple[Customer, ...] = Field(min_length=1, max_length=_MOST_CUSTOMERS)
    distances: Distances | None = Field(
        default=None,
        description="row: from, column: to, the depot first, then the customers in their order, in "
        "distance_unit; null where there is no way; the diagonal is not read",
    )
    coordinates: Coordinates | None = Field(
        default=None,
        description="x and y of the depot, then of the customers; for geo latitude and longitude",
    )
    metric: Metric = Field(default="euclidean", description="how coordinates give distances")
    n_vehicles: int | None = Field(
        default=None, ge=1, le=_MOST_CUSTOMERS, description="null: as many as needed"
    )
    capacity: Capacity | tuple[Capacity, ...] | None = Field(
        default=None, description="of each vehicle, or one for each, in load_unit; null: no limit"
    )
    times: Distances | None = Field(
        default=None, description="travel times laid out as distances; null: the distances"
    )
    opens: float = Field(default=0, description="when vehicles may leave the depot, in time_unit")
    closes: float | None = Field(default=None, description="when they must be back, in time_unit")
    pairs: tuple[Pair, ...] = Field(default=(), max_length=_MOST_CUSTOMERS)
    vehicle_cost: float = Field(default=0, ge=0, description="if used, in distance_unit")
    distance_unit: str = ""
    load_unit: str = ""
    time_unit: str = ""

    summary: ClassVar[str] = "find the cheapest routes of vehicles that visit every customer once"
    source: ClassVar[str] = "Toth, Vigo: Vehicle Routing (2nd edition, SIAM 2014)"
    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            text="Two vans that hold 10 crates each start at the depot at (0, 0). Ash at (0, 3) wants "
            "6 crates, Birch at (4, 3) 4, Cedar at (4, 0) 5 and Dogwood at (0, -3) 5. What is the "
            "least distance that the vans have to drive in all?",
            objective=24,
        ),
        Example(
            text="A plumber leaves the office at 0 and calls at three homes, 10 minutes at each. Driving "
            "takes 10 minutes from the office to A, 20 to B and 30 to C, 15 between A and B, 25 "
            "between A and C and 10 between B and C, both ways. C must be reached by minute 30 and A "
            "no sooner than minute 60. What is the shortest time on the road?",
            objective=65,
        ),
        Example(
            text="A courier fetches a parcel at P for Q and another at R for S, and carries one at a "
            "time. Kilometres: base-P 4, base-Q 7, base-R 3, base-S 5, P-Q 2, P-R 5, P-S 6, Q-R 6, "
            "Q-S 3, R-S 4. How far is the shortest round from the base with one vehicle?",
            objective=21,
        ),
    )
    solution_type: ClassVar[type[Solution]] = VehicleRoutingSolution

    @model_validator(mode="after")
    def _fits_together(self) -> Self:
        check_names(self.places)
        check_places(self.places, self.distances, self.coordinates)
        if self.times is not None:
            check_square(self.places, self.times, "times")
        check_windows(self._windows)
        check_capacities(self.capacity, self.n_vehicles)
        check_pairs(self.customers, self.pairs)
        return self

    @property
    def _windows(self) -> list[tuple[str, float, float | None]]:
        depot = (self.depot, self.opens, self.closes)
        return [depot, *((each.name, each.ready, each.due) for each in self.customers)]

    @property
    def sense(self) -> Sense:
        return Sense.MINIMISE

    @property
    def size(self) -> str:
        customers, vehicles = len(self.customers), self._n_vehicles
        return f"{counted(customers, 'customer')} and at most {counted(vehicles, 'vehicle')}"

    @property
    def places(self) -> tuple[str, ...]:
        """The depot and then the customers."""
        return (self.depot, *(each.name for each in self.customers))

    @property
    def _n_vehicles(self) -> int:
        given = len(self.capacity) if isinstance(self.capacity, tuple) else self.n_vehicles
        return given or len(self.customers)

    def arcs(self) -> Floats:
        """Returns all distances; infinity where there is no way or no time for it."""
        arcs = arcs_of(self.distances, self.coordinates, self.metric)
        if self.times is not None:
            arcs[np.isinf(matrix_of(self.times))] = np.inf
        return arcs

    def cqm(self) -> dimod.ConstrainedQuadraticModel:
        """Covers all variants; windows through the sequences of stops that they rule out.

        Binary "Ash by 1 at 2" where Ash may be the second stop of the first vehicle.
        """
        return fleet_cqm(self.places, self.structure())

    def structure(self) -> Fleet:
        loads = np.array([0.0, *(each.load for each in self._stops.values())])
        capacity = self.capacity if self.capacity is not None else float(loads.clip(0).sum())
        capacities = capacity if isinstance(capacity, tuple) else (capacity,) * self._n_vehicles
        arcs = self.arcs()
        fleet = Fleet(
            costs=arcs,
            demands=loads,
            capacities=np.array(capacities, dtype=float),
            pairs=tuple((self._at[pair.pickup], self._at[pair.delivery]) for pair in self.pairs),
            vehicle_cost=self.vehicle_cost,
        )
        if all(due is None for _, _, due in self._windows):
            return fleet
        windows = [(ready, math.inf if due is None else due) for _, ready, due in self._windows]
        return replace(
            fleet,
            times=arcs if self.times is None else matrix_of(self.times),
            service=np.array([0.0, *(each.service for each in self.customers)]),
            windows=np.array(windows, dtype=float),
        )

    @cached_property
    def _binaries(self) -> FleetBinaries:
        return fleet_binaries(self.places, self.structure())

    @cached_property
    def _at(self) -> dict[str, int]:
        """The index of each place; the depot's is 0."""
        return {name: at for at, name in enumerate(self.places)}

    @cached_property
    def _stops(self) -> dict[str, Stop]:
        """What happens at each customer."""
        return stops_of(self.customers, self.pairs)

    def decode(self, sample: Sample) -> VehicleRoutingSolution:
        """Stops in their order, whether or not there are gaps; two places at a stop are two stops."""
        return self.decode_structure(Routes(self._binaries.routes_in(sample)))

    def decode_structure(self, answer: Answer) -> VehicleRoutingSolution:
        assert isinstance(answer, Routes)
        places = self.places
        driven = [each for each in answer.routes if each or isinstance(self.capacity, tuple)]
        return VehicleRoutingSolution(
            routes=tuple(tuple(places[at] for at in route) for route in driven)
        )

    def check(self, solution: VehicleRoutingSolution) -> Check:
        visited = [name for route in solution.routes for name in route]
        violations = list(visit_violations(visited, self._stops, "customer"))
        is_complete = not violations
        routes = [tuple(name for name in route if name in self._stops) for route in solution.routes]
        violations += self._route_violations(routes)
        violations += parted(routes, [(pair.pickup, pair.delivery) for pair in self.pairs])
        legs = [length for route in routes for length in self._legs(route)[0]]
        vehicles = self.vehicle_cost * sum(map(bool, routes))
        cost = vehicles + math.fsum(length for length in legs if length is not None)
        return Check(
            feasible=not violations,
            objective=cost if is_complete and None not in legs else None,
            violations=tuple(violations),
        )

    def _legs(self, route: Sequence[str]) -> tuple[list[float | None], list[float | None]]:
        """Length and time of each leg of a route, from the depot and back; None for no way."""
        legs = list(pairwise((0, *(self._at[name] for name in route), 0))) if route else []
        lengths = leg_lengths(legs, self.distances, self.coordinates, self.metric)
        if self.times is None:
            return lengths, lengths
        return where_both(lengths, [self.times[a][b] for a, b in legs])

    def _route_violations(self, routes: list[tuple[str, ...]]) -> Iterator[Violation]:
        """Too many vehicles, missing ways, loads and times."""
        capacities: tuple[float | None, ...]
        if isinstance(self.capacity, tuple):
            capacities, used = self.capacity, len(routes)
        else:
            capacities, used = (self.capacity,) * len(routes), sum(map(bool, routes))
        excess = used - self._n_vehicles
        if excess > 0:
            told = f"{counted(used, 'route')} for {counted(self._n_vehicles, 'vehicle')}"
            yield Violation(constraint="vehicles", message=f"there are {told}", amount=excess)
        yield from route_violations(
            Stop(self.depot, ready=self.opens, due=self.closes),
            [[self._stops[name] for name in route] for route in routes],
            [self._legs(route)[1] for route in routes],
            capacities=capacities,
            units=(self.load_unit, self.time_unit),
        )

    @classmethod
    def random(cls, rng: np.random.Generator, size: int, difficulty: float = 0.5) -> Self:
        """Customers in time windows round a plan that is hidden in them, of about four a route.

        The dial spreads the customers, tightens the capacity and widens the windows
        (`planned_routes`): CP-SAT proves 16 of them in 0.02 s at 0, 0.3 s at 0.5, often not in 8 s at 1.
        """
        points = scattered_points(rng, max(size, 1) + 1, difficulty)
        planned = planned_routes(rng, points, distance_matrix(points, "euc_2d"), difficulty)
        return cls(
            customers=planned.customers,
            coordinates=tuple((x, y) for x, y in points.tolist()),
            metric="euc_2d",
            n_vehicles=planned.n_routes,
            capacity=planned.capacity,
            closes=planned.closes,
        )

    def figure(self, solution: VehicleRoutingSolution) -> GraphFigure:
        known = self._stops
        routes = [[self._at[name] for name in each if name in known] for each in solution.routes]
        positions = self.coordinates and map_positions(self.coordinates, self.metric)
        return fleet_figure(self.places, self.arcs(), routes, positions)

    def describe(self, solution: VehicleRoutingSolution) -> str:
        n_used = sum(map(bool, solution.routes))
        total = self.check(solution).objective
        unit = f" {self.distance_unit}".rstrip()
        cost = "" if total is None else f" for {plain(total)}{unit} in all"
        return f"{counted(n_used, 'vehicle')}{cost}. {told_routes(self.depot, solution.routes)}."


FAMILY = VehicleRouting
