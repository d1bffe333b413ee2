"""Quadratic optimisation over bits or spins without constraints: QUBO and Ising models."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar, Literal, Self

import numpy as np
from pydantic import ConfigDict, Field, JsonValue, model_validator

from problems.figure import BarFigure, MatrixFigure
from problems.file_format import FileFormat
from problems.formats import biqmac, qbsolv
from problems.parsing.quadratic_input import plain_fields
from problems.problem import Check, Example, Frozen, Problem, Sample, Solution, Violation
from problems.status import Sense
from problems.structures import Floats, Ints

if TYPE_CHECKING:
    import dimod

_MOST_CELLS = 40  # variables whose matrix is drawn
_MOST_BARS = 40
_MOST_SPELLED = 30


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
        import dimod

        sign = self.sense.sign
        left, right, coefficients = self._products
        bqm = dimod.BinaryQuadraticModel.from_numpy_vectors(
            sign * self._linear,
            (left, right, sign * coefficients),
            sign * self.constant,
            dimod.BINARY if self.vartype == "binary" else dimod.SPIN,
            variable_order=self.variables,
        )
        return dimod.ConstrainedQuadraticModel.from_bqm(bqm)

    def decode(self, sample: Sample) -> QuboSolution:
        return QuboSolution(values={name: round(sample[name]) for name in self.variables})

    def check(self, solution: QuboSolution) -> Check:
        domain = (0, 1) if self.vartype == "binary" else (-1, 1)
        known = set(self.variables)
        violations = [
            Violation(constraint="variables", message=f"there is no variable {name!r}", amount=1)
            for name in solution.values
            if name not in known
        ]
        for name in self.variables:
            value = solution.values.get(name)
            if value not in domain:
                has = "no value" if value is None else f"the value {value}"
                violations.append(
                    Violation(
                        constraint=f"value of {name}",
                        message=f"{name!r} has {has}; it must be {domain[0]} or {domain[1]}",
                        amount=1 if value is None else min(abs(value - each) for each in domain),
                    )
                )
        if violations:
            return Check(feasible=False, objective=None, violations=tuple(violations))
        shares = self._shares(solution)
        return Check(feasible=True, objective=float(shares.sum()) + self.constant)

    @classmethod
    def random(cls, rng: np.random.Generator, size: int) -> Self:
        """Bits or spins, either goal, about six products a variable; whole coefficients to 9."""
        pairs = np.argwhere(np.triu(rng.random((size, size)) < 6 / size, k=1))
        names = tuple(f"x{index}" for index in range(1, size + 1))
        coefficients = rng.choice([*range(-9, 0), *range(1, 10)], len(pairs)).tolist()
        return cls(
            variables=names,
            linear=dict(zip(names, rng.integers(-9, 10, size).tolist(), strict=True)),
            quadratic=tuple(
                Interaction(u=names[i], v=names[j], coefficient=value)
                for (i, j), value in zip(pairs.tolist(), coefficients, strict=True)
            ),
            constant=int(rng.integers(-5, 6)),
            vartype="spin" if rng.integers(2) else "binary",
            goal=Sense.MAXIMISE if rng.integers(2) else Sense.MINIMISE,
        )

    def figure(self, solution: QuboSolution) -> MatrixFigure | BarFigure:
        """The coefficients, those of variables at 1 marked; of many variables what they weigh."""
        title = f"Objective {self.check(solution).objective:.10g}"
        values = np.array([solution.values[name] for name in self.variables])
        if len(self.variables) > _MOST_CELLS:
            shares = self._shares(solution)
            largest = np.sort(np.argsort(-np.abs(shares), kind="stable")[:_MOST_BARS])
            return BarFigure(
                title=title,
                labels=tuple(self.variables[index] for index in largest),
                values=tuple(shares[largest].tolist()),
                groups=tuple(f"value {value}" for value in values[largest].tolist()),
                value_label="share in the objective, the largest",
            )
        left, right, coefficients = self._products
        matrix = np.diag(self._linear)
        np.add.at(matrix, (np.minimum(left, right), np.maximum(left, right)), coefficients)
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
        told = [f"{name} = {value}" for name, value in solution.values.items()]
        rest = ", …" if len(told) > _MOST_SPELLED else ""
        return f"{', '.join(told[:_MOST_SPELLED])}{rest} gives {objective:.10g}."

    @cached_property
    def _linear(self) -> Floats:
        """Shape: (n,), in the order of the variables."""
        return np.array([self.linear.get(name, 0.0) for name in self.variables], dtype=float)

    @cached_property
    def _products(self) -> tuple[Ints, Ints, Floats]:
        """Both variables of each product by their index, and its coefficient."""
        at = {name: index for index, name in enumerate(self.variables)}
        n = len(self.quadratic)
        return (
            np.fromiter((at[term.u] for term in self.quadratic), np.int64, n),
            np.fromiter((at[term.v] for term in self.quadratic), np.int64, n),
            np.fromiter((term.coefficient for term in self.quadratic), float, n),
        )

    def _shares(self, solution: QuboSolution) -> Floats:
        """What each variable adds to the objective: its linear term, and half of its products."""
        values = np.array([solution.values[name] for name in self.variables], dtype=float)
        left, right, coefficients = self._products
        halves = coefficients * values[left] * values[right] / 2
        shares: Floats = self._linear * values
        np.add.at(shares, left, halves)
        np.add.at(shares, right, halves)
        return shares


def _from_biqmac(text: str) -> Qubo:
    """The minimisation that a Biq Mac file holds; an entry off the diagonal counts twice."""
    matrix = biqmac.read(text)
    entries = matrix.entries
    factors = np.where(entries.rows == entries.columns, 1.0, 2.0)
    return _of_entries(matrix.size, 1, entries.rows, entries.columns, entries.values * factors)


def _from_qbsolv(text: str) -> Qubo:
    """The minimisation that a qbsolv file holds."""
    file = qbsolv.read(text)
    return _of_entries(file.size, 0, file.terms.rows, file.terms.columns, file.terms.values)


def _of_entries(n: int, first: int, rows: Ints, columns: Ints, values: Floats) -> Qubo:
    """The problem of coefficients by index; variables are numbered as in the file."""
    names = tuple(f"x{index}" for index in range(first, first + n))
    triples = list(zip(rows.tolist(), columns.tolist(), values.tolist(), strict=True))
    return Qubo(
        variables=names,
        linear={names[i]: value for i, j, value in triples if i == j},
        quadratic=tuple(
            Interaction(u=names[i], v=names[j], coefficient=value)
            for i, j, value in triples
            if i != j
        ),
    )


Qubo.formats = (
    FileFormat("Biq Mac", (".sparse",), biqmac.recognises, _from_biqmac),
    FileFormat("qbsolv", (".qubo",), qbsolv.recognises, _from_qbsolv),
)

FAMILY = Qubo
