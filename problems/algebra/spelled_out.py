"""A model with its sums and indices spelled out: scalar decisions, rows, and choices between rows."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, field
from typing import Literal

from problems.algebra.amount import Amount

Side = Literal["<=", "="]


@dataclass(frozen=True, slots=True)
class Scalar:
    """One amount to decide, with its range."""

    name: str
    kind: Literal["continuous", "integer", "binary"]
    lower: float
    upper: float
    unit: str = ""

    @property
    def is_whole(self) -> bool:
        """Whether only whole numbers are allowed."""
        return self.kind != "continuous"


@dataclass(frozen=True, slots=True)
class Row:
    """amount ≤ 0, or amount = 0."""

    name: str
    amount: Amount
    side: Side


@dataclass(frozen=True, slots=True)
class Choice:
    """At least one of several groups of rows must hold."""

    name: str
    groups: tuple[tuple[Row, ...], ...]


@dataclass(frozen=True, slots=True)
class Largest:
    """A named amount that is the largest of several."""

    name: str
    of: tuple[Amount, ...]


@dataclass(slots=True)
class SpelledOut:
    """Everything a model says, over scalars. `largest` come inner ones first."""

    scalars: dict[str, Scalar] = field(default_factory=dict)
    rows: list[Row] = field(default_factory=list)
    choices: list[Choice] = field(default_factory=list)
    largest: dict[str, Largest] = field(default_factory=dict)
    plain_names: dict[str, str] = field(default_factory=dict)

    def plain_name(self, name: str) -> str:
        """Returns a name that plain algebra can hold, the same for the same decision.

        >>> SpelledOut().plain_name("make[red lamp, mon]")
        'make_red_lamp_mon'
        """
        if name not in self.plain_names:
            base = re.sub(r"\W+", "_", name).strip("_")[:50] or "x"
            base = base if base[0].isalpha() else f"x{base}"
            taken, found, count = set(self.plain_names.values()), base, 1
            while found in taken:
                count += 1
                found = f"{base}_{count}"
            self.plain_names[name] = found
        return self.plain_names[name]

    def in_algebra(self, amount: Amount) -> str:
        """Returns an amount as plain algebra over plain names."""
        terms = [f"{value!r}*{self.plain_name(name)}" for name, value in amount.linear.items()]
        terms += [
            f"{value!r}*{self.plain_name(u)}*{self.plain_name(v)}"
            for (u, v), value in amount.products.items()
        ]
        terms += [f"{value!r}*({formula})" for formula, value in amount.rest.items()]
        if amount.constant or not terms:
            terms.append(repr(amount.constant))
        return " + ".join(terms).replace("+ -", "- ")

    def fresh(
        self, base: str, kind: Literal["continuous", "binary"], lower: float = -math.inf
    ) -> str:
        """Declares an auxiliary amount, and returns its name."""
        count = 1
        while f"{base} {count}" in self.scalars:
            count += 1
        name = f"{base} {count}"
        upper = 1.0 if kind == "binary" else math.inf
        self.scalars[name] = Scalar(
            name, kind, max(lower, 0.0) if kind == "binary" else lower, upper
        )
        return name
