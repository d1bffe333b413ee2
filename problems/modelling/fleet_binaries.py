"""The binaries of a fleet's model: which place is which stop of which vehicle."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from problems.modelling.limits import TOLERANCE
from problems.problem import Sample
from problems.structures import Fleet, Ints


@dataclass(frozen=True, slots=True)
class Stops:
    """The binaries of one vehicle. Shape: `index` (places, stops), −1 where there is none."""

    index: Ints

    @property
    def n_stops(self) -> int:
        """The most stops that the vehicle can make."""
        return int(self.index.shape[1])

    def at(self, stop: int) -> list[int]:
        """The binaries of all places at one stop; none beyond the last."""
        if stop >= self.n_stops:
            return []
        column = self.index[:, stop]
        used: list[int] = column[column >= 0].tolist()
        return used

    def of(self, place: int) -> list[int]:
        """The binaries of one place at all stops."""
        row = self.index[place]
        used: list[int] = row[row >= 0].tolist()
        return used


@dataclass(frozen=True, slots=True)
class FleetBinaries:
    """The binaries of each vehicle, and the names of all by their number."""

    stops: tuple[Stops, ...]
    labels: list[str]

    def routes_in(self, sample: Sample) -> tuple[tuple[int, ...], ...]:
        """The places of each vehicle by their stops; two places at one stop are two stops."""
        return tuple(
            tuple(
                place
                for column in each.index.T.tolist()
                for place, at in enumerate(column)
                if at >= 0 and round(sample[self.labels[at]])
            )
            for each in self.stops
        )


def fleet_binaries(places: tuple[str, ...], fleet: Fleet) -> FleetBinaries:
    """Returns the binaries of a fleet.

    Where the vehicles are alike, they are told apart by the least place that they visit: the v-th
    vehicle visits none before the v-th place, so fewer plans differ by the vehicles' names alone.
    """
    stops = _stops_of(fleet)
    labels = [
        stop_name(places[place], vehicle, stop + 1)
        for vehicle, each in enumerate(stops, start=1)
        for place, stop in np.argwhere(each.index >= 0).tolist()
    ]
    return FleetBinaries(stops, labels)


def stop_name(place: str, vehicle: int, stop: int) -> str:
    """Returns the name of the binary that says: `place` is that stop of that vehicle, from 1."""
    return f"{place} by {vehicle} at {stop}"


def _stops_of(fleet: Fleet) -> tuple[Stops, ...]:
    """The binaries of each vehicle, numbered from 0."""
    n_others = len(fleet.costs) - 1
    capacities = fleet.capacities
    alike = bool((capacities == capacities[0]).all())
    stops: list[Stops] = []
    begun = 0
    for vehicle in range(min(len(capacities), n_others) if alike else len(capacities)):
        first = vehicle + 1 if alike else 1
        n_places = n_others + 1 - first
        n_stops = min(n_places, _most_stops(fleet, float(capacities[vehicle])))
        index = np.full((n_others + 1, n_stops), -1, dtype=np.int64)
        index[first:] = begun + np.arange(n_places * n_stops).reshape(n_places, n_stops)
        begun += n_places * n_stops
        stops.append(Stops(index))
    return tuple(stops)


def _most_stops(fleet: Fleet, capacity: float) -> int:
    """How many places fit into a vehicle, the lightest first; all where loads go down again."""
    demands = np.sort(fleet.demands[1:])
    if demands.size and demands[0] < 0:
        return int(demands.size)
    room = capacity + TOLERANCE * max(1.0, capacity)
    return int((np.cumsum(demands) <= room).sum())
