"""Which activities of a schedule are in each other's way."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from problems.figure import GanttBar
from problems.problem import Violation

_TOLERANCE = 1e-9  # relative to the end of the schedule; sums of decimals are off by less


def overlaps(bars: Sequence[GanttBar]) -> tuple[Violation, ...]:
    """Returns what starts before it may: within its group, or on its row.

    The bars of a group follow one another in the order given; a row holds one at a time, in any
    order, and a bar of no length takes none of it.
    """
    tolerance = _TOLERANCE * max(1.0, max((_end(bar) for bar in bars), default=0.0))
    ordered = [(f"order of {a.group}", a, b) for a, b in pairwise(bars) if a.group == b.group]
    sharing = [(f"one at a time on {a.row}", a, b) for a, b in _neighbours(bars)]
    return tuple(
        Violation(
            constraint=constraint,
            message=f"{second.label} starts at {second.start:.10g}, before {first.label} "
            f"ends at {_end(first):.10g}",
            amount=_end(first) - second.start,
        )
        for constraint, first, second in ordered + sharing
        if _end(first) > second.start + tolerance
    )


def _end(bar: GanttBar) -> float:
    return bar.start + bar.duration


def _neighbours(bars: Sequence[GanttBar]) -> Iterator[tuple[GanttBar, GanttBar]]:
    """Each bar after the one on its row that ends last of those that start before it."""
    last: GanttBar | None = None
    for bar in sorted((bar for bar in bars if bar.duration), key=lambda bar: (bar.row, bar.start)):
        if last is not None and last.row == bar.row:
            yield last, bar
            if _end(last) > _end(bar):
                continue
        last = bar
