"""Set cover: the cheapest choice of sets that together hold every element."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import ClassVar, Literal, Self

import numpy as np
from pydantic import Field, model_validator

from problems.modelling.alike_amounts import alike_amounts
from problems.modelling.membership_model import (
    Membership,
    NamedSet,
    Relation,
    membership,
    refuse_misnamed,
)
from problems.modelling.set_choice import ChosenSets, SetChoice
from problems.problem import Example, Violation
from problems.status import Sense


class CoverSet(NamedSet):
    """A set that can be chosen, for what it costs."""

    cost: float = Field(default=1, ge=0)


class SetCoverSolution(ChosenSets):
    """The names of the chosen sets."""

    family: Literal["set_cover"] = "set_cover"


class SetCover(SetChoice[SetCoverSolution]):
    """Elements that must all be covered, and the sets that cover some of them at a cost."""

    family: Literal["set_cover"] = "set_cover"
    universe: tuple[str, ...] = Field(
        min_length=1, max_length=100_000, description="the elements that must be covered"
    )
    sets: tuple[CoverSet, ...] = Field(min_length=1, max_length=100_000)
    cost_unit: str = ""

    summary: ClassVar[str] = "choose the cheapest sets that together hold every element"
    source: ClassVar[str] = (
        "Caprara, Toth, Fischetti: Algorithms for the set covering problem, Annals of Operations "
        "Research 98 (2000)"
    )
    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            text="Fire stations could be built at A, B, C or D. A reaches districts 1, 2 and 3, B "
            "reaches 3 and 4, C reaches 4, 5 and 6, D reaches 1 and 6. What is the fewest stations "
            "that reach all six districts?",
            objective=2,
        ),
        Example(
            text="Choose the cheapest suppliers that together sell bolts, nuts, screws and nails. "
            "Acme sells bolts and nuts for $8, Best sells nuts, screws and nails for $12, Core sells "
            "bolts for $3, Delta sells screws and nails for $7.",
            objective=15,
        ),
        Example(
            text="Which courses teach every skill for the least money? Course X (300 euros) teaches "
            "SQL and Python, course Y (200 euros) teaches Python and statistics, course Z (250 "
            "euros) teaches SQL and statistics.",
            objective=450,
        ),
    )
    solution_type: ClassVar[type[ChosenSets]] = SetCoverSolution
    relation: ClassVar[Relation] = ">="
    worth_label: ClassVar[str] = "cost"
    worth_words: ClassVar[str] = "at a cost of"

    @model_validator(mode="after")
    def _everything_can_be_covered(self) -> Self:
        refuse_misnamed(self.sets, self.universe)
        covered = {element for each in self.sets for element in each.elements}
        for element in self.universe:
            if element not in covered:
                raise ValueError(
                    f"the element {element!r} is in none of the {len(self.sets)} sets, so nothing "
                    "covers it; add it to a set or leave it out"
                )
        return self

    @property
    def sense(self) -> Sense:
        return Sense.MINIMISE

    def repair(self, solution: SetCoverSolution) -> tuple[SetCoverSolution, tuple[str, ...]]:
        """Adds the set that covers most of what is missing for its cost, until nothing is.

        Source: Chvátal: A greedy heuristic for the set-covering problem, Mathematics of Operations
        Research 4 (1979).
        """
        sets = {each.name: each for each in self.sets}
        chosen = [name for name in dict.fromkeys(solution.chosen) if name in sets]
        missing = set(self.universe).difference(*(sets[name].elements for name in chosen))
        changes: list[str] = []
        while missing:
            best = max(
                (each for each in self.sets if missing.intersection(each.elements)),
                key=lambda each: len(missing.intersection(each.elements)) / (each.cost + 1e-12),
            )
            chosen.append(best.name)
            missing.difference_update(best.elements)
            changes.append(f"chose {best.name} too")
        return SetCoverSolution(chosen=tuple(chosen)), tuple(changes)

    @classmethod
    def random(cls, rng: np.random.Generator, size: int, difficulty: float = 0.5) -> Self:
        """As many elements as sets; each set holds about a third of them, and one of its own number.

        The costs become ever more alike, which leaves bounds nothing to tell sets apart by.
        """
        held = (rng.random((size, size)) < 0.3) | np.eye(size, dtype=bool)
        costs = alike_amounts(rng, size, 19, difficulty)
        elements = tuple(f"element {index}" for index in range(size))
        sets = tuple(
            CoverSet(
                name=f"set {index}",
                elements=tuple(elements[each] for each in np.flatnonzero(row).tolist()),
                cost=cost,
            )
            for index, (row, cost) in enumerate(zip(held, costs, strict=True))
        )
        return cls(universe=elements, sets=sets)

    def _broken(self, picked: Sequence[str]) -> list[Violation]:
        sets = {each.name: each for each in self.sets}
        covered = {element for name in picked for element in sets[name].elements}
        return [
            Violation(
                constraint=f"element {element}",
                message=f"{element!r} is in none of the chosen sets",
                amount=1,
            )
            for element in self.universe
            if element not in covered
        ]

    @property
    def _unit(self) -> str:
        return self.cost_unit

    @property
    def _caption(self) -> str:
        return f"cover {len(self.universe)} elements"

    @cached_property
    def _members(self) -> Membership:
        costs = np.array([each.cost for each in self.sets], dtype=float)
        return membership(self.sets, self.universe, costs)


FAMILY = SetCover
