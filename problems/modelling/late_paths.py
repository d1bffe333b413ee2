"""Shortest sequences of stops that no route can hold, because a way is missing or time runs out.

A route keeps its ways and its windows if and only if it holds none of them, so a binary model can
forbid them one by one. Source: Ascheuer, Fischetti, Grötschel: A polyhedral study of the asymmetric
travelling salesman problem with time windows, Networks 36 (2000), infeasible path constraints.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from problems.errors import LimitExceeded
from problems.modelling.limits import TOLERANCE
from problems.structures import Fleet, Floats

_MOST_PATHS = 200_000  # sequences looked at: 1.5 s

DEPOT = 0


@dataclass(frozen=True, slots=True)
class Clock:
    """What time does along a route. Shape: as in `Fleet`; `windows` closed where there are none."""

    times: Floats
    service: Floats
    windows: Floats

    def arrival(self, path: tuple[int, ...]) -> float:
        """Returns the earliest start at the end of a path that sets out in time; inf if too late."""
        now = float(self.windows[path[0], 0])
        for here, there in pairwise(path):
            now = self.onward(now, here, there)
        return now

    def onward(self, now: float, here: int, there: int) -> float:
        """Returns the earliest start at the next stop; infinity where it is too late or no way."""
        ready, due = self.windows[there].tolist()
        started = max(now + float(self.service[here] + self.times[here, there]), ready)
        return started if started <= due + TOLERANCE * max(1.0, abs(due)) else np.inf


def clock_of(fleet: Fleet) -> Clock:
    """Returns the fleet's times, infinite where there is no way; 0 where nobody counts them."""
    n_places = len(fleet.costs)
    times = np.zeros_like(fleet.costs) if fleet.times is None else fleet.times
    if fleet.windows is None:
        times, windows = np.zeros_like(fleet.costs), np.tile([0.0, np.inf], (n_places, 1))
    else:
        windows = fleet.windows
    return Clock(
        times=np.where(np.isinf(fleet.costs), np.inf, times),
        service=np.zeros(n_places) if fleet.service is None else fleet.service,
        windows=windows,
    )


def late_paths(fleet: Fleet, longest: int) -> list[tuple[int, ...]]:
    """Returns every sequence of at most `longest` stops that cannot be driven and is shortest so.

    The depot, place 0, may open or close a sequence. One is shortest if all its parts can be
    driven. Sequences that the capacity rules out are left out, and one that ends without delay goes
    on no further: whatever is late behind it is late without it.

    Raises:
        LimitExceeded: there are too many sequences to look at.
    """
    clock = clock_of(fleet)
    room = _room(fleet)

    def fits(path: tuple[int, ...]) -> bool:
        stops = [at for at in path if at != DEPOT]
        return len(stops) <= longest and float(fleet.demands[stops].sum()) <= room

    others = range(1, len(fleet.costs))
    found: list[tuple[int, ...]] = []
    begun: list[tuple[tuple[int, ...], float]] = [
        ((at,), float(clock.windows[at, 0])) for at in range(len(fleet.costs))
    ]
    looked_at = 0
    while begun:
        path, now = begun.pop()
        for after in (DEPOT, *others):
            if after in path and not (after == DEPOT and path[0] == DEPOT and len(path) > 1):
                continue
            looked_at += 1
            longer = (*path, after)
            started = clock.onward(now, path[-1], after)
            if np.isinf(started):
                if len(longer) == 2 or np.isfinite(clock.arrival(longer[1:])):
                    found.append(longer)
            elif after != DEPOT and started > clock.windows[after, 0] and fits(longer):
                begun.append((longer, started))
        if looked_at > _MOST_PATHS:
            raise LimitExceeded(
                f"the time windows leave more than {_MOST_PATHS:,} sequences of stops to look at; "
                "the binary model cannot forbid the late ones; solve it as a fleet instead"
            )
    return found


def _room(fleet: Fleet) -> float:
    """The most that a vehicle can hold; infinite where what is loaded also leaves on the way."""
    if not fleet.capacities.size or fleet.demands.min(initial=0.0) < 0:
        return np.inf
    most = float(fleet.capacities.max())
    return most + TOLERANCE * max(1.0, most)
