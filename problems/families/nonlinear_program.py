"""Nonlinear programs: named amounts, and formulas of them to optimise and to limit."""

from __future__ import annotations

import math
from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar, Literal, Self

import numpy as np
from pydantic import Field, field_validator, model_validator

from problems.errors import InvalidProblem
from problems.expressions.parse import MOST_CHARACTERS, parse_formula
from problems.expressions.tree import Apply, Formula, difference, names_in
from problems.expressions.values import value_at
from problems.figure import BarFigure
from problems.modelling.grid_cqm import bit_of, grid_cqm
from problems.modelling.limits import TOLERANCE, Relation, bound_violations
from problems.problem import Check, Example, Frozen, Problem, Sample, Solution, Violation
from problems.restatement import Part, shortened
from problems.status import Sense
from problems.structures import Answer, FormulaProgram, Values

if TYPE_CHECKING:
    import dimod

_MOST_SHOWN = 30
_WORDS: dict[Relation, str] = {"<=": "at most", ">=": "at least", "=": "exactly"}


class Amount(Frozen):
    """An amount to decide. A bound of None is absent."""

    name: str = Field(pattern=r"^[^\W\d_]\w*$", max_length=60)
    lower: float | None = 0
    upper: float | None = None
    is_whole: bool = False
    meaning: str = Field(default="", description="what the amount is, in a few words")

    @property
    def range(self) -> tuple[float, float]:
        """Least and largest value, infinite where there is no bound."""
        lower = -math.inf if self.lower is None else self.lower
        return lower, math.inf if self.upper is None else self.upper


class Relationship(Frozen):
    """left relation right, both formulas."""

    left: str = Field(max_length=MOST_CHARACTERS)
    relation: Relation
    right: str = Field(default="0", max_length=MOST_CHARACTERS)


class NonlinearProgramSolution(Solution):
    """The value of every amount."""

    family: Literal["nonlinear_program"] = "nonlinear_program"
    values: dict[str, float]


