"""What is bought and kept in a warehouse, and what a plan of orders costs it."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal

import numpy as np
from pydantic import Field

from problems.modelling.limits import TOLERANCE
from problems.modelling.periods import Amount, Demand, PerPeriod, over_periods
from problems.problem import Frozen
from problems.structures import Floats

NOTHING = 1e-7  # a smaller order is a solver's rounding


class BoughtProduct(Frozen):
    """Something that is bought and stored. Costs are the same in all periods, or one number each."""

    name: str
    demand: Demand = Field(description="units wanted in each period")
    price: PerPeriod = Field(default=0, description="of a unit ordered in the period")
    order_cost: PerPeriod = Field(default=0, description="of an order, whatever its size")
    holding_cost: PerPeriod = Field(default=0, description="of a unit in stock at a period's end")
    shortage_cost: Amount | None = Field(
        default=None, description="of a unit short at a period's end; null: never short"
    )
    shortage: Literal["backlog", "lost"] = Field(
        default="backlog", description="whether what is short is delivered later, or never"
    )
    initial_stock: Amount = 0
    batch: float = Field(default=1, gt=0, description="orders are whole multiples of it")
    min_order: Amount = Field(default=0, description="least order, where one is placed")
    max_order: Amount | None = None
    lead_time: int = Field(default=0, ge=0, le=1_000, description="periods until an order arrives")
    room: Amount = Field(default=1, description="of the storage, for a unit")


@dataclass(frozen=True, slots=True)
class Course:
    """What happens to a product under its orders. Shape: (periods,) each.

    `short` is what is owed at the end of each period, or what is lost in it.
    """

    stock: Floats
    short: Floats
    cost: float


def course(product: BoughtProduct, ordered: Floats) -> Course:
    """Returns stock, shortage and cost when whatever is there is sold. Shape: `ordered` (periods,)."""
    n = ordered.size
    arriving = np.zeros(n)
    arriving[product.lead_time :] = ordered[: max(0, n - product.lead_time)]
    stock, short = np.zeros(n), np.zeros(n)
    at_hand = product.initial_stock
    for period, wanted in enumerate(product.demand):
        at_hand += arriving[period] - wanted
        short[period] = max(0.0, -at_hand)
        stock[period] = max(0.0, at_hand)
        if product.shortage == "lost":
            at_hand = stock[period]
    rounding = TOLERANCE * max(1.0, product.initial_stock + math.fsum(product.demand))
    short[short <= rounding] = 0.0
    cost = over_periods(product.price, n) @ ordered
    cost += over_periods(product.order_cost, n) @ (ordered > NOTHING)
    cost += over_periods(product.holding_cost, n) @ stock
    cost += (product.shortage_cost or 0.0) * short.sum()
    return Course(stock, short, float(cost))
