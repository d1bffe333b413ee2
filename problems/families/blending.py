"""Blending: mix ingredients into products that hold enough of one thing and not too much of another."""

from __future__ import annotations

import math
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar, Literal, Self

import numpy as np
from pydantic import Field, model_validator

from problems.errors import LimitExceeded
from problems.figure import MatrixFigure
from problems.modelling.amount_grid import amount_step
from problems.modelling.blend_model import (
    Content,
    Ingredient,
    Product,
    blend_faults,
    blend_label,
    blend_program,
)
from problems.modelling.bound_tightening import tighten
from problems.modelling.limits import bound_violations
from problems.modelling.network import check_names, refuse_large_cqm
from problems.modelling.program_cqm import program_cqm
from problems.plain_number import plain
from problems.problem import Check, Example, Frozen, Problem, Sample, Solution, Violation
from problems.status import Sense
from problems.structures import Answer, Program, Values

if TYPE_CHECKING:
    import dimod

_FEWEST = 12  # steps of the largest amount on the CQM's grid
_NOTHING = 1e-9  # of the largest amount: a solver's rounding
_MOST_SPELLED = 20


class Part(Frozen):
    """How much of an ingredient goes into a product."""

    ingredient: str
    product: str
    amount: float


class BlendingSolution(Solution):
    """What goes into each product; ingredients that do not are absent."""

    family: Literal["blending"] = "blending"
    parts: tuple[Part, ...]


