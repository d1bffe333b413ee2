"""What is made in lots, and what a plan of lots costs."""

from __future__ import annotations

import math

import numpy as np
from pydantic import Field

from problems.modelling.faults import Fault
from problems.modelling.limits import TOLERANCE
from problems.modelling.periods import Amount, Demand, PerPeriod, over_periods
from problems.plain_number import plain
from problems.problem import Frozen
from problems.structures import Floats

NOTHING = 1e-7  # a smaller lot is a solver's rounding


class MadeItem(Frozen):
    """Something that is made in lots. Costs are the same in all periods, or one number each."""

    name: str
    demand: Demand = Field(description="units wanted in each period")
    setup_cost: PerPeriod = Field(default=0, description="of a period in which it is made at all")
    unit_cost: PerPeriod = Field(default=0, description="of making a unit")
    holding_cost: PerPeriod = Field(default=0, description="of a unit in stock at a period's end")
    backlog_cost: Amount | None = Field(
        default=None, description="of a unit owed at a period's end; null: nothing may be late"
    )
    initial_stock: Amount = 0
    setup_time: Amount = Field(default=0, description="of the capacity, for a set-up")
    unit_time: Amount = Field(default=1, description="of the capacity, for a unit")


def run_down(item: MadeItem, made: Floats) -> tuple[float, list[Fault]]:
    """Returns what an item's lots, stock and backlog cost, and where demand is missed.

    Shape: `made` (periods,).
    """
    n = made.size
    stock = item.initial_stock + np.cumsum(made) - np.cumsum(item.demand)
    room = TOLERANCE * max(1.0, item.initial_stock + math.fsum(item.demand))
    owed = np.maximum(-stock, 0.0)
    costs = over_periods(item.unit_cost, n) @ made
    costs += over_periods(item.setup_cost, n) @ (made > NOTHING)
    costs += over_periods(item.holding_cost, n) @ np.maximum(stock, 0.0)
    late = np.flatnonzero(owed > room)
    if item.backlog_cost is not None:
        costs += item.backlog_cost * owed[:-1].sum()
        late = late[late == n - 1]
    return float(costs), [
        (
            f"demand of {item.name} in period {period + 1}",
            f"{plain(owed[period])} of {item.name!r} are missing at the end of period {period + 1}",
            float(owed[period]),
        )
        for period in late.tolist()
    ]
