"""What a text says of a mix: facts of its ingredients, and limits on the whole."""

from __future__ import annotations

from dataclasses import dataclass, field

from agent.interpret.embedded.text import Span


@dataclass(slots=True)
class Material:
    """What was told of an ingredient; `contents` by the name of the content, as written."""

    name: str
    cost: float | None = None
    cost_unit: str = ""
    available: float | None = None
    available_unit: str = ""
    least: float | None = None
    contents: dict[str, float] = field(default_factory=dict)
    kinds: dict[str, bool] = field(default_factory=dict)  # whether a content is a percentage


@dataclass(frozen=True, slots=True)
class Limit:
    """A least or a most of a content in the mix; `content` may be an ingredient's name."""

    content: str
    least: float | None
    most: float | None
    is_percentage: bool
    span: Span


@dataclass(frozen=True, slots=True)
class Amount:
    """How much is mixed; `unit` as written."""

    value: float
    unit: str
    span: Span


class Unclear(Exception):
    """A number or words that have no place in the mix; `words` quote them."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.words = words


@dataclass(frozen=True, slots=True)
class Mix:
    """A mix as a text tells it."""

    materials: tuple[Material, ...]
    limits: tuple[Limit, ...]
    amounts: tuple[Amount, ...]
    spans: tuple[Span, ...]
