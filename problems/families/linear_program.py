"""Linear programs: named amounts, linear constraints, and a linear or quadratic objective."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, ClassVar, Literal, Self

import numpy as np
from pydantic import Field, model_validator

from problems.figure import BarFigure
from problems.modelling.limits import Relation, bound_violations, limit_violations
from problems.modelling.program_arrays import hessian, rows_matrix
from problems.modelling.program_cqm import program_cqm
from problems.modelling.program_words import ranges_in_words, row_in_words, sum_in_words
from problems.problem import Check, Example, Frozen, Problem, Sample, Solution, Violation
from problems.restatement import MOST_LINES, Part, shortened
from problems.status import Sense
from problems.structures import Answer, Program, Values

if TYPE_CHECKING:
    import dimod

    from problems.parsing.written_program import WrittenProgram

_SNAP = 1e-9  # a continuous value so near a bound is on it
_MOST_SHOWN = 30


class Variable(Frozen):
    """An amount to decide. A bound of None is absent; a binary is 0 or 1."""

    name: str = Field(min_length=1)
    lower: float | None = 0
    upper: float | None = None
    kind: Literal["continuous", "integer", "binary"] = "continuous"
    unit: str = ""

    @property
    def is_whole(self) -> bool:
        """Whether only whole numbers are allowed."""
        return self.kind != "continuous"

    @property
    def range(self) -> tuple[float, float]:
        """Least and largest value, infinite where there is no bound."""
        lower = -np.inf if self.lower is None else self.lower
        upper = np.inf if self.upper is None else self.upper
        return (max(lower, 0.0), min(upper, 1.0)) if self.kind == "binary" else (lower, upper)


class Product(Frozen):
    """coefficient · u · v in the objective; u and v may be the same."""

    u: str
    v: str
    coefficient: float


class Constraint(Frozen):
    """Σ terms relation rhs."""

    name: str
    terms: dict[str, float]
    relation: Relation
    rhs: float

    @property
    def sides(self) -> tuple[float, float]:
        """Least and largest left-hand side, infinite where there is no limit."""
        return (
            -np.inf if self.relation == "<=" else self.rhs,
            np.inf if self.relation == ">=" else self.rhs,
        )


class LinearProgramSolution(Solution):
    """The value of every variable."""

    family: Literal["linear_program"] = "linear_program"
    values: dict[str, float]


class LinearProgram(Problem[LinearProgramSolution]):
    """Named amounts within linear limits, and a linear or quadratic goal."""

    family: Literal["linear_program"] = "linear_program"
    variables: tuple[Variable, ...] = Field(min_length=1, max_length=100_000)
    goal: Sense
    linear: dict[str, float] = Field(default_factory=dict)
    quadratic: tuple[Product, ...] = Field(default=(), max_length=1_000_000)
    constant: float = 0
    constraints: tuple[Constraint, ...] = Field(default=(), max_length=200_000)
    objective_unit: str = ""

    summary: ClassVar[str] = "how much of each to choose, within linear limits, for the best total"
    source: ClassVar[str] = "Dantzig: Linear Programming and Extensions (Princeton 1963)"
    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            text="A workshop makes chairs and tables. A chair earns $45 and needs 5 boards and 10 "
            "hours, a table earns $80 and needs 20 boards and 15 hours. There are 400 boards and "
            "450 hours. How many of each maximise profit?",
            objective=2200,
        ),
        Example(
            text="A farmer has 100 acres for wheat and barley. An acre of wheat needs 50 euros of seed "
            "and brings a profit of 120 euros, an acre of barley needs 30 and brings 90. He can spend "
            "4200 euros on seed. How should the land be split for the largest profit?",
            objective=10800,
        ),
        Example(
            text="Mix a feed from corn at 0.3 a kilo and soy at 0.9 a kilo. A kilo of corn holds 75 "
            "grams of protein and 20 of fibre, a kilo of soy 450 of protein and 40 of fibre. The mix "
            "must have at least 2400 grams of protein and 320 of fibre. What is the cheapest mix?",
            objective=6,
        ),
        Example(
            text="Minimise x^2 + y^2 - 4x - 6y subject to x + y <= 3, x >= 0, y >= 0.",
            objective=-11,
        ),
    )
    solution_type: ClassVar[type[Solution]] = LinearProgramSolution

    @model_validator(mode="after")
    def _names_fit(self) -> Self:
        counts = Counter(each.name for each in self.variables)
        name, count = counts.most_common(1)[0]
        if count > 1:
            raise ValueError(f"two variables are called {name!r}; give each a name of its own")
        uses = [("the objective", self.linear)]
        uses += [("the objective", {each.u: 1, each.v: 1}) for each in self.quadratic]
        uses += [(f"constraint {each.name!r}", each.terms) for each in self.constraints]
        for where, terms in uses:
            unknown = next((each for each in terms if each not in counts), None)
            if unknown is not None:
                raise ValueError(f"{where} speaks of {unknown!r}, which is no variable; declare it")
        return self

    @classmethod
    def of_written(cls, program: WrittenProgram) -> Self:
        """The problem that a file states; a row with two sides becomes two constraints."""
        return cls(
            variables=tuple(
                Variable(name=each.name, lower=each.lower, upper=each.upper, kind=each.kind)
                for each in program.columns
            ),
            goal=program.goal,
            linear=dict(program.linear),
            quadratic=tuple(Product(u=u, v=v, coefficient=c) for u, v, c in program.products),
            constant=program.constant,
            constraints=tuple(
                Constraint(name=row.name, terms=dict(row.terms), relation=relation, rhs=rhs)
                for row in program.rows
                for relation, rhs in row.sides
            ),
        )

    @property
    def sense(self) -> Sense:
        return self.goal

    def restate(self) -> tuple[str, ...]:
        products = {f"{each.u} × {each.v}": each.coefficient for each in self.quadratic}
        goal = f"{self.goal.value} {sum_in_words(self.linear | products, self.constant)}"
        told = self.constraints[:MOST_LINES]
        rules = [row_in_words(each.terms, each.relation, each.rhs) for each in told]
        ranges = ranges_in_words((each.name, each.is_whole, *each.range) for each in self.variables)
        return shortened(
            [
                Part.of("goal", [goal]),
                Part("rules", rules, len(self.constraints)),
                Part.of("ranges", ranges),
            ]
        )

    @property
    def size(self) -> str:
        return f"{len(self.variables)} variables, {len(self.constraints)} constraints"

    def cqm(self) -> dimod.ConstrainedQuadraticModel:
        return program_cqm(self.structure())

    def structure(self) -> Program:
        sign = self.sense.sign
        index = {each.name: at for at, each in enumerate(self.variables)}
        ranges = np.array([each.range for each in self.variables], dtype=float)
        linear = np.zeros(len(index))
        linear[[index[name] for name in self.linear]] = [sign * c for c in self.linear.values()]
        sides = [each.sides for each in self.constraints]
        return Program(
            names=tuple(index),
            linear=linear,
            lower=ranges[:, 0],
            upper=ranges[:, 1],
            integer=np.array([each.is_whole for each in self.variables]),
            rows=rows_matrix([each.terms for each in self.constraints], index),
            row_lower=np.array([low for low, _ in sides], dtype=float),
            row_upper=np.array([high for _, high in sides], dtype=float),
            quadratic=hessian(
                [(each.u, each.v, sign * each.coefficient) for each in self.quadratic], index
            ),
            constant=sign * self.constant,
        )

    def decode(self, sample: Sample) -> LinearProgramSolution:
        return LinearProgramSolution(
            values={each.name: _settled(each, sample[each.name]) for each in self.variables}
        )

    def decode_structure(self, answer: Answer) -> LinearProgramSolution:
        assert isinstance(answer, Values)
        names = (each.name for each in self.variables)
        return self.decode(dict(zip(names, answer.values.tolist(), strict=True)))

    def check(self, solution: LinearProgramSolution) -> Check:
        values = solution.values
        names = {each.name for each in self.variables}
        wrong = [f"{name!r} is no variable" for name in values.keys() - names]
        wrong += [f"{name!r} has no value" for name in names - values.keys()]
        violations = [
            Violation(constraint="variables", message=message, amount=1)
            for message in sorted(wrong)
        ]
        if not names <= values.keys():
            return Check(feasible=False, objective=None, violations=tuple(violations))
        for each in self.variables:
            violations += bound_violations(
                each.name, values[each.name], *each.range, is_whole=each.is_whole
            )
        for row in self.constraints:
            violations += limit_violations(row.name, row.terms, row.relation, row.rhs, values)
        objective = (
            self.constant
            + sum(factor * values[name] for name, factor in self.linear.items())
            + sum(each.coefficient * values[each.u] * values[each.v] for each in self.quadratic)
        )
        return Check(feasible=not violations, objective=objective, violations=tuple(violations))

    @classmethod
    def random(cls, rng: np.random.Generator, size: int, difficulty: float = 0.5) -> Self:
        """Whole amounts earning money within resources; every second one is a yes or no.

        The dial ties earnings to what is needed, and raises the resources from one to five, the rows
        of Chu, Beasley: A genetic algorithm for the multidimensional knapsack problem, Journal of
        Heuristics 4 (1998). Without whole amounts it stays polynomial.
        """
        variables = tuple(
            Variable(name=f"x{at}", kind="binary" if at % 2 else "integer") for at in range(size)
        )
        names = [each.name for each in variables]
        needs = rng.integers(2, 8, (1 + round(4 * difficulty), size))
        free = rng.integers(3, 12, size)
        earned = np.rint((1 - difficulty) * free + difficulty * (needs.mean(axis=0) + 3))
        pairs = zip(names, names[1:], rng.integers(-3, 4, size - 1).tolist(), strict=False)
        couples = list(pairs) if rng.random() < 0.5 else []
        return cls(
            variables=variables,
            goal=Sense.MAXIMISE,
            linear=dict(zip(names, earned.tolist(), strict=True)),
            quadratic=tuple(Product(u=u, v=v, coefficient=c) for u, v, c in couples),
            constraints=tuple(
                Constraint(
                    name=f"resource {at}",
                    terms=dict(zip(names, row, strict=True)),
                    relation="<=",
                    rhs=min(sum(row), max(20, sum(row) // 3)),
                )
                for at, row in enumerate(needs.tolist())
            ),
        )

    def figure(self, solution: LinearProgramSolution) -> BarFigure:
        shown = self._shown(solution)
        return BarFigure(
            title=f"Amounts for {self._worth(solution)}",
            labels=tuple(f"{each.name} {each.unit}".rstrip() for each in shown),
            values=tuple(solution.values[each.name] for each in shown),
            groups=tuple(each.kind for each in shown),
            value_label="amount",
        )

    def describe(self, solution: LinearProgramSolution) -> str:
        shown = self._shown(solution)
        amounts = [
            f"{each.name} = {solution.values[each.name]:.10g} {each.unit}".rstrip()
            for each in shown
        ]
        others = ", and the others" if len(shown) < len(self.variables) else ""
        return f"{', '.join(amounts)}{others}: {self._worth(solution)}."

    def _shown(self, solution: LinearProgramSolution) -> tuple[Variable, ...]:
        """Returns every variable where they are few, else the largest amounts in their order."""
        ranked = sorted(solution.values, key=lambda name: -abs(solution.values[name]))
        kept = set(ranked[:_MOST_SHOWN])
        return tuple(each for each in self.variables if each.name in kept)

    def _worth(self, solution: LinearProgramSolution) -> str:
        objective = self.check(solution).objective
        if objective is None:
            return "no objective, as a value is missing"
        return f"objective {objective:.10g} {self.objective_unit}".rstrip()


def _settled(variable: Variable, value: float) -> float:
    """Returns a whole value for a whole variable, and the bound for what is within rounding of it."""
    if variable.is_whole:
        return float(round(value))
    near = [bound for bound in (*variable.range, 0.0) if abs(value - bound) <= _SNAP]
    return near[0] if near else value


FAMILY = LinearProgram
