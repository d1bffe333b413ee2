"""A linear or quadratic program as a text file states it, before any family reads it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from problems.modelling.limits import Relation
from problems.status import Sense

ColumnKind = Literal["continuous", "integer", "binary"]


@dataclass(frozen=True, slots=True)
class WrittenColumn:
    """One variable. A missing bound is None."""

    name: str
    lower: float | None = 0.0
    upper: float | None = None
    kind: ColumnKind = "continuous"


@dataclass(frozen=True, slots=True)
class WrittenRow:
    """lower ≤ Σ terms ≤ upper. A missing side is None; equal sides are an equation."""

    name: str
    terms: Mapping[str, float]
    lower: float | None
    upper: float | None

    @property
    def sides(self) -> tuple[tuple[Relation, float], ...]:
        """Each relation to a number that the row states: one, or two for a range."""
        if self.lower is not None and self.lower == self.upper:
            return (("=", self.lower),)
        below: tuple[tuple[Relation, float], ...] = (
            () if self.lower is None else ((">=", self.lower),)
        )
        return below if self.upper is None else (*below, ("<=", self.upper))


@dataclass(frozen=True, slots=True)
class WrittenProgram:
    """Minimise or maximise linear·x + Σ c·u·v + constant subject to the rows.

    `products` are (u, v, c) with the coefficient of the product as a person would write it: no ½,
    and u·v stands once for both orders.
    """

    name: str
    goal: Sense
    columns: tuple[WrittenColumn, ...]
    linear: Mapping[str, float]
    rows: tuple[WrittenRow, ...]
    products: tuple[tuple[str, str, float], ...] = field(default=())
    constant: float = 0.0
