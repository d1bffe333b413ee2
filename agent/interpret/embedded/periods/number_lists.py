"""Numbers in a row of a sentence: one, or a list such as 30, 60 and 20 barrels."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.numbers import Number
from agent.interpret.embedded.text import Span

_BETWEEN = re.compile(
    r"\s*(?:(?!and\b|then\b)[^\W\d_]{1,14}\s?|[€%$]\s?)?(?:[,;/]\s*(?:and\s|then\s|&\s)?(?:then\s)?|\band\s(?:then\s)?|\bthen\s|&\s)\s*[$€£]?\s*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Group:
    """Numbers in a row of a sentence: one, or a list."""

    numbers: tuple[Number, ...]

    @property
    def span(self) -> Span:
        return Span(self.numbers[0].span.start, self.numbers[-1].span.end)


def number_lists(document: Document, numbers: Sequence[Number]) -> Iterator[Group]:
    """Returns the numbers in order, those of one list together."""
    raw = document.text.raw
    current: list[Number] = []
    for number in numbers:
        gap = raw[current[-1].span.end : number.span.start] if current else ""
        if current and len(gap) < 30 and _BETWEEN.fullmatch(gap):
            current.append(number)
            continue
        if current:
            yield Group(tuple(current))
        current = [number]
    if current:
        yield Group(tuple(current))
