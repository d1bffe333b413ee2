"""The interpreters a row can be read with. One more is one entry more."""

from __future__ import annotations

from dataclasses import dataclass

from problems.errors import BadInput

CHOICES = ("embedded", "llm", "both")


@dataclass(frozen=True, slots=True)
class Interpreter:
    """How questions are read: `modules` are the tools that workers offer beside the registered ones.

    `uses_model` says whether a run has tokens and a cost.
    """

    name: str
    modules: tuple[str, ...]
    uses_model: bool = False


INTERPRETERS = {"embedded": Interpreter("embedded", ("agent.interpret.action",))}


def chosen(name: str) -> tuple[Interpreter, ...]:
    """Returns the interpreters that a choice means, in the order they are run.

    Raises:
        BadInput: one of them does not exist yet.
    """
    names = ("embedded", "llm") if name == "both" else (name,)
    absent = [each for each in names if each not in INTERPRETERS]
    if absent:
        raise BadInput(
            f"there is no {absent[0]!r} interpreter yet; use --interpreter {' or '.join(INTERPRETERS)}"
        )
    return tuple(INTERPRETERS[each] for each in names)
