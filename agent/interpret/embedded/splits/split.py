"""What every way of telling a split comes to."""

from __future__ import annotations

from dataclasses import dataclass

from agent.interpret.embedded.text import Span


@dataclass(frozen=True, slots=True)
class Split:
    """Names, products, the amounts by product in the order of the names, targets, and their places."""

    names: tuple[str, ...]
    products: tuple[str, ...]
    amounts: tuple[tuple[float, ...], ...]
    targets: tuple[float, ...]
    spans: tuple[Span, ...]
