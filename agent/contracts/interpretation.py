"""What a question was understood to ask."""

from typing import Literal

from pydantic import Field

from problems.problem import Frozen
from problems.registry import AnyProblem


class Interpretation(Frozen):
    """A typed problem, and what the reading of it rests on.

    `assumptions` are said to the person, one sentence each. `unused_numbers` are the numbers of the
    question that the problem was not built from, with the words around them. `confidence` falls
    with every one of either; it is a rank for comparing readings, not a probability. A problem that
    came typed was not read at all: its interpreter is "typed" and its confidence 1.
    """

    problem: AnyProblem
    assumptions: tuple[str, ...] = ()
    unused_numbers: tuple[str, ...] = ()
    interpreter: Literal["embedded", "typed"] = "embedded"
    confidence: float = Field(default=1.0, ge=0, le=1)
