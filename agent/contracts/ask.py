"""What the person asked for, beside the question itself."""

from typing import Self

from pydantic import Field, model_validator

from agent.contracts.budget import Budget
from agent.contracts.stakes import Stakes
from agent.contracts.verdict import Route
from problems.problem import Frozen
from problems.registry import AnyProblem


class Ask(Frozen):
    """One question, or one typed problem, and how to treat it.

    `files` are paths that the person named. `solver` None lets the verdict choose the route.
    `machine` is the quantum machine to sample on, RUNNER or RUNNER:DEVICE; it goes with `quantum`.
    `stakes` given here go before what the question says. `is_verdict_only` leaves the problem
    unsolved: the verdict alone is wanted.
    """

    question: str = Field(default="", max_length=1_000_000)
    files: tuple[str, ...] = Field(default=(), max_length=20)
    problem: AnyProblem | None = None
    solver: Route | None = None
    machine: str | None = Field(default=None, min_length=1, max_length=200)
    budget: Budget = Budget()
    stakes: Stakes = Stakes()
    is_verdict_only: bool = False
    seed: int = Field(default=0, ge=0, lt=2**31)

    @model_validator(mode="after")
    def _asks_something(self) -> Self:
        if not (self.question.strip() or self.files or self.problem):
            raise ValueError("nothing was asked; give a question, a data file or a typed problem")
        return self
