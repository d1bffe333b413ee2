"""What is blended into what, and the linear program of it.

Source: Williams: Model Building in Mathematical Programming (Wiley 2013), section 12.1.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from typing import Literal, Self

import numpy as np
from pydantic import Field, model_validator

from problems.modelling.limits import TOLERANCE, bound_violations
from problems.modelling.periods import Amount
from problems.modelling.program_draft import ProgramDraft
from problems.plain_number import plain
from problems.problem import Frozen, Violation
from problems.structures import Program


class Ingredient(Frozen):
    """Something to mix. `contents` are per unit, such as 0.08 of protein; absent ones are 0."""

    name: str
    cost: float = Field(default=0, description="of a unit")
    available: Amount | None = None
    least_used: Amount = Field(default=0, description="least that must be used in all")
    contents: dict[str, float] = Field(default_factory=dict)

    def holds(self, content: str) -> float:
        """Returns what a unit holds of a content; of its own name, all."""
        return self.contents.get(content, 1.0 if content == self.name else 0.0)

    @model_validator(mode="after")
    def _can_be_used(self) -> Self:
        if self.available is not None and self.least_used > self.available:
            raise ValueError(
                f"{plain(self.least_used)} of {self.name!r} must be used and {plain(self.available)} "
                "are available; swap them"
            )
        return self


class Content(Frozen):
    """Limits of what a product holds of a content, in a unit of it or in the whole."""

    content: str
    least: float | None = None
    most: float | None = None
    of: Literal["unit", "whole"] = Field(
        default="unit", description="unit: a share of the blend (20 % is 0.2); whole: in total"
    )

    @model_validator(mode="after")
    def _are_limits(self) -> Self:
        if self.least is None and self.most is None:
            raise ValueError(f"the limit of {self.content!r} has no number; give least or most")
        if self.least is not None and self.most is not None and self.least > self.most:
            raise ValueError(
                f"the least of {self.content!r} is {plain(self.least)} and the most {plain(self.most)}; "
                "swap them"
            )
        return self


class Product(Frozen):
    """Something that is mixed: how much of it is wanted, what it sells at, what it must hold."""

    name: str
    price: float = Field(default=0, description="of a unit")
    least: Amount = 0
    most: Amount | None = Field(default=None, description="null: as much as can be made")
    limits: tuple[Content, ...] = Field(default=(), max_length=1_000)

    @model_validator(mode="after")
    def _is_a_range(self) -> Self:
        if self.most is not None and self.least > self.most:
            raise ValueError(
                f"the least of {self.name!r} is {plain(self.least)} and the most {plain(self.most)}; "
                "swap them"
            )
        return self


def blend_label(ingredient: int, product: int) -> str:
    """The amount of an ingredient in a product."""
    return f"ingredient {ingredient} in product {product}"


def blend_program(ingredients: Sequence[Ingredient], products: Sequence[Product]) -> Program:
    """Returns the program of amounts, product by product; it minimises cost less what is earned.

    A share of the blend becomes a row: Σ (content − limit) · amount on its side of 0.
    """
    draft = ProgramDraft()
    labels = np.empty((len(products), len(ingredients)), dtype=object)
    for column, product in enumerate(products):
        most = np.inf if product.most is None else product.most
        for row, each in enumerate(ingredients):
            available = np.inf if each.available is None else each.available
            cost = each.cost - product.price
            labels[column, row] = draft.variable(
                blend_label(row, column), cost=cost, upper=min(most, available)
            )
    for row, each in enumerate(ingredients):
        if each.available is not None or each.least_used:
            available = np.inf if each.available is None else each.available
            draft.row(dict.fromkeys(labels[:, row], 1.0), each.least_used, available)
    for column, product in enumerate(products):
        if product.least or product.most is not None:
            most = np.inf if product.most is None else product.most
            draft.row(dict.fromkeys(labels[column], 1.0), product.least, most)
        for limit in product.limits:
            _add_limit(draft, labels[column].tolist(), ingredients, limit)
    return draft.program()


def _add_limit(
    draft: ProgramDraft, labels: Sequence[str], ingredients: Sequence[Ingredient], limit: Content
) -> None:
    for bound, is_least in ((limit.least, True), (limit.most, False)):
        if bound is None:
            continue
        per, side = (bound, 0.0) if limit.of == "unit" else (0.0, bound)
        terms = {
            label: each.holds(limit.content) - per
            for label, each in zip(labels, ingredients, strict=True)
        }
        low, high = (side, np.inf) if is_least else (-np.inf, side)
        draft.row({label: value for label, value in terms.items() if value}, low, high)


def blend_faults(
    product: Product, inside: Mapping[str, float], known: Mapping[str, Ingredient]
) -> Iterator[Violation]:
    """Yields where a product's amount or one of its contents leaves its limits."""
    amount = math.fsum(inside.values())
    most = np.inf if product.most is None else product.most
    yield from bound_violations(
        f"amount of {product.name}", amount, product.least, most, is_whole=False
    )
    for limit in product.limits:
        parts = [known[name].holds(limit.content) * each for name, each in inside.items()]
        total = math.fsum(parts)
        per = amount if limit.of == "unit" else 1.0
        for side, bound, sign in (("least", limit.least, -1), ("most", limit.most, 1)):
            if bound is None:
                continue
            excess = sign * (total - bound * per)
            if excess > TOLERANCE * max(1.0, abs(bound * per), *map(abs, parts)):
                told = (
                    f"{limit.content} of {product.name} is {plain(total / per if per else total)}"
                )
                yield Violation(
                    constraint=f"{side} {limit.content} of {product.name}",
                    message=f"{told}; the {side} is {plain(bound)}",
                    amount=excess,
                )
