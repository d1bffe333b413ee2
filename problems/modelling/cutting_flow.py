"""Cutting stock as a flow: each bar is a path whose arcs are pieces laid end to end.

A path may be cut from every stock that is at least as long, so paths and bars can be matched if and
only if, for each stock length, no more paths are longer than it than bars are. The paths that end
beyond a place are the flow across it: one row a stock length says it all.

Source: Valério de Carvalho, LP models for bin packing and cutting stock problems, European Journal
of Operational Research 141 (2002), sections 3 and 6 (several lengths); Hall, On representatives of
subsets, J. London Math. Soc. 10 (1935), for the matching.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from problems.errors import LimitExceeded
from problems.scaling import to_integers
from problems.structures import Floats, Ints, Program

_MOST_STEPS = 100_000
_MOST_ARCS = 20_000  # 14,000 arcs of 20 lengths are proven by HiGHS within a minute on two cores


@dataclass(frozen=True)
class Cutting:
    """Pieces by length and count, stocks by length, cost and number (`numpy.inf` without limit).

    Shape: `lengths`, `counts` (orders,); `stock_lengths`, `stock_costs`, `available` (stocks,). Where
    a saw takes `kerf` off at every cut, each length holds it once, and each stock once too.
    """

    lengths: Floats
    counts: Ints
    stock_lengths: Floats
    stock_costs: Floats
    available: Floats

    @cached_property
    def arcs(self) -> Arcs | None:
        """The arcs of its flow; None where there would be too many."""
        return _arcs(self)


@dataclass(frozen=True, slots=True)
class Arcs:
    """Arc a lays a piece of order `orders[a]` from `starts[a]` to `ends[a]`. Shape: (arcs,).

    `stock_lengths` are in the steps of the places.
    """

    starts: Ints
    ends: Ints
    orders: Ints
    stock_lengths: Ints


def _arcs(cutting: Cutting) -> Arcs | None:
    """Returns arcs whose paths lay longer pieces first, and none more often than it is ordered."""
    try:
        whole, _ = to_integers([*cutting.lengths.tolist(), *cutting.stock_lengths.tolist()])
    except LimitExceeded:
        return None
    n = cutting.lengths.size
    step = int(np.gcd.reduce(whole[:n]))
    steps, rooms = whole[:n] // step, whole[n:] // step
    room = int(rooms.max())
    if room > _MOST_STEPS:
        return None
    reached = np.zeros(room + 1, dtype=bool)
    reached[0] = True
    starts: list[Ints] = []
    order = np.argsort(-steps, kind="stable")
    for size, count in zip(steps[order].tolist(), cutting.counts[order].tolist(), strict=True):
        begins, latest = np.zeros_like(reached), reached
        for _ in range(min(count, room // size)):
            begins[: room + 1 - size] |= latest[: room + 1 - size]
            laid = np.zeros_like(reached)
            laid[size:] = latest[: room + 1 - size]
            latest = laid
        starts.append(np.flatnonzero(begins))
        reached = reached.copy()
        reached[size:] |= begins[: room + 1 - size]
        if sum(each.size for each in starts) > _MOST_ARCS:
            return None
    orders = np.repeat(order, [each.size for each in starts])
    begin = np.concatenate(starts)
    return Arcs(begin, begin + steps[orders], orders, rooms)


def cutting_program(cutting: Cutting, arcs: Arcs) -> Program:
    """Returns the program of least stock cost: the arcs' flow, then the bars of each stock."""
    from scipy.sparse import coo_array

    n_arcs, n_stocks = arcs.starts.size, arcs.stock_lengths.size
    n_orders = cutting.lengths.size
    lengths = np.unique(np.concatenate([[0], arcs.stock_lengths]))[
        :-1
    ]  # nothing passes the longest
    inner = np.setdiff1d(np.union1d(arcs.starts, arcs.ends), [0])
    place = np.zeros(int(arcs.ends.max()) + 1, dtype=np.int64)
    place[inner] = np.arange(inner.size)
    index, leaves = np.arange(n_arcs), np.flatnonzero(arcs.starts > 0)
    across_row, across = np.nonzero(
        (arcs.starts[None, :] <= lengths[:, None]) & (arcs.ends[None, :] > lengths[:, None])
    )
    bar_row, bar = np.nonzero(arcs.stock_lengths[None, :] > lengths[:, None])
    above = n_orders + inner.size
    entries = [
        (arcs.orders, index, 1.0),
        (n_orders + place[arcs.starts[leaves]], leaves, 1.0),
        (n_orders + place[arcs.ends], index, -1.0),
        (above + across_row, across, 1.0),
        (above + bar_row, n_arcs + bar, -1.0),
    ]
    rows, columns, values = (
        np.concatenate([np.broadcast_to(entry[part], entry[0].shape) for entry in entries])
        for part in range(3)
    )
    n_rows = above + lengths.size
    counts = cutting.counts.astype(float)
    return Program(
        names=(
            *(f"order {order} at {start}" for order, start in _pairs(arcs)),
            *(f"bars of stock {stock}" for stock in range(n_stocks)),
        ),
        linear=np.concatenate([np.zeros(n_arcs), cutting.stock_costs]),
        lower=np.zeros(n_arcs + n_stocks),
        upper=np.concatenate([counts[arcs.orders], np.minimum(cutting.available, counts.sum())]),
        integer=np.ones(n_arcs + n_stocks, dtype=bool),
        rows=coo_array((values, (rows, columns)), shape=(n_rows, n_arcs + n_stocks)).tocsr(),
        row_lower=np.concatenate([counts, np.full(n_rows - n_orders, -np.inf)]),
        row_upper=np.concatenate([counts, np.zeros(n_rows - n_orders)]),
    )


def _pairs(arcs: Arcs) -> Iterator[tuple[int, int]]:
    return zip(arcs.orders.tolist(), arcs.starts.tolist(), strict=True)


def cut_bars(arcs: Arcs, flow: Floats) -> list[tuple[int, tuple[int, ...]]]:
    """Returns the stock and the orders of each bar: the paths of a flow, longest on longest stock."""
    n_arcs = arcs.starts.size
    left = np.rint(flow[:n_arcs]).astype(np.int64).tolist()
    leaving: dict[int, list[int]] = {}
    for arc in np.flatnonzero(np.rint(flow[:n_arcs]) > 0).tolist():
        leaving.setdefault(int(arcs.starts[arc]), []).append(arc)
    paths: list[tuple[int, tuple[int, ...]]] = []
    while leaving.get(0):
        at, held = 0, []
        while leaving.get(at):
            arc = leaving[at][-1]
            left[arc] -= 1
            if not left[arc]:
                leaving[at].pop()
            held.append(int(arcs.orders[arc]))
            at = int(arcs.ends[arc])
        paths.append((at, tuple(held)))
    bars = np.repeat(np.arange(arcs.stock_lengths.size), np.rint(flow[n_arcs:]).astype(np.int64))
    longest = bars[np.argsort(-arcs.stock_lengths[bars], kind="stable")].tolist()
    paths.sort(key=lambda path: -path[0])
    return [(stock, held) for stock, (_, held) in zip(longest, paths, strict=False)]
