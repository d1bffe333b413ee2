"""Random products to buy, and the room that buying them just in time takes."""

from __future__ import annotations

import math

import numpy as np

from problems.modelling.bought_product import BoughtProduct
from problems.structures import Floats, Ints


def drawn_product(
    rng: np.random.Generator, name: str, demand: Ints, difficulty: float
) -> BoughtProduct:
    """Returns a product that can be bought just in time. Shape: `demand` (periods,)."""
    mean = max(1, int(demand.max()) // 2)
    lead_time = int(rng.integers(2))
    kind = int(rng.integers(3))
    return BoughtProduct(
        name=name,
        demand=tuple(demand.tolist()),
        price=tuple(rng.integers(2, 4 + round(4 * difficulty), demand.size).tolist()),
        order_cost=int(rng.integers(1, 4)) * mean * round(1 + 5 * difficulty),
        holding_cost=int(rng.integers(1, 3)),
        shortage_cost=int(rng.integers(3, 12)) if kind else None,
        shortage="lost" if kind == 1 else "backlog",
        initial_stock=int(demand[:lead_time].sum()),
        batch=1 + round(difficulty * mean / 3),
        min_order=round(difficulty * mean),
        lead_time=lead_time,
    )


def just_in_time(product: BoughtProduct) -> Floats:
    """Returns the stock at each end where each order is the least that the period's demand needs."""
    least = math.ceil(product.min_order / product.batch)
    stock, ends = product.initial_stock, []
    for wanted in product.demand:
        stock -= wanted
        if stock < 0:
            stock += product.batch * max(least, math.ceil(-stock / product.batch))
        ends.append(stock)
    return np.array(ends, dtype=float)
