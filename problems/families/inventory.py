"""Inventory: when to buy how much of what, and keep it in a store of limited room."""

from __future__ import annotations

import math
from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar, Literal, Self

import numpy as np
from pydantic import Field, model_validator

from problems.figure import MatrixFigure
from problems.modelling.amount_grid import amount_step
from problems.modelling.bought_product import NOTHING, BoughtProduct, course
from problems.modelling.faults import Fault, violations_of
from problems.modelling.limits import TOLERANCE
from problems.modelling.network import check_names, refuse_large_cqm
from problems.modelling.periods import PerPeriod, check_periods, over_periods
from problems.modelling.program_cqm import program_cqm
from problems.modelling.random_purchases import drawn_product, just_in_time
from problems.modelling.stock_model import batch_label, stock_program
from problems.plain_number import plain
from problems.problem import Check, Example, Frozen, Problem, Sample, Solution
from problems.status import Sense
from problems.structures import Answer, Floats, Program, Values

if TYPE_CHECKING:
    import dimod

_MOST_SPELLED = 20


class Order(Frozen):
    """What is ordered of a product in a period; the first period is 1."""

    product: str
    period: int
    amount: float


class InventorySolution(Solution):
    """The orders to place."""

    family: Literal["inventory"] = "inventory"
    orders: tuple[Order, ...]


