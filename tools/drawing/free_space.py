"""Finds room for labels: a label goes where it hides nothing, or is left out."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, field

_Box = tuple[float, float, float, float]
_STEP_IN = 0.08


@dataclass(slots=True)
class FreeSpace:
    """What is taken on a drawing, as boxes (centre x, centre y, half width, half height) in inches."""

    taken: list[_Box] = field(default_factory=list)
    crossed: list[_Box] = field(default_factory=list)

    def take(self, x: float, y: float, half_width: float, half_height: float) -> None:
        """Marks a box as taken."""
        self.taken.append((x, y, half_width, half_height))

    def cross(self, start: tuple[float, float], end: tuple[float, float]) -> None:
        """Marks a line, which labels avoid where they can."""
        steps = max(1, round(math.dist(start, end) / _STEP_IN))
        for step in range(1, steps):
            share = step / steps
            x, y = (a + share * (b - a) for a, b in zip(start, end, strict=True))
            self.crossed.append((x, y, 0.0, 0.0))

    def first_free(
        self, places: Iterable[tuple[float, float]], half_width: float, half_height: float
    ) -> tuple[float, float] | None:
        """Returns the first of these centres where the box is free, and takes it; else None.

        A place that no line crosses is better than an earlier one that some line does.
        """
        free = [place for place in places if _clear(self.taken, *place, half_width, half_height)]
        if not free:
            return None
        clear = (each for each in free if _clear(self.crossed, *each, half_width, half_height))
        x, y = next(clear, free[0])
        self.take(x, y, half_width, half_height)
        return x, y


def _clear(boxes: list[_Box], x: float, y: float, half_width: float, half_height: float) -> bool:
    return all(
        abs(x - other_x) >= half_width + other_width
        or abs(y - other_y) >= half_height + other_height
        for other_x, other_y, other_width, other_height in boxes
    )
