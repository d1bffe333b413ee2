"""Solomon's files of vehicle routing problems with time windows, and Gehring and Homberger's.

A name, `VEHICLE` with the number and capacity of vehicles, and `CUSTOMER` with seven numbers a
place: number, x, y, demand, ready time, due date, service time; the first place is the depot.
Distances and times are Euclidean, without rounding. The objective is the distance, as exact methods
take it; heuristics often count vehicles first. Source: Solomon: Algorithms for the vehicle routing
and scheduling problems with time window constraints, Operations Research 35 (1987),
https://www.sintef.no/projectweb/top/vrptw/solomon-benchmark/.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from problems.errors import FormatError, LimitExceeded
from problems.families.vehicle_routing import VehicleRouting
from problems.file_format import FileFormat
from problems.modelling.customers import Customer
from problems.parsing.entry_lines import Line, lines_of

MOST_PLACES = 2_001

_WHAT = "Solomon file"
_COMMENT = "#"
_COLUMNS = 7
_HEAD = re.compile(r"^\s*VEHICLE\s*\n\s*NUMBER\s+CAPACITY\s*$", re.MULTILINE | re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Place:
    """One line of the table."""

    name: str
    x: float
    y: float
    demand: float
    ready: float
    due: float
    service: float


@dataclass(frozen=True, slots=True)
class SolomonRoutes:
    """What a file says; the first place is the depot."""

    n_vehicles: int
    capacity: float
    places: tuple[Place, ...]


def recognises(head: str) -> bool:
    """Whether a text begins like a Solomon file.

    >>> recognises("C101\\n\\nVEHICLE\\nNUMBER     CAPACITY\\n  25         200\\n")
    True
    """
    return _HEAD.search(head) is not None


def read(text: str) -> SolomonRoutes:
    """Returns what a Solomon file says.

    Raises:
        FormatError: a line does not fit; the message names it.
        LimitExceeded: more than 2,001 places.
    """
    lines = lines_of(text, _COMMENT, _WHAT)
    _pass_to(lines, "NUMBER")
    vehicles = _row(lines, 2, "the number and the capacity of vehicles")
    _pass_to(lines, "CUST")
    n_vehicles = vehicles.count(0)
    if not n_vehicles:
        raise vehicles.refuse("leaves no vehicle")
    places: list[Place] = []
    seen: set[str] = set()
    for line in lines:
        if len(places) == MOST_PLACES:
            raise LimitExceeded(f"the {_WHAT} has more than {MOST_PLACES:,} places, the limit")
        place = _place(line)
        if place.name in seen:
            raise line.refuse("gives a place that was given before; keep one of the two")
        seen.add(place.name)
        places.append(place)
    if len(places) < 2:
        raise FormatError(f"the {_WHAT} has {len(places)} places; it needs a depot and a customer")
    return SolomonRoutes(n_vehicles, _from_zero(vehicles, 1), tuple(places))


def _pass_to(lines: Iterator[Line], word: str) -> None:
    """Takes lines up to the heading that begins with a word."""
    if not any(line.words[0].upper() == word for line in lines):
        raise FormatError(f"the {_WHAT} has no line that begins with {word}; it may be cut off")


def _row(lines: Iterator[Line], n_columns: int, meaning: str) -> Line:
    line = next(lines, None)
    if line is None:
        raise FormatError(f"the {_WHAT} ends where {meaning} should follow; it may be cut off")
    if len(line.words) != n_columns:
        raise line.refuse(f"is not {meaning}")
    return line


def _place(line: Line) -> Place:
    if len(line.words) != _COLUMNS:
        raise line.refuse("is not a place: number, x, y, demand, ready, due, service")
    return Place(
        name=line.words[0],
        x=line.value(1),
        y=line.value(2),
        demand=_from_zero(line, 3),
        ready=line.value(4),
        due=line.value(5),
        service=_from_zero(line, 6),
    )


def _from_zero(line: Line, word: int) -> float:
    value = line.value(word)
    if value < 0:
        raise line.refuse(f"has {line.words[word]} where a number from 0 up belongs")
    return value


def _as_problem(text: str) -> VehicleRouting:
    """The problem that a file holds; no more vehicles than customers are ever used."""
    file = read(text)
    depot, *customers = file.places
    return VehicleRouting(
        depot=depot.name,
        customers=tuple(
            Customer(
                name=each.name,
                demand=each.demand,
                ready=each.ready,
                due=each.due,
                service=each.service,
            )
            for each in customers
        ),
        coordinates=tuple((each.x, each.y) for each in file.places),
        n_vehicles=min(file.n_vehicles, MOST_PLACES - 1),
        capacity=file.capacity,
        opens=depot.ready,
        closes=depot.due,
    )


FORMATS = (FileFormat("Solomon", "vehicle_routing", (".txt",), recognises, _as_problem),)
