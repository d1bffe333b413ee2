"""Polynomials of any degree over bits or spins, without constraints."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING, ClassVar, Literal, Self

import numpy as np
from pydantic import ConfigDict, Field, JsonValue, model_validator

from problems.figure import BarFigure
from problems.modelling.bit_values import Vartype, told_values, value_violations
from problems.modelling.hubo_model import hubo_cqm
from problems.parsing.quadratic_input import monomial_fields
from problems.plain_number import plain
from problems.polynomial import Polynomial
from problems.problem import Check, Example, Frozen, Problem, Sample, Solution
from problems.status import Sense

if TYPE_CHECKING:
    import dimod

_MOST_FACTORS = 2_000_000  # of all terms together
_MOST_BARS = 40


def _offer_polynomial(schema: dict[str, JsonValue]) -> None:
    """Shows the shorter way of giving the terms to those who read the JSON schema."""
    properties = schema["properties"]
    assert isinstance(properties, dict)
    properties["polynomial"] = {
        "type": "string",
        "description": "such as 'x1*x2*x3 - 2 x2', in place of terms and constant",
    }


class Term(Frozen):
    """The product of different variables and its coefficient."""

    factors: tuple[str, ...] = Field(min_length=1, max_length=10_000)
    coefficient: float


class HuboSolution(Solution):
    """The value of each variable: 0 or 1, for spins -1 or 1."""

    family: Literal["hubo"] = "hubo"
    values: dict[str, int]


class Hubo(Problem[HuboSolution]):
    """A polynomial of bits or spins, Σ coefficient·Π factors + constant, of any degree.

    In place of its terms, `polynomial` may be given as text.
    """

    model_config = ConfigDict(json_schema_extra=_offer_polynomial)

    family: Literal["hubo"] = "hubo"
    variables: tuple[str, ...] = Field(default=(), max_length=20_000)
    terms: tuple[Term, ...] = Field(
        default=(), max_length=500_000, description="products; one given twice adds up"
    )
    constant: float = 0
    vartype: Vartype = "binary"
    goal: Sense = Sense.MINIMISE

    summary: ClassVar[str] = (
        "choose bits or spins that minimise or maximise a polynomial of any degree"
    )
    source: ClassVar[str] = (
        "Boros, Hammer: Pseudo-Boolean optimization, Discrete Applied Mathematics 123 (2002)"
    )
    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            text="Minimise x1*x2*x3 - 2 x2 + x1 - 3 x1*x3 + x3 over bits x1, x2, x3.",
            objective=-2,
        ),
        Example(
            text="Four spins a, b, c, d are +1 or -1. What is the lowest energy of "
            "a*b*c*d - 2*a*b*c + b*c*d + 0.5*a?",
            objective=-3.5,
        ),
        Example(
            text="Choose 0/1 values that make 5abc - 3ab - 2bc + 4cd - 6abcd + 2a as large as possible.",
            objective=6,
        ),
    )
    solution_type: ClassVar[type[Solution]] = HuboSolution

    @model_validator(mode="before")
    @classmethod
    def _write_out(cls, data: object) -> object:
        return monomial_fields(data) if isinstance(data, Mapping) else data

    @model_validator(mode="after")
    def _terms_fit(self) -> Self:
        if not self.variables:
            raise ValueError("no variable is given; give the terms or a polynomial")
        name, times = Counter(self.variables).most_common(1)[0]
        if times > 1:
            raise ValueError(f"two variables are called {name!r}; give each a name of its own")
        known = set(self.variables)
        for number, term in enumerate(self.terms, start=1):
            stray = next((name for name in term.factors if name not in known), None)
            if stray is not None:
                raise ValueError(
                    f"term {number} names {stray!r}, which is no variable; add it to variables"
                )
            name, times = Counter(term.factors).most_common(1)[0]
            if times > 1:
                raise ValueError(
                    f"term {number} names {name!r} {times} times; for bits x² = x, for spins s² = 1: "
                    "name it once at most"
                )
        n_factors = sum(len(term.factors) for term in self.terms)
        if n_factors > _MOST_FACTORS:
            raise ValueError(
                f"the terms have {n_factors:,} factors; the limit is {_MOST_FACTORS:,}; leave out terms"
            )
        return self

    @property
    def sense(self) -> Sense:
        return self.goal

    @property
    def size(self) -> str:
        kind = "variables" if self.vartype == "binary" else "spins"
        degree = max((len(term.factors) for term in self.terms), default=0)
        return f"{len(self.variables)} {kind}, {len(self.terms)} terms of degree {degree} at most"

    def cqm(self) -> dimod.ConstrainedQuadraticModel:
        """No constraint; bits of the names (of a spin: 1 for +1), and bits for products.

        The energy is the polynomial where these have their best values, and never below it;
        `problems.encoding.quadratisation` says why products are not constraints.
        """
        return hubo_cqm(self.variables, self.polynomial().in_bits())

    def polynomial(self) -> Polynomial:
        at = {name: index for index, name in enumerate(self.variables)}
        sign = self.sense.sign
        sums: dict[tuple[int, ...], float] = {(): sign * self.constant}
        for term in self.terms:
            key = tuple(sorted(at[name] for name in term.factors))
            sums[key] = sums.get(key, 0.0) + sign * term.coefficient
        kept = {key: value for key, value in sums.items() if value}
        return Polynomial(self.variables, kept, is_spin=self.vartype == "spin")

    def decode(self, sample: Sample) -> HuboSolution:
        bits = {name: round(sample[name]) for name in self.variables}
        if self.vartype == "spin":
            return HuboSolution(values={name: 2 * bit - 1 for name, bit in bits.items()})
        return HuboSolution(values=bits)

    def check(self, solution: HuboSolution) -> Check:
        violations = value_violations(self.variables, solution.values, self.vartype)
        if violations:
            return Check(feasible=False, objective=None, violations=tuple(violations))
        return Check(feasible=True, objective=math.fsum([self.constant, *self._worths(solution)]))

    @classmethod
    def random(cls, rng: np.random.Generator, size: int, difficulty: float = 0.5) -> Self:
        """Bits or spins, either goal, whole coefficients to 9: products of two to four of them.

        The difficulty raises the products from one a variable to three, and their degree from two to
        four. The random p-spin model is harder than that of pairs from p = 3 on (Derrida: Random-energy
        model, Physical Review B 24 (1981)).
        """
        names = tuple(f"x{index}" for index in range(1, size + 1))
        n_products = round(size * (1 + 2 * difficulty))
        degrees = 2 + rng.binomial(2, difficulty, n_products)
        factors = [rng.choice(size, min(size, int(each)), replace=False) for each in degrees]
        coefficients = rng.choice([*range(-9, 0), *range(1, 10)], n_products).tolist()
        products = [
            Term(factors=tuple(names[at] for at in sorted(each.tolist())), coefficient=value)
            for each, value in zip(factors, coefficients, strict=True)
        ]
        singles = [
            Term(factors=(name,), coefficient=value)
            for name, value in zip(names, rng.integers(-4, 5, size).tolist(), strict=True)
        ]
        return cls(
            variables=names,
            terms=(*singles, *products),
            constant=int(rng.integers(-5, 6)),
            vartype="spin" if rng.integers(2) else "binary",
            goal=Sense.MAXIMISE if rng.integers(2) else Sense.MINIMISE,
        )

    def figure(self, solution: HuboSolution) -> BarFigure:
        """What each term adds, of many terms the largest."""
        worths = np.array(self._worths(solution), dtype=float)
        sizes = np.array([abs(term.coefficient) for term in self.terms])
        largest = np.sort(np.argsort(-sizes, kind="stable")[:_MOST_BARS]).tolist()
        better = self.sense.sign * worths
        return BarFigure(
            title=f"Objective {plain(self.check(solution).objective or 0.0)}",
            labels=tuple("·".join(self.terms[at].factors) for at in largest),
            values=tuple(worths[largest].tolist()),
            groups=tuple(
                "no part" if not worths[at] else "gain" if better[at] < 0 else "loss"
                for at in largest
            ),
            value_label="adds to the objective" + (", the largest" * (len(worths) > _MOST_BARS)),
        )

    def describe(self, solution: HuboSolution) -> str:
        objective = self.check(solution).objective
        return f"{told_values(solution.values)} gives {objective:.10g}."

    def _worths(self, solution: HuboSolution) -> list[float]:
        """What each term adds at these values."""
        return [
            term.coefficient * math.prod(solution.values[name] for name in term.factors)
            for term in self.terms
        ]


FAMILY = Hubo
