"""Lot sizing: in which periods to make how much, set-ups against stock."""

from __future__ import annotations

import math
from collections.abc import Iterator
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, ClassVar, Literal, Self

import numpy as np
from pydantic import Field, model_validator

from problems.figure import GanttBar, GanttFigure
from problems.modelling.amount_grid import amount_step
from problems.modelling.faults import Fault, violations_of
from problems.modelling.limits import TOLERANCE
from problems.modelling.lot_model import LotItem, Lots, lot_label, lot_program, plain_program
from problems.modelling.made_item import NOTHING, MadeItem, run_down
from problems.modelling.network import check_names, refuse_large_cqm
from problems.modelling.periods import PerPeriod, check_periods, over_periods
from problems.modelling.program_cqm import program_cqm
from problems.plain_number import plain
from problems.problem import Check, Example, Frozen, Problem, Sample, Solution
from problems.status import Sense
from problems.structures import Answer, Floats, Program, Values

if TYPE_CHECKING:
    import dimod

_MOST_SPELLED = 20
_FEWEST = 20  # steps of the largest demand, where amounts need not be whole


class Lot(Frozen):
    """What is made of an item in a period; the first period is 1."""

    item: str
    period: int
    amount: float


class LotSizingSolution(Solution):
    """The lots to make; periods in which nothing is made are absent."""

    family: Literal["lot_sizing"] = "lot_sizing"
    lots: tuple[Lot, ...]


