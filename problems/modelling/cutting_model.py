"""The quadratic model of cutting stock: how many pieces of each order are cut from each bar."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from problems.errors import LimitExceeded
from problems.modelling.cutting_flow import Cutting
from problems.structures import Floats, Ints

if TYPE_CHECKING:
    import dimod

_MOST_CHOICES = 100_000  # pairs of order and bar: 5 s to build
_SLACK = 1e-9  # relative: sums of lengths are rounded


def piece_label(order: int, stock: int, bar: int) -> str:
    """The number of pieces of an order that are cut from a bar."""
    return f"order {order} from bar {bar} of stock {stock}"


def used_label(stock: int, bar: int) -> str:
    """The binary that is 1 where a bar is cut at all."""
    return f"bar {bar} of stock {stock} used"


def most_bars(cutting: Cutting) -> list[int]:
    """Returns how many bars of each stock an optimum may use, from what cutting greedily costs.

    >>> most_bars(Cutting(np.array([6.0, 5.0]), np.array([1, 2]), np.array([10.0]), np.ones(1),
    ...                   np.array([np.inf])))
    [2]
    """
    n_pieces = int(cutting.counts.sum())
    within = np.full(cutting.stock_costs.size, float(n_pieces))
    pairs = zip(cutting.stock_lengths, cutting.available, cutting.stock_costs, strict=True)
    spent = [
        cost * bars
        for length, available, cost in pairs
        if (bars := _greedy_bars(cutting, length)) <= available and bars < np.inf
    ]
    if spent:
        costs = cutting.stock_costs
        affordable = np.floor(min(spent) / np.maximum(costs, _SLACK) * (1 + _SLACK))
        within = np.where(costs > 0, np.minimum(within, affordable), within)
    fitting = cutting.stock_lengths >= cutting.lengths.min() * (1 - _SLACK)
    most = np.where(fitting, np.minimum(within, cutting.available), 0)
    return [int(each) for each in most]


def _greedy_bars(cutting: Cutting, length: float) -> float:
    """How many bars of one stock are cut if each takes the longest pieces that fit, infinite if none."""
    if cutting.lengths.max() > length * (1 + _SLACK):
        return np.inf
    left: Ints = cutting.counts.copy()
    order = np.argsort(-cutting.lengths, kind="stable").tolist()
    bars = 0
    while left.any():
        pattern, room = np.zeros_like(left), length * (1 + _SLACK)
        for each in order:
            pattern[each] = min(int(left[each]), int(room / cutting.lengths[each]))
            room -= pattern[each] * cutting.lengths[each]
        cut = pattern > 0
        times = int((left[cut] // pattern[cut]).min())
        bars += times
        left -= times * pattern
    return bars


def cutting_cqm(cutting: Cutting) -> dimod.ConstrainedQuadraticModel:
    """Returns the model whose energy is the cost of the bars; bars of one stock are used in turn.

    Raises:
        LimitExceeded: more than 100,000 pairs of order and bar.
    """
    import dimod

    bars = most_bars(cutting)
    n_choices = sum(bars) * cutting.lengths.size
    if n_choices > _MOST_CHOICES:
        raise LimitExceeded(
            f"cutting_stock has {n_choices:,} pairs of order and bar; its quadratic model takes at "
            f"most {_MOST_CHOICES:,}; order fewer pieces at once"
        )
    cqm = dimod.ConstrainedQuadraticModel()
    cut: list[list[str]] = [[] for _ in cutting.lengths]
    for stock, number in enumerate(bars):
        for bar in range(number):
            _add_bar(cqm, cutting, stock, bar, cut)
    cqm.set_objective(
        [
            (used_label(stock, bar), cost)
            for stock, (number, cost) in enumerate(
                zip(bars, cutting.stock_costs.tolist(), strict=True)
            )
            for bar in range(number)
        ]
    )
    for order, (labels, count) in enumerate(zip(cut, cutting.counts.tolist(), strict=True)):
        cqm.add_constraint_from_iterable(
            [(label, 1) for label in labels], "==", rhs=count, label=f"order {order} cut"
        )
    return cqm


def _add_bar(
    cqm: dimod.ConstrainedQuadraticModel,
    cutting: Cutting,
    stock: int,
    bar: int,
    cut: list[list[str]],
) -> None:
    length = float(cutting.stock_lengths[stock])
    used = used_label(stock, bar)
    cqm.add_variable("BINARY", used)
    held: list[tuple[str, float]] = [(used, -length)]
    most: Floats = np.minimum(cutting.counts, np.floor(length * (1 + _SLACK) / cutting.lengths))
    for order in np.flatnonzero(most).tolist():
        label = piece_label(order, stock, bar)
        if most[order] == 1:
            cqm.add_variable("BINARY", label)
        else:
            cqm.add_variable("INTEGER", label, lower_bound=0, upper_bound=most[order])
        held.append((label, float(cutting.lengths[order])))
        cut[order].append(label)
    cqm.add_constraint_from_iterable(
        held, "<=", rhs=0, label=f"length of bar {bar} of stock {stock}"
    )
    if bar:
        cqm.add_constraint_from_iterable(
            [(used, 1), (used_label(stock, bar - 1), -1)],
            "<=",
            rhs=0,
            label=f"bar {bar} of stock {stock} in turn",
        )
