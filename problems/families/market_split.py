"""Market split: choose retailers for one division so that it gets its share of every product."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING, Annotated, ClassVar, Literal, Self

import numpy as np
from pydantic import Field, model_validator

from problems.figure import BarFigure
from problems.modelling.program_cqm import program_cqm
from problems.modelling.split_model import chosen_label, split_program
from problems.plain_number import plain
from problems.problem import Check, Example, Frozen, Problem, Sample, Solution, Violation
from problems.status import Sense
from problems.structures import Answer, Program, Values

if TYPE_CHECKING:
    import dimod

_MOST_SPELLED = 30


class Product(Frozen):
    """What each retailer takes of one product, and how much of it the division should get."""

    name: str
    amounts: tuple[Annotated[float, Field(ge=0)], ...] = Field(
        description="of each retailer, in the order of the retailers"
    )
    target: float = Field(ge=0)


class MarketSplitSolution(Solution):
    """The retailers of the division; the others go to the other one."""

    family: Literal["market_split"] = "market_split"
    chosen: tuple[str, ...]


class MarketSplit(Problem[MarketSplitSolution]):
    """Retailers, products, and the amount of each product that the chosen should take together."""

    family: Literal["market_split"] = "market_split"
    retailers: tuple[str, ...] = Field(min_length=1, max_length=100_000)
    products: tuple[Product, ...] = Field(min_length=1, max_length=10_000)
    unit: str = ""

    summary: ClassVar[str] = (
        "choose retailers whose amounts of every product come as close to a target as possible"
    )
    source: ClassVar[str] = (
        "Cornuéjols, Dawande: A class of hard small 0-1 programs, INFORMS Journal on Computing 11 "
        "(1999)"
    )
    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            text="Two divisions share six retailers. They take 11, 47, 44, 25, 10 and 26 t of oil and "
            "34, 33, 100, 18, 81 and 2 t of spirits. Division one should get 82 t of oil and 134 t of "
            "spirits. Which retailers come closest?",
            objective=2,
        ),
        Example(
            text="Choose shops A, B, C, D, E for the north so that it sells half of everything: 10 of "
            "20 bread (A 3, B 5, C 2, D 6, E 4) and 13 of 26 milk (A 7, B 4, C 6, D 1, E 8).",
            objective=2,
        ),
        Example(
            text="Find 0/1 values with 3x + 5y + 7z + 9w = 16 and 8x + 2y + 6z + 4w = 10, or as close "
            "as they come in the sum of the two gaps.",
            objective=0,
        ),
    )
    solution_type: ClassVar[type[Solution]] = MarketSplitSolution

    @model_validator(mode="after")
    def _fits_together(self) -> Self:
        for kind, names in (
            ("retailers", list(self.retailers)),
            ("products", [product.name for product in self.products]),
        ):
            repeated, times = Counter(names).most_common(1)[0]
            if times > 1:
                raise ValueError(f"two {kind} are called {repeated!r}; give each a name of its own")
        for product in self.products:
            if len(product.amounts) != len(self.retailers):
                raise ValueError(
                    f"{product.name!r} has {len(product.amounts)} amounts; there are "
                    f"{len(self.retailers)} retailers, so give 0 to those that take none"
                )
        return self

    @property
    def sense(self) -> Sense:
        return Sense.MINIMISE

    @property
    def size(self) -> str:
        return f"{len(self.retailers)} retailers and {len(self.products)} products"

    def cqm(self) -> dimod.ConstrainedQuadraticModel:
        """Binary "retailer 3" for each, and what each product is short of its target or over it."""
        return program_cqm(self._program)

    def structure(self) -> Program:
        return self._program

    def decode(self, sample: Sample) -> MarketSplitSolution:
        return MarketSplitSolution(
            chosen=tuple(
                name for at, name in enumerate(self.retailers) if round(sample[chosen_label(at)])
            )
        )

    def decode_structure(self, answer: Answer) -> MarketSplitSolution:
        assert isinstance(answer, Values)
        names = self._program.names
        return self.decode(dict(zip(names, answer.values.tolist(), strict=True)))

    def check(self, solution: MarketSplitSolution) -> Check:
        known = set(self.retailers)
        violations = [
            Violation(
                constraint="retailers", message=f"there is no retailer called {name!r}", amount=1
            )
            for name in dict.fromkeys(solution.chosen)
            if name not in known
        ]
        violations += [
            Violation(
                constraint=f"{name} once",
                message=f"{name!r} is chosen {times} times; once is enough",
                amount=times - 1,
            )
            for name, times in Counter(solution.chosen).items()
            if times > 1
        ]
        return Check(
            feasible=not violations,
            objective=float(sum(map(abs, self._gaps(solution)), Decimal())),
            violations=tuple(violations),
        )

    def _gaps(self, solution: MarketSplitSolution) -> list[Decimal]:
        """How far each product is over its target, in the numbers as written: 0.1 + 0.2 is 0.3."""
        chosen = set(solution.chosen)
        columns = [at for at, name in enumerate(self.retailers) if name in chosen]
        return [
            sum((Decimal(repr(product.amounts[at])) for at in columns), Decimal())
            - Decimal(repr(product.target))
            for product in self.products
        ]

    @classmethod
    def random(cls, rng: np.random.Generator, size: int, difficulty: float = 0.5) -> Self:
        """Amounts and targets of half; a product more for every ten retailers.

        The difficulty is the digits of the amounts, from below 10 to below 100: those of ten retailers
        a product and amounts to 99 are the instances of Cornuéjols and Dawande, which almost surely
        have no exact split and defeat branch and bound.
        """
        n_products = 1 + size // 10
        amounts = rng.integers(0, round(10 ** (1 + difficulty)), (n_products, size))
        return cls(
            retailers=tuple(f"retailer {at}" for at in range(size)),
            products=tuple(
                Product(name=f"product {at}", amounts=tuple(row), target=sum(row) // 2)
                for at, row in enumerate(amounts.tolist())
            ),
        )

    def figure(self, solution: MarketSplitSolution) -> BarFigure:
        gaps = list(map(float, self._gaps(solution)))
        return BarFigure(
            title=f"{len(set(solution.chosen))} of {len(self.retailers)} retailers chosen",
            labels=tuple(product.name for product in self.products),
            values=tuple(gaps),
            groups=tuple("over" if gap > 0 else "short" if gap < 0 else "exact" for gap in gaps),
            value_label=f"over its target, {self.unit}".removesuffix(", "),
        )

    def describe(self, solution: MarketSplitSolution) -> str:
        names = solution.chosen
        rest = ", and so on" if len(names) > _MOST_SPELLED else ""
        told = f"Choose {', '.join(names[:_MOST_SPELLED]) or 'nobody'}{rest}"
        unit = f" {self.unit}".rstrip()
        reached = [
            f"{product.name} comes to {plain(float(gap) + product.target)}{unit} of "
            f"{plain(product.target)}"
            for product, gap in zip(self.products, self._gaps(solution), strict=True)
        ][:_MOST_SPELLED]
        total = self.check(solution).objective or 0.0
        return f"{told}: {', '.join(reached)}; the gaps sum to {plain(total)}{unit}."

    @cached_property
    def _program(self) -> Program:
        return split_program(
            [product.amounts for product in self.products],
            [product.target for product in self.products],
        )


FAMILY = MarketSplit
