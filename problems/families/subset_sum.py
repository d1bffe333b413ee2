"""Subset sum: choose numbers that add up to as much of a target as possible, or to all of it."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, ClassVar, Literal, Self

import numpy as np
from pydantic import Field, model_validator

from problems.figure import BarFigure
from problems.modelling.critical_numbers import critical_numbers
from problems.plain_number import plain
from problems.problem import Check, Example, Problem, Sample, Solution, Violation
from problems.status import Sense
from problems.structures import Answer, Counts, Packing

if TYPE_CHECKING:
    import dimod

_MOST_SPELLED = 40


class SubsetSumSolution(Solution):
    """The chosen numbers, by their position in `numbers`, from 0."""

    family: Literal["subset_sum"] = "subset_sum"
    chosen: tuple[int, ...]


class SubsetSum(Problem[SubsetSumSolution]):
    """Numbers to choose from, each once, and the target that their sum must not exceed."""

    family: Literal["subset_sum"] = "subset_sum"
    numbers: tuple[Annotated[float, Field(ge=0)], ...] = Field(min_length=1, max_length=100_000)
    target: float = Field(ge=0, description="what the sum must not exceed, in unit")
    exactly: bool = Field(default=False, description="whether the sum must be the target itself")
    names: tuple[str, ...] = Field(default=(), description="of the numbers, where they have any")
    unit: str = ""

    summary: ClassVar[str] = "choose numbers whose sum comes as close to a target as it can"
    source: ClassVar[str] = (
        "Martello, Toth: Knapsack Problems: Algorithms and Computer Implementations (Wiley 1990), "
        "chapter 4"
    )
    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            text="Which of the numbers 12, 7, 19, 23, 31 and 5 add up to as close to 50 as possible "
            "without going over?",
            objective=50,
        ),
        Example(
            text="My gift card has 60 euros. The books cost 17.50, 22, 14.25, 26.50 and 9.75 euros. "
            "Spend as much of it as I can.",
            objective=58.25,
        ),
        Example(
            text="Is there a subset of {3, 34, 4, 12, 5, 2} that sums to exactly 9?",
            objective=9,
        ),
        Example(
            text="A tape is 90 minutes long and the songs last 41, 27, 33, 18 and 24 minutes. Which "
            "of them fill it best?",
            objective=86,
        ),
    )
    solution_type: ClassVar[type[Solution]] = SubsetSumSolution

    @model_validator(mode="after")
    def _names_fit(self) -> Self:
        if self.names and len(self.names) != len(self.numbers):
            raise ValueError(
                f"there are {len(self.numbers)} numbers and {len(self.names)} names; name all or none"
            )
        name, times = Counter(self.names).most_common(1)[0] if self.names else ("", 0)
        if times > 1:
            raise ValueError(f"two numbers are called {name!r}; give each a name of its own")
        return self

    @property
    def sense(self) -> Sense:
        return Sense.MAXIMISE

    @property
    def size(self) -> str:
        return f"{len(self.numbers)} numbers"

    def cqm(self) -> dimod.ConstrainedQuadraticModel:
        """A binary for each number; where the target must be met, that alone is the energy."""
        import dimod

        terms = [(_label(index), number) for index, number in enumerate(self.numbers)]
        cqm = dimod.ConstrainedQuadraticModel()
        cqm.add_variables("BINARY", [label for label, _ in terms])
        if self.exactly:
            constant = dimod.QuadraticModel()
            constant.add_variables_from_model(cqm)
            constant.offset = -self.target
            cqm.set_objective(constant)
        else:
            cqm.set_objective([(label, -number) for label, number in terms])
        cqm.add_constraint_from_iterable(
            terms, "==" if self.exactly else "<=", rhs=self.target, label="target"
        )
        return cqm

    def structure(self) -> Packing | None:
        """A knapsack of numbers worth what they weigh; None where the target must be met."""
        if self.exactly:
            return None
        numbers = np.array(self.numbers, dtype=float)
        return Packing(
            values=numbers,
            weights=numbers.reshape(1, -1),
            capacities=np.array([self.target], dtype=float),
            copies=np.ones(numbers.size, dtype=np.int64),
        )

    def decode(self, sample: Sample) -> SubsetSumSolution:
        indices = range(len(self.numbers))
        return SubsetSumSolution(
            chosen=tuple(index for index in indices if round(sample[_label(index)]))
        )

    def decode_structure(self, answer: Answer) -> SubsetSumSolution:
        assert isinstance(answer, Counts)
        return SubsetSumSolution(chosen=tuple(np.flatnonzero(answer.counts).tolist()))

    def check(self, solution: SubsetSumSolution) -> Check:
        known = range(len(self.numbers))
        violations = [
            Violation(
                constraint="numbers",
                message=f"there is no number {index}; they are 0 to {len(known) - 1}"
                if index not in known
                else f"{self._name(index)} is chosen {times} times; it can be once",
                amount=1 if index not in known else times - 1,
            )
            for index, times in Counter(solution.chosen).items()
            if index not in known or times > 1
        ]
        total = self._sum(solution)
        over = total - Decimal(repr(self.target))  # as written, hence without a tolerance
        unit = f" {self.unit}".rstrip()
        if (abs(over) if self.exactly else over) > 0:
            violations.append(
                Violation(
                    constraint="target",
                    message=f"the sum is {plain(float(total))}{unit}; it must be "
                    f"{'exactly' if self.exactly else 'at most'} {plain(self.target)}{unit}",
                    amount=float(abs(over)),
                )
            )
        return Check(feasible=not violations, objective=float(total), violations=tuple(violations))

    def repair(self, solution: SubsetSumSolution) -> tuple[SubsetSumSolution, tuple[str, ...]]:
        """Takes out the smallest numbers until the sum fits; an exact target is not mended."""
        if self.exactly:
            return solution, ()
        known, total, target = (
            self._known(solution),
            self._sum(solution),
            Decimal(repr(self.target)),
        )
        removed: list[int] = []
        for index in sorted(known, key=lambda each: self.numbers[each]):
            if total <= target:
                break
            total -= Decimal(repr(self.numbers[index]))
            removed.append(index)
        kept = tuple(index for index in known if index not in set(removed))
        changes = tuple(f"took out {self._name(index)}" for index in removed)
        return SubsetSumSolution(chosen=kept), changes

    @classmethod
    def random(cls, rng: np.random.Generator, size: int, difficulty: float = 0.5) -> Self:
        """Whole numbers or quarters; by the dice the sum of some of them must be met exactly.

        The dial is the bits a number has, up to one for each number, density 1 (`critical_numbers`).
        """
        unit, exactly = 0.25 if rng.integers(2) else 1, bool(rng.integers(2))
        numbers = unit * critical_numbers(rng, size, difficulty)
        if exactly:
            target = float(numbers[rng.random(size) < 0.5].sum())
            return cls(numbers=tuple(numbers.tolist()), target=target, exactly=True)
        return cls(numbers=tuple(numbers.tolist()), target=float(numbers.sum() // 2))

    def figure(self, solution: SubsetSumSolution) -> BarFigure:
        chosen = set(solution.chosen)
        total = plain(float(self._sum(solution)))
        return BarFigure(
            title=f"Chosen: {total} of {plain(self.target)} {self.unit}".rstrip(),
            labels=tuple(self._name(index) for index in range(len(self.numbers))),
            values=self.numbers,
            groups=tuple(
                "chosen" if index in chosen else "left" for index in range(len(self.numbers))
            ),
            value_label=f"number {self.unit}".rstrip(),
        )

    def describe(self, solution: SubsetSumSolution) -> str:
        chosen = self._known(solution)
        unit = f" {self.unit}".rstrip()
        if not chosen:
            return f"Choose nothing: the sum is 0 of {plain(self.target)}{unit}."
        told = ", ".join(self._name(index) for index in chosen[:_MOST_SPELLED])
        rest = f" and {len(chosen) - _MOST_SPELLED} more" if len(chosen) > _MOST_SPELLED else ""
        total = self._sum(solution)
        short = float(Decimal(repr(self.target)) - total)
        words = f"{plain(abs(short))}{unit} {'short of' if short > 0 else 'over'} the target"
        return (
            f"Choose {told}{rest}: the sum is {plain(float(total))}{unit}, "
            f"{words if short else 'which is the target'}."
        )

    def _known(self, solution: SubsetSumSolution) -> list[int]:
        """The chosen numbers that there are, each once."""
        known = range(len(self.numbers))
        return [index for index in dict.fromkeys(solution.chosen) if index in known]

    def _sum(self, solution: SubsetSumSolution) -> Decimal:
        """The sum of the numbers as written: 0.1 + 0.2 is 0.3."""
        return sum(
            (Decimal(repr(self.numbers[index])) for index in self._known(solution)), Decimal()
        )

    def _name(self, index: int) -> str:
        return self.names[index] if self.names else plain(self.numbers[index])


def _label(index: int) -> str:
    """The binary that is 1 where a number is chosen."""
    return f"number {index}"


FAMILY = SubsetSum
