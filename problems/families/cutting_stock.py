"""Cutting stock: cut what is ordered from as little stock as possible."""

from __future__ import annotations

import math
from collections import Counter
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar, Literal, Self

import numpy as np
from pydantic import Field, model_validator

from problems.figure import GanttBar, GanttFigure
from problems.modelling.cutting_flow import Cutting, cut_bars, cutting_program
from problems.modelling.cutting_model import cutting_cqm, most_bars, piece_label
from problems.modelling.faults import Fault, violations_of
from problems.modelling.network import check_names
from problems.plain_number import plain
from problems.problem import Check, Example, Frozen, Problem, Sample, Solution
from problems.status import Sense
from problems.structures import Answer, Program, Values

if TYPE_CHECKING:
    import dimod

_TOLERANCE = 1e-9
_MOST_SPELLED = 20


class CutOrder(Frozen):
    """Pieces of one length; without a name they are called by it."""

    length: float = Field(gt=0, description="in length_unit")
    count: int = Field(ge=1, le=100_000)
    name: str = ""

    @property
    def label(self) -> str:
        """What the pieces are called."""
        return self.name or plain(self.length)


class Stock(Frozen):
    """Bars (rolls, beams, sheets of one width) of one length to cut from."""

    length: float = Field(gt=0, description="in length_unit")
    cost: float = Field(default=1, ge=0, description="of one bar; 1 each counts the bars")
    available: int | None = Field(default=None, ge=0, description="null: as many as it takes")
    name: str = ""

    @property
    def label(self) -> str:
        """What the bars are called."""
        return self.name or plain(self.length)


class CutPattern(Frozen):
    """How one bar is cut, and how many bars are cut like it."""

    stock: str
    cuts: dict[str, int]
    times: int


class CuttingStockSolution(Solution):
    """The patterns to cut, with how often."""

    family: Literal["cutting_stock"] = "cutting_stock"
    patterns: tuple[CutPattern, ...]


