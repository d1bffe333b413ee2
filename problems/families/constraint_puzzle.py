"""Constraint puzzle: whole numbers for the unknowns that keep to every rule, or a proof of none."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Annotated, ClassVar, Literal, Self

import numpy as np
from pydantic import Field, model_validator

from problems.figure import BarFigure, MatrixFigure
from problems.modelling.network import check_names
from problems.modelling.puzzle_model import puzzle_cqm, value_label
from problems.modelling.puzzle_rules import (
    AllDifferent,
    Linear,
    Rule,
    Table,
    broken,
    named,
    refuse_misfit,
    refuse_strangers,
)
from problems.plain_number import plain
from problems.problem import Check, Example, Frozen, Problem, Sample, Solution, Violation
from problems.status import Sense

if TYPE_CHECKING:
    import dimod

_MOST_DRAWN = 60  # unknowns or values in the matrix; beyond it bars
_MOST_SPELLED = 40
_MOST_VALUES = 10_000  # of one unknown


class Unknown(Frozen):
    """A whole number to find, from `low` to `high`."""

    name: str = Field(min_length=1)
    low: int
    high: int


class ConstraintPuzzleSolution(Solution):
    """The value of each unknown."""

    family: Literal["constraint_puzzle"] = "constraint_puzzle"
    values: dict[str, int]


class ConstraintPuzzle(Problem[ConstraintPuzzleSolution]):
    """Unknown whole numbers, the rules they keep to, and what is to be large or small if anything."""

    family: Literal["constraint_puzzle"] = "constraint_puzzle"
    unknowns: tuple[Unknown, ...] = Field(min_length=1, max_length=10_000)
    rules: tuple[Annotated[Rule, Field(discriminator="kind")], ...] = Field(
        default=(), max_length=100_000
    )
    objective: dict[str, float] = Field(
        default_factory=dict,
        description="unknown: its factor in the sum to optimise; left out, any solution will do",
    )
    goal: Sense = Sense.MINIMISE

    summary: ClassVar[str] = (
        "find whole numbers that keep to all rules of a puzzle, such as a cryptarithm, or show that "
        "there are none"
    )
    source: ClassVar[str] = (
        "Rossi, van Beek, Walsh (eds): Handbook of Constraint Programming (Elsevier 2006)"
    )
    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            text="SEND + MORE = MONEY. Each letter is a different digit, and neither S nor M is 0. What "
            "number does MONEY stand for?",
            objective=10652,
        ),
        Example(
            text="Ana, Ben, Cem and Dia sit on chairs 1 to 4 in a row. Ana does not sit next to Ben, Cem "
            "sits somewhere to the left of Dia, and Dia is not on the last chair. How far to the left "
            "can Ana sit?",
            objective=1,
        ),
        Example(
            text="Pick a starter, a main dish and a dessert, numbered 1 to 3 each. Only these menus are "
            "cooked: 1-2-3, 2-1-3, 3-3-1, 2-3-2. The numbers must not add up to 6. What is the "
            "largest sum?",
            objective=7,
        ),
        Example(
            text="Four different numbers from 1 to 9 add up to 24, and the first is twice the second. "
            "Is that possible, and what is the least that the third can be?",
            objective=3,
        ),
    )
    solution_type: ClassVar[type[Solution]] = ConstraintPuzzleSolution

    @model_validator(mode="after")
    def _fits_together(self) -> Self:
        names = [each.name for each in self.unknowns]
        check_names("unknowns", names)
        for each in self.unknowns:
            if not 0 <= each.high - each.low < _MOST_VALUES:
                raise ValueError(
                    f"{each.name!r} goes from {each.low} to {each.high}; give it 1 to "
                    f"{_MOST_VALUES:,} values"
                )
        known = set(names)
        for number, rule in enumerate(self.rules, start=1):
            refuse_strangers(f"rule {number}", named(rule), known)
            refuse_misfit(f"rule {number}", rule)
        refuse_strangers("the objective", self.objective, known)
        return self

    @property
    def sense(self) -> Sense:
        return self.goal

    @property
    def size(self) -> str:
        return f"{len(self.unknowns)} unknowns, {len(self.rules)} rules"

    def cqm(self) -> dimod.ConstrainedQuadraticModel:
        """Binary "a is 3" for each value of each unknown, and one for each row of a table."""
        costs = {name: self.sense.sign * factor for name, factor in self.objective.items()}
        return puzzle_cqm(self._domains, self.rules, costs)

    def decode(self, sample: Sample) -> ConstraintPuzzleSolution:
        """An unknown that a broken sample gives none or several values has none."""
        values = {}
        for name, domain in self._domains.items():
            taken = [value for value in domain if round(sample[value_label(name, value)])]
            if len(taken) == 1:
                values[name] = taken[0]
        return ConstraintPuzzleSolution(values=values)

    def check(self, solution: ConstraintPuzzleSolution) -> Check:
        known = {each.name: each for each in self.unknowns}
        values = {name: value for name, value in solution.values.items() if name in known}
        faults = [
            ("unknowns", f"there is no unknown called {name!r}", 1.0)
            for name in solution.values
            if name not in known
        ]
        for name, each in known.items():
            if name not in values:
                faults.append((name, f"{name!r} has no value", 1.0))
            elif not each.low <= values[name] <= each.high:
                over = max(each.low - values[name], values[name] - each.high)
                words = f"{name} is {values[name]}; it must be from {each.low} to {each.high}"
                faults.append((name, words, float(over)))
        for number, rule in enumerate(self.rules, start=1):
            label = f"rule {number}"
            if all(name in values for name in named(rule)):
                faults += [(label, *each) for each in broken(rule, values)]
        is_complete = len(values) == len(known)
        return Check(
            feasible=not faults,
            objective=self._worth(values) if is_complete else None,
            violations=tuple(
                Violation(constraint=label, message=message, amount=amount)
                for label, message, amount in faults
            ),
        )

    def _worth(self, values: dict[str, int]) -> float:
        return math.fsum(factor * values[name] for name, factor in self.objective.items())

    @classmethod
    def random(cls, rng: np.random.Generator, size: int, difficulty: float = 0.5) -> Self:
        """A hidden order of `size` numbers, all different, and sums that it keeps to.

        The dial turns sums of a few that leave room into one exact sum for every two unknowns, whose
        factors grow from 3 to 50: such sums leave propagation nothing to cut. Source: Cornuéjols,
        Dawande, A class of hard small 0-1 programs, INFORMS Journal on Computing 11 (1999).
        """
        names = [f"unknown {index}" for index in range(size)]
        hidden = (rng.permutation(size) + 1).tolist()
        rules: list[Rule] = [AllDifferent(unknowns=tuple(names))]
        most = 3 + round(47 * difficulty)
        n_exact = round(difficulty * size / 2)
        for index in range(max(1, size // 2)):
            taken = sorted(rng.permutation(size)[: min(size, 4)].tolist())
            factors = rng.integers(1, most + 1, len(taken)).tolist()
            total = sum(f * hidden[at] for f, at in zip(factors, taken, strict=True))
            terms = {names[at]: factor for at, factor in zip(taken, factors, strict=True)}
            room = round(size * (1 - difficulty)) + int(rng.integers(1, 3))
            rules.append(
                Linear(terms=terms, relation="=", rhs=total)
                if index < n_exact
                else Linear(terms=terms, relation="<=", rhs=total + room)
            )
        first, last = names[0], names[-1]
        spare = [(int(a), int(b)) for a, b in rng.integers(1, size + 1, (2, 2))]
        allowed = sorted({(hidden[0], hidden[-1]), *spare})
        rules.append(Table(unknowns=(first, last), rows=tuple(allowed)))
        weights = rng.integers(-9, 10, size).tolist()
        return cls(
            unknowns=tuple(Unknown(name=name, low=1, high=size) for name in names),
            rules=tuple(rules),
            objective=dict(zip(names, weights, strict=True)),
        )

    def figure(self, solution: ConstraintPuzzleSolution) -> MatrixFigure | BarFigure:
        """Unknowns by values with the chosen ones marked; bars of the values where that is too wide."""
        values = solution.values
        low = min(each.low for each in self.unknowns)
        high = max(each.high for each in self.unknowns)
        names = tuple(each.name for each in self.unknowns)
        title = f"Values of {len(values)} of {len(names)} unknowns"
        if max(len(names), high - low + 1) > _MOST_DRAWN:
            return BarFigure(
                title=title,
                labels=tuple(values),
                values=tuple(map(float, values.values())),
                groups=("value",) * len(values),
                value_label="value",
            )
        span = range(low, high + 1)
        return MatrixFigure(
            title=title,
            rows=names,
            columns=tuple(map(str, span)),
            values=tuple(
                tuple(
                    float(values.get(each.name) == value)
                    if each.low <= value <= each.high
                    else None
                    for value in span
                )
                for each in self.unknowns
            ),
            highlighted=tuple(
                (row, values[name] - low)
                for row, name in enumerate(names)
                if low <= values.get(name, low - 1) <= high
            ),
        )

    def describe(self, solution: ConstraintPuzzleSolution) -> str:
        told = [f"{name} = {value}" for name, value in solution.values.items()]
        rest = ", and so on" if len(told) > _MOST_SPELLED else ""
        worth = self.check(solution).objective if self.objective else None
        ending = "" if worth is None else f"; the sum to optimise is {plain(worth)}"
        return f"{', '.join(told[:_MOST_SPELLED]) or 'No unknown has a value'}{rest}{ending}."

    @property
    def _domains(self) -> dict[str, range]:
        return {each.name: range(each.low, each.high + 1) for each in self.unknowns}


FAMILY = ConstraintPuzzle
