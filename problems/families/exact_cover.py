"""Exact cover: the cheapest choice of sets that together hold every element once."""

from __future__ import annotations

from collections import Counter
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
from problems.structures import Ints


class ExactSet(NamedSet):
    """A set that can be chosen, and what it costs; a negative cost is a gain."""

    cost: float = 1


class ExactCoverSolution(ChosenSets):
    """The names of the chosen sets."""

    family: Literal["exact_cover"] = "exact_cover"


class ExactCover(SetChoice[ExactCoverSolution]):
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
    solution_type: ClassVar[type[ChosenSets]] = ExactCoverSolution
    relation: ClassVar[Relation] = "=="
    worth_label: ClassVar[str] = "cost"
    worth_words: ClassVar[str] = "at a cost of"

    @model_validator(mode="after")
    def _sets_fit(self) -> Self:
        refuse_misnamed(self.sets, self.universe)
        return self

    @property
    def sense(self) -> Sense:
        return Sense.MINIMISE

    @classmethod
    def random(cls, rng: np.random.Generator, size: int, difficulty: float = 0.5) -> Self:
        """The pieces of a hidden cover, and of others that are nearly ones, three elements a piece.

        The dial is the share of the others' pieces in which an element is exchanged for another, so
        that many choices leave out little. It makes costs alike, and from the middle on elements fewer
        than sets, a third as many at 1, so that there are more such choices (HiGHS, 300 sets: 0.02 s
        at 0.5, over 4 s at 1).
        """
        n_elements = max(1, round(size / max(1.0, 4 * difficulty - 1)))
        held = _pieces(rng, n_elements)
        while len(held) < size:
            for piece in _pieces(rng, n_elements):
                others = np.setdiff1d(np.arange(n_elements), piece)
                if others.size and rng.random() < difficulty:
                    piece[rng.integers(piece.size)] = rng.choice(others)
                held.append(piece)
        costs = alike_amounts(rng, size, 19, difficulty)
        order = rng.permutation(size).tolist()
        elements = tuple(f"element {index}" for index in range(n_elements))
        sets = tuple(
            ExactSet(
                name=f"set {index}",
                elements=tuple(elements[each] for each in np.sort(held[at]).tolist()),
                cost=cost,
            )
            for index, (at, cost) in enumerate(zip(order, costs, strict=True))
        )
        return cls(universe=elements, sets=sets)

    def _broken(self, picked: Sequence[str]) -> list[Violation]:
        sets = {each.name: each for each in self.sets}
        times = Counter(element for name in picked for element in set(sets[name].elements))
        return [
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

    @property
    def _unit(self) -> str:
        return self.cost_unit

    @property
    def _caption(self) -> str:
        return f"for {len(self.universe)} elements"

    @cached_property
    def _members(self) -> Membership:
        costs = np.array([each.cost for each in self.sets], dtype=float)
        return membership(self.sets, self.universe, costs)


def _pieces(rng: np.random.Generator, n_elements: int) -> list[Ints]:
    """The elements in pieces of about three, at random."""
    piece = rng.integers(0, max(1, n_elements // 3), n_elements)
    return [np.flatnonzero(piece == each) for each in np.unique(piece)]


FAMILY = ExactCover
