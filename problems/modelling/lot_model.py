"""The programs of lot sizing: what is made of each item in each period.

`located_program` splits what is made by the demand it serves, which makes set-ups tight: for one
item without capacity its linear relaxation is whole, as with all (l,S)-inequalities. `plain_program`
has a variable an item and period only, with the least big-M.

Source: Krarup, Bilde: Plant location, set covering and economic lot size, Numerische Methoden bei
Optimierungsaufgaben 3 (1977); Pochet, Wolsey: Production Planning by Mixed Integer Programming
(Springer 2006), sections 7.4 and 10.3 (backlogging).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from problems.errors import LimitExceeded
from problems.modelling.program_draft import ProgramDraft
from problems.structures import Floats, Program

_MOST_SPLIT = 100_000  # parts of lots: 2 s to build
_MOST_TERMS = 4_000_000  # 5 s to build
_SLACK = 1e-9


@dataclass(frozen=True, slots=True)
class LotItem:
    """One item. Shape: `demand`, `setup`, `unit`, `holding` (periods,).

    `holding` is the cost of a unit in stock at the end of a period, `backlog` that of one owed then;
    `numpy.inf` where nothing may be owed.
    """

    demand: Floats
    setup: Floats
    unit: Floats
    holding: Floats
    backlog: float
    initial: float
    setup_time: float
    unit_time: float

    @property
    def owed(self) -> Floats:
        """The demand up to each period that the initial stock does not meet. Shape: (periods,)."""
        return np.maximum(np.cumsum(self.demand) - self.initial, 0.0)

    @property
    def left(self) -> Floats:
        """The initial stock that is left after each period. Shape: (periods,)."""
        return np.maximum(self.initial - np.cumsum(self.demand), 0.0)


@dataclass(frozen=True, slots=True)
class Lots:
    """Items that share `capacity` (periods,), infinite where there is none; `is_whole` for pieces."""

    items: tuple[LotItem, ...]
    capacity: Floats
    is_whole: bool


def lot_label(item: int, period: int) -> str:
    """What is made of an item in a period."""
    return f"lot of {item} in {period}"


def _setup_label(item: int, period: int) -> str:
    return f"setup for {item} in {period}"


def most_made(lots: Lots, item: LotItem) -> Floats:
    """Returns the most that is worth making in each period: what is wanted, and what there is time for.

    Without backlog nothing is made for the past. Shape: (periods,).
    """
    before = np.concatenate([[0.0], item.owed[:-1]])
    wanted = item.owed[-1] - (0.0 if np.isfinite(item.backlog) else before)
    most = np.broadcast_to(np.ceil(wanted - _SLACK) if lots.is_whole else wanted, before.shape)
    if item.unit_time:
        fits = np.maximum(lots.capacity - item.setup_time, 0.0) / item.unit_time
        most = np.minimum(most, np.floor(fits + _SLACK) if lots.is_whole else fits)
    return np.where(lots.capacity >= item.setup_time, most, 0.0)


def lot_program(lots: Lots) -> Program:
    """Returns the strong program, or the plain one where the strong one would be too large."""
    n_parts = len(lots.items) * lots.capacity.size**2
    return plain_program(lots, None) if n_parts > _MOST_SPLIT else _located_program(lots)


def plain_program(lots: Lots, step: float | None) -> Program:
    """Returns the program of lots, set-ups and what is owed, all of them whole in steps if given.

    Stock is left out: it is what was made and is owed, less the demand so far.

    Raises:
        LimitExceeded: the sums of what was made so far have more than 4,000,000 terms.
    """
    n_terms = len(lots.items) * lots.capacity.size**2 // 2
    if n_terms > _MOST_TERMS:
        raise LimitExceeded(
            f"the plan of {len(lots.items)} items in {lots.capacity.size} periods has {n_terms:,} "
            f"terms; its models take at most {_MOST_TERMS:,}; plan fewer periods at once"
        )
    draft = ProgramDraft()
    unit = 1.0 if step is None else step
    made = 1.0 if lots.is_whole else unit
    is_whole = lots.is_whole or step is not None
    for number, item in enumerate(lots.items):
        to_end = np.cumsum(item.holding[::-1])[::-1]
        most = most_made(lots, item)
        draft.constant += float(item.holding @ (item.initial - np.cumsum(item.demand)))
        sofar: dict[str, float] = {}
        for period in range(item.demand.size):
            lot = _add_lot(
                draft,
                lots,
                number,
                period,
                to_end=to_end[period],
                most=most[period],
                made=made,
                is_whole=is_whole,
            )
            sofar[lot] = made
            here = dict(sofar)
            owed = float(item.owed[period])
            if np.isfinite(item.backlog) and period + 1 < item.demand.size and owed:
                name = draft.variable(
                    f"owed of {number} after {period}",
                    cost=float(item.holding[period] + item.backlog) * unit,
                    upper=np.rint(owed / unit) if step is not None else owed,
                    is_whole=step is not None,
                )
                here[name] = unit
            if owed:
                draft.row(here, low=float(np.cumsum(item.demand)[period] - item.initial))
    _add_capacity(draft, lots, made)
    return draft.program()


def _add_lot(
    draft: ProgramDraft,
    lots: Lots,
    number: int,
    period: int,
    *,
    to_end: float,
    most: float,
    made: float,
    is_whole: bool,
) -> str:
    """Adds a lot, in steps of `made`, and its set-up; its stock costs up to the end are its own."""
    item = lots.items[number]
    most = float(np.ceil(most / made - _SLACK)) if is_whole else most
    lot = draft.variable(
        lot_label(number, period),
        cost=float(item.unit[period] + to_end) * made,
        upper=most,
        is_whole=is_whole,
    )
    setup = draft.variable(
        _setup_label(number, period), cost=float(item.setup[period]), upper=1.0, is_whole=True
    )
    draft.row({lot: 1.0, setup: -most}, high=0.0)
    return lot


def _add_capacity(draft: ProgramDraft, lots: Lots, made: float) -> None:
    for period in np.flatnonzero(np.isfinite(lots.capacity)).tolist():
        terms: dict[str, float] = {}
        for number, item in enumerate(lots.items):
            terms[lot_label(number, period)] = item.unit_time * made
            terms[_setup_label(number, period)] = item.setup_time
        draft.row(
            {name: value for name, value in terms.items() if value},
            high=float(lots.capacity[period]),
        )


def _located_program(lots: Lots) -> Program:
    """Returns the program that splits each lot by the period whose demand it serves."""
    draft = ProgramDraft()
    for number, item in enumerate(lots.items):
        n_periods = item.demand.size
        to_end = np.cumsum(item.holding[::-1])[::-1]
        draft.constant += float(item.holding @ item.left)
        net = np.diff(item.owed, prepend=0.0)
        most = most_made(lots, item)
        serving: list[dict[str, float]] = [{} for _ in range(n_periods)]
        for period in range(n_periods):
            lot = _add_lot(
                draft,
                lots,
                number,
                period,
                to_end=to_end[period],
                most=most[period],
                made=1.0,
                is_whole=lots.is_whole,
            )
            parts = {lot: 1.0}
            first = 0 if np.isfinite(item.backlog) else period
            for wanted in (first + np.flatnonzero(net[first:])).tolist():
                late = max(0, period - wanted)
                part = draft.variable(
                    f"part of {number} from {period} for {wanted}",
                    cost=(item.backlog * late if late else 0.0)
                    - float(to_end[max(wanted, period)]),
                    upper=float(net[wanted]),
                )
                draft.row({part: 1.0, _setup_label(number, period): -float(net[wanted])}, high=0.0)
                parts[part] = -1.0
                serving[wanted][part] = 1.0
            draft.row(parts, low=0.0)
        for wanted in np.flatnonzero(net).tolist():
            draft.row(serving[wanted], low=float(net[wanted]), high=float(net[wanted]))
    _add_capacity(draft, lots, 1.0)
    return draft.program()
