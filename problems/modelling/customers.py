"""Customers of a fleet, and what one of them has for another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from pydantic import Field

from problems.modelling.route_check import Stop
from problems.plain_number import plain
from problems.problem import Frozen


class Customer(Frozen):
    """A place to visit once: what is loaded or dropped there, and when service may start.

    Demands are all loaded or all brought from the depot; where there are pairs, all loaded.
    """

    name: str
    demand: float = Field(default=0, ge=0, description="in load_unit")
    ready: float = Field(default=0, description="service starts no sooner, in time_unit")
    due: float | None = Field(default=None, description="service starts no later, in time_unit")
    service: float = Field(default=0, ge=0, description="how long it takes, in time_unit")


class Pair(Frozen):
    """Something that one vehicle fetches at one customer and then brings to another."""

    pickup: str
    delivery: str
    amount: float = Field(default=0, ge=0, description="in load_unit")


def check_windows(windows: Sequence[tuple[str, float, float | None]]) -> None:
    """Raises ValueError where a place's window ends before it begins."""
    for name, ready, due in windows:
        if due is not None and due < ready:
            told = f"from {plain(ready)} to {plain(due)}"
            raise ValueError(f"{name!r} is open {told}; the end comes before the beginning")


def check_capacities(capacity: float | tuple[float, ...] | None, n_vehicles: int | None) -> None:
    """Raises ValueError where there are capacities, and not one for each vehicle."""
    if isinstance(capacity, tuple) and (not capacity or n_vehicles not in {None, len(capacity)}):
        raise ValueError(
            f"there are {n_vehicles or 0} vehicles and {len(capacity)} capacities; "
            "give one each, or one number for all"
        )


def check_pairs(customers: Sequence[Customer], pairs: Sequence[Pair]) -> None:
    """Raises ValueError where a pair names no customer, or a customer is in two of them."""
    known = {each.name for each in customers}
    ends = [name for pair in pairs for name in (pair.pickup, pair.delivery)]
    for name, times in Counter(ends).items():
        if name not in known:
            raise ValueError(f"a pair names {name!r}, which is not one of the customers")
        if times > 1:
            raise ValueError(f"{name!r} is in two pairs; make it two customers at the same place")


def stops_of(customers: Sequence[Customer], pairs: Sequence[Pair]) -> dict[str, Stop]:
    """Returns what happens at each customer; its load is below 0 where goods of a pair leave."""
    loads = {each.name: each.demand for each in customers}
    for pair in pairs:
        loads[pair.pickup] += pair.amount
        loads[pair.delivery] -= pair.amount
    return {
        each.name: Stop(each.name, loads[each.name], each.ready, each.due, each.service)
        for each in customers
    }
