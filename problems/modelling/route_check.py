"""What is wrong with one vehicle's route: its load, its times, its pairs. Plain arithmetic."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, zip_longest

from problems.modelling.limits import TOLERANCE
from problems.plain_number import plain
from problems.problem import Violation


@dataclass(frozen=True, slots=True)
class Stop:
    """A place on a route: what is loaded there (below 0: unloaded), and when service may start."""

    name: str
    load: float = 0.0
    ready: float = 0.0
    due: float | None = None
    service: float = 0.0


def route_violations(
    depot: Stop,
    routes: Sequence[Sequence[Stop]],
    travel: Sequence[Sequence[float | None]],
    *,
    capacities: Sequence[float | None],
    units: tuple[str, str],
) -> Iterator[Violation]:
    """Yields all that is wrong with each route by itself.

    Shape: `travel` a row a route, (stops + 1,) from the depot to the first stop, on, and back; None
    where there is no way. `capacities` are those of the routes, and may be fewer where there are
    too few vehicles; None where there is no limit. `units` are those of loads and of times.
    """
    load_unit, time_unit = (f" {unit}".rstrip() for unit in units)
    for number, (stops, takes, capacity) in enumerate(
        zip_longest(routes, travel, capacities[: len(routes)]), start=1
    ):
        for (here, there), each in zip(pairwise((depot, *stops, depot)), takes, strict=False):
            if each is None:
                message = f"there is no way from {here.name!r} to {there.name!r}"
                yield Violation(constraint="ways", message=message, amount=1)
        if capacity is not None:
            yield from _overload(f"route {number}", stops, capacity, load_unit)
        if stops:
            known = [each or 0.0 for each in takes]
            yield from _delays(f"route {number}", depot, stops, known, time_unit)


def _overload(route: str, stops: Sequence[Stop], capacity: float, unit: str) -> Iterator[Violation]:
    """Yields where a vehicle holds more than its capacity; the worst stop alone is told."""
    held, most, worst = 0.0, 0.0, ""
    for stop in stops:
        held += stop.load
        if held > most:
            most, worst = held, stop.name
    if most > capacity + TOLERANCE * max(1.0, capacity):
        yield Violation(
            constraint=f"capacity of {route}",
            message=f"{route} holds {plain(most)}{unit} after {worst!r}; the capacity is "
            f"{plain(capacity)}",
            amount=most - capacity,
        )


def _delays(
    route: str, depot: Stop, stops: Sequence[Stop], travel: Sequence[float], unit: str
) -> Iterator[Violation]:
    """Yields each stop whose service starts too late, and the return past the depot's closing.

    A vehicle sets out as the depot opens, waits where it is too early, and goes on where it is too
    late.
    """
    now = depot.ready
    for (here, there), takes in zip(pairwise((depot, *stops, depot)), travel, strict=True):
        now = max(now + here.service + takes, there.ready)
        if there.due is not None and now > there.due + TOLERANCE * max(1.0, abs(there.due)):
            yield Violation(
                constraint=f"window of {there.name}",
                message=f"{route} is at {there.name!r} at {plain(now)}{unit}; the latest is "
                f"{plain(there.due)}",
                amount=now - there.due,
            )


def parted(
    routes: Sequence[Sequence[str]], pairs: Sequence[tuple[str, str]]
) -> Iterator[Violation]:
    """Yields each pair that is not on one route in its order; names not visited are passed over."""
    at = {
        name: (number, place)
        for number, route in enumerate(routes)
        for place, name in enumerate(route)
    }
    for pickup, delivery in pairs:
        if pickup not in at or delivery not in at:
            continue
        wrong = ""
        if at[pickup][0] != at[delivery][0]:
            wrong = "by another vehicle than"
        elif at[pickup][1] > at[delivery][1]:
            wrong = "before"
        if wrong:
            yield Violation(
                constraint=f"pair {pickup} and {delivery}",
                message=f"{delivery!r} is visited {wrong} {pickup!r}, which it gets its goods from",
                amount=1,
            )
