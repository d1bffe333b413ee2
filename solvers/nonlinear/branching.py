"""Branching over boxes: what no enclosure can rule out is cut in two until nothing better is left.

Source: Hansen, Walster: Global Optimization Using Interval Analysis (Dekker 2004).
"""

from __future__ import annotations

import time
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from problems.expressions.enclosure import Enclosure, enclose
from problems.expressions.tree import Formula
from problems.structures import Floats, FormulaProgram
from solvers.nonlinear.multipliers import lagrangian
from solvers.nonlinear.points import Points
from solvers.trail import Trail

_MEETS = 5e-7  # half the gap at which an outcome counts as proven
_BATCH = 2_048
_MOST_BOXES = 400_000
_NARROWEST = 1e-13  # of a box's largest coordinate


@dataclass(frozen=True, slots=True)
class Branched:
    """The best point, its cost, and a bound that no feasible point beats (infinite: there is none)."""

    point: Floats | None
    cost: float
    bound: float
    is_complete: bool


def branch(
    program: FormulaProgram, point: Floats | None, cost: float, stop_at: float, trail: Trail
) -> Branched:
    """Returns what is left when every box is ruled out or the time is over, and keeps the way there."""
    search = _Search(program, point, cost)
    low, high = _whole_bounds(program, program.lower[:, None], program.upper[:, None])
    below = np.full(1, -np.inf)
    proven = np.inf
    while low.shape[1] and time.perf_counter() < stop_at and low.shape[1] < _MOST_BOXES:
        order = np.argsort(below, kind="stable")
        now, later = order[:_BATCH], order[_BATCH:]
        bounds, possible, slopes = search.bounds(low[:, now], high[:, now], below[now])
        search.look(low[:, now], high[:, now])
        trail.note(cost=search.cost if search.has_point else None)
        limit = search.cost - _MEETS * max(1.0, abs(search.cost)) if search.has_point else np.inf
        cut = possible & (bounds >= limit)
        tiny = possible & ~cut & _is_tiny(low[:, now], high[:, now])
        if (cut | tiny).any():
            proven = min(proven, float(bounds[cut | tiny].min()))
        open_ = possible & ~cut & ~tiny
        halves = _halved(program, low[:, now][:, open_], high[:, now][:, open_], slopes[:, open_])
        keep = later[below[later] < limit]
        if len(keep) < len(later):
            proven = min(proven, float(below[later[below[later] >= limit]].min()))
        low = np.concatenate([halves[0], low[:, keep]], axis=1)
        high = np.concatenate([halves[1], high[:, keep]], axis=1)
        below = np.concatenate([np.tile(bounds[open_], 2), below[keep]])
        trail.note(bound=min(proven, float(below.min(initial=np.inf)), search.cost))
    left = float(below.min()) if low.shape[1] else np.inf
    return Branched(search.point, search.cost, min(proven, left), not low.shape[1])


