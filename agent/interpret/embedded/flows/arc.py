"""An arc as it was told, with the words around its numbers deciding which number is which."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from agent.interpret.embedded.text import Span

_COST = re.compile(
    r"\b(?:costs?|costing|price[sd]?|pay|paid|fees?|tolls?|charges?|tariff|freight|euros?|dollars?|pounds?|francs?"
    r"|eur|usd|gbp|chf|cents?)\b|[$€£]",
    re.IGNORECASE,
)
_CAPACITY = re.compile(
    r"\b(?:capacit\w*|at\smost|up\sto|no\smore\sthan|not\smore\sthan|limit\w*|max\w*|most|carr(?:y|ies)|holds?"
    r"|takes|passes|bandwidth|throughput|upper|can\s(?:go|pass|carry|take|flow))\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class FlowArc:
    """An arc from u to v; a number whose kind is not said is `plain`."""

    u: str
    v: str
    cost: float | None = None
    capacity: float | None = None
    plain: float | None = None


@dataclass(frozen=True, slots=True)
class ToldArcs:
    """Arcs, and where they stand; names are as first written, without an article."""

    arcs: tuple[FlowArc, ...]
    spans: tuple[Span, ...] = field(default=())

    @property
    def names(self) -> tuple[str, ...]:
        """The nodes in order of first mention."""
        return tuple(dict.fromkeys(name for arc in self.arcs for name in (arc.u, arc.v)))

    @property
    def is_single(self) -> bool:
        """Whether no two of the arcs lead the same way."""
        return len({(arc.u, arc.v) for arc in self.arcs}) == len(self.arcs)


def kind_of(before: str, after: str) -> str:
    """Returns what a number is by the words before it, else by those after it; "" where neither says.

    >>> kind_of("a crate costs ", " EUR and"), kind_of("and at most ", " crates"), kind_of("", " dollars")
    ('cost', 'capacity', 'cost')
    """
    for words in (before, after):
        is_cost, is_capacity = bool(_COST.search(words)), bool(_CAPACITY.search(words))
        if is_cost != is_capacity:
            return "cost" if is_cost else "capacity"
    return ""


def arc_of(u: str, v: str, numbers: Iterable[tuple[str, float]]) -> FlowArc | None:
    """Returns the arc with its numbers by kind; None where two are of one kind."""
    told: dict[str, float] = {}
    for kind, value in numbers:
        if (kind or "plain") in told:
            return None
        told[kind or "plain"] = value
    if "plain" in told and len(told) == 2:
        other = "capacity" if "cost" in told else "cost"
        told[other] = told.pop("plain")
    if not told:
        return None
    return FlowArc(u, v, told.get("cost"), told.get("capacity"), told.get("plain"))
