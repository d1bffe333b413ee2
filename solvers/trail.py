"""How a run came closer: the best cost and the best proven bound as time went on."""

from __future__ import annotations

import math
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

MOST_MARKS = 60  # a trend is drawn and fitted from fewer; more would only fill the run's folder
_CROWDED = (
    2_000  # marks at which a recorder thins what it has; bounds may rise 10,000 times a second
)
_SOONEST_S = 1e-4


@dataclass(frozen=True, slots=True)
class Mark:
    """What was known `seconds` after the backend's start, in the model's own cost (minimised)."""

    seconds: float
    cost: float | None = None
    bound: float | None = None


class Timed(Protocol):
    """Anything that holds from a moment on."""

    @property
    def seconds(self) -> float:
        """The moment."""


TimedT = TypeVar("TimedT", bound=Timed)


class Trail:
    """Keeps the marks of one run; solvers may tell it from threads of their own.

    `started` is of `time.perf_counter`, from which the marks' seconds run.
    """

    def __init__(self, started: float) -> None:
        self._started = started
        self._marks: list[Mark] = []
        self._cost, self._bound = math.inf, -math.inf
        self._lock = threading.Lock()

    @property
    def cost(self) -> float:
        """The lowest cost so far; infinite where there is none."""
        return self._cost

    def note(self, cost: float | None = None, bound: float | None = None) -> None:
        """Keeps a mark where the cost is lower or the bound higher than any before."""
        with self._lock:
            cheaper = cost is not None and cost < self._cost
            tighter = bound is not None and self._bound < bound < math.inf
            if not (cheaper or tighter):
                return
            self._cost = cost if cheaper and cost is not None else self._cost
            self._bound = bound if tighter and bound is not None else self._bound
            now = time.perf_counter() - self._started
            self._marks.append(Mark(now, _finite(self._cost), _finite(self._bound)))
            if len(self._marks) >= _CROWDED:
                self._marks = list(thinned(self._marks))

    def marks(
        self,
        cost_of: Callable[[float], float] = float,
        bound_of: Callable[[float], float | None] = float,
    ) -> tuple[Mark, ...]:
        """Returns at most 60 marks in order of time, in the terms that the two functions turn to."""
        with self._lock:
            kept = thinned(self._marks)
        return tuple(
            Mark(
                mark.seconds,
                None if mark.cost is None else cost_of(mark.cost),
                None if mark.bound is None else bound_of(mark.bound),
            )
            for mark in kept
        )


def thinned(marks: Sequence[TimedT], most: int = MOST_MARKS) -> tuple[TimedT, ...]:
    """Returns the first, the last, and what held at moments between them, each longer than the one before.

    The moments are a geometric series, as most happens early in a run.

    >>> [each.seconds for each in thinned([Mark(0.1), Mark(0.11), Mark(1.0), Mark(10.0)], 3)]
    [0.1, 1.0, 10.0]
    """
    if len(marks) <= most:
        return tuple(marks)
    first, last = max(_SOONEST_S, marks[0].seconds), max(_SOONEST_S, marks[-1].seconds)
    ratio = (last / first) ** (1.0 / (most - 1))
    kept, at = [0], 0
    for step in range(1, most - 1):
        while at + 1 < len(marks) and marks[at + 1].seconds <= first * ratio**step:
            at += 1
        if at != kept[-1]:
            kept.append(at)
    if kept[-1] != len(marks) - 1:
        kept.append(len(marks) - 1)
    return tuple(marks[each] for each in kept)


def _finite(value: float) -> float | None:
    return value if math.isfinite(value) else None