class _Search:
    """The best point so far, and bounds of boxes that make use of it."""

    def __init__(self, program: FormulaProgram, point: Floats | None, cost: float) -> None:
        self.program, self.points = program, Points(program)
        self.point, self.cost = point, cost
        self.dual = lagrangian(program, point) if point is not None else None

    @property
    def has_point(self) -> bool:
        return self.point is not None

    def bounds(
        self, low: Floats, high: Floats, before: Floats
    ) -> tuple[Floats, NDArray[np.bool_], Floats]:
        """Returns a lower bound of each box, whether it can be feasible, and the steepest slopes."""
        names = self.program.names
        cost = enclose(self.program.objective, names, low, high)
        possible = ~cost.undefined
        rows = zip(self.program.rows, self.program.row_lower, self.program.row_upper, strict=True)
        for row, least, most in rows:
            found = enclose(row, names, low, high)
            possible &= ~found.undefined
            possible &= (found.value.high >= least) & (found.value.low <= most)
            possible &= self._centred(row, found, low, high) <= most
        bounds = np.maximum(before, cost.value.low)
        bounds = np.maximum(bounds, self._centred(self.program.objective, cost, low, high))
        if self.dual is not None:
            dual = enclose(self.dual, names, low, high)
            bounds = np.maximum(bounds, dual.value.low)
            bounds = np.maximum(bounds, self._centred(self.dual, dual, low, high))
        steepest = np.maximum(np.abs(cost.slopes.low), np.abs(cost.slopes.high))
        return bounds, possible, steepest

    def _centred(self, formula: Formula, found: Enclosure, low: Floats, high: Floats) -> Floats:
        """Returns value(centre) + slopes·(box − centre) from below: the mean value form."""
        with np.errstate(all="ignore"):
            centre = (low + high) / 2
            at = enclose(formula, self.program.names, centre, centre).value.low
            half = (high - low) / 2 * (1 + 1e-12)
            steep = np.maximum(np.abs(found.slopes.low), np.abs(found.slopes.high))
            fall = np.where(half == 0, 0.0, steep * half).sum(axis=0) * (1 + 1e-12)
            bound = at - fall
        return np.where(np.isfinite(bound), bound, -np.inf)

    def look(self, low: Floats, high: Floats) -> None:
        """Takes the best middle or corner of the boxes, where it is better."""
        with np.errstate(all="ignore"):
            middle = (low + high) / 2
        middle = np.where(np.isfinite(middle), middle, np.where(np.isfinite(low), low + 1, 0.0))
        whole = self.program.integer[:, None]
        tried = np.concatenate(
            [
                np.where(whole, np.rint(each), each)
                for each in (middle, _finite(low), _finite(high))
            ],
            axis=1,
        )
        costs = self.points.costs(tried)
        best = int(costs.argmin())
        if costs[best] < self.cost:
            self.point, self.cost = tried[:, best], float(costs[best])


def _finite(bounds: Floats) -> Floats:
    return np.where(np.isfinite(bounds), bounds, 0.0)


def _whole_bounds(program: FormulaProgram, low: Floats, high: Floats) -> tuple[Floats, Floats]:
    whole = program.integer[:, None]
    low, high = np.where(whole, np.ceil(low), low), np.where(whole, np.floor(high), high)
    fits = np.all(low <= high, axis=0)
    return low[:, fits], high[:, fits]


def _is_tiny(low: Floats, high: Floats) -> NDArray[np.bool_]:
    with np.errstate(all="ignore"):
        return np.asarray(np.all(high - low <= _NARROWEST * np.maximum(1.0, np.abs(low)), axis=0))


def _halved(
    program: FormulaProgram, low: Floats, high: Floats, slopes: Floats
) -> tuple[Floats, Floats]:
    """Both halves of each box, across the amount over which the cost can change most."""
    if not low.shape[1]:
        return low, high
    with np.errstate(all="ignore"):
        width = high - low
        change = np.where(np.isfinite(slopes), slopes, 1e12) * width
        relative = width / np.maximum(1.0, np.minimum(np.abs(low), np.abs(high)))
        weight = np.where(np.isinf(width), np.inf, np.where(np.isfinite(change), change, 1e300))
        # A cost that is flat over a box leaves the limits to be told apart by its width alone.
        weight = np.where(width > 0, weight + relative * (1e-9 + weight.max(axis=0) * 0.2), -1.0)
        weight = np.where(np.isnan(weight), np.inf, weight)
    at = weight.argmax(axis=0)
    boxes = np.arange(low.shape[1])
    cut = _cuts(low[at, boxes], high[at, boxes])
    whole = program.integer[at]
    lower_high, upper_low = high.copy(), low.copy()
    lower_high[at, boxes] = np.where(whole, np.floor(cut), cut)
    upper_low[at, boxes] = np.where(whole, np.floor(cut) + 1, cut)
    return (
        np.concatenate([low, upper_low], axis=1),
        np.concatenate([lower_high, high], axis=1),
    )


def _cuts(low: Floats, high: Floats) -> Floats:
    """The middle; for endless boxes a point whose size grows fourfold each time."""
    with np.errstate(all="ignore"):
        middle = low + (high - low) / 2
        upward = np.maximum(1.0, 4 * low)
        downward = np.minimum(-1.0, 4 * high)
    cut = np.where(np.isfinite(low), upward, np.where(np.isfinite(high), downward, 0.0))
    return np.where(np.isfinite(low) & np.isfinite(high), middle, cut)
