"""Quadratic optimisation over bits or spins without constraints: QUBO and Ising models."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar, Literal, Self

import numpy as np
from pydantic import ConfigDict, Field, JsonValue, model_validator

from problems.figure import BarFigure, MatrixFigure
from problems.modelling.bit_values import told_values, value_violations
from problems.modelling.quadratic_form import QuadraticForm, quadratic_form
from problems.modelling.random_couplings import random_couplings
from problems.parsing.entry_lines import Entries
from problems.parsing.quadratic_input import plain_fields
from problems.problem import Check, Example, Frozen, Problem, Sample, Solution
from problems.status import Sense

if TYPE_CHECKING:
    import dimod

_MOST_CELLS = 40  # variables whose matrix is drawn
_MOST_BARS = 40


def _offer_other_forms(schema: dict[str, JsonValue]) -> None:
    """Shows the two shorter ways of giving a QUBO to those who read the JSON schema."""
    properties = schema["properties"]
    assert isinstance(properties, dict)
    properties["matrix"] = {
        "type": "array",
        "items": {"type": "array", "items": {"type": "number"}},
        "description": "square Q of xᵀ·Q·x, in place of variables, linear and quadratic",
    }
    properties["polynomial"] = {
        "type": "string",
        "description": "such as '3a - 2b + c - 4ab' or '2*x1*x2 - x3', in place of all terms",
    }


class Interaction(Frozen):
    """The product of two different variables and its coefficient."""

    u: str
    v: str
    coefficient: float


class QuboSolution(Solution):
    """The value of each variable: 0 or 1, for spins -1 or 1."""

    family: Literal["qubo"] = "qubo"
    values: dict[str, int]


class Qubo(Problem[QuboSolution]):
    """A quadratic polynomial of bits or spins: Σ linear·x + Σ quadratic·x·y + constant.

    In place of its terms, `matrix` (square, xᵀ·Q·x) or `polynomial` (text) may be given.
    """

    model_config = ConfigDict(json_schema_extra=_offer_other_forms)

    family: Literal["qubo"] = "qubo"
    variables: tuple[str, ...] = Field(default=(), max_length=20_000)
    linear: dict[str, float] = Field(default_factory=dict)
    quadratic: tuple[Interaction, ...] = Field(default=(), max_length=2_000_000)
    constant: float = 0
    vartype: Literal["binary", "spin"] = "binary"
    goal: Sense = Sense.MINIMISE

    summary: ClassVar[str] = "choose bits or spins that minimise or maximise a quadratic polynomial"
    source: ClassVar[str] = (
        "Kochenberger et al.: The unconstrained binary quadratic programming problem: a survey (2014)"
    )
    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            text="Minimise 3a - 2b + c - 4ab + 2bc - ac over binary a, b, c.",
            objective=-3,
        ),
        Example(
            text="Solve the QUBO with matrix [[-5, 2, 4, 0], [2, -3, 1, 0], [4, 1, -8, 5], "
            "[0, 0, 5, -6]], minimising x^T Q x over 0/1 vectors.",
            objective=-11,
        ),
        Example(
            text="The spins s1, s2 and s3 are each +1 or -1. What is the lowest energy of "
            "s1*s2 + s2*s3 + s1*s3 - 2*s1 + 0.5*s2?",
            objective=-3.5,
        ),
        Example(
            text="Find bits x1, x2, x3 that make 4*x1 + 3*x2 + 5*x3 - 6*x1*x3 - 2*x2*x3 as large as "
            "possible.",
            objective=7,
        ),
    )
    solution_type: ClassVar[type[Solution]] = QuboSolution

    @model_validator(mode="before")
    @classmethod
    def _write_out(cls, data: object) -> object:
        return plain_fields(data) if isinstance(data, Mapping) else data

    @model_validator(mode="after")
    def _terms_fit(self) -> Self:
        if not self.variables:
            raise ValueError("no variable is given; give the terms, a matrix or a polynomial")
        name, times = Counter(self.variables).most_common(1)[0]
        if times > 1:
            raise ValueError(f"two variables are called {name!r}; give each a name of its own")
        known = set(self.variables)
        stray = next((name for name in self.linear if name not in known), None)
        if stray is not None:
            raise ValueError(f"the linear term of {stray!r} is of no variable; add it to variables")
        for term in self.quadratic:
            if term.u not in known or term.v not in known:
                stray = term.v if term.u in known else term.u
                raise ValueError(
                    f"the product of {term.u!r} and {term.v!r} names {stray!r}, which is no variable"
                )
            if term.u == term.v:
                raise ValueError(
                    f"the product of {term.u!r} with itself is no pair; for bits it is the linear term, "
                    "for spins the constant 1"
                )
        return self

    @property
    def sense(self) -> Sense:
        return self.goal

    @property
    def size(self) -> str:
        kind = "variables" if self.vartype == "binary" else "spins"
        return f"{len(self.variables)} {kind}, {len(self.quadratic)} products"

    def cqm(self) -> dimod.ConstrainedQuadraticModel:
        """No constraint; the energy is the polynomial, negated where it is to be maximised."""
        return self._form.cqm(self.sense.sign)

    def decode(self, sample: Sample) -> QuboSolution:
        return QuboSolution(values={name: round(sample[name]) for name in self.variables})

    def check(self, solution: QuboSolution) -> Check:
        violations = value_violations(self.variables, solution.values, self.vartype)
        if violations:
            return Check(feasible=False, objective=None, violations=tuple(violations))
        return Check(feasible=True, objective=self._form.value(solution.values))

    @classmethod
    def of_entries(
        cls,
        n_variables: int,
        entries: Entries,
        *,
        first: int = 1,
        goal: Sense = Sense.MINIMISE,
    ) -> Self:
        """The problem of coefficients by index, each pair once; x{first} is the first variable."""
        names = tuple(f"x{index}" for index in range(first, first + n_variables))
        rows, columns = entries.rows.tolist(), entries.columns.tolist()
        triples = list(zip(rows, columns, entries.values.tolist(), strict=True))
        return cls(
            variables=names,
            linear={names[i]: value for i, j, value in triples if i == j},
            quadratic=tuple(
                Interaction(u=names[i], v=names[j], coefficient=value)
                for i, j, value in triples
                if i != j
            ),
            goal=goal,
        )

    @classmethod
    def random(cls, rng: np.random.Generator, size: int, difficulty: float = 0.5) -> Self:
        """Bits or spins, either goal, whole coefficients to 9.

        The difficulty turns density, signs and linear terms as `random_couplings` says, from a
        minimum cut on a sparse graph to half of the products in conflict on a dense one.
        """
        drawn = random_couplings(rng, size, difficulty)
        names = tuple(f"x{index}" for index in range(1, size + 1))
        goal = Sense.MAXIMISE if rng.integers(2) else Sense.MINIMISE
        coefficients = (goal.sign * drawn.products).tolist()
        return cls(
            variables=names,
            linear=dict(zip(names, drawn.linear.tolist(), strict=True)),
            quadratic=tuple(
                Interaction(u=names[i], v=names[j], coefficient=value)
                for (i, j), value in zip(drawn.pairs.tolist(), coefficients, strict=True)
            ),
            constant=int(rng.integers(-5, 6)),
            vartype="spin" if rng.integers(2) else "binary",
            goal=goal,
        )

    def figure(self, solution: QuboSolution) -> MatrixFigure | BarFigure:
        """The coefficients, those of variables at 1 marked; of many variables what they weigh."""
        title = f"Objective {self.check(solution).objective:.10g}"
        values = np.array([solution.values[name] for name in self.variables])
        if len(self.variables) > _MOST_CELLS:
            shares = self._form.shares(solution.values)
            largest = np.sort(np.argsort(-np.abs(shares), kind="stable")[:_MOST_BARS])
            return BarFigure(
                title=title,
                labels=tuple(self.variables[index] for index in largest),
                values=tuple(shares[largest].tolist()),
                groups=tuple(f"value {value}" for value in values[largest].tolist()),
                value_label="share in the objective, the largest",
            )
        form = self._form
        matrix = np.diag(form.linear)
        low, high = np.minimum(form.left, form.right), np.maximum(form.left, form.right)
        np.add.at(matrix, (low, high), form.coefficients)
        marked = np.argwhere((matrix != 0) & np.outer(values == 1, values == 1))
        return MatrixFigure(
            title=title,
            rows=self.variables,
            columns=self.variables,
            values=tuple(tuple(row) for row in matrix.tolist()),
            highlighted=tuple((row, column) for row, column in marked.tolist()),
        )

    def describe(self, solution: QuboSolution) -> str:
        objective = self.check(solution).objective
        return f"{told_values(solution.values)} gives {objective:.10g}."

    @cached_property
    def _form(self) -> QuadraticForm:
        return quadratic_form(
            self.variables,
            self.linear,
            ((term.u, term.v, term.coefficient) for term in self.quadratic),
            self.constant,
            self.vartype,
        )


FAMILY = Qubo
