"""A question back to the person, in place of a guess."""

from agent.contracts.model_use import ModelUse
from problems.problem import Frozen


class Clarification(Frozen):
    """What is missing or has two meanings, and what to ask.

    `missing` names each thing that is absent or ambiguous; `readings` are the meanings to choose
    from, where there are several. `family` is None where not even the kind of problem is clear.
    `points_back` is whether the words point to a problem that was spoken of before ("here", "this").
    """

    question: str
    missing: tuple[str, ...]
    readings: tuple[str, ...] = ()
    family: str | None = None
    points_back: bool = False
    model_use: ModelUse | None = None