class Blending(Problem[BlendingSolution]):
    """Ingredients with cost and contents, and products with a demand, a price and content limits.

    What a product holds of a content is the sum over its parts; an ingredient is also a content of
    its own name, so a limit can name it. Where no product has a price the cost is minimised, else
    the profit is maximised. A diet is one product, with limits on its total contents.
    """

    family: Literal["blending"] = "blending"
    ingredients: tuple[Ingredient, ...] = Field(min_length=1, max_length=2_000)
    products: tuple[Product, ...] = Field(min_length=1, max_length=200)
    amount_unit: str = ""
    cost_unit: str = ""

    summary: ClassVar[str] = (
        "mix ingredients into products within content limits, at the best total"
    )
    source: ClassVar[str] = (
        "Stigler: The cost of subsistence, Journal of Farm Economics 27 (1945); Charnes, Cooper, "
        "Mellon: Blending aviation gasolines, Econometrica 20 (1952)"
    )
    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            text="Mix 100 kg of feed from corn at 0.3 a kilo, soy at 0.9 and oats at 0.4. Corn has 8 % "
            "protein and 4 % fibre, soy 44 % and 6 %, oats 12 % and 11 %. The feed must have at least "
            "20 % protein and at most 6 % fibre. What is the cheapest mix?",
            objective=50,
        ),
        Example(
            text="A refinery blends regular and premium petrol from two crudes. Crude A costs 40 dollars "
            "a barrel, has octane 85, and there are 500 barrels; crude B costs 55, has octane 95, 300 "
            "barrels. Regular sells at 50 and needs octane 87 at least, premium at 65 and needs 93. At "
            "most 400 barrels of regular can be sold. What blend earns the most?",
            objective=6375,
        ),
        Example(
            text="What is the cheapest diet with at least 2000 kcal and 60 g of protein a day? A portion "
            "of rice costs 0.5 and has 350 kcal and 7 g protein, beans cost 0.8 and have 300 kcal and "
            "20 g, milk costs 0.6 and has 150 kcal and 8 g. At most 4 portions of rice.",
            objective=3.6,
        ),
    )
    solution_type: ClassVar[type[Solution]] = BlendingSolution

    @model_validator(mode="after")
    def _fits_together(self) -> Self:
        check_names("ingredients", [each.name for each in self.ingredients])
        check_names("products", [each.name for each in self.products])
        known = {each.name for each in self.ingredients}.union(
            *(each.contents for each in self.ingredients)
        )
        for product in self.products:
            for limit in product.limits:
                if limit.content not in known:
                    raise ValueError(
                        f"{product.name!r} limits {limit.content!r}, which no ingredient holds; give "
                        "it among their contents"
                    )
        return self

    @property
    def sense(self) -> Sense:
        has_price = any(product.price for product in self.products)
        return Sense.MAXIMISE if has_price else Sense.MINIMISE

    @property
    def size(self) -> str:
        return f"{len(self.ingredients)} ingredients and {len(self.products)} products"

    @property
    def cqm_is_exact(self) -> bool:
        """False: the CQM counts amounts in steps."""
        return False

    def cqm(self) -> dimod.ConstrainedQuadraticModel:
        """A whole number of steps of each ingredient for each product that may hold it."""
        program = self.structure()
        refuse_large_cqm(len(program.names), "the blend")
        unbounded = np.flatnonzero(np.isinf(tighten(program)[1]))
        if unbounded.size:
            raise LimitExceeded(
                f"nothing limits {program.names[int(unbounded[0])]!r}, and a grid of steps needs an end; "
                "give what is available of it or a largest amount of the product, or use solver 'exact'"
            )
        step = self._step
        return program_cqm(
            replace(
                program,
                linear=program.linear * step,
                lower=program.lower / step,
                upper=np.floor(program.upper / step + _NOTHING),
                integer=np.ones_like(program.integer),
                row_lower=program.row_lower / step,
                row_upper=program.row_upper / step,
            )
        )

    def structure(self) -> Program:
        return blend_program(self.ingredients, self.products)

    def decode(self, sample: Sample) -> BlendingSolution:
        return self._of_amounts([self._step * round(sample[label]) for label in self._labels])

    def decode_structure(self, answer: Answer) -> BlendingSolution:
        assert isinstance(answer, Values)
        return self._of_amounts(answer.values.tolist())

    def _of_amounts(self, amounts: list[float]) -> BlendingSolution:
        noise = _NOTHING * max(1.0, *amounts)
        places = [(each, product) for product in self.products for each in self.ingredients]
        return BlendingSolution(
            parts=tuple(
                Part(ingredient=each.name, product=product.name, amount=amount)
                for (each, product), amount in zip(places, amounts, strict=True)
                if abs(amount) > noise
            )
        )

    def check(self, solution: BlendingSolution) -> Check:
        known = {each.name: each for each in self.ingredients}
        products = {each.name: each for each in self.products}
        broken: list[Violation] = []
        used: dict[str, list[float]] = {name: [] for name in known}
        held: dict[str, dict[str, float]] = {name: {} for name in products}
        for part in solution.parts:
            if part.ingredient not in known or part.product not in products:
                kind = "product" if part.ingredient in known else "ingredient"
                name = part.product if part.ingredient in known else part.ingredient
                told = f"there is no {kind} called {name!r}"
                broken.append(Violation(constraint=f"{kind}s", message=told, amount=1))
                continue
            where = f"{part.ingredient} in {part.product}"
            broken += bound_violations(where, part.amount, 0.0, np.inf, is_whole=False)
            used[part.ingredient].append(part.amount)
            inside = held[part.product]
            inside[part.ingredient] = inside.get(part.ingredient, 0.0) + part.amount
        is_priced = not broken
        for name, amounts in used.items():
            available, low = known[name].available, known[name].least_used
            most = np.inf if available is None else available
            broken += bound_violations(
                f"use of {name}", math.fsum(amounts), low, most, is_whole=False
            )
        for name, inside in held.items():
            broken += blend_faults(products[name], inside, known)
        cost = math.fsum(known[name].cost * sum(amounts) for name, amounts in used.items())
        earned = math.fsum(products[name].price * sum(held[name].values()) for name in held)
        worth = earned - cost if self.sense is Sense.MAXIMISE else cost
        return Check(
            feasible=not broken, objective=worth if is_priced else None, violations=tuple(broken)
        )

    @classmethod
    def random(cls, rng: np.random.Generator, size: int, difficulty: float = 0.5) -> Self:
        """`size` ingredients and a product for every four; a blend that just fits is hidden in it.

        The dial narrows the content limits around that blend from a third either way to a fiftieth,
        and makes what is rich in contents dear, so that no ingredient is good on its own.
        """
        n_products, n_contents = min(max(1, size // 4), 200), min(max(1, size // 3), 10)
        contents = rng.integers(0, 20, (size, n_contents))
        free = rng.integers(10, 60, size)
        costs = np.rint((1 - difficulty) * free + difficulty * (10 + 2 * contents.mean(axis=1)))
        hidden = rng.multinomial(_FEWEST, [1 / size] * size, n_products)
        names = [f"content {at}" for at in range(n_contents)]
        width = 0.33 - 0.31 * difficulty
        return cls(
            ingredients=tuple(
                Ingredient(
                    name=f"ingredient {at}",
                    cost=int(costs[at]),
                    available=int(hidden[:, at].sum() + rng.integers(0, 4)),
                    contents=dict(zip(names, row, strict=True)),
                )
                for at, row in enumerate(contents.tolist())
            ),
            products=tuple(
                Product(
                    name=f"product {at}",
                    least=_FEWEST,
                    most=_FEWEST,
                    limits=tuple(
                        Content(content=name, least=mean * (1 - width), most=mean * (1 + width))
                        for name, mean in zip(
                            names, (mix @ contents / _FEWEST).tolist(), strict=True
                        )
                    ),
                )
                for at, mix in enumerate(hidden)
            ),
        )

    def figure(self, solution: BlendingSolution) -> MatrixFigure:
        """What goes into each product; what is used is marked."""
        at = {(part.ingredient, part.product): part.amount for part in solution.parts}
        used = [
            (row, column)
            for row, each in enumerate(self.ingredients)
            for column, product in enumerate(self.products)
            if (each.name, product.name) in at
        ]
        return MatrixFigure(
            title=f"The blend {self.amount_unit}".rstrip(),
            rows=tuple(each.name for each in self.ingredients),
            columns=tuple(each.name for each in self.products),
            values=tuple(
                tuple(at.get((each.name, product.name), 0.0) for product in self.products)
                for each in self.ingredients
            ),
            highlighted=tuple(used),
        )

    def describe(self, solution: BlendingSolution) -> str:
        unit = f" {self.amount_unit}".rstrip()
        told = [
            f"{plain(part.amount)}{unit} of {part.ingredient}"
            + (f" into {part.product}" if len(self.products) > 1 else "")
            for part in solution.parts[:_MOST_SPELLED]
        ]
        if len(solution.parts) > _MOST_SPELLED:
            told.append("and so on")
        worth = self.check(solution).objective
        kind = "profit" if self.sense is Sense.MAXIMISE else "cost"
        total = "" if worth is None else f": {kind} {plain(worth)} {self.cost_unit}".rstrip()
        return f"Mix {', '.join(told) or 'nothing'}{total}."

    @cached_property
    def _labels(self) -> tuple[str, ...]:
        return tuple(
            blend_label(row, column)
            for column in range(len(self.products))
            for row in range(len(self.ingredients))
        )

    @cached_property
    def _step(self) -> float:
        """The step of the CQM's grid, of which availabilities and demands are multiples."""
        amounts = [each.available or 0.0 for each in self.ingredients]
        amounts += [end for each in self.products for end in (each.least, each.most or 0.0)]
        return amount_step([each for each in amounts if each] or [1.0], _FEWEST)


FAMILY = Blending
