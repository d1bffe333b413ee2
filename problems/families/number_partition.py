"""Number partitioning: divide numbers into piles whose sums are as equal as possible."""

from __future__ import annotations

import math
from collections import Counter
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING, Annotated, ClassVar, Literal, Self

import numpy as np
from pydantic import Field, model_validator

from problems.figure import BarFigure
from problems.modelling.critical_numbers import critical_numbers
from problems.modelling.pile_model import (
    Amounts,
    amounts_of,
    pile_label,
    pile_program,
    square_cqm,
    square_label,
)
from problems.modelling.program_cqm import program_cqm
from problems.problem import Check, Example, Problem, Sample, Solution, Violation
from problems.status import Sense
from problems.structures import Answer, Program, Values

if TYPE_CHECKING:
    import dimod

_MOST_BARS = 60  # beyond it the piles are drawn instead of the numbers
_MOST_SPELLED = 30


class NumberPartitionSolution(Solution):
    """What lies in each pile, by the position of the number in `numbers`, from 0."""

    family: Literal["number_partition"] = "number_partition"
    piles: tuple[tuple[int, ...], ...]


class NumberPartition(Problem[NumberPartitionSolution]):
    """Numbers to divide, and into how many piles; the largest pile less the smallest counts."""

    family: Literal["number_partition"] = "number_partition"
    numbers: tuple[Annotated[float, Field(ge=0)], ...] = Field(min_length=1, max_length=100_000)
    names: tuple[str, ...] = Field(default=(), description="of the numbers, where they have any")
    n_piles: int = Field(default=2, ge=2, le=1_000)
    unit: str = ""

    summary: ClassVar[str] = "divide numbers into piles whose sums are as equal as possible"
    source: ClassVar[str] = "Mertens: The easiest hard problem (2003), arXiv:cond-mat/0310317"
    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            text="Divide the weights 8, 7, 6, 5, 4, 11 and 3 into two piles that are as equal as "
            "possible.",
            objective=0,
        ),
        Example(
            text="Three heirs share paintings worth 40, 35, 30, 25, 20 and 11 thousand euros. Who "
            "gets what, so that the shares differ as little as possible?",
            objective=4,
        ),
        Example(
            text="Load the crates on two lorries as evenly as you can: A weighs 2.5 t, B 1.75 t, "
            "C 3 t, D 0.5 t, E 1.5 t.",
            objective=0.25,
        ),
        Example(
            text="Partition {19, 17, 13, 9, 6} into 2 subsets minimising the difference of their sums.",
            objective=0,
        ),
    )
    solution_type: ClassVar[type[Solution]] = NumberPartitionSolution

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
        return Sense.MINIMISE

    @property
    def size(self) -> str:
        return f"{len(self.numbers)} numbers, {self.n_piles} piles"

    def cqm(self) -> dimod.ConstrainedQuadraticModel:
        """The squared difference of two piles; the linear program of more, or of very many numbers."""
        return square_cqm(self._amounts) if self._is_squared else program_cqm(self.structure())

    def structure(self) -> Program:
        return pile_program(self._amounts, self.n_piles)

    def objective_of_energy(self, energy: float) -> float:
        """The difference: its square is the energy where there are two piles."""
        return math.sqrt(max(0.0, energy)) * self._amounts.unit if self._is_squared else energy

    def decode(self, sample: Sample) -> NumberPartitionSolution:
        if not self._is_squared:
            return self._of_choices(sample)
        piles: tuple[list[int], list[int]] = ([], [])
        for index in range(len(self.numbers)):
            piles[round(sample[square_label(index)])].append(index)
        return NumberPartitionSolution(piles=(tuple(piles[0]), tuple(piles[1])))

    def decode_structure(self, answer: Answer) -> NumberPartitionSolution:
        assert isinstance(answer, Values)
        return self._of_choices(
            dict(zip(self.structure().names, answer.values.tolist(), strict=True))
        )

    def _of_choices(self, sample: Sample) -> NumberPartitionSolution:
        """The piles that the choices of the linear program make; some it leaves out."""
        numbers = range(len(self.numbers))
        return NumberPartitionSolution(
            piles=tuple(
                tuple(each for each in numbers if round(sample.get(pile_label(each, pile), 0)))
                for pile in range(self.n_piles)
            )
        )

    def check(self, solution: NumberPartitionSolution) -> Check:
        places = Counter(index for pile in solution.piles for index in pile)
        known = range(len(self.numbers))
        violations = [
            Violation(
                constraint="numbers",
                message=f"there is no number {index}; they are 0 to {len(known) - 1}",
                amount=1,
            )
            for index in places
            if index not in known
        ]
        violations += [
            Violation(
                constraint=f"{self._name(index)} once",
                message=f"{self._name(index)} lies in {places[index]} places; it must be one",
                amount=abs(places[index] - 1),
            )
            for index in known
            if places[index] != 1
        ]
        if len(solution.piles) != self.n_piles:
            violations.append(
                Violation(
                    constraint="piles",
                    message=f"there are {len(solution.piles)} piles; there must be {self.n_piles}",
                    amount=abs(len(solution.piles) - self.n_piles),
                )
            )
        if violations:
            return Check(feasible=False, objective=None, violations=tuple(violations))
        sums = self._sums(solution)
        return Check(feasible=True, objective=float(max(sums) - min(sums)))

    def repair(
        self, solution: NumberPartitionSolution
    ) -> tuple[NumberPartitionSolution, tuple[str, ...]]:
        """Keeps each number in the first of its piles, and puts missing ones on the smallest pile."""
        piles: list[list[int]] = [[] for _ in range(self.n_piles)]
        missing = set(range(len(self.numbers)))
        changes: list[str] = []
        for pile, indices in enumerate(solution.piles[: self.n_piles]):
            for index in indices:
                if index in missing:
                    piles[pile].append(index)
                    missing.remove(index)
                else:
                    changes.append(f"took {self._name(index)} off another pile")
        sums = [sum(self.numbers[index] for index in pile) for pile in piles]
        for index in sorted(missing, key=lambda each: -self.numbers[each]):
            pile = sums.index(min(sums))
            piles[pile].append(index)
            sums[pile] += self.numbers[index]
            changes.append(f"put {self._name(index)} on the smallest pile")
        return NumberPartitionSolution(piles=tuple(map(tuple, piles))), tuple(changes)

    @classmethod
    def random(cls, rng: np.random.Generator, size: int, difficulty: float = 0.5) -> Self:
        """Whole numbers or quarters, in two piles; from four numbers up three by the dice.

        The dial is the bits a number has, up to one for each number (`critical_numbers`).
        """
        unit = 0.25 if rng.integers(2) else 1
        n_piles = 2 if size < 4 else int(rng.integers(2, 4))
        numbers = unit * critical_numbers(rng, size, difficulty)
        return cls(numbers=tuple(numbers.tolist()), n_piles=n_piles)

    def figure(self, solution: NumberPartitionSolution) -> BarFigure:
        sums = self._sums(solution)
        label = f"size {self.unit}".rstrip()
        least, most = float(min(sums)), float(max(sums))
        title = f"{self.n_piles} piles, {least:.10g} to {most:.10g} {self.unit}".rstrip()
        if len(self.numbers) > _MOST_BARS:
            piles = tuple(f"pile {pile + 1}" for pile in range(len(sums)))
            return BarFigure(
                title=title,
                labels=piles,
                values=tuple(map(float, sums)),
                groups=piles,
                value_label=label,
            )
        order = [index for pile in solution.piles for index in pile]
        return BarFigure(
            title=title,
            labels=tuple(self._name(index) for index in order),
            values=tuple(self.numbers[index] for index in order),
            groups=tuple(
                f"pile {pile + 1}" for pile, held in enumerate(solution.piles) for _ in held
            ),
            value_label=label,
        )

    def describe(self, solution: NumberPartitionSolution) -> str:
        sums = self._sums(solution)
        unit = f" {self.unit}".rstrip()
        told = [
            f"{self._content(pile)} (sum {float(total):.10g}{unit})"
            for pile, total in zip(solution.piles[:_MOST_SPELLED], sums, strict=False)
        ]
        rest = " | …" if len(sums) > _MOST_SPELLED else ""
        return f"Piles: {' | '.join(told)}{rest}; they differ by {float(max(sums) - min(sums)):.10g}{unit}."

    @cached_property
    def _amounts(self) -> Amounts:
        return amounts_of(self.numbers)

    @property
    def _is_squared(self) -> bool:
        return self.n_piles == 2 and self._amounts.is_squarable

    def _sums(self, solution: NumberPartitionSolution) -> list[Decimal]:
        """The sum of each pile of the numbers as written: 0.1 + 0.2 is 0.3."""
        return [
            sum((Decimal(repr(self.numbers[index])) for index in pile), Decimal())
            for pile in solution.piles
        ]

    def _name(self, index: int) -> str:
        return self.names[index] if self.names else f"{self.numbers[index]:.10g}"

    def _content(self, pile: tuple[int, ...]) -> str:
        spelled = ", ".join(self._name(index) for index in pile[:_MOST_SPELLED])
        return spelled + (", …" if len(pile) > _MOST_SPELLED else "") if pile else "nothing"


FAMILY = NumberPartition
