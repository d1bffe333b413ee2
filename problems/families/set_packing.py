"""Set packing: choose sets that share no element, worth as much as possible."""

from __future__ import annotations

import math
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


class PackingSet(NamedSet):
    """A set that can be chosen, and what it is worth; it uses up its elements."""

    value: float = Field(default=1, ge=0)


class SetPackingSolution(ChosenSets):
    """The names of the chosen sets."""

    family: Literal["set_packing"] = "set_packing"


class SetPacking(SetChoice[SetPackingSolution]):
    """Sets with a value, of which no two that share an element may both be chosen."""

    family: Literal["set_packing"] = "set_packing"
    sets: tuple[PackingSet, ...] = Field(min_length=1, max_length=100_000)
    value_unit: str = ""

    summary: ClassVar[str] = "choose sets worth the most, no two of which share an element"
    source: ClassVar[str] = (
        "Vemuganti: Applications of set covering, set packing and set partitioning models, in "
        "Handbook of Combinatorial Optimization (Kluwer 1998)"
    )
    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            text="An auction sells a desk, a lamp, a chair and a rug. Bids: Ana 60 for desk and lamp, "
            "Ben 50 for lamp and chair, Cem 35 for chair and rug, Dia 30 for the desk, Eva 20 for the "
            "rug. Which bids bring in the most?",
            objective=100,
        ),
        Example(
            text="Choose as many meetings as possible so that nobody is in two. Budget: Ana, Ben. "
            "Design: Ben, Cem. Hiring: Cem, Dia. Launch: Dia, Eva. Sales: Ana, Eva.",
            objective=2,
        ),
        Example(
            text="Projects need machines for the whole week. P1 needs M1 and M2 and earns 8, P2 needs "
            "M2 and M3 and earns 9, P3 needs M3 and M4 and earns 7, P4 needs M1 and M4 and earns 5, "
            "P5 needs only M5 and earns 2. Which should run to earn the most?",
            objective=17,
        ),
    )
    solution_type: ClassVar[type[ChosenSets]] = SetPackingSolution
    relation: ClassVar[Relation] = "<="
    worth_label: ClassVar[str] = "value"
    worth_words: ClassVar[str] = "worth"

    @model_validator(mode="after")
    def _names_are_unique(self) -> Self:
        refuse_misnamed(self.sets)
        return self

    @property
    def sense(self) -> Sense:
        return Sense.MAXIMISE

    def repair(self, solution: SetPackingSolution) -> tuple[SetPackingSolution, tuple[str, ...]]:
        """Keeps the chosen sets worth most for the root of their number of elements.

        Source: Lehmann, O'Callaghan, Shoham: Truth revelation in approximately efficient
        combinatorial auctions, Journal of the ACM 49 (2002).
        """
        sets = {each.name: each for each in self.sets}
        used: set[str] = set()
        kept: list[str] = []
        changes: list[str] = []
        for name in sorted(
            (name for name in dict.fromkeys(solution.chosen) if name in sets),
            key=lambda name: -sets[name].value / math.sqrt(len(set(sets[name].elements)) or 1),
        ):
            if used.isdisjoint(sets[name].elements):
                kept.append(name)
                used.update(sets[name].elements)
            else:
                changes.append(f"left out {name}")
        if not changes:
            return solution, ()
        return SetPackingSolution(chosen=tuple(kept)), tuple(changes)

    @classmethod
    def random(cls, rng: np.random.Generator, size: int, difficulty: float = 0.5) -> Self:
        """As many elements as sets, each set of about a fifth of them and one more at least.

        The dial makes the values alike, which leaves bounds nothing to tell sets apart by, and the sets
        small, from two fifths of the elements to a tenth: then many fit together, and there are many
        ways to try (HiGHS, 200 sets: 0.03 s at 0.5, 4 s at 1).
        """
        held = rng.random((size, size)) < 0.4 * 0.25**difficulty
        held[np.arange(size), rng.integers(0, size, size)] = True
        values = alike_amounts(rng, size, 29, difficulty)
        sets = tuple(
            PackingSet(
                name=f"set {index}",
                elements=tuple(f"element {each}" for each in np.flatnonzero(row).tolist()),
                value=value,
            )
            for index, (row, value) in enumerate(zip(held, values, strict=True))
        )
        return cls(sets=sets)

    def _broken(self, picked: Sequence[str]) -> list[Violation]:
        sets = {each.name: each for each in self.sets}
        holders: dict[str, list[str]] = {}
        for name in picked:
            for element in dict.fromkeys(sets[name].elements):
                holders.setdefault(element, []).append(name)
        return [
            Violation(
                constraint=f"element {element}",
                message=f"{element!r} is in {len(names)} chosen sets: {', '.join(names)}; it may be "
                "in one",
                amount=len(names) - 1,
            )
            for element, names in holders.items()
            if len(names) > 1
        ]

    @property
    def _unit(self) -> str:
        return self.value_unit

    @property
    def _caption(self) -> str:
        return "share no element"

    @cached_property
    def _members(self) -> Membership:
        elements = dict.fromkeys(element for each in self.sets for element in each.elements)
        costs = np.array([-each.value for each in self.sets], dtype=float)
        return membership(self.sets, tuple(elements), costs)


FAMILY = SetPacking
