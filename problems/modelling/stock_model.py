"""The program of buying and storing: batches ordered, orders placed, and what is short.

Source: Silver, Pyke, Thomas: Inventory and Production Management in Supply Chains (CRC 2017),
chapters 5 and 10. Stock is left out: it is what came in and was short, less the demand so far. Where
sales are lost, selling what is there is never worse than keeping it, as the cost of a loss does not
change over time; so losses follow from the orders.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from problems.errors import LimitExceeded
from problems.modelling.bought_product import BoughtProduct
from problems.modelling.periods import over_periods
from problems.modelling.program_draft import ProgramDraft
from problems.structures import Floats, Program

_MOST_TERMS = 4_000_000  # 5 s to build
_SLACK = 1e-9


def batch_label(product: int, period: int) -> str:
    """How many batches of a product are ordered in a period."""
    return f"batches of {product} in {period}"


def stock_program(
    products: Sequence[BoughtProduct], storage: Floats, step: float | None
) -> Program:
    """Returns the program; what is short is whole, in steps, if a step is given.

    Shape: `storage` (periods,), infinite where there is room for all.

    Raises:
        LimitExceeded: the sums of what came in so far have more than 4,000,000 terms.
    """
    n_terms = len(products) * storage.size**2
    if n_terms > _MOST_TERMS:
        raise LimitExceeded(
            f"the plan of {len(products)} products in {storage.size} periods has {n_terms:,} terms; "
            f"its models take at most {_MOST_TERMS:,}; plan fewer periods at once"
        )
    draft = ProgramDraft()
    held: list[dict[str, float]] = [{} for _ in range(storage.size)]
    free = storage.copy()
    for number, product in enumerate(products):
        base = product.initial_stock - np.cumsum(product.demand)
        holding = over_periods(product.holding_cost, storage.size)
        draft.constant += float(holding @ base)
        for period, terms in enumerate(_stock_terms(draft, number, product, step)):
            draft.row(terms, low=-float(base[period]))
            held[period].update({name: product.room * value for name, value in terms.items()})
        free -= product.room * base
    for period in np.flatnonzero(np.isfinite(storage)).tolist():
        draft.row(held[period], high=float(free[period]))
    return draft.program()


def most_ordered(product: BoughtProduct) -> Floats:
    """Returns the most batches that are worth ordering in each period, 0 where they come too late.

    What is wanted from the arrival on and may still be owed then, at least the least order.
    Shape: (periods,).
    """
    n = len(product.demand)
    wanted = np.cumsum(product.demand)
    unmet = np.maximum(wanted - product.initial_stock, 0.0)
    is_owed = product.shortage_cost is not None and product.shortage == "backlog"
    before = np.zeros(n) if is_owed else np.concatenate([[0.0], unmet[:-1]])
    worth = np.zeros(n)
    worth[: max(0, n - product.lead_time)] = (unmet[-1] - before)[product.lead_time :]
    if product.shortage_cost is not None and product.shortage == "lost":
        later = wanted[-1] - np.concatenate([[0.0], wanted[:-1]])  # stock may stay after a loss
        worth[: max(0, n - product.lead_time)] = later[product.lead_time :]
    batches = np.ceil(worth / product.batch - _SLACK)
    least = np.ceil(product.min_order / product.batch - _SLACK)
    batches = np.where(batches > 0, np.maximum(batches, least), 0.0)
    if product.max_order is not None:
        batches = np.minimum(batches, np.floor(product.max_order / product.batch + _SLACK))
    return np.maximum(batches, 0.0)


def _stock_terms(
    draft: ProgramDraft, number: int, product: BoughtProduct, step: float | None
) -> Iterator[dict[str, float]]:
    """Adds a product's variables and yields its stock at each end, less what it was without orders."""
    n = len(product.demand)
    holding = over_periods(product.holding_cost, n)
    to_end = np.cumsum(holding[::-1])[::-1]
    arrived: dict[str, float] = {}
    for name, arrival in _orders(draft, number, product, to_end):
        arrived[name] = float(arrival)
    unit = 1.0 if step is None else step
    unmet = np.maximum(np.cumsum(product.demand) - product.initial_stock, 0.0)
    is_lost = product.shortage == "lost"
    lost: dict[str, float] = {}
    for period in range(n):
        came = {name: product.batch for name, arrival in arrived.items() if arrival <= period}
        most = min(product.demand[period], unmet[period]) if is_lost else unmet[period]
        if product.shortage_cost is not None and most:
            name = draft.variable(
                f"short of {number} in {period}",
                cost=unit
                * (product.shortage_cost + float(to_end[period] if is_lost else holding[period])),
                upper=float(most if step is None else np.rint(most / step)),
                is_whole=step is not None,
            )
            if is_lost:
                lost[name] = unit
            else:
                came[name] = unit
        yield came | lost


def _orders(
    draft: ProgramDraft, number: int, product: BoughtProduct, to_end: Floats
) -> Iterator[tuple[str, int]]:
    """Adds batches and, where an order has a price or a least size, whether there is one."""
    n = len(product.demand)
    price, fixed = over_periods(product.price, n), over_periods(product.order_cost, n)
    least = float(np.ceil(product.min_order / product.batch - _SLACK))
    for period, most in enumerate(most_ordered(product).tolist()):
        arrival = period + product.lead_time
        name = draft.variable(
            batch_label(number, period),
            cost=product.batch * float(price[period] + to_end[min(arrival, n - 1)]),
            upper=most if most >= least else 0.0,
            is_whole=True,
        )
        if most >= max(least, 1.0) and (fixed[period] or least > 1):
            placed = draft.variable(
                f"order of {number} in {period}",
                cost=float(fixed[period]),
                upper=1.0,
                is_whole=True,
            )
            draft.row({name: 1.0, placed: -most}, high=0.0)
            if least > 1:
                draft.row({name: 1.0, placed: -least}, low=0.0)
        yield name, arrival
