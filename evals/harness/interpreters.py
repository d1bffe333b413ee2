"""The interpreters a row can be read with. One more is one entry more."""

from __future__ import annotations

from dataclasses import dataclass

from agent.interpret.worker_tools import EMBEDDED, WITH_MODEL

CHOICES = ("embedded", "llm", "direct", "both", "all")
_SEVERAL = {"both": ("embedded", "llm"), "all": ("embedded", "llm", "direct")}


@dataclass(frozen=True, slots=True)
class Interpreter:
    """How questions are answered: `modules` are the tools that workers offer beside the registered ones.

    `uses_model` says whether a run has tokens and a cost. "llm" is the product with a model; "direct"
    is the same model asked without the product.
    """

    name: str
    modules: tuple[str, ...]
    uses_model: bool = False


INTERPRETERS = {
    "embedded": Interpreter("embedded", EMBEDDED),
    "llm": Interpreter("llm", WITH_MODEL, uses_model=True),
    "direct": Interpreter("direct", (), uses_model=True),
}


def chosen(name: str) -> tuple[Interpreter, ...]:
    """Returns the interpreters that a choice means, in the order they are run."""
    return tuple(INTERPRETERS[each] for each in _SEVERAL.get(name, (name,)))
