"""Set packing: choose sets that share no element, worth as much as possible."""

from __future__ import annotations

import math
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


class PackingSet(NamedSet):
    """A set that can be chosen, and what it is worth; it uses up its elements."""

    value: float = Field(default=1, ge=0)


class SetPackingSolution(Solution):
    """The names of the chosen sets."""

    family: Literal["set_packing"] = "set_packing"
    chosen: tuple[str, ...]


class SetPacking(Problem[SetPackingSolution]):
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
    solution_type: ClassVar[type[Solution]] = SetPackingSolution

    @model_validator(mode="after")
    def _names_are_unique(self) -> Self:
        refuse_misnamed(self.sets)
        return self

    @property
    def sense(self) -> Sense:
        return Sense.MAXIMISE

    @property
    def size(self) -> str:
        return f"{len(self.sets)} sets, {len(self._members.elements)} elements"

    def cqm(self) -> dimod.ConstrainedQuadraticModel:
        return membership_cqm(self._members, "<=")

    def structure(self) -> Program:
        return membership_program(self._members, "<=")

    def decode(self, sample: Sample) -> SetPackingSolution:
        return SetPackingSolution(
            chosen=tuple(each.name for each in self.sets if round(sample[each.name]))
        )

    def decode_structure(self, answer: Answer) -> SetPackingSolution:
        assert isinstance(answer, Values)
        names = (each.name for each in self.sets)
        return self.decode(dict(zip(names, answer.values.tolist(), strict=True)))

    def check(self, solution: SetPackingSolution) -> Check:
        sets = {each.name: each for each in self.sets}
        picked = [sets[name] for name in dict.fromkeys(solution.chosen) if name in sets]
        holders: dict[str, list[str]] = {}
        for each in picked:
            for element in dict.fromkeys(each.elements):
                holders.setdefault(element, []).append(each.name)
        violations = misnamed(solution.chosen, sets) + [
            Violation(
                constraint=f"element {element}",
                message=f"{element!r} is in {len(names)} chosen sets: {', '.join(names)}; it may be "
                "in one",
                amount=len(names) - 1,
            )
            for element, names in holders.items()
            if len(names) > 1
        ]
        return Check(
            feasible=not violations,
            objective=math.fsum(each.value for each in picked),
            violations=tuple(violations),
        )

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
    def random(cls, rng: np.random.Generator, size: int) -> Self:
        """As many elements as sets, each set of about a fifth of them and one more at least."""
        held = rng.random((size, size)) < 0.2
        held[np.arange(size), rng.integers(0, size, size)] = True
        values = rng.integers(1, 30, size).tolist()
        sets = tuple(
            PackingSet(
                name=f"set {index}",
                elements=tuple(f"element {each}" for each in np.flatnonzero(row).tolist()),
                value=value,
            )
            for index, (row, value) in enumerate(zip(held, values, strict=True))
        )
        return cls(sets=sets)

    def figure(self, solution: SetPackingSolution) -> MatrixFigure | BarFigure:
        return membership_figure(
            f"{len(solution.chosen)} of {len(self.sets)} sets share no element",
            self._members,
            solution.chosen,
            f"value {self.value_unit}".rstrip(),
        )

    def describe(self, solution: SetPackingSolution) -> str:
        value = self.check(solution).objective
        if not solution.chosen or value is None:
            return "No set is chosen."
        told = ", ".join(solution.chosen[:_MOST_SPELLED])
        rest = " and so on" if len(solution.chosen) > _MOST_SPELLED else ""
        unit = f" {self.value_unit}".rstrip()
        number = f"{len(solution.chosen)} set{'' if len(solution.chosen) == 1 else 's'}"
        return f"Choose {told}{rest}: {number} worth {plain(value)}{unit}."

    @cached_property
    def _members(self) -> Membership:
        elements = dict.fromkeys(element for each in self.sets for element in each.elements)
        costs = np.array([-each.value for each in self.sets], dtype=float)
        return membership(self.sets, tuple(elements), costs)


FAMILY = SetPacking
