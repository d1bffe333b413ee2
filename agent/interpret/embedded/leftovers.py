"""Numbers of a question that a reading leaves unexplained: a sign that the reading is too simple."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from itertools import accumulate

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.numbers import Number
from agent.interpret.embedded.text import Span

_LIMIT = re.compile(
    r"\b(?:at\s(?:most|least)|no\s(?:more|fewer|less)\sthan|up\sto|exactly|only|max(?:imum)?(?:\sof)?)\s$",
    re.IGNORECASE,
)

# Sizes, weights and temperatures that a story mentions say nothing of a graph, a grid or a schedule.
_PHYSICAL = re.compile(
    r"\s?(?:mm|cm|µm|nm|kg|°|%|percent|per\scent|volts?|bar|ppm|inch(?:es)?)(?!\w)"
)


@dataclass(frozen=True, slots=True)
class Leftovers:
    """The numbers outside the used spans: those that a reading explains, and the first it does not."""

    explained: tuple[Span, ...]
    stray: Number | None


def leftovers(
    document: Document,
    used: Iterable[Span],
    counts: Collection[float],
    labels: Collection[str] = (),
) -> Leftovers:
    """Returns what the numbers that stand in no used span are.

    `counts` are counts that the reading implies (nodes, edges, groups); `labels` are names, and a
    number that is one may stand anywhere but in a limit ("at most 3"). Physical sizes, percentages
    and the article "one" are neither explained nor stray.
    """
    covered = _Covered(used)
    explained: list[Span] = []
    stray: Number | None = None
    for number in document.numbers:
        if covered.holds(number.span):
            continue
        if number.value in counts or _is_label(document, number, labels):
            explained.append(number.span)
        elif stray is None and not _says_nothing(document, number):
            stray = number
    return Leftovers(tuple(explained), stray)


def _is_label(document: Document, number: Number, labels: Collection[str]) -> bool:
    before = document.text.raw[max(0, number.span.start - 20) : number.span.start]
    return f"{number.value:g}" in labels and not _LIMIT.search(before)


def _says_nothing(document: Document, number: Number) -> bool:
    is_physical = bool(_PHYSICAL.match(document.text.raw, number.span.end))
    return is_physical or number.is_percentage or (number.is_spelt and number.value <= 1)


class _Covered:
    """Spans in an order that finds in logarithmic time whether one of them holds a number."""

    def __init__(self, spans: Iterable[Span]) -> None:
        ordered = sorted(spans)
        self._starts = [span.start for span in ordered]
        self._ends = list(accumulate((span.end for span in ordered), max))

    def holds(self, inner: Span) -> bool:
        """Whether the spans that start before it reach as far as its end."""
        index = bisect_right(self._starts, inner.start)
        return index > 0 and self._ends[index - 1] >= inner.end
