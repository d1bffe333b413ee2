"""A graph in whatever words a question states it, written or spoken."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.graphs.adjacency import stated_relations
from agent.interpret.embedded.graphs.edges import folded, written_pairs
from agent.interpret.embedded.graphs.graph_statement import Graph, graph_of_pairs, read_graph
from agent.interpret.embedded.graphs.pair import Pair
from agent.interpret.embedded.graphs.told_pairs import told_pairs
from agent.interpret.embedded.graphs.unread_pairs import unread_pair
from agent.interpret.embedded.graphs.worded_pairs import worded_pairs
from agent.interpret.embedded.reader import Missing
from agent.interpret.embedded.relations.elliptic import elliptic_relations
from agent.interpret.embedded.relations.told_relations import told_relations
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
    written = written_pairs(document)
    elliptic = None if written else elliptic_relations(document)
    if elliptic and elliptic.unclear:
        return elliptic.asked(family)
    written = written or ([] if elliptic else list(worded_pairs(raw)))
    if written:
        return _stated(document, family, written, ())
    relations = told_relations(document, elliptic)
    spoken, verbs = told_pairs(relations)
    told = [*spoken, *_each_other(document, spoken)]
    if told:
        # "Gil knows nobody": a node without pairs.
        alone = [each.subject for each in relations if not each.objects and each.verb in verbs]
        return _stated(document, family, told, verbs, alone)
    graph = read_graph(document, family)
    return Stated(graph) if isinstance(graph, Graph) else graph


def _stated(
    document: Document,
    family: str,
    pairs: Iterable[Pair],
    verbs: tuple[str, ...],
    alone: Iterable[str] = (),
) -> Stated | Missing:
    graph = graph_of_pairs(document, _without_node(tuple(folded(list(pairs)))), family)
    if isinstance(graph, Missing):
        return graph
    graph = replace(graph, nodes=tuple(dict.fromkeys((*graph.nodes, *alone))))
    return unread_pair(document, graph.used, graph.nodes, family) or Stated(graph, verbs)


def _without_node(pairs: tuple[Pair, ...]) -> tuple[Pair, ...]:
    """The pairs with "node 2" as 2, where all of them are called nodes or vertices."""
    words = [name.lower().split() for pair in pairs for name in (pair.u, pair.v)]
    if not all(len(each) == 2 and each[0] in {"node", "vertex"} for each in words):
        return pairs
    return tuple(replace(pair, u=pair.u.split()[1], v=pair.v.split()[1]) for pair in pairs)


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
