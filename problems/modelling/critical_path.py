"""When activities could start if nothing but their precedences held them, and the chain that decides."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from graphlib import TopologicalSorter

Precedence = tuple[int, int, int]


def earliest_starts(durations: Sequence[int], precedences: Iterable[Precedence]) -> list[int]:
    """Returns the soonest start of each activity; precedences are (before, after, lag).

    Raises:
        graphlib.CycleError: activities wait for each other in a circle.

    >>> earliest_starts([2, 3, 1], [(0, 1, 0), (1, 2, 4)])
    [0, 2, 9]
    """
    before: dict[int, list[tuple[int, int]]] = {at: [] for at in range(len(durations))}
    for first, second, lag in precedences:
        before[second].append((first, lag))
    graph = {at: [first for first, _ in found] for at, found in before.items()}
    starts = [0] * len(durations)
    for at in TopologicalSorter(graph).static_order():
        starts[at] = max([0, *(starts[each] + durations[each] + lag for each, lag in before[at])])
    return starts


def critical_path(durations: Sequence[int], precedences: Sequence[Precedence]) -> tuple[int, ...]:
    """Returns one longest chain of activities, in order: none of them has slack by the precedences.

    Source: Kelley, Walker: Critical-path planning and scheduling, Eastern Joint Computer
    Conference (1959).

    >>> critical_path([2, 3, 1], [(0, 2, 0), (1, 2, 0)])
    (1, 2)
    """
    starts = earliest_starts(durations, precedences)
    ends = [start + length for start, length in zip(starts, durations, strict=True)]
    tight = {
        after: before for before, after, lag in precedences if ends[before] + lag == starts[after]
    }
    chain = [max(range(len(ends)), key=ends.__getitem__)]
    while starts[chain[-1]] > 0:
        chain.append(tight[chain[-1]])
    return tuple(reversed(chain))
