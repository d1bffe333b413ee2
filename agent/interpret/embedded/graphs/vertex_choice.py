"""Choosing among the nodes of a graph: what cover, independent set, clique and the like have in common."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.graphs.graph_statement import Graph
from agent.interpret.embedded.graphs.node_weights import Weights, node_weights
from agent.interpret.embedded.graphs.stated_graph import Stated, stated_graph
from agent.interpret.embedded.leftovers import leftovers
from agent.interpret.embedded.reader import Missing
from agent.interpret.embedded.relations.unread_rules import (
    asked_about,
    sentences_with,
    unread_rule,
)
from agent.interpret.embedded.text import Span
from problems.modelling.weighted_graph import Node

_BY_WEIGHT = re.compile(
    r"\b(?:cheap\w*|costs?|pric\w+|weigh\w*|earn\w*|profit\w*|value|valuable|worth|skill\w*|revenue|expens\w+|budget|pay"
    r"|kilomet\w+|miles|hours|minutes|money|distance|takings|charges?|fares?|votes|listeners"
    r"|spend\w*|points|score\w*|total\s(?!number)[a-z]+)\b",
    re.IGNORECASE,
)
_BY_COUNT = re.compile(
    r"\b(?:few(?:est)?(?!\s(?:kilomet|miles|metres|hours|minutes|days|euros|dollars|points|km))|how\s(?:many|few|large|big)|(?:smallest|least|largest|greatest|minimum|maximum|lowest|highest)\s(?:possible\s)?(?:number|size)"
    r"|as\s(?:many|few|large|small)|size|cardinality|largest|biggest|smallest)\b",
    re.IGNORECASE,
)
_MANY = 3  # numbers that belong to no node and no pair


@dataclass(frozen=True, slots=True)
class Choice:
    """Nodes with what each counts, joined pairs, the verbs they were told with, and the spans read."""

    nodes: tuple[Node, ...]
    edges: tuple[tuple[str, str], ...]
    unit: str
    verbs: tuple[str, ...]
    used: tuple[Span, ...]
    is_directed: bool = False


def read_choice(
    document: Document, family: str, pairs: str, rule: re.Pattern[str], *others: re.Pattern[str]
) -> Choice | Missing:
    """Returns the graph and its weights, with every number, name and duty of the text accounted for.

    `pairs` says which pairs are due, for the question where there are none. Sentences in which `rule`
    is found state what the family means by itself; those with one of the `others` its goal.
    """
    stated = stated_graph(document, family)
    if isinstance(stated, Missing):
        return stated
    if stated is None:
        return Missing(family, pairs, f'What are {pairs}? Write them as "A-B, A-C, B-D".')
    return choice_of(document, family, stated, pairs, rule, *others)


def choice_of(  # what was read before it
    document: Document,
    family: str,
    stated: Stated,
    pairs: str,
    rule: re.Pattern[str],
    *others: re.Pattern[str],
) -> Choice | Missing:
    """Returns the weights of a graph's nodes, with every number, name and duty accounted for."""
    graph = stated.graph
    weighted = next((pair for pair in graph.pairs if pair.weight not in {None, 1.0}), None)
    if weighted:
        return Missing(
            family,
            f"what {weighted.weight:g} between {weighted.u} and {weighted.v} means",
            f"What does the number {weighted.weight:g} between {weighted.u} and {weighted.v} say? Only "
            "the nodes can have a number here.",
        )
    weights = node_weights(document, graph.nodes, graph.used, family)
    if isinstance(weights, Missing):
        return weights
    return _accounted(document, family, graph, weights, (rule, *others), pairs) or _choice(
        graph, stated.verbs, weights, document, rule
    )


def _accounted(
    document: Document,
    family: str,
    graph: Graph,
    weights: Weights | None,
    understood: Sequence[re.Pattern[str]],
    pairs: str,
) -> Missing | None:
    """The question about the first thing that is left unread."""
    used = (*graph.used, *(weights.spans if weights else ()))
    rest = leftovers(document, used, {2.0, *graph.counts}, graph.nodes, keeps_limits=True)
    if rest.n_strays >= _MANY and not understood[1].search(document.text.raw):
        # A figure of speech in a question about amounts: as good as no pairs.
        return Missing(family, pairs, f"What are {pairs}?")
    if rest.stray:
        written = document.text.at(rest.stray.span)
        return Missing(
            family,
            f"what {written} refers to",
            f"What does the number {written} say? It belongs to none of "
            f"{', '.join(graph.nodes[:4])}{'…' if len(graph.nodes) > 4 else ''}, and there are "
            f"{len(graph.nodes)} of them.",
        )
    asked = counts_or_weighs(document, family, graph.nodes, has_weights=weights is not None)
    if asked:
        return asked
    sentence = unread_rule(document, used, graph.nodes, understood[0])
    return asked_about(family, sentence) if sentence else None


def counts_or_weighs(
    document: Document, family: str, names: tuple[str, ...], *, has_weights: bool
) -> Missing | None:
    """Returns the question whether numbers or heads count, where goal and data do not agree."""
    goal = " ".join(
        sentence.text
        for sentence in document.text.sentences
        if "?" in sentence.text
        or _BY_COUNT.search(sentence.text)
        or _BY_WEIGHT.search(sentence.text)
    )
    if not has_weights and _BY_WEIGHT.search(goal) and not _BY_COUNT.search(goal):
        said = _BY_WEIGHT.search(goal)
        assert said is not None
        return Missing(
            family,
            "what each one counts",
            f'The question speaks of "{said.group()}"; how much is it for each of '
            f"{', '.join(names[:4])}?",
        )
    if has_weights and _BY_COUNT.search(goal) and not _BY_WEIGHT.search(goal):
        return Missing(
            family,
            "what is counted",
            "Each one has a number, and the question asks how many; should the numbers count, or "
            "only how many are chosen?",
            ("the sum of the numbers", "how many are chosen"),
        )
    return None


def _choice(
    graph: Graph,
    verbs: tuple[str, ...],
    weights: Weights | None,
    document: Document,
    rule: re.Pattern[str],
) -> Choice:
    nodes = tuple(
        Node(name=name, weight=weights.by_node[name] if weights else 1) for name in graph.nodes
    )
    used = (*graph.used, *(weights.spans if weights else ()))
    rest = leftovers(document, used, {2.0, *graph.counts}, graph.nodes, keeps_limits=True)
    return Choice(
        nodes=nodes,
        edges=tuple((pair.u, pair.v) for pair in graph.pairs),
        unit=weights.unit if weights else "",
        verbs=verbs,
        used=(*used, *rest.explained, *sentences_with(document, rule)),
        is_directed=any(pair.is_directed for pair in graph.pairs),
    )
