"""Numbers of a question that a reading leaves unexplained: a sign that the reading is too simple."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
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
# "In thousand euros" is a unit, and "2." at the head of a line numbers a list.
_SCALE = re.compile(r"hundred|thousand|million|dozen", re.IGNORECASE)
_ITEM = re.compile(r"[.)]\s")
_LINE_START = re.compile(r"(?:^|\n)[\s(]{0,4}$")


@dataclass(frozen=True, slots=True)
class Leftovers:
    """The numbers outside the used spans: those that a reading explains, and the first it does not."""

    explained: tuple[Span, ...]
    stray: Number | None
    n_strays: int = 0


def leftovers(
    document: Document,
    used: Iterable[Span],
    counts: Collection[float],
    labels: Collection[str] = (),
    *,
    keeps_limits: bool = False,
) -> Leftovers:
    """Returns what the numbers that stand in no used span are.

    `counts` are counts that the reading implies (nodes, edges, groups); `labels` are names, and a
    number that is one may stand anywhere but in a limit ("at most 3"); with `keeps_limits` a count
    may not stand in one either. Physical sizes, percentages
    and the article "one" are neither explained nor stray.
    """
    covered = Covered(used)
    explained: list[Span] = []
    stray: Number | None = None
    n_strays = 0
    for number in document.numbers:
        if covered.holds(number.span):
            continue
        counted = number.value in counts and not (keeps_limits and _is_limited(document, number))
        if counted or _is_label(document, number, labels):
            explained.append(number.span)
        elif not _says_nothing(document, number):
            stray = stray or number
            n_strays += 1
    return Leftovers(tuple(explained), stray, n_strays)


def _is_limited(document: Document, number: Number) -> bool:
    before = document.text.raw[max(0, number.span.start - 20) : number.span.start]
    return bool(_LIMIT.search(before))


def _is_label(document: Document, number: Number, labels: Collection[str]) -> bool:
    before = document.text.raw[max(0, number.span.start - 20) : number.span.start]
    return f"{number.value:g}" in labels and not _LIMIT.search(before)


def _says_nothing(document: Document, number: Number) -> bool:
    raw, start, end = document.text.raw, number.span.start, number.span.end
    if _SCALE.fullmatch(raw, start, end) or (
        _ITEM.match(raw, end) and _LINE_START.search(raw[max(0, start - 8) : start])
    ):
        return True
    is_physical = bool(_PHYSICAL.match(raw, end))
    return is_physical or number.is_percentage or (number.is_spelt and number.value <= 1)


class Covered:
    """Spans in an order that finds in logarithmic time whether one of them holds a number."""

    def __init__(self, spans: Iterable[Span]) -> None:
        ordered = sorted(spans)
        self._starts = [span.start for span in ordered]
        self._ends = list(accumulate((span.end for span in ordered), max))

    def holds(self, inner: Span) -> bool:
        """Whether the spans that start before it reach as far as its end."""
        index = bisect_right(self._starts, inner.start)
        return index > 0 and self._ends[index - 1] >= inner.end

    def overlaps(self, other: Span) -> bool:
        """Whether one of the spans shares a character with the other one."""
        index = bisect_left(self._starts, other.end)
        return index > 0 and self._ends[index - 1] > other.start
