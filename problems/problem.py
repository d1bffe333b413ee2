"""The contract of a problem family: what its one file gives.

A family is a frozen pydantic model of one instance, in the user's own terms and units. From it
follow its models (`cqm`, `structure`), the way back from a model's answer to the user's terms
(`decode`, `decode_structure`), and a check of any solution that uses none of them.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from typing import TYPE_CHECKING, ClassVar, Generic, Self, TypeVar

from pydantic import BaseModel, ConfigDict

from problems.figure import Figure
from problems.restatement import restated
from problems.status import Sense

if TYPE_CHECKING:
    import dimod
    import numpy as np

    from problems.polynomial import Polynomial
    from problems.structures import Answer, Program, Structure


class Frozen(BaseModel):
    """The base of every value that crosses a boundary: immutable, and no unknown field."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)


class Solution(Frozen):
    """An answer in the problem's own terms: items, routes, starts; never bits.

    Each family's solution names its family in a literal field `family`.
    """

    family: str


class Violation(Frozen):
    """One constraint that a solution breaks, and by how much in the constraint's unit."""

    constraint: str
    message: str
    amount: float


class Check(Frozen):
    """What a solution is worth, recomputed from the problem without its models.

    `objective` is in the user's terms, and is given for infeasible solutions too where it has a
    meaning; None where it has none (a tour that misses a city has no length).
    """

    feasible: bool
    objective: float | None
    violations: tuple[Violation, ...] = ()


class Example(Frozen):
    """A worked question in plain English, with the optimal objective it leads to."""

    text: str
    objective: float


SolutionT = TypeVar("SolutionT", bound=Solution)
Sample = Mapping[str, float]


class Problem(Frozen, ABC, Generic[SolutionT]):
    """One instance of one family.

    A concrete family narrows `family` to a literal, sets the class variables, and is offered by its
    file as `FAMILY`.
    """

    family: str

    summary: ClassVar[str]
    source: ClassVar[str]
    examples: ClassVar[tuple[Example, ...]]
    solution_type: ClassVar[type[Solution]]

    @property
    @abstractmethod
    def sense(self) -> Sense:
        """Which way the objective is better."""

    @property
    @abstractmethod
    def size(self) -> str:
        """The size of the instance in the family's own words, such as "5 items"."""

    def restate(self) -> tuple[str, ...]:
        """The problem said again in plain lines, so that a person sees what was understood."""
        return restated(self)

    @property
    def cqm_is_exact(self) -> bool:
        """Whether the CQM keeps every solution; False where it puts amounts on a grid."""
        return True

    @abstractmethod
    def cqm(self) -> dimod.ConstrainedQuadraticModel:
        """The common model. It is always minimised; variables are labelled by strings.

        Raises:
            LimitExceeded: the model would not fit in memory or in reasonable time.
            EncodingError: the problem has no quadratic model.
        """

    def structure(self) -> Structure | None:
        """What a native solver understands better than a CQM, where the family has it."""
        return None

    def polynomial(self) -> Polynomial | None:
        """The whole problem as a polynomial of any degree to minimise, where the family has one.

        It has no constraint, and its value is the energy of `objective_of_energy`. Its binaries are the
        variables of the CQM that `decode` reads; others are there only to make products quadratic.

        Raises:
            LimitExceeded: it would have too many terms.
        """
        return None

    def program(self) -> Program | None:
        """The problem as a program over named variables, where it has one of its own."""
        from problems.structures import Program

        structure = self.structure()
        return structure if isinstance(structure, Program) else None

    @abstractmethod
    def decode(self, sample: Sample) -> SolutionT:
        """The solution that a sample of the CQM stands for, broken or not; `check` judges it."""

    def decode_structure(self, answer: Answer) -> SolutionT:
        """The solution that a native solver's answer to `structure()` stands for."""
        raise NotImplementedError(f"{self.family} gives no structure")

    def objective_of_energy(self, energy: float) -> float:
        """The objective that a feasible sample of this CQM energy has.

        Must be monotone in the energy, so that a bound on one is a bound on the other.
        """
        return self.sense.sign * energy

    def objective_of_cost(self, cost: float) -> float:
        """The objective that an answer to `structure()` of this cost has; monotone as well."""
        return self.sense.sign * cost

    @abstractmethod
    def check(self, solution: SolutionT) -> Check:
        """Feasibility, violations and objective, from the problem's own fields alone."""

    def repair(self, solution: SolutionT) -> tuple[SolutionT, tuple[str, ...]]:
        """A solution mended where a sampler broke it, and each change in words; none by default."""
        return solution, ()

    @classmethod
    @abstractmethod
    def random(cls, rng: np.random.Generator, size: int, difficulty: float = 0.5) -> Self:
        """A feasible random instance; `size` counts the family's natural unit (items, cities…).

        `difficulty` turns from 0 to 1 what makes instances of one size hard to solve exactly.
        Shape: `size` from 2 up gives an instance whose CQM grows with it; equal generators give
        equal instances.
        """

    @abstractmethod
    def figure(self, solution: SolutionT) -> Figure:
        """A picture of the solution, described; the `draw` tool renders it."""

    @abstractmethod
    def describe(self, solution: SolutionT) -> str:
        """The solution in one or two plain sentences; no number but its own and the problem's."""
