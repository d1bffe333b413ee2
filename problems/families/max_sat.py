"""Maximum satisfiability: truth for each variable, so that the clauses that hold weigh the most."""

from __future__ import annotations

import math
from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar, Literal, Self

import numpy as np
from pydantic import Field, model_validator

from problems.errors import LimitExceeded
from problems.figure import BarFigure, MatrixFigure
from problems.modelling.hidden_truth import hard_literals, soft_literals
from problems.modelling.sat_model import Disjunction, sat_cqm, sat_polynomial, sat_program
from problems.plain_number import plain
from problems.polynomial import Polynomial
from problems.problem import Check, Example, Frozen, Problem, Sample, Solution, Violation
from problems.status import Sense
from problems.structures import Answer, Program, Values

if TYPE_CHECKING:
    import dimod

_MOST_LITERALS = 500_000
_MOST_DRAWN = 40  # clauses or variables in the matrix; beyond it bars
_MOST_SPELLED = 30


class Clause(Frozen):
    """Holds where one of `positive` is true or one of `negative` is false."""

    positive: tuple[str, ...] = Field(default=(), description="variables that help by being true")
    negative: tuple[str, ...] = Field(default=(), description="variables that help by being false")
    weight: float | None = Field(
        default=None, gt=0, description="what it is worth that the clause holds; null where it must"
    )

    @property
    def words(self) -> str:
        """The clause as a person writes it.

        >>> Clause(positive=("a",), negative=("b",)).words
        'a or not b'
        """
        return " or ".join([*self.positive, *(f"not {name}" for name in self.negative)])

    def holds(self, truth: dict[str, bool]) -> bool:
        """Whether a literal of the clause is true; variables without a value help nobody."""
        return any(truth.get(name) is True for name in self.positive) or any(
            truth.get(name) is False for name in self.negative
        )


class MaxSatSolution(Solution):
    """Whether each variable is true."""

    family: Literal["max_sat"] = "max_sat"
    truth: dict[str, bool]


