"""Packing bins as a flow: each bin is a path whose arcs are items laid end to end.

Source: Valério de Carvalho, Exact solution of bin-packing problems using column generation and
branch-and-bound, Annals of Operations Research 86 (1999); the best of the compact models in Delorme,
Iori, Martello, European Journal of Operational Research 255 (2016).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from problems.errors import LimitExceeded
from problems.scaling import to_integers
from problems.structures import Floats, Ints, Program

_MOST_STEPS = 20_000
# Of random sizes HiGHS proves 3,000 arcs in 8 s, where CP-SAT on the bins proves none; of 15,000 arcs
# it finds 69 bins in 14 s, and CP-SAT 59.
_MOST_ARCS = 5_000


@dataclass(frozen=True, slots=True)
class Arcs:
    """Arc a lays an item of kind `kinds[a]` from `starts[a]`; kinds are the distinct sizes.

    Shape: `starts`, `kinds` (arcs,); `sizes` (kinds,) in whole steps, largest first. `members` lists
    the items of each kind.
    """

    starts: Ints
    kinds: Ints
    sizes: Ints
    members: tuple[tuple[int, ...], ...]
    capacity: int


def bin_arcs(sizes: Sequence[float], capacity: float) -> Arcs | None:
    """Returns the arcs of paths whose sizes never grow; None where there would be too many.

    >>> arcs = bin_arcs((3, 2, 2), 5)
    >>> arcs.starts.tolist(), arcs.kinds.tolist()
    ([0, 0, 2, 3], [0, 1, 1, 1])
    """
    try:
        whole, _ = to_integers([*sizes, capacity])
    except LimitExceeded:
        return None
    step = int(np.gcd.reduce(whole[:-1]))
    steps, room = (whole[:-1] // step).tolist(), int(whole[-1]) // step
    if room > _MOST_STEPS:
        return None
    kinds = sorted(set(steps), reverse=True)
    number = {size: kind for kind, size in enumerate(kinds)}
    members: list[list[int]] = [[] for _ in kinds]
    for item, size in enumerate(steps):
        members[number[size]].append(item)
    reached = np.zeros(room + 1, dtype=bool)
    reached[0] = True
    starts: list[Ints] = []
    for size, items in zip(kinds, members, strict=True):
        begins = np.zeros_like(reached)
        latest = reached
        for _ in range(min(len(items), room // size)):
            begins[: room + 1 - size] |= latest[: room + 1 - size]
            laid = np.zeros_like(reached)
            laid[size:] = latest[: room + 1 - size]
            latest = laid
        starts.append(np.flatnonzero(begins))
        reached[size:] |= begins[: room + 1 - size]
        if sum(each.size for each in starts) > _MOST_ARCS:
            return None
    return Arcs(
        starts=np.concatenate(starts),
        kinds=np.repeat(np.arange(len(kinds)), [each.size for each in starts]),
        sizes=np.array(kinds, dtype=np.int64),
        members=tuple(map(tuple, members)),
        capacity=room,
    )


def arc_program(arcs: Arcs, most_bins: int | None) -> Program:
    """Returns the program of least flow: every item is laid, and no arc starts where none has ended."""
    from scipy.sparse import coo_array

    n_arcs, n_kinds = arcs.starts.size, arcs.sizes.size
    ends = arcs.starts + arcs.sizes[arcs.kinds]
    index = np.arange(n_arcs)
    leaves_zero = (arcs.starts == 0).astype(float)
    # Row of a place p ≥ 1: what starts there less what ends there; row of place 0: the bins.
    rows = np.concatenate([arcs.kinds, n_kinds + arcs.starts, n_kinds + ends])
    values = np.concatenate([np.ones(2 * n_arcs), -np.ones(n_arcs)])
    places = np.zeros(arcs.capacity + 1)
    places[0] = np.inf if most_bins is None else float(most_bins)
    needed = np.array([len(items) for items in arcs.members], dtype=float)
    return Program(
        names=tuple(
            f"size {kind} at {start}"
            for kind, start in zip(arcs.kinds.tolist(), arcs.starts.tolist(), strict=True)
        ),
        linear=leaves_zero,
        lower=np.zeros(n_arcs),
        upper=needed[arcs.kinds],
        integer=np.ones(n_arcs, dtype=bool),
        rows=coo_array(
            (values, (rows, np.tile(index, 3))), shape=(n_kinds + arcs.capacity + 1, n_arcs)
        ).tocsr(),
        row_lower=np.concatenate([needed, np.full(places.size, -np.inf)]),
        row_upper=np.concatenate([needed, places]),
    )


def bins_of(arcs: Arcs, flow: Floats) -> Iterator[tuple[int, ...]]:
    """Yields the items of each bin: the paths that a flow is made of."""
    left = np.rint(flow).astype(np.int64).tolist()
    waiting = [list(items) for items in arcs.members]
    leaving: dict[int, list[int]] = {}
    for arc in np.flatnonzero(np.rint(flow) > 0).tolist():
        leaving.setdefault(int(arcs.starts[arc]), []).append(arc)
    while leaving.get(0):
        place, held = 0, []
        while leaving.get(place):
            arc = leaving[place][-1]
            left[arc] -= 1
            if not left[arc]:
                leaving[place].pop()
            kind = int(arcs.kinds[arc])
            held.append(waiting[kind].pop(0))
            place += int(arcs.sizes[kind])
        yield tuple(held)