class NonlinearProgram(Problem[NonlinearProgramSolution]):
    """Named amounts, a formula to optimise, and relations between formulas.

    A formula is plain algebra: + - * / ^, brackets, sqrt exp log abs min max sin cos, and pi.
    """

    family: Literal["nonlinear_program"] = "nonlinear_program"
    amounts: tuple[Amount, ...] = Field(min_length=1, max_length=1_000)
    goal: Sense
    objective: str = Field(max_length=MOST_CHARACTERS, description='such as "x^2*y + 3/x"')
    constraints: tuple[Relationship, ...] = Field(default=(), max_length=2_000)
    objective_unit: str = ""

    summary: ClassVar[str] = "amounts that make a formula as large or small as possible"
    source: ClassVar[str] = "Nocedal, Wright: Numerical Optimization (Springer 2006)"
    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            text="Of all rectangles with an area of 49 square metres, which has the smallest perimeter?",
            objective=28,
        ),
        Example(
            text="Two positive numbers add up to 30. How large can their product be?",
            objective=225,
        ),
        Example(
            text="Minimise x^2 + 16/x + y^2 + 2/y subject to x >= 0.1, y >= 0.1.",
            objective=15,
        ),
    )
    solution_type: ClassVar[type[Solution]] = NonlinearProgramSolution

    @field_validator("objective")
    @classmethod
    def _objective_is_a_formula(cls, text: str) -> str:
        _formula(text)
        return text

    @model_validator(mode="after")
    def _names_fit(self) -> Self:
        counts = Counter(each.name for each in self.amounts)
        name, count = counts.most_common(1)[0]
        if count > 1:
            raise ValueError(f"two amounts are called {name!r}; give each a name of its own")
        for text in (self.objective, *(s for c in self.constraints for s in (c.left, c.right))):
            unknown = next((each for each in names_in(_formula(text)) if each not in counts), None)
            if unknown is not None:
                raise ValueError(
                    f"{text[:60]!r} speaks of {unknown!r}, which is no amount; declare it"
                )
        return self

    @property
    def sense(self) -> Sense:
        return self.goal

    @property
    def size(self) -> str:
        return f"{len(self.amounts)} amounts, {len(self.constraints)} constraints"

    @cached_property
    def _objective(self) -> Formula:
        return _formula(self.objective)

    @cached_property
    def _rows(self) -> tuple[Formula, ...]:
        return tuple(
            difference(_formula(each.left), _formula(each.right)) for each in self.constraints
        )

    def restate(self) -> tuple[str, ...]:
        return shortened(
            [
                Part.of("goal", [f"{self.goal.value} {self.objective}"]),
                Part.of("rules", (f"{r.left} {r.relation} {r.right}" for r in self.constraints)),
                Part.of("ranges", (_range_in_words(each) for each in self.amounts)),
            ]
        )

    def cqm(self) -> dimod.ConstrainedQuadraticModel:
        return grid_cqm(self.structure())

    def structure(self) -> FormulaProgram:
        ranges = np.array([each.range for each in self.amounts], dtype=float)
        objective = self._objective
        relations = [each.relation for each in self.constraints]
        return FormulaProgram(
            names=tuple(each.name for each in self.amounts),
            objective=objective if self.goal is Sense.MINIMISE else Apply("neg", (objective,)),
            lower=ranges[:, 0],
            upper=ranges[:, 1],
            integer=np.array([each.is_whole for each in self.amounts]),
            rows=self._rows,
            row_lower=np.array([-np.inf if each == "<=" else 0.0 for each in relations]),
            row_upper=np.array([np.inf if each == ">=" else 0.0 for each in relations]),
        )

    def decode(self, sample: Sample) -> NonlinearProgramSolution:
        return NonlinearProgramSolution(
            values={each.name: _taken(each, sample) for each in self.amounts}
        )

    def decode_structure(self, answer: Answer) -> NonlinearProgramSolution:
        assert isinstance(answer, Values)
        pairs = zip(self.amounts, answer.values.tolist(), strict=True)
        return NonlinearProgramSolution(
            values={
                each.name: float(round(value)) if each.is_whole else value for each, value in pairs
            }
        )

    def check(self, solution: NonlinearProgramSolution) -> Check:
        values = solution.values
        names = {each.name for each in self.amounts}
        wrong = [f"{name!r} is no amount" for name in values.keys() - names]
        wrong += [f"{name!r} has no value" for name in names - values.keys()]
        violations = [
            Violation(constraint="amounts", message=message, amount=1) for message in sorted(wrong)
        ]
        if not names <= values.keys():
            return Check(feasible=False, objective=None, violations=tuple(violations))
        for each in self.amounts:
            violations += bound_violations(
                each.name, values[each.name], *each.range, is_whole=each.is_whole
            )
        for row in self.constraints:
            violations += _broken(row, values)
        worth = value_at(self._objective, values)
        if not math.isfinite(worth):
            message = f"{self.objective[:60]} has no value at these amounts"
            violations.append(Violation(constraint="objective", message=message, amount=1))
            return Check(feasible=False, objective=None, violations=tuple(violations))
        return Check(feasible=not violations, objective=worth, violations=tuple(violations))

    @classmethod
    def random(cls, rng: np.random.Generator, size: int, difficulty: float = 0.5) -> Self:
        """Whole effort on several jobs whose returns shrink, neighbours helping each other.

        The dial couples the jobs: at 0 each stands alone and only the sum of effort joins them.
        """
        names = [f"x{at}" for at in range(size)]
        gains = rng.integers(5, 30, size).tolist()
        couplings = np.rint(difficulty * rng.integers(-6, 7, size)).astype(int).tolist()
        terms = [f"{gain}*sqrt({name})" for gain, name in zip(gains, names, strict=True)]
        terms += [
            f"{coupling}*{left}*{right}"
            for coupling, left, right in zip(couplings, names, names[1:], strict=False)
        ]
        costs = rng.integers(1, 4, size).tolist()
        spent = " + ".join(f"{cost}*{name}^2" for cost, name in zip(costs, names, strict=True))
        return cls(
            amounts=tuple(Amount(name=name, upper=2, is_whole=True) for name in names),
            goal=Sense.MAXIMISE,
            objective=" + ".join(terms).replace("+ -", "- "),
            constraints=(Relationship(left=spent, relation="<=", right=str(2 * sum(costs))),),
        )

    def figure(self, solution: NonlinearProgramSolution) -> BarFigure:
        shown = self.amounts[:_MOST_SHOWN]
        return BarFigure(
            title=f"Amounts for {self._worth(solution)}",
            labels=tuple(each.name for each in shown),
            values=tuple(solution.values[each.name] for each in shown),
            groups=tuple("whole" if each.is_whole else "continuous" for each in shown),
            value_label="amount",
        )

    def describe(self, solution: NonlinearProgramSolution) -> str:
        amounts = [
            f"{each.meaning or each.name} = {solution.values[each.name]:.7g}"
            for each in self.amounts[:_MOST_SHOWN]
        ]
        return f"{', '.join(amounts)}: {self._worth(solution)}."

    def _worth(self, solution: NonlinearProgramSolution) -> str:
        objective = self.check(solution).objective
        if objective is None:
            return "no objective, as it has no value there"
        return f"objective {objective:.10g} {self.objective_unit}".rstrip()


def _formula(text: str) -> Formula:
    """The formula of a text; a refusal is a ValueError, as pydantic wants it."""
    try:
        return parse_formula(text)
    except InvalidProblem as error:
        raise ValueError(str(error)) from error


def _taken(amount: Amount, sample: Sample) -> float:
    """The value whose bit is set; the lowest where a broken sample sets none."""
    low, high = amount.range
    for value in range(math.ceil(low), math.floor(high) + 1):
        if sample.get(bit_of(amount.name, value), 0) > 0.5:
            return float(value)
    return float(math.ceil(low))


def _broken(row: Relationship, values: dict[str, float]) -> list[Violation]:
    left, right = (value_at(_formula(side), values) for side in (row.left, row.right))
    over = {"<=": left - right, ">=": right - left, "=": abs(left - right)}[row.relation]
    if over <= TOLERANCE * max(1.0, abs(left), abs(right)):
        return []
    words = f"{row.left} {row.relation} {row.right}"[:80]
    if not math.isfinite(over):
        return [Violation(constraint=words, message=f"{words} has no value there", amount=1)]
    message = f"{row.left[:60]} is {left:g}; it must be {_WORDS[row.relation]} {right:g}"
    return [Violation(constraint=words, message=message, amount=over)]


def _range_in_words(amount: Amount) -> str:
    low, high = amount.lower, amount.upper
    kind = "whole" if amount.is_whole else "any number"
    said = [f"at least {low:g}"] if low is not None else []
    said += [f"at most {high:g}"] if high is not None else []
    meaning = f" ({amount.meaning})" if amount.meaning else ""
    return ", ".join([f"{amount.name}{meaning}: {kind}", *said])


FAMILY = NonlinearProgram
