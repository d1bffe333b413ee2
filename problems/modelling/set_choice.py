"""What problems of choosing named sets have in common: their models, checks, picture and words."""

from __future__ import annotations

import math
from abc import abstractmethod
from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar, Generic, TypeVar, cast

from problems.figure import BarFigure, MatrixFigure
from problems.modelling.membership_model import (
    Membership,
    Relation,
    membership_cqm,
    membership_figure,
    membership_program,
    misnamed,
)
from problems.plain_number import plain
from problems.problem import Check, Problem, Sample, Solution, Violation
from problems.structures import Answer, Program, Values

if TYPE_CHECKING:
    import dimod

_MOST_SPELLED = 40


class ChosenSets(Solution):
    """The names of the chosen sets."""

    chosen: tuple[str, ...]


ChosenT = TypeVar("ChosenT", bound=ChosenSets)


class SetChoice(Problem[ChosenT], Generic[ChosenT]):
    """Sets of which some are chosen, with a limit on how many of them may hold an element.

    A family gives its sets in `_members`, says what a choice breaks in `_broken`, and words the rest
    in the class variables.
    """

    solution_type: ClassVar[type[ChosenSets]]
    relation: ClassVar[Relation]  # of the chosen sets that hold an element, to 1
    worth_label: ClassVar[str]  # what a set's number is: "cost"
    worth_words: ClassVar[str]  # what leads to the summed number in a sentence: "at a cost of"

    @property
    def size(self) -> str:
        return f"{len(self._members.sets)} sets, {len(self._members.elements)} elements"

    def cqm(self) -> dimod.ConstrainedQuadraticModel:
        return membership_cqm(self._members, self.relation)

    def structure(self) -> Program:
        return membership_program(self._members, self.relation)

    def decode(self, sample: Sample) -> ChosenT:
        chosen = tuple(name for name in self._members.sets if round(sample[name]))
        return cast("ChosenT", self.solution_type.model_validate({"chosen": chosen}))

    def decode_structure(self, answer: Answer) -> ChosenT:
        assert isinstance(answer, Values)
        return self.decode(dict(zip(self._members.sets, answer.values.tolist(), strict=True)))

    def check(self, solution: ChosenT) -> Check:
        members, sign = self._members, self.sense.sign
        costs = dict(zip(members.sets, members.costs.tolist(), strict=True))
        picked = [name for name in dict.fromkeys(solution.chosen) if name in costs]
        violations = misnamed(solution.chosen, costs) + self._broken(picked)
        return Check(
            feasible=not violations,
            objective=math.fsum(sign * costs[name] for name in picked),
            violations=tuple(violations),
        )

    def figure(self, solution: ChosenT) -> MatrixFigure | BarFigure:
        """The sets and their elements as a table, the chosen marked; of many sets, bars."""
        return membership_figure(
            f"{len(solution.chosen)} of {len(self._members.sets)} sets {self._caption}",
            self._members,
            solution.chosen,
            f"{self.worth_label} {self._unit}".rstrip(),
        )

    def describe(self, solution: ChosenT) -> str:
        worth = self.check(solution).objective
        if not solution.chosen or worth is None:
            return "No set is chosen."
        told = ", ".join(solution.chosen[:_MOST_SPELLED])
        rest = " and so on" if len(solution.chosen) > _MOST_SPELLED else ""
        number = f"{len(solution.chosen)} set{'' if len(solution.chosen) == 1 else 's'}"
        total = f"{self.worth_words} {plain(worth)} {self._unit}".rstrip()
        return f"Choose {told}{rest}: {number} {total}."

    @property
    @abstractmethod
    def _members(self) -> Membership:
        """Which set holds which element, and what choosing each costs, a gain below 0."""

    @property
    @abstractmethod
    def _unit(self) -> str:
        """The unit of what the sets cost or are worth."""

    @property
    @abstractmethod
    def _caption(self) -> str:
        """What the chosen sets do, in the picture's title."""

    @abstractmethod
    def _broken(self, picked: Sequence[str]) -> list[Violation]:
        """What a choice of sets breaks; they exist, and each is there once."""