class MaxSat(Problem[MaxSatSolution]):
    """Clauses that must hold, and clauses that should and have a weight."""

    family: Literal["max_sat"] = "max_sat"
    variables: tuple[str, ...] = Field(min_length=1, max_length=200_000)
    clauses: tuple[Clause, ...] = Field(min_length=1, max_length=500_000)

    summary: ClassVar[str] = (
        "set variables true or false so that the clauses that hold weigh the most"
    )
    source: ClassVar[str] = (
        "Li, Manyà: MaxSAT, hard and soft constraints, in Handbook of Satisfiability (IOS Press 2009)"
    )
    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            text="Which guests do we invite? Ana or Ben must come. Ben and Cem cannot both come. It is "
            "worth 3 if Ana stays away, 4 if Cem comes, 2 if Ben comes, and 1 if Ana or Cem comes.",
            objective=5,
        ),
        Example(
            text="Satisfy as many of these clauses as you can: (a or b), (a or not b), (not a or c), "
            "(not a or not c), (b or c).",
            objective=4,
        ),
        Example(
            text="Weighted partial MaxSAT. Hard: x or y or z; not x or not y. Soft: not z weight 5, "
            "not x or z weight 4, not y weight 3, x or not y or z weight 2.",
            objective=10,
        ),
    )
    solution_type: ClassVar[type[Solution]] = MaxSatSolution

    @model_validator(mode="after")
    def _fits_together(self) -> Self:
        name, times = Counter(self.variables).most_common(1)[0]
        if times > 1:
            raise ValueError(f"two variables are called {name!r}; give each a name of its own")
        known = set(self.variables)
        for number, clause in enumerate(self.clauses, start=1):
            named = (*clause.positive, *clause.negative)
            if not named:
                raise ValueError(
                    f"clause {number} names no variable, so it never holds; leave it out"
                )
            stranger = next((each for each in named if each not in known), None)
            if stranger is not None:
                raise ValueError(
                    f"clause {number} names {stranger!r}, which is not one of the variables"
                )
            if len(set(named)) < len(named):
                repeated = Counter(named).most_common(1)[0][0]
                raise ValueError(f"clause {number} names {repeated!r} twice; name it once at most")
        return self

    @property
    def sense(self) -> Sense:
        return Sense.MAXIMISE

    @property
    def size(self) -> str:
        n_hard = sum(clause.weight is None for clause in self.clauses)
        return (
            f"{len(self.variables)} variables, {n_hard} hard and {len(self.clauses) - n_hard} soft "
            "clauses"
        )

    def cqm(self) -> dimod.ConstrainedQuadraticModel:
        """One binary a variable; soft clauses of three literals or more have one of their own."""
        return sat_cqm(*self._disjunctions)

    def polynomial(self) -> Polynomial | None:
        """None where a clause must hold, or is so long that its product has too many terms."""
        return sat_polynomial(*self._disjunctions)

    def structure(self) -> Program:
        return sat_program(*self._disjunctions)

    @cached_property
    def _disjunctions(self) -> tuple[list[str], list[Disjunction]]:
        """The binaries of the variables, and the clauses over them."""
        n_literals = sum(len(each.positive) + len(each.negative) for each in self.clauses)
        if n_literals > _MOST_LITERALS:
            raise LimitExceeded(
                f"the clauses have {n_literals:,} literals; the model takes at most "
                f"{_MOST_LITERALS:,}; leave out clauses that weigh little"
            )
        clauses = [
            Disjunction(
                literals=(
                    *((_label(name), True) for name in clause.positive),
                    *((_label(name), False) for name in clause.negative),
                ),
                weight=clause.weight,
            )
            for clause in self.clauses
        ]
        return [_label(name) for name in self.variables], clauses

    def decode(self, sample: Sample) -> MaxSatSolution:
        return MaxSatSolution(
            truth={name: bool(round(sample[_label(name)])) for name in self.variables}
        )

    def decode_structure(self, answer: Answer) -> MaxSatSolution:
        assert isinstance(answer, Values)
        values = answer.values[: len(self.variables)].tolist()
        return self.decode(dict(zip(map(_label, self.variables), values, strict=True)))

    def check(self, solution: MaxSatSolution) -> Check:
        known = set(self.variables)
        broken = [
            ("variables", f"there is no variable called {name!r}")
            for name in solution.truth
            if name not in known
        ]
        broken += [
            (f"value of {name}", f"{name!r} is neither true nor false")
            for name in self.variables
            if name not in solution.truth
        ]
        broken += [
            (f"clause {number}", f"clause {number}, {clause.words}, does not hold; it must")
            for number, clause in enumerate(self.clauses, start=1)
            if clause.weight is None and not clause.holds(solution.truth)
        ]
        worth = math.fsum(
            clause.weight
            for clause in self.clauses
            if clause.weight is not None and clause.holds(solution.truth)
        )
        return Check(
            feasible=not broken,
            objective=worth,
            violations=tuple(
                Violation(constraint=label, message=message, amount=1) for label, message in broken
            ),
        )

    @classmethod
    def random(cls, rng: np.random.Generator, size: int, difficulty: float = 0.5) -> Self:
        """Two soft clauses a variable of up to three literals, and hard ones of three.

        The difficulty raises the hard clauses from none to 4.26 a variable, where random 3-SAT is hardest
        (Mézard, Parisi, Zecchina: Analytic and algorithmic solution of random satisfiability problems,
        Science 297 (2002)). All hold by a hidden truth, which the majority of signs does not betray.
        """
        names = tuple(f"x{at}" for at in range(size))
        drawn: list[tuple[list[int], list[int], int | None]] = [
            (*each, int(rng.integers(1, 10))) for each in soft_literals(rng, size, 2 * size)
        ]
        n_hard = round(4.26 * difficulty * size)
        drawn += [(*each, None) for each in hard_literals(rng, size, n_hard)]
        return cls(
            variables=names,
            clauses=tuple(
                Clause(
                    positive=tuple(names[at] for at in positive),
                    negative=tuple(names[at] for at in negative),
                    weight=weight,
                )
                for positive, negative, weight in drawn
            ),
        )

    def figure(self, solution: MaxSatSolution) -> MatrixFigure | BarFigure:
        """Clauses by variables: 1 where the variable makes the clause hold, 0 where it could have."""
        held = [clause.holds(solution.truth) for clause in self.clauses]
        title = f"{sum(held)} of {len(held)} clauses hold"
        if max(len(self.clauses), len(self.variables)) > _MOST_DRAWN:
            return self._bars(title, held)
        rows = tuple(
            f"{number}: {'must' if clause.weight is None else plain(clause.weight)}"
            + ("" if holds else ", broken")
            for number, (clause, holds) in enumerate(zip(self.clauses, held, strict=True), start=1)
        )
        cells = [
            [_help(clause, name, solution.truth) for name in self.variables]
            for clause in self.clauses
        ]
        return MatrixFigure(
            title=title,
            rows=rows,
            columns=self.variables,
            values=tuple(map(tuple, cells)),
            highlighted=tuple(
                (row, column)
                for row, values in enumerate(cells)
                for column, value in enumerate(values)
                if value == 1
            ),
        )

    def _bars(self, title: str, held: list[bool]) -> BarFigure:
        totals = dict.fromkeys(("hard, hold", "hard, broken", "soft, hold", "soft, broken"), 0)
        for clause, holds in zip(self.clauses, held, strict=True):
            kind = "hard" if clause.weight is None else "soft"
            totals[f"{kind}, {'hold' if holds else 'broken'}"] += 1
        return BarFigure(
            title=title,
            labels=tuple(totals),
            values=tuple(map(float, totals.values())),
            groups=tuple(label.partition(", ")[2] for label in totals),
            value_label="clauses",
        )

    def describe(self, solution: MaxSatSolution) -> str:
        names = [name for name in self.variables if solution.truth.get(name)]
        rest = ", and so on" * (len(names) > _MOST_SPELLED)
        told = f"{', '.join(names[:_MOST_SPELLED]) or 'Nothing'}{rest}"
        soft = [clause for clause in self.clauses if clause.weight is not None]
        verb = "are" if len(names) > 1 else "is"
        if not soft:
            return f"{told} {verb} true."
        n_held = sum(clause.holds(solution.truth) for clause in soft)
        total = math.fsum(clause.weight or 0.0 for clause in soft)
        worth = self.check(solution).objective or 0.0
        return (
            f"{told} {verb} true: {n_held} of {len(soft)} soft clauses hold, worth {plain(worth)} of "
            f"{plain(total)}."
        )


def _label(name: str) -> str:
    """The binary of a variable; no clause's own binary is called so."""
    return f"{name} is true"


def _help(clause: Clause, name: str, truth: dict[str, bool]) -> float | None:
    """1 where a variable makes the clause hold, 0 where it does not, None where it is not named."""
    if name in clause.positive:
        return float(truth.get(name) is True)
    if name in clause.negative:
        return float(truth.get(name) is False)
    return None


FAMILY = MaxSat
