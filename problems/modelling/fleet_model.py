"""The binary model of a fleet: which place is which stop of which vehicle."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from problems.errors import LimitExceeded
from problems.modelling.fleet_binaries import Stops, fleet_binaries
from problems.modelling.late_paths import DEPOT, late_paths
from problems.structures import Fleet

if TYPE_CHECKING:
    import dimod

_MOST_PRODUCTS = 2_000_000  # of binaries in the distance: 40 places with as many vehicles
_MOST_RULES = 200_000  # constraints against sequences of stops: 1 s for so many

_Terms = list[tuple[int, float]]


def fleet_cqm(places: tuple[str, ...], fleet: Fleet) -> dimod.ConstrainedQuadraticModel:
    """Returns the model whose energy is the cost of the routes; the first place is the depot.

    Stops follow each other without a gap. Windows and missing ways cost no variable: each sequence
    of stops that cannot be driven is forbidden by name (`late_paths`), which is exact.
    Shape: at most Σ (n − v)² binaries for vehicles v = 0, 1… that are alike.
    Source: after Feld et al., A hybrid solution method for the capacitated vehicle routing problem
    using a quantum annealer, Frontiers in ICT 6:13 (2019), with stops for each vehicle.

    Raises:
        LimitExceeded: the model would be too large.
    """
    import dimod

    binaries = fleet_binaries(places, fleet)
    stops, labels = binaries.stops, binaries.labels
    n_products = sum(int((each.index[:, 0] >= 0).sum()) ** 2 * each.n_stops for each in stops)
    if n_products > _MOST_PRODUCTS:
        raise LimitExceeded(
            f"the routes of {len(places) - 1} customers need {n_products:,} products of binaries; "
            f"the binary model takes at most {_MOST_PRODUCTS:,}; solve it as a fleet instead"
        )
    cqm = dimod.ConstrainedQuadraticModel()
    cqm.set_objective(_cost(fleet, stops, labels))
    rules = _Rules(cqm, labels)
    _visit_once(rules, places, stops)
    _without_gaps(rules, stops)
    _within_capacity(rules, fleet, stops)
    _together(rules, places, fleet, stops)
    _without_late_paths(rules, places, fleet, stops)
    return cqm


@dataclass(frozen=True, slots=True)
class _Rules:
    """Adds linear constraints on binaries by number."""

    cqm: dimod.ConstrainedQuadraticModel
    labels: list[str]

    def add(self, terms: _Terms, sense: str, rhs: float, label: str) -> None:
        named = [(self.labels[at], factor) for at, factor in terms]
        self.cqm.add_constraint_from_iterable(named, sense, rhs=rhs, label=label)


def _cost(fleet: Fleet, stops: tuple[Stops, ...], labels: list[str]) -> dimod.BinaryQuadraticModel:
    """Every leg and every vehicle's cost; missing ways cost nothing here, they are forbidden.

    A stop pays the way home, and the next stop gives it back.
    """
    import dimod

    costs = np.where(np.isfinite(fleet.costs), fleet.costs, 0.0)
    linear = np.zeros(len(labels))
    heads, tails, biases = [], [], []
    for each in stops:
        places = np.flatnonzero(each.index.max(axis=1, initial=-1) >= 0)
        index = each.index[places]
        linear[index] += costs[places, DEPOT][:, None]
        if each.n_stops:
            linear[index[:, 0]] += costs[DEPOT, places] + fleet.vehicle_cost
        rows, columns = np.nonzero(~np.eye(places.size, dtype=bool))
        saved = costs[np.ix_(places, places)] - costs[places, DEPOT][:, None]
        for stop in range(each.n_stops - 1):
            heads.append(index[rows, stop])
            tails.append(index[columns, stop + 1])
            biases.append(saved[rows, columns])
    none = [np.zeros(0, dtype=np.int64)]
    return dimod.BinaryQuadraticModel.from_numpy_vectors(
        linear,
        (
            np.concatenate(heads or none),
            np.concatenate(tails or none),
            np.concatenate(biases or [np.zeros(0)]),
        ),
        0.0,
        dimod.BINARY,
        variable_order=labels,
    )


def _visit_once(rules: _Rules, places: tuple[str, ...], stops: tuple[Stops, ...]) -> None:
    for place in range(1, len(places)):
        terms = [(at, 1.0) for each in stops for at in each.of(place)]
        rules.add(terms, "==", 1, f"{places[place]} once")


def _without_gaps(rules: _Rules, stops: tuple[Stops, ...]) -> None:
    """At most one place a stop, and none where the stop before it is empty."""
    for vehicle, each in enumerate(stops, start=1):
        for stop in range(each.n_stops):
            here = [(at, 1.0) for at in each.at(stop)]
            if len(here) > 1:
                rules.add(here, "<=", 1, f"one place at stop {stop + 1} of vehicle {vehicle}")
            if stop:
                before = [(at, -1.0) for at in each.at(stop - 1)]
                rules.add(here + before, "<=", 0, f"no gap before {stop + 1} of vehicle {vehicle}")


def _within_capacity(rules: _Rules, fleet: Fleet, stops: tuple[Stops, ...]) -> None:
    """The load of each vehicle at its end, or at each stop where loads go down again."""
    goes_down = bool(fleet.demands.min() < 0)
    for vehicle, each in enumerate(stops):
        capacity = float(fleet.capacities[vehicle])
        used = each.index.max(axis=1, initial=-1) >= 0
        if fleet.demands[used & (fleet.demands > 0)].sum() <= capacity:
            continue
        for stop in range(each.n_stops) if goes_down else [each.n_stops - 1]:
            loads = [
                (at, float(demand))
                for demand, row in zip(fleet.demands.tolist(), each.index, strict=True)
                if demand
                for at in row[: stop + 1].tolist()
                if at >= 0
            ]
            label = f"capacity of vehicle {vehicle + 1}"
            rules.add(loads, "<=", capacity, f"{label} at {stop + 1}" if goes_down else label)


def _together(
    rules: _Rules, places: tuple[str, ...], fleet: Fleet, stops: tuple[Stops, ...]
) -> None:
    """What is picked up is delivered by the same vehicle, and later."""
    for number, (pickup, delivery) in enumerate(fleet.pairs, start=1):
        called = f"pair {number}, {places[pickup]} and {places[delivery]},"
        order: _Terms = []
        for vehicle, each in enumerate(stops, start=1):
            first, second = each.of(pickup), each.of(delivery)
            same = [(at, 1.0) for at in first] + [(at, -1.0) for at in second]
            if same:
                rules.add(same, "==", 0, f"{called} with vehicle {vehicle}")
            order += [(at, float(stop)) for stop, at in enumerate(first)]
            order += [(at, -float(stop)) for stop, at in enumerate(second)]
        rules.add(order, "<=", -1, f"{called} in order")


def _without_late_paths(
    rules: _Rules, places: tuple[str, ...], fleet: Fleet, stops: tuple[Stops, ...]
) -> None:
    longest = max((each.n_stops for each in stops), default=0)
    n_rules = 0
    for path in late_paths(fleet, longest):
        told = " → ".join(places[at] for at in path)
        for vehicle, each in enumerate(stops, start=1):
            for stop, terms, most in _forbidden(each, path):
                sense = "==" if len(terms) == 1 else "<="
                n_rules += 1
                label = f"no {told} by {vehicle} from {stop + 1} (rule {n_rules})"
                rules.add(terms, sense, most, label)
        if n_rules > _MOST_RULES:
            raise LimitExceeded(
                f"windows and missing ways forbid more than {_MOST_RULES:,} sequences of stops; "
                "the binary model takes no more; solve it as a fleet instead"
            )


def _forbidden(each: Stops, path: tuple[int, ...]) -> list[tuple[int, _Terms, float]]:
    """The constraints that keep a vehicle off a path: its first stop, the terms, their most."""
    inner = [at for at in path if at != DEPOT]
    starts = [0] if path[0] == DEPOT else list(range(each.n_stops))
    found: list[tuple[int, _Terms, float]] = []
    for stop in starts:
        if stop + len(inner) > each.n_stops:
            break
        on_it = [int(each.index[at, stop + step]) for step, at in enumerate(inner)]
        if min(on_it) < 0:
            break
        goes_on = each.at(stop + len(inner)) if path[-1] == DEPOT else []
        terms = [(at, 1.0) for at in on_it] + [(at, -1.0) for at in goes_on]
        found.append((stop, terms, len(on_it) - 1.0))
    return found