class CuttingStock(Problem[CuttingStockSolution]):
    """Orders of length and count, the stock they are cut from, and what the saw takes."""

    family: Literal["cutting_stock"] = "cutting_stock"
    orders: tuple[CutOrder, ...] = Field(min_length=1, max_length=1_000)
    stocks: tuple[Stock, ...] = Field(min_length=1, max_length=100)
    kerf: float = Field(default=0, ge=0, description="length lost between two pieces of a bar")
    length_unit: str = ""
    cost_unit: str = ""

    summary: ClassVar[str] = "cut ordered lengths from the fewest or cheapest bars of stock"
    source: ClassVar[str] = (
        "Gilmore, Gomory: A linear programming approach to the cutting-stock problem, Operations "
        "Research 9 (1961)"
    )
    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            text="We cut steel bars of 12 m. A customer orders 4 pieces of 5 m, 6 pieces of 4 m and 5 "
            "pieces of 3 m. What is the least number of bars, and how are they cut?",
            objective=5,
        ),
        Example(
            text="Paper rolls are 100 cm wide. We need 12 rolls of 45 cm, 9 of 36 cm, 14 of 31 cm and "
            "6 of 14 cm. How do we slit the fewest rolls?",
            objective=15,
        ),
        Example(
            text="Beams come in 6 m for 50 euros and 4 m for 30 euros, of the latter we have only 3. I "
            "need 2 beams of 3.5 m, 4 of 2 m and 3 of 1.5 m. What is the cheapest way to cut them?",
            objective=180,
        ),
    )
    solution_type: ClassVar[type[Solution]] = CuttingStockSolution

    @model_validator(mode="after")
    def _fits_together(self) -> Self:
        check_names("orders", [each.label for each in self.orders])
        check_names("stocks", [each.label for each in self.stocks])
        longest = max((each.length for each in self.stocks if each.available != 0), default=0.0)
        for order in self.orders:
            if order.length > longest:
                raise ValueError(
                    f"order {order.label!r} has length {plain(order.length)} and the longest stock "
                    f"there is {plain(longest)}; give longer stock or leave it out"
                )
        return self

    @property
    def sense(self) -> Sense:
        return Sense.MINIMISE

    @property
    def size(self) -> str:
        pieces = sum(order.count for order in self.orders)
        return (
            f"{len(self.orders)} order lengths, {pieces} pieces, {len(self.stocks)} stock lengths"
        )

    def cqm(self) -> dimod.ConstrainedQuadraticModel:
        """For each bar whether it is used and how many pieces of each order it gives."""
        return cutting_cqm(self._cutting)

    def structure(self) -> Program | None:
        """The flow of pieces along the bars; None where lengths are too fine for it."""
        arcs = self._cutting.arcs
        return None if arcs is None else cutting_program(self._cutting, arcs)

    def decode(self, sample: Sample) -> CuttingStockSolution:
        bars = []
        for stock, number in enumerate(most_bars(self._cutting)):
            for bar in range(number):
                labels = (piece_label(order, stock, bar) for order in range(len(self.orders)))
                counts = [round(sample.get(label, 0)) for label in labels]
                bars.append((stock, tuple(np.repeat(np.arange(len(counts)), counts).tolist())))
        return self._of_bars(bars)

    def decode_structure(self, answer: Answer) -> CuttingStockSolution:
        assert isinstance(answer, Values)
        assert self._cutting.arcs is not None
        return self._of_bars(cut_bars(self._cutting.arcs, answer.values))

    def _of_bars(self, bars: list[tuple[int, tuple[int, ...]]]) -> CuttingStockSolution:
        """Alike bars under one pattern; bars that give nothing left out."""
        alike = Counter((stock, tuple(sorted(held))) for stock, held in bars if held)
        return CuttingStockSolution(
            patterns=tuple(
                CutPattern(
                    stock=self.stocks[stock].label,
                    cuts={
                        self.orders[order].label: held.count(order) for order in sorted(set(held))
                    },
                    times=times,
                )
                for (stock, held), times in alike.items()
            )
        )

    def check(self, solution: CuttingStockSolution) -> Check:
        stocks = {each.label: each for each in self.stocks}
        broken: list[Fault] = []
        used, cut = Counter[str](), Counter[str]()
        for number, pattern in enumerate(solution.patterns, start=1):
            broken += self._faults(number, pattern)
            used[pattern.stock] += pattern.times
            for name, count in pattern.cuts.items():
                cut[name] += count * pattern.times
        for order in self.orders:
            missing = order.count - cut[order.label]
            if missing > 0:
                message = f"{cut[order.label]} pieces of {order.label!r} are cut; {order.count} are"
                broken.append((f"order {order.label}", f"{message} ordered", missing))
        for stock in self.stocks:
            if stock.available is not None and used[stock.label] > stock.available:
                message = f"{used[stock.label]} bars of {stock.label!r} are cut; there are"
                excess = used[stock.label] - stock.available
                broken.append((f"stock {stock.label}", f"{message} {stock.available}", excess))
        costs = [stocks[name].cost * times for name, times in used.items() if name in stocks]
        objective = math.fsum(costs) if len(costs) == len(used) else None
        return Check(feasible=not broken, objective=objective, violations=violations_of(broken))

    def _faults(self, number: int, pattern: CutPattern) -> list[Fault]:
        """What one pattern names that is not there, and by how much it is longer than its bar."""
        lengths = {each.label: each.length for each in self.orders}
        stocks = {each.label: each.length for each in self.stocks}
        label = f"pattern {number}"
        broken = [
            (label, f"{label} cuts {name!r}, which nobody ordered", 1.0)
            for name in pattern.cuts
            if name not in lengths
        ]
        if pattern.times < 0 or any(count < 0 for count in pattern.cuts.values()):
            broken.append((label, f"{label} has a count below 0", 1.0))
        if pattern.stock not in stocks:
            return [*broken, (label, f"there is no stock called {pattern.stock!r}", 1.0)]
        n_cuts = max(0, sum(pattern.cuts.values()) - 1)
        pieces = [lengths.get(name, 0.0) * count for name, count in pattern.cuts.items()]
        total, room = math.fsum([*pieces, n_cuts * self.kerf]), stocks[pattern.stock]
        if total > room + _TOLERANCE * max(1.0, room):
            unit = f" {self.length_unit}".rstrip()
            told = f"{label} takes {plain(total)}{unit}; its bar has {plain(room)}{unit}"
            broken.append((label, told, total - room))
        return broken

    @classmethod
    def random(cls, rng: np.random.Generator, size: int, difficulty: float = 0.5) -> Self:
        """Up to 20 pieces of each length, and from four lengths up a second, dearer stock.

        The dial shortens the pieces from up to 0.8 of the bar to 0.4, so that more share a bar.
        Source: Gau, Wäscher: CUTGEN1, EJOR 84 (1995), the parameters of its classes.
        """
        length = max(60, 10 * size)
        longest = round((0.8 - 0.4 * difficulty) * length)
        lengths = rng.choice(np.arange(length // 10, longest), size, replace=False)
        most = {2: 2, 3: 1}.get(size, 20)  # small enough to enumerate
        second = Stock(length=round(0.6 * length), cost=7, available=size)
        stocks: tuple[Stock, ...] = (Stock(length=length),)
        if size > 3:
            stocks = (Stock(length=length, cost=10), second)
        return cls(
            orders=tuple(
                CutOrder(length=each, count=count)
                for each, count in zip(
                    sorted(lengths.tolist(), reverse=True),
                    rng.integers(1, most + 1, size).tolist(),
                    strict=True,
                )
            ),
            stocks=stocks,
        )

    def figure(self, solution: CuttingStockSolution) -> GanttFigure:
        """Each pattern as a bar with its pieces laid end to end."""
        lengths = {each.label: each.length for each in self.orders}
        bars = []
        for number, pattern in enumerate(solution.patterns, start=1):
            row, at = f"{number}: {pattern.times} × {pattern.stock}", 0.0
            for name, count in pattern.cuts.items():
                for _ in range(count):
                    length = lengths.get(name, 0.0)
                    bars.append(
                        GanttBar(row=row, start=at, duration=length, label=name, group=name)
                    )
                    at += length + self.kerf
        return GanttFigure(
            title=f"{sum(each.times for each in solution.patterns)} bars",
            bars=tuple(bars),
            time_label=f"length {self.length_unit}".rstrip(),
        )

    def describe(self, solution: CuttingStockSolution) -> str:
        told = [
            f"{pattern.times} × {pattern.stock} into "
            + " + ".join(
                name if count == 1 else f"{count} × {name}" for name, count in pattern.cuts.items()
            )
            for pattern in solution.patterns[:_MOST_SPELLED]
        ]
        if len(solution.patterns) > _MOST_SPELLED:
            told.append("and so on")
        n_bars = sum(pattern.times for pattern in solution.patterns)
        total = "1 bar" if n_bars == 1 else f"{n_bars} bars"
        cost = self.check(solution).objective
        if cost is not None and any(each.cost != 1 for each in self.stocks):
            total += f" for {plain(cost)} {self.cost_unit}".rstrip()
        return f"Cut {'; '.join(told) or 'nothing'}: {total} in all."

    @cached_property
    def _cutting(self) -> Cutting:
        """Every length with the kerf of one cut; a bar too, as its last piece needs none."""
        kerf = Decimal(repr(self.kerf))
        lengths, stocks = (
            np.array([float(Decimal(repr(each.length)) + kerf) for each in group])
            for group in (self.orders, self.stocks)
        )
        limits = [np.inf if each.available is None else each.available for each in self.stocks]
        return Cutting(
            lengths=lengths,
            counts=np.array([each.count for each in self.orders], dtype=np.int64),
            stock_lengths=stocks,
            stock_costs=np.array([each.cost for each in self.stocks], dtype=float),
            available=np.array(limits, dtype=float),
        )


FAMILY = CuttingStock
