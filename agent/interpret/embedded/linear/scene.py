"""A limit as it is read, and what limits are read against."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from agent.interpret.embedded.linear.amounts import Dimension
from agent.interpret.embedded.linear.comparisons import Relation
from agent.interpret.embedded.linear.tokens import Token
from agent.interpret.embedded.linear.words import content, stem
from agent.interpret.embedded.text import Span

_REACH = 4  # words before a name that say what its amount is called


@dataclass(frozen=True, slots=True)
class Limit:
    """Σ terms relation bound, by entity index, and the spans it was read from."""

    terms: dict[int, float]
    relation: Relation
    bound: float
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Scene:
    """How many entities there are, what is said of them, and what their amounts are called.

    `measures` are the units that they are decided in (acres), `amounts` words such as "budget" in
    "the budget for X".
    """

    n_entities: int
    dimensions: tuple[Dimension, ...]
    measures: frozenset[str] = frozenset()
    amounts: frozenset[str] = frozenset()

    @property
    def everything(self) -> dict[int, float]:
        """The sum of all amounts."""
        return dict.fromkeys(range(self.n_entities), 1.0)


def amount_words(sentences: Sequence[Sequence[Token]]) -> frozenset[str]:
    """Returns what amounts are called before a name: "the budget for X", "vehicles on route X"."""
    before_names = {
        stem(token.text)
        for tokens in sentences
        for index, each in enumerate(tokens)
        if each.kind == "entity"
        for token in tokens[max(0, index - _REACH) : index]
        if token.kind == "word"
    }
    return frozenset(word for word in before_names if content((word,)))
