"""Arcs in brackets whose places are told first: "(from, to, cost, capacity): (s, a, 2, 5), (a, t, 6, 4)"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.grids.literals import Value, find_literals, label
from agent.interpret.embedded.text import Span

_FROM = re.compile(r"\b(?:from|tail|start|source|origin|u|i)\b", re.IGNORECASE)
_TO = re.compile(r"\b(?:to|head|end|target|destination|v|j)\b", re.IGNORECASE)
_COST = re.compile(r"\b(?:costs?|price|weight|fee|toll)\b", re.IGNORECASE)
_CAPACITY = re.compile(r"\b(?:capacit(?:y|ies)|upper|max(?:imum)?|limit)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class DescribedArc:
    """An arc with its cost and its capacity; None where the description names none."""

    u: str
    v: str
    cost: float | None
    capacity: float | None


@dataclass(frozen=True, slots=True)
class DescribedArcs:
    """Arcs, and where they and their description stand."""

    arcs: tuple[DescribedArc, ...]
    spans: tuple[Span, ...]


def described_arcs(document: Document) -> DescribedArcs | None:
    """Returns the arcs that are told in brackets after a description of their places.

    >>> from agent.interpret.embedded.text import Text
    >>> text = "Arcs (from, to, cost per unit, capacity): (s, a, 2, 5), (a, t, 6, 4)."
    >>> [(each.u, each.v, each.cost) for each in described_arcs(Document(Text(text))).arcs]
    [('s', 'a', 2.0), ('a', 't', 6.0)]
    """
    literals = find_literals(document.text.raw)
    for place, literal in enumerate(literals):
        order = _order(literal.value)
        if order is None:
            continue
        rest = [(each.value, each.span) for each in literals[place + 1 :]]
        if len(rest) == 1 and isinstance(rest[0][0], tuple):
            rest = [(each, rest[0][1]) for each in rest[0][0]]
        arcs = [_arc(value, order) for value, _ in rest]
        found = tuple(each for each in arcs if each)
        if len(found) > 1 and len(found) == len(arcs):
            return DescribedArcs(found, (literal.span, *(span for _, span in rest)))
    return None


def _order(value: Value) -> dict[str, int] | None:
    """At which place of a bracket what stands, by words such as (from, to, cost, capacity)."""
    if not isinstance(value, tuple) or not all(isinstance(each, str) for each in value):
        return None
    order: dict[str, int] = {}
    for name, pattern in (("u", _FROM), ("v", _TO), ("cost", _COST), ("capacity", _CAPACITY)):
        at = [k for k, word in enumerate(value) if pattern.search(str(word))]
        if len(at) > 1:
            return None
        if at:
            order[name] = at[0]
    whole = len(set(order.values())) == len(value) and {"u", "v"} <= set(order)
    return order if whole and len(order) == len(value) > 2 else None


def _arc(value: Value, order: dict[str, int]) -> DescribedArc | None:
    if not isinstance(value, tuple) or len(value) != len(order):
        return None
    told = {name: value[k] for name, k in order.items()}
    numbers = [told.get("cost", 0.0), told.get("capacity", 0.0)]
    if not all(isinstance(each, float) for each in numbers):
        return None
    cost, capacity = (told.get(name) for name in ("cost", "capacity"))
    return DescribedArc(
        label(told["u"]),
        label(told["v"]),
        cost if isinstance(cost, float) else None,
        capacity if isinstance(capacity, float) else None,
    )