class LotSizing(Problem[LotSizingSolution]):
    """Items with a demand in every period, what making and keeping them costs, and the capacity.

    What is made in a period can be sold in it. All demand is met by the end; with a backlog cost
    some of it late. Buying, room for stock and whole batches are the family `inventory`.
    """

    family: Literal["lot_sizing"] = "lot_sizing"
    items: tuple[MadeItem, ...] = Field(min_length=1, max_length=500)
    capacity: PerPeriod | None = Field(
        default=None, description="of each period, shared by all items; null: no limit"
    )
    whole_units: bool = Field(default=True, description="false where any amount can be made")
    cost_unit: str = ""
    amount_unit: str = ""

    summary: ClassVar[str] = "when to produce how much, set-up costs against stock"
    source: ClassVar[str] = (
        "Wagner, Whitin: Dynamic version of the economic lot size model, Management Science 5 (1958)"
    )
    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            text="A bakery needs 20, 50, 10, 50 and 50 cakes in the next five weeks. Starting the "
            "production line costs 100 euros in a week, keeping a cake for a week costs 1 euro. In "
            "which weeks should it bake how many?",
            objective=320,
        ),
        Example(
            text="A press can make 60 parts a day. Wanted are 40, 80 and 50 parts on three days. A set-up "
            "costs 200, a part 3, and a part in stock overnight 2. What is the cheapest plan?",
            objective=1150,
        ),
        Example(
            text="A line has 10 hours a day for two products. Making one A takes 1 hour and setting up "
            "for it 2 hours, a B takes 2 hours and its set-up 1 hour. Wanted on three days: A 2, 3, "
            "2 and B 1, 2, 1. A set-up costs 30 for A and 20 for B, a unit in stock overnight 4 for A "
            "and 5 for B; what is late costs 15 a unit and day. Least cost?",
            objective=98,
        ),
    )
    solution_type: ClassVar[type[Solution]] = LotSizingSolution

    @model_validator(mode="after")
    def _fits_together(self) -> Self:
        check_names("items", [item.name for item in self.items])
        n = len(self.items[0].demand)
        for item in self.items:
            if len(item.demand) != n:
                raise ValueError(
                    f"{item.name!r} has a demand for {len(item.demand)} periods and "
                    f"{self.items[0].name!r} for {n}; give all items the same periods"
                )
            check_periods(f"the setup_cost of {item.name!r}", item.setup_cost, n)
            check_periods(f"the unit_cost of {item.name!r}", item.unit_cost, n)
            check_periods(f"the holding_cost of {item.name!r}", item.holding_cost, n)
        check_periods("the capacity", self.capacity, n)
        return self

    @property
    def sense(self) -> Sense:
        return Sense.MINIMISE

    @property
    def size(self) -> str:
        return f"{len(self.items)} items in {len(self.items[0].demand)} periods"

    @property
    def cqm_is_exact(self) -> bool:
        """Whether amounts are whole; else the CQM counts them in steps that the demands share."""
        return self.whole_units

    def cqm(self) -> dimod.ConstrainedQuadraticModel:
        """A whole lot and a set-up for each item and period, and what is owed where it may be."""
        refuse_large_cqm(3 * len(self.items) * len(self.items[0].demand), "the plan")
        return program_cqm(plain_program(self._lots, self._step))

    def structure(self) -> Program:
        """The strong program: each lot split by the period whose demand it serves."""
        return lot_program(self._lots)

    def decode(self, sample: Sample) -> LotSizingSolution:
        unit = 1.0 if self.whole_units else self._step
        return self._of_amounts(
            [unit * round(sample.get(lot_label(*each), 0)) for each in self._places]
        )

    def decode_structure(self, answer: Answer) -> LotSizingSolution:
        assert isinstance(answer, Values)
        values = dict(zip(self.structure().names, answer.values.tolist(), strict=True))
        amounts = [values[lot_label(*each)] for each in self._places]
        return self._of_amounts([round(each) for each in amounts] if self.whole_units else amounts)

    def _of_amounts(self, amounts: list[float]) -> LotSizingSolution:
        return LotSizingSolution(
            lots=tuple(
                Lot(item=self.items[item].name, period=period + 1, amount=amount)
                for (item, period), amount in zip(self._places, amounts, strict=True)
                if abs(amount) > NOTHING
            )
        )

    def check(self, solution: LotSizingSolution) -> Check:
        n_periods = len(self.items[0].demand)
        row_of = {item.name: at for at, item in enumerate(self.items)}
        made = np.zeros((len(self.items), n_periods))
        broken: list[Fault] = []
        for lot in solution.lots:
            where = f"the lot of {lot.item!r} in period {lot.period}"
            if lot.item not in row_of:
                broken.append(("items", f"there is no item called {lot.item!r}", 1.0))
            elif not 1 <= lot.period <= n_periods:
                broken.append(("periods", f"{where} is outside 1 to {n_periods}", 1.0))
            else:
                made[row_of[lot.item], lot.period - 1] += lot.amount
                if lot.amount < -TOLERANCE:
                    broken.append(("amounts", f"{where} is {plain(lot.amount)}", -lot.amount))
                if self.whole_units and abs(lot.amount - round(lot.amount)) > TOLERANCE:
                    rest = abs(lot.amount - round(lot.amount))
                    broken.append(("amounts", f"{where} is {plain(lot.amount)}, not whole", rest))
        is_priced = not broken
        costs: list[float] = []
        for item, amounts in zip(self.items, made, strict=True):
            cost, late = run_down(item, amounts)
            costs.append(cost)
            broken += late
        broken += self._overtime(made)
        objective = math.fsum(costs) if is_priced else None
        return Check(feasible=not broken, objective=objective, violations=violations_of(broken))

    def _overtime(self, made: Floats) -> Iterator[Fault]:
        """The periods in which more is done than there is capacity for."""
        if self.capacity is None:
            return
        units = np.array([item.unit_time for item in self.items])
        setups = np.array([item.setup_time for item in self.items])
        taken = units @ made + setups @ (made > NOTHING)
        room = over_periods(self.capacity, made.shape[1])
        for period in np.flatnonzero(taken > room + TOLERANCE * np.maximum(1.0, room)).tolist():
            label = f"capacity in period {period + 1}"
            told = f"period {period + 1} takes {plain(taken[period])}; its capacity is "
            yield label, told + plain(room[period]), float(taken[period] - room[period])

    @classmethod
    def random(cls, rng: np.random.Generator, size: int, difficulty: float = 0.5) -> Self:
        """`size` periods of one item, from four periods up of one more for every six; a third of
        the draws allow backlog.

        The dial tightens the capacity from twice what a plan without stock needs on average to just
        that, adds set-up times and raises set-up costs from one period's stock to four's. Source:
        Trigeiro, Thomas, McClain: Capacitated lot sizing with setup times, Management Science 35
        (1989), section 4: utilisation, set-up times and time between orders make it hard.
        """
        n_items, most = (1, 2) if size < 4 else (1 + size // 6, 20)  # small enough to enumerate
        demands = rng.integers(0, most + 1, (n_items, size))
        demands[:, 0] = np.maximum(demands[:, 0], 1)
        setup_time = round(difficulty * most / 4)
        between = 1 + 3 * difficulty  # periods of demand that a lot is worth
        holding = rng.integers(1, 4, n_items)
        costs = np.ceil(holding * most / 4 * between**2 * rng.uniform(0.7, 1.3, n_items))
        needed = np.ceil(np.cumsum(demands.sum(axis=0)) / np.arange(1, size + 1)).max()
        backlog = None if rng.integers(3) else 2 * int(holding.max())
        return cls(
            items=tuple(
                MadeItem(
                    name=f"item {at}",
                    demand=tuple(row),
                    setup_cost=int(costs[at]),
                    unit_cost=tuple(rng.integers(1, 5, size).tolist()),
                    holding_cost=int(holding[at]),
                    backlog_cost=backlog,
                    setup_time=setup_time,
                )
                for at, row in enumerate(demands.tolist())
            ),
            capacity=math.ceil(needed * (2 - difficulty)) + n_items * setup_time,
        )

    def figure(self, solution: LotSizingSolution) -> GanttFigure:
        """Each lot from the period that makes it to the last whose demand it may serve."""
        lots = sorted(solution.lots, key=lambda lot: lot.period)
        n_periods = len(self.items[0].demand)
        next_of = {
            (a.item, a.period): b.period
            for item in self.items
            for a, b in pairwise([lot for lot in lots if lot.item == item.name])
        }
        return GanttFigure(
            title=f"{len(lots)} lots",
            bars=tuple(
                GanttBar(
                    row=lot.item,
                    start=lot.period - 1,
                    duration=max(
                        0, next_of.get((lot.item, lot.period), n_periods + 1) - lot.period
                    ),
                    label=f"{plain(lot.amount)} {self.amount_unit}".rstrip(),
                    group=lot.item,
                )
                for lot in lots
            ),
            time_label="period",
        )

    def describe(self, solution: LotSizingSolution) -> str:
        unit = f" {self.amount_unit}".rstrip()
        told = [
            f"{plain(lot.amount)}{unit} of {lot.item} in period {lot.period}"
            for lot in solution.lots[:_MOST_SPELLED]
        ]
        if len(solution.lots) > _MOST_SPELLED:
            told.append("and so on")
        cost = self.check(solution).objective
        total = "" if cost is None else f": {plain(cost)} {self.cost_unit}".rstrip() + " in all"
        return f"Make {', '.join(told) or 'nothing'}{total}."

    @cached_property
    def _places(self) -> list[tuple[int, int]]:
        n_periods = len(self.items[0].demand)
        return [(item, period) for item in range(len(self.items)) for period in range(n_periods)]

    @cached_property
    def _step(self) -> float:
        """The step in which the CQM counts what is owed, and lots where they need not be whole."""
        numbers = [each for item in self.items for each in (*item.demand, item.initial_stock)]
        return amount_step([*numbers, 1.0]) if self.whole_units else amount_step(numbers, _FEWEST)

    @cached_property
    def _lots(self) -> Lots:
        n = len(self.items[0].demand)
        return Lots(
            items=tuple(
                LotItem(
                    demand=np.array(item.demand, dtype=float),
                    setup=over_periods(item.setup_cost, n),
                    unit=over_periods(item.unit_cost, n),
                    holding=over_periods(item.holding_cost, n),
                    backlog=np.inf if item.backlog_cost is None else item.backlog_cost,
                    initial=item.initial_stock,
                    setup_time=item.setup_time,
                    unit_time=item.unit_time,
                )
                for item in self.items
            ),
            capacity=np.full(n, np.inf)
            if self.capacity is None
            else over_periods(self.capacity, n),
            is_whole=self.whole_units,
        )


FAMILY = LotSizing
