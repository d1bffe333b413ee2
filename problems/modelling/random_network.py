"""Random project networks and capacities after the measures of the PSPLIB."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from problems.modelling.activity import Activity, Predecessor
from problems.modelling.critical_path import earliest_starts
from problems.modelling.resource_use import peak_use
from problems.structures import Ints

_SOURCES = 3  # activities that nothing comes before


def random_precedences(
    rng: np.random.Generator, n_activities: int, complexity: float
) -> list[tuple[int, int]]:
    """Returns pairs (before, after), `complexity` for each activity; before has the lower number.

    Every activity but the first three has a predecessor. Redundant pairs are not taken out.
    """
    found = {(int(rng.integers(after)), after) for after in range(_SOURCES, n_activities)}
    n_wanted = min(round(complexity * n_activities), n_activities * (n_activities - 1) // 2)
    while len(found) < n_wanted:
        first, second = sorted(rng.integers(0, n_activities, 2).tolist())
        if first != second:
            found.add((first, second))
    return sorted(found)


def scarce_capacities(
    durations: Sequence[int], demands: Ints, precedences: Sequence[tuple[int, int]], strength: float
) -> list[int]:
    """Returns capacities between the largest demand, at strength 0, and no scarcity at all, at 1.

    No scarcity is the peak of the schedule that starts everything as soon as precedences allow.
    Shape: `demands` (activities, resources).
    """
    starts = np.array(earliest_starts(durations, [(a, b, 0) for a, b in precedences]), dtype=float)
    ends = starts + np.array(durations)
    capacities = []
    for column in demands.T:
        least, most = int(column.max()), peak_use(starts, ends, column.astype(float))[0]
        capacities.append(max(1, least + round(strength * (most - least))))
    return capacities


def network_of(
    lengths: list[int], demands: Ints, pairs: list[tuple[int, int]]
) -> tuple[Activity, ...]:
    """Returns activities of these durations and demands, and what each waits for.

    Shape: `demands` (activities, resources), 0 where a resource is not used.
    """
    before: list[list[int]] = [[] for _ in lengths]
    for first, second in pairs:
        before[second].append(first)
    return tuple(
        Activity(
            name=f"activity {at + 1}",
            duration=length,
            demands={f"resource {on}": used for on, used in enumerate(row, start=1) if used},
            predecessors=tuple(Predecessor(name=f"activity {each + 1}") for each in before[at]),
        )
        for at, (length, row) in enumerate(zip(lengths, demands.tolist(), strict=True))
    )
