"""Graphs whose edges count: what spanning tree, matching and the splits have in common."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.graphs.stated_graph import stated_graph
from agent.interpret.embedded.leftovers import leftovers
from agent.interpret.embedded.reader import Missing
from agent.interpret.embedded.relations.unread_rules import (
    asked_about,
    sentences_with,
    unread_rule,
)
from agent.interpret.embedded.text import Span

_MANY = 3  # numbers that belong to no pair


@dataclass(frozen=True, slots=True)
class WeightedGraph:
    """Nodes, joined pairs with their numbers, the unit after them, and the spans read.

    `is_bare` says that no pair had a number; each counts 1 then.
    """

    nodes: tuple[str, ...]
    edges: tuple[tuple[str, str, float], ...]
    used: tuple[Span, ...]
    unit: str = ""
    is_bare: bool = False


@dataclass(frozen=True, slots=True)
class Told:
    """What a reader has read of a question beside the graph.

    `counts` gives the numbers that may stand anywhere by how many nodes there are; `spans` were
    read already. `rule` and `others` find the sentences of the family's own.
    """

    rule: re.Pattern[str]
    others: tuple[re.Pattern[str], ...]
    counts: Callable[[int], Collection[float]] = lambda n_nodes: ()
    spans: tuple[Span, ...] = ()
    is_named: bool = False


def read_weighted_graph(
    document: Document, family: str, told: Told
) -> WeightedGraph | Missing | None:
    """Returns the graph with every number, name and duty accounted for; None where there is none."""
    stated = stated_graph(document, family)
    if stated is None:
        return None
    if isinstance(stated, Missing):
        # Numbers that contradict each other are more often no pairs at all.
        return stated if told.is_named else None
    graph = stated.graph
    bare = [pair for pair in graph.pairs if pair.weight is None]
    if bare and len(bare) < len(graph.pairs):
        between = f"between {bare[0].u} and {bare[0].v}"
        return Missing(
            family,
            f"the number {between}",
            f"Some pairs have a number and the pair {between} has none; how much is it?",
        )
    used = (*graph.used, *told.spans)
    counts = {*told.counts(len(graph.nodes)), *graph.counts}
    rest = leftovers(document, used, counts, graph.nodes, keeps_limits=True)
    if rest.n_strays >= _MANY and not told.is_named:
        return None  # the pairs are a figure of speech in a question about amounts
    if rest.stray:
        written = document.text.at(rest.stray.span)
        return Missing(
            family,
            f"what {written} refers to",
            f"What does the number {written} say? It fits no pair that was read, and there are "
            f"{len(graph.nodes)} names.",
        )
    rules = sentences_with(document, told.rule)
    sentence = unread_rule(document, (*used, *rules), graph.nodes, told.rule)
    if sentence:
        return asked_about(family, sentence)
    edges = tuple(
        (pair.u, pair.v, 1.0 if pair.weight is None else pair.weight) for pair in graph.pairs
    )
    return WeightedGraph(
        graph.nodes,
        edges,
        (*used, *rest.explained, *rules),
        _unit(document, graph.used),
        bool(bare),
    )


def _unit(document: Document, spans: tuple[Span, ...]) -> str:
    """The unit that all numbers of the pairs have."""
    numbers = [n for span in spans[:200] for n in document.numbers_in(span)]
    units = {number.currency or number.unit for number in numbers if number.currency or number.unit}
    return units.pop() if len(units) == 1 else ""
