"""Exact cover: the cheapest choice of sets that together hold every element once."""

from __future__ import annotations

import math
from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar, Literal, Self

import numpy as np
from pydantic import Field, model_validator

from problems.figure import BarFigure, MatrixFigure
from problems.modelling.membership_model import (
    Membership,
    NamedSet,
    membership,
    membership_cqm,
    membership_figure,
    membership_program,
    misnamed,
    refuse_misnamed,
)
from problems.plain_number import plain
from problems.problem import Check, Example, Problem, Sample, Solution, Violation
from problems.status import Sense
from problems.structures import Answer, Program, Values

if TYPE_CHECKING:
    import dimod

_MOST_SPELLED = 40


class ExactSet(NamedSet):
    """A set that can be chosen, and what it costs; a negative cost is a gain."""

    cost: float = 1


class ExactCoverSolution(Solution):
    """The names of the chosen sets."""

    family: Literal["exact_cover"] = "exact_cover"
    chosen: tuple[str, ...]


class ExactCover(Problem[ExactCoverSolution]):
    """Elements that must be in one chosen set each, and the sets with their costs.

    There may be no such choice; that is a status of the answer, not an error of the input.
    """

    family: Literal["exact_cover"] = "exact_cover"
    universe: tuple[str, ...] = Field(
        min_length=1, max_length=100_000, description="the elements, each to be covered once"
    )
    sets: tuple[ExactSet, ...] = Field(min_length=1, max_length=100_000)
    cost_unit: str = ""

    summary: ClassVar[str] = "choose the cheapest sets that hold every element exactly once"
    source: ClassVar[str] = "Balas, Padberg: Set partitioning: a survey, SIAM Review 18 (1976)"
    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            text="Find sets that cover each of 1 to 7 exactly once, and as few of them as possible: "
            "A = {1, 4, 7}, B = {1, 4}, C = {4, 5, 7}, D = {3, 5, 6}, E = {2, 3, 6, 7}, F = {2, 7}.",
            objective=3,
        ),
        Example(
            text="Each of the flights 1 to 5 needs exactly one crew. Crew rosters: R1 flies 1 and 2 for "
            "900 euros, R2 flies 3 and 4 for 800, R3 flies 5 for 400, R4 flies 1 and 3 for 700, R5 "
            "flies 2, 4 and 5 for 1100. Which rosters are cheapest?",
            objective=1800,
        ),
        Example(
            text="Divide Ana, Ben, Cem and Dia into teams, everyone in exactly one, at the least cost: "
            "Ana and Ben 5, Cem and Dia 6, Ana and Cem 4, Ben and Dia 9, Ana alone 3, Ben, Cem and "
            "Dia 7.",
            objective=10,
        ),
    )
    solution_type: ClassVar[type[Solution]] = ExactCoverSolution

    @model_validator(mode="after")
    def _sets_fit(self) -> Self:
        refuse_misnamed(self.sets, self.universe)
        return self

    @property
    def sense(self) -> Sense:
        return Sense.MINIMISE

    @property
    def size(self) -> str:
        return f"{len(self.sets)} sets, {len(self.universe)} elements"

    def cqm(self) -> dimod.ConstrainedQuadraticModel:
        return membership_cqm(self._members, "==")

    def structure(self) -> Program:
        return membership_program(self._members, "==")

    def decode(self, sample: Sample) -> ExactCoverSolution:
        return ExactCoverSolution(
            chosen=tuple(each.name for each in self.sets if round(sample[each.name]))
        )

    def decode_structure(self, answer: Answer) -> ExactCoverSolution:
        assert isinstance(answer, Values)
        names = (each.name for each in self.sets)
        return self.decode(dict(zip(names, answer.values.tolist(), strict=True)))

    def check(self, solution: ExactCoverSolution) -> Check:
        sets = {each.name: each for each in self.sets}
        picked = [sets[name] for name in dict.fromkeys(solution.chosen) if name in sets]
        times = Counter(element for each in picked for element in set(each.elements))
        violations = misnamed(solution.chosen, sets) + [
            Violation(
                constraint=f"element {element}",
                message=f"{element!r} is in {times[element]} chosen sets; it must be in one"
                if times[element]
                else f"{element!r} is in none of the chosen sets",
                amount=abs(times[element] - 1),
            )
            for element in self.universe
            if times[element] != 1
        ]
        return Check(
            feasible=not violations,
            objective=math.fsum(each.cost for each in picked),
            violations=tuple(violations),
        )

    @classmethod
    def random(cls, rng: np.random.Generator, size: int) -> Self:
        """As many elements as sets, which are the pieces of about three hidden covers."""
        held: list[tuple[int, ...]] = []
        while len(held) < size:
            piece = rng.integers(0, max(1, size // 3), size)
            held += [tuple(np.flatnonzero(piece == each).tolist()) for each in np.unique(piece)]
        held = held[:size]
        costs = rng.integers(1, 20, size).tolist()
        order = rng.permutation(size).tolist()
        elements = tuple(f"element {index}" for index in range(size))
        sets = tuple(
            ExactSet(
                name=f"set {index}",
                elements=tuple(elements[element] for element in held[at]),
                cost=cost,
            )
            for index, (at, cost) in enumerate(zip(order, costs, strict=True))
        )
        return cls(universe=elements, sets=sets)

    def figure(self, solution: ExactCoverSolution) -> MatrixFigure | BarFigure:
        return membership_figure(
            f"{len(solution.chosen)} of {len(self.sets)} sets for {len(self.universe)} elements",
            self._members,
            solution.chosen,
            f"cost {self.cost_unit}".rstrip(),
        )

    def describe(self, solution: ExactCoverSolution) -> str:
        cost = self.check(solution).objective
        if not solution.chosen or cost is None:
            return "No set is chosen."
        told = ", ".join(solution.chosen[:_MOST_SPELLED])
        rest = " and so on" if len(solution.chosen) > _MOST_SPELLED else ""
        unit = f" {self.cost_unit}".rstrip()
        number = f"{len(solution.chosen)} set{'' if len(solution.chosen) == 1 else 's'}"
        return f"Choose {told}{rest}: {number} at a cost of {plain(cost)}{unit}."

    @cached_property
    def _members(self) -> Membership:
        costs = np.array([each.cost for each in self.sets], dtype=float)
        return membership(self.sets, self.universe, costs)


FAMILY = ExactCover
