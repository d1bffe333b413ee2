"""An open path as a closed tour: the way back costs nothing, and a stand-in closes it if need be."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from problems.structures import Floats


def closed_arcs(arcs: Floats, start: int | None, end: int | None) -> Floats:
    """Returns arcs whose shortest closed tour is the shortest path, of the same length.

    Where the start is fixed, every way back to it costs 0 (from the end alone, where that is fixed
    too); where only the end is, every way on from it does. Else a stand-in is added as the last
    place, 0 away from all others.
    Source: Lawler, Lenstra, Rinnooy Kan, Shmoys: The Traveling Salesman Problem (Wiley 1985),
    chapter 2.

    >>> closed_arcs(np.array([[0.0, 3.0], [3.0, 0.0]]), None, None).tolist()
    [[0.0, 3.0, 0.0], [3.0, 0.0, 0.0], [0.0, 0.0, 0.0]]
    """
    if start is not None:
        closed = arcs.copy()
        closed[:, start] = 0.0 if end is None else np.inf
        if end is not None:
            closed[end, start] = 0.0
            closed[start, start] = 0.0
    elif end is not None:
        closed = arcs.copy()
        closed[end, :] = 0.0
    else:
        closed = np.zeros((len(arcs) + 1, len(arcs) + 1))
        closed[:-1, :-1] = arcs
    return closed


def opened(tour: Sequence[int], stand_in: int, start: int | None, end: int | None) -> list[int]:
    """Returns the path that a closed tour through `closed_arcs` stands for.

    `stand_in` is the index that the stand-in has where there is one.

    >>> opened([0, 3, 1, 2], 3, None, None), opened([0, 1, 2], 3, None, 1)
    ([1, 2, 0], [2, 0, 1])
    """
    places = list(tour)
    if start is not None:
        at = places.index(start) if start in places else 0
        return places[at:] + places[:at]
    last = stand_in if end is None else end
    at = places.index(last) + 1 if last in places else 0
    return [place for place in places[at:] + places[:at] if place != stand_in]


def cheapest_gap(arcs: Floats, tour: Sequence[int], place: int) -> int:
    """Returns where in a closed tour another place lengthens it least."""
    if not tour:
        return 0
    before, after = np.array(tour), np.roll(tour, -1)
    with np.errstate(invalid="ignore"):  # ∞ − ∞ where the leg it would split is absent
        detour = arcs[before, place] + arcs[place, after] - arcs[before, after]
    return int(np.nan_to_num(detour, nan=np.inf, posinf=np.inf).argmin()) + 1
