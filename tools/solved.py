"""A problem with a solution to it: what checking and drawing start from."""

from __future__ import annotations

from typing import Self

from pydantic import model_validator

from problems.problem import Frozen
from problems.registry import AnyProblem, AnySolution


class Solved(Frozen):
    """A problem and a solution of the same family, whoever found it."""

    problem: AnyProblem
    solution: AnySolution

    @model_validator(mode="after")
    def _families_agree(self) -> Self:
        if self.problem.family != self.solution.family:
            raise ValueError(
                f"the problem is a {self.problem.family} and the solution a {self.solution.family}; "
                "give both of one family"
            )
        return self
