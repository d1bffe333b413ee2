"""A graph in whatever words a question states it, written or spoken."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.graphs.adjacency import stated_relations
from agent.interpret.embedded.graphs.dashed_pairs import dashed_pairs
from agent.interpret.embedded.graphs.edges import bracketed_pairs, folded, pairs_of_table
from agent.interpret.embedded.graphs.graph_statement import Graph, graph_of_pairs, read_graph
from agent.interpret.embedded.graphs.pair import Pair
from agent.interpret.embedded.graphs.unread_pairs import unread_pair
from agent.interpret.embedded.graphs.worded_pairs import worded_pairs
from agent.interpret.embedded.reader import Missing
from agent.interpret.embedded.relations.spoken_relations import (
    EVERYONE_ELSE,
    Relation,
    spoken_relations,
)
from agent.interpret.embedded.text import Span


@dataclass(frozen=True, slots=True)
class Stated:
    """A graph and the verbs that its pairs were told with, none where they were written."""

    graph: Graph
    verbs: tuple[str, ...] = ()


def stated_graph(document: Document, family: str) -> Stated | Missing | None:
    """Returns the graph of a question; None where it joins nothing.

    >>> from agent.interpret.embedded.text import Text
    >>> told = stated_graph(Document(Text("Ana knows Ben and Cem; Ben knows Cem.")), "clique")
    >>> isinstance(told, Stated) and (told.graph.nodes, told.verbs)
    (('Ana', 'Ben', 'Cem'), ('knows',))
    """
    raw = document.text.raw
    written = [
        *(pair for table in document.tables for pair in pairs_of_table(table)),
        *bracketed_pairs(raw),
        *dashed_pairs(raw),
    ] or list(worded_pairs(raw))
    if written:
        return _stated(document, family, written, ())
    relations = [each for each in spoken_relations(document) if not each.subject.isdigit()]
    spoken, verbs = _spoken(relations)
    told = [*spoken, *_each_other(document, spoken)]
    if told:
        return _stated(document, family, told, verbs)
    graph = read_graph(document, family)
    return Stated(graph) if isinstance(graph, Graph) else graph


def _stated(
    document: Document, family: str, pairs: Iterable[Pair], verbs: tuple[str, ...]
) -> Stated | Missing:
    graph = graph_of_pairs(document, _without_node(tuple(folded(list(pairs)))), family)
    if isinstance(graph, Missing):
        return graph
    return unread_pair(document, graph.used, graph.nodes, family) or Stated(graph, verbs)


def _without_node(pairs: tuple[Pair, ...]) -> tuple[Pair, ...]:
    """The pairs with "node 2" as 2, where all of them are called nodes or vertices."""
    words = [name.lower().split() for pair in pairs for name in (pair.u, pair.v)]
    if not all(len(each) == 2 and each[0] in {"node", "vertex"} for each in words):
        return pairs
    return tuple(replace(pair, u=pair.u.split()[1], v=pair.v.split()[1]) for pair in pairs)


def _spoken(relations: list[Relation]) -> tuple[list[Pair], tuple[str, ...]]:
    """The pairs of the relations; "node 1" and "1" are one name."""
    everyone = tuple(
        dict.fromkeys(
            name for each in relations for name in (each.subject, *_with_kind(each.objects))
        )
    )
    pairs = [
        Pair(each.subject, name, None, each.span, is_directed=True)
        for each in relations
        for name in (everyone if EVERYONE_ELSE in each.objects else _with_kind(each.objects))
        if name != EVERYONE_ELSE and name.casefold() != each.subject.casefold()
    ]
    verbs = dict.fromkeys(each.verb for each in relations if each.objects)
    return pairs, tuple(verbs)


def _with_kind(names: tuple[str, ...]) -> tuple[str, ...]:
    """The names of a list, each with the noun before the first: "nodes 2 and 3" are node 2, node 3."""
    if not names or " " not in names[0]:
        return names
    _, _, first = names[0].rpartition(" ")
    if not (first.isdigit() and len(names) > 1 and all(each.isdigit() for each in names[1:])):
        return names
    return (first, *names[1:])


def _each_other(document: Document, spoken: list[Pair]) -> list[Pair]:
    """The pairs of "Ana and Ben quarrel" and the like, that no other statement gave."""
    spans = {pair.span for pair in spoken if pair.span}
    return [
        replace(pair, weight=None)
        for pair in stated_relations(document)
        if pair.span and not any(_within(span, pair.span) for span in spans)
    ]


def _within(inner: Span, outer: Span) -> bool:
    return outer.contains(inner)