class Inventory(Problem[InventorySolution]):
    """Products that are bought and stored together: demand, prices, and the room of the store.

    Unlike `lot_sizing`, where a line of limited time makes goods, here goods are bought: in whole
    batches, with a least and a most per order, arriving after a lead time, and all products share
    the room of one store, counted at the end of each period. Whatever is at hand is sold; what is
    short costs, and is delivered later or lost. What is owed at the very end stays so.
    """

    family: Literal["inventory"] = "inventory"
    products: tuple[BoughtProduct, ...] = Field(min_length=1, max_length=500)
    storage: PerPeriod | None = Field(
        default=None, description="room in each period, shared by all products; null: no limit"
    )
    cost_unit: str = ""
    amount_unit: str = ""

    summary: ClassVar[str] = "when to buy how much, order and holding costs within limited storage"
    source: ClassVar[str] = (
        "Silver, Pyke, Thomas: Inventory and Production Management in Supply Chains (CRC 2017)"
    )
    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            text="A shop sells 30, 40, 20 and 60 bags of coffee in the next four weeks. A bag costs 5 "
            "euros in weeks 1 and 2 and 7 euros from week 3 on, every order costs 25 euros, a bag in "
            "stock at the end of a week costs 0.5 euros, and the store holds 70 bags. When should "
            "the shop order how much?",
            objective=905,
        ),
        Example(
            text="Cement comes in pallets of 10 sacks, at least 2 pallets an order. A site needs 12, 7, "
            "15 and 9 sacks on four days. An order costs 40, a sack 3, a sack kept overnight 1. What "
            "is the cheapest way to order?",
            objective=262,
        ),
        Example(
            text="Two products share a store with room for 20 boxes. Tea sells 5, 8, 6 boxes, rice 9, "
            "4, 10 boxes over three months. An order of tea costs 12, of rice 18; tea costs 1 and rice "
            "2 a box and month in store. A box of tea that is missing costs 4 in lost profit, "
            "rice must always be there. What is the cheapest plan?",
            objective=74,
        ),
    )
    solution_type: ClassVar[type[Solution]] = InventorySolution

    @model_validator(mode="after")
    def _fits_together(self) -> Self:
        check_names("products", [each.name for each in self.products])
        n = self._n_periods
        for each in self.products:
            if len(each.demand) != n:
                raise ValueError(
                    f"{each.name!r} has a demand for {len(each.demand)} periods and "
                    f"{self.products[0].name!r} for {n}; give all products the same periods"
                )
            check_periods(f"the price of {each.name!r}", each.price, n)
            check_periods(f"the order_cost of {each.name!r}", each.order_cost, n)
            check_periods(f"the holding_cost of {each.name!r}", each.holding_cost, n)
            if each.max_order is not None and each.max_order < each.min_order:
                raise ValueError(
                    f"the min_order of {each.name!r} is {plain(each.min_order)} and its max_order "
                    f"{plain(each.max_order)}; swap them"
                )
        check_periods("the storage", self.storage, n)
        return self

    @property
    def sense(self) -> Sense:
        return Sense.MINIMISE

    @property
    def size(self) -> str:
        return f"{len(self.products)} products in {self._n_periods} periods"

    def cqm(self) -> dimod.ConstrainedQuadraticModel:
        """Batches and whether there is an order, and what is short in steps of one unit."""
        refuse_large_cqm(3 * len(self.products) * self._n_periods, "the plan")
        numbers = [
            number
            for each in self.products
            for number in (*each.demand, each.initial_stock, each.batch)
        ]
        return program_cqm(stock_program(self.products, self._storage, amount_step(numbers)))

    def structure(self) -> Program:
        return stock_program(self.products, self._storage, None)

    def decode(self, sample: Sample) -> InventorySolution:
        return InventorySolution(
            orders=tuple(
                Order(product=each.name, period=period + 1, amount=batches * each.batch)
                for at, each in enumerate(self.products)
                for period in range(self._n_periods)
                if (batches := round(sample.get(batch_label(at, period), 0)))
            )
        )

    def decode_structure(self, answer: Answer) -> InventorySolution:
        assert isinstance(answer, Values)
        names = self.structure().names
        return self.decode(dict(zip(names, answer.values.tolist(), strict=True)))

    def check(self, solution: InventorySolution) -> Check:
        ordered, broken = self._ordered(solution)
        is_priced = not broken
        costs, taken = [], np.zeros(self._n_periods)
        for each, amounts in zip(self.products, ordered, strict=True):
            found = course(each, amounts)
            costs.append(found.cost)
            taken += each.room * found.stock
            broken += _faults(each, amounts)
            if each.shortage_cost is None:
                broken += [
                    (
                        f"demand of {each.name} in period {period + 1}",
                        f"{plain(found.short[period])} of {each.name!r} are short in period {period + 1}",
                        float(found.short[period]),
                    )
                    for period in np.flatnonzero(found.short).tolist()
                ]
        room = self._storage
        for period in np.flatnonzero(taken > room + TOLERANCE * np.maximum(1.0, taken)).tolist():
            told = (
                f"the stock takes {plain(taken[period])} of the storage after period {period + 1}"
            )
            excess = float(taken[period] - room[period])
            broken.append(
                (
                    f"storage in period {period + 1}",
                    f"{told}; there is {plain(room[period])}",
                    excess,
                )
            )
        return Check(
            feasible=not broken,
            objective=math.fsum(costs) if is_priced else None,
            violations=violations_of(broken),
        )

    def _ordered(self, solution: InventorySolution) -> tuple[Floats, list[Fault]]:
        """What is ordered of each product in each period, and the orders that have no place there."""
        at = {each.name: index for index, each in enumerate(self.products)}
        ordered = np.zeros((len(at), self._n_periods))
        broken: list[Fault] = []
        for order in solution.orders:
            where = f"the order of {order.product!r} in period {order.period}"
            if order.product not in at:
                broken.append(("products", f"there is no product called {order.product!r}", 1.0))
            elif not 1 <= order.period <= self._n_periods:
                broken.append(("periods", f"{where} is outside 1 to {self._n_periods}", 1.0))
            else:
                ordered[at[order.product], order.period - 1] += order.amount
        return ordered, broken

    @classmethod
    def random(cls, rng: np.random.Generator, size: int, difficulty: float = 0.5) -> Self:
        """`size` periods of one product, from four periods up of two and one more for every ten.

        The dial cuts the room of the store from four times to once what buying just in time needs,
        and raises batches, least orders and the cost of an order against that of keeping stock.
        """
        n_products, most = (1, 2) if size < 4 else (2 + size // 10, 20)  # small enough to enumerate
        products = tuple(
            drawn_product(rng, f"product {at}", rng.integers(0, most + 1, size), difficulty)
            for at in range(n_products)
        )
        peak = np.sum([just_in_time(each) for each in products], axis=0).max()
        return cls(products=products, storage=math.ceil(peak * (4 - 3 * difficulty)))

    def figure(self, solution: InventorySolution) -> MatrixFigure:
        """The stock of each product at the end of each period; periods with an order are marked."""
        ordered, _ = self._ordered(solution)
        return MatrixFigure(
            title=f"Stock {self.amount_unit}".rstrip() + f", {len(solution.orders)} orders",
            rows=tuple(each.name for each in self.products),
            columns=tuple(f"period {period + 1}" for period in range(self._n_periods)),
            values=tuple(
                tuple(course(each, amounts).stock.tolist())
                for each, amounts in zip(self.products, ordered, strict=True)
            ),
            highlighted=tuple((int(i), int(t)) for i, t in np.argwhere(ordered > NOTHING)),
        )

    def describe(self, solution: InventorySolution) -> str:
        unit = f" {self.amount_unit}".rstrip()
        told = [
            f"{plain(order.amount)}{unit} of {order.product} in period {order.period}"
            for order in solution.orders[:_MOST_SPELLED]
        ]
        if len(solution.orders) > _MOST_SPELLED:
            told.append("and so on")
        cost = self.check(solution).objective
        total = "" if cost is None else f": {plain(cost)} {self.cost_unit}".rstrip() + " in all"
        return f"Order {', '.join(told) or 'nothing'}{total}."

    @property
    def _n_periods(self) -> int:
        return len(self.products[0].demand)

    @cached_property
    def _storage(self) -> Floats:
        if self.storage is None:
            return np.full(self._n_periods, np.inf)
        return over_periods(self.storage, self._n_periods)


def _faults(product: BoughtProduct, ordered: Floats) -> Iterator[Fault]:
    """Where an order is below zero or its least, above its most, or not of whole batches."""
    most = np.inf if product.max_order is None else product.max_order
    for period, amount in enumerate(ordered.tolist(), start=1):
        label = f"order of {product.name} in period {period}"
        told = f"the {label} is {plain(amount)}"
        room = TOLERANCE * max(1.0, abs(amount))
        batches = amount / product.batch
        if amount < -room:
            yield label, f"{told}; the least is 0", -amount
        if NOTHING < amount < product.min_order - room:
            yield (
                label,
                f"{told}; the least is {plain(product.min_order)}",
                product.min_order - amount,
            )
        if amount > most + room:
            yield label, f"{told}; the most is {plain(most)}", amount - most
        if abs(batches - round(batches)) > TOLERANCE * max(1.0, abs(batches)):
            rest = abs(batches - round(batches)) * product.batch
            yield label, f"{told}, not whole batches of {plain(product.batch)}", rest


FAMILY = Inventory
