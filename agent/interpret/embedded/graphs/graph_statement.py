"""A graph as a question states it: its nodes, each joined pair once, and where it says so."""

from __future__ import annotations

import re
from dataclasses import dataclass

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.graphs.edges import find_pairs, written_pairs
from agent.interpret.embedded.graphs.pair import (
    Contradiction,
    Pair,
    joined_name,
    nodes_of,
    spans_of,
    undirected,
)
from agent.interpret.embedded.grids.enumerations import named_ranges, split_list
from agent.interpret.embedded.grids.matrices import Matrix, find_matrices, square
from agent.interpret.embedded.reader import Missing
from agent.interpret.embedded.relations.elliptic import Elliptic, elliptic_relations
from agent.interpret.embedded.text import Span

_LISTED = re.compile(
    r"\b(?:nodes|vertices|regions|countries|states|exams|courses|subjects|people|members|variables"
    r"|registers|stations|towers|transmitters|districts|provinces|[a-z]+s)"
    r"\s?(?:(?:are|is|named|called|labelled|labeled)\s|:\s?|\s)"
    r"(?P<list>[^\W_][\w ,'’]*?(?:,\s?|\s)and\s[^\W_][\w'’]*(?:\s\w+)?)(?=\s*[.;:)\n]|$)"
)
_MATRIX = re.compile(r"\bmatri(?:x|ces)\b", re.IGNORECASE)
# "0 where there is no edge" says how a matrix is written.
_NO_EDGE = re.compile(r"\b0\s(?:where|if|when|for|means|stands)\b", re.IGNORECASE)
_ORDER = re.compile(
    r"\b(?:on|nodes|vertices|are|named|called|labell?ed|order)\s(?P<list>[^\W_][\w'’]*(?:,\s[^\W_][\w'’]*){0,2000},?\sand\s[^\W_][\w'’]*)(?![\w'’])"
)
_ALONE = re.compile(
    r"(?P<name>[^\W_][\w'’]*)\s(?:has\sno\s[a-z]+|conflicts\swith\s(?:none|nothing|nobody|no\sone)"
    r"|is\sisolated|borders\s(?:none|nothing|no\sone))",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Graph:
    """Nodes in order of mention, each joined pair once, and the spans that state them."""

    nodes: tuple[str, ...]
    pairs: tuple[Pair, ...]
    used: tuple[Span, ...]

    @property
    def counts(self) -> frozenset[float]:
        """Numbers that a text may give of the graph itself: how many nodes and how many edges."""
        return frozenset((float(len(self.nodes)), float(len(self.pairs))))


def read_graph(document: Document, family: str) -> Graph | Missing | None:
    """Returns the graph that a document states; None where it joins nothing.

    Raises:
        BadInput: an adjacency matrix is not square.
    """
    matrix = _adjacency(document) if _MATRIX.search(document.text.raw) else None
    pairs = () if matrix else find_pairs(document)
    if not pairs and not matrix:
        matrix = _adjacency(document)
    if matrix:
        pairs = _pairs_of(matrix, document.text.raw)
    elif asked := _unclear(document, family):
        return asked
    if not pairs:
        return None
    spans = (*matrix.spans, *_zeros(document.text.raw)) if matrix else ()
    return graph_of_pairs(document, pairs, family, spans)


def _unclear(document: Document, family: str) -> Missing | None:
    """The question about a clause without its verb, where no pairs are written out."""
    told = None if written_pairs(document) else elliptic_relations(document)
    return told.asked(family) if told and told.unclear else None


def graph_of_pairs(
    document: Document, pairs: tuple[Pair, ...], family: str, spans: tuple[Span, ...] = ()
) -> Graph | Missing:
    """Returns the graph of these pairs, with the nodes that the document names beside them."""
    once = undirected(pairs)
    if isinstance(once, Contradiction):
        return _asked(once, family)
    if name := joined_name(nodes_of(once)):
        return Elliptic((), name).asked(family)
    found = (*spans_of(pairs), *spans)
    return Graph(_nodes(document, nodes_of(once)), once, tuple(dict.fromkeys(found)))


def _asked(found: Contradiction, family: str) -> Missing:
    between = f"between {found.u} and {found.v}"
    if found.first is None or found.second is None:
        return Missing(
            family,
            f"the weight {between}",
            f"One statement gives a number {between} and another gives none; which holds?",
        )
    return Missing(
        family,
        f"the weight {between}",
        f"Two numbers are given {between}, {found.first:g} and {found.second:g}; which holds?",
        (f"{found.first:g}", f"{found.second:g}"),
    )


def _nodes(document: Document, joined: tuple[str, ...]) -> tuple[str, ...]:
    """The joined nodes, and those that a range or a list names beside them."""
    known, text = set(joined), document.text.raw
    for names in named_ranges(text):
        if known <= set(names):
            return names
    lists = [split_list(match["list"]) for match in _LISTED.finditer(text)]
    named = [name for names in lists if len(known & set(names)) * 2 > len(names) for name in names]
    alone = [match["name"] for match in _ALONE.finditer(text)]
    folded = {name.casefold() for name in joined}
    extra = [name for name in (*named, *alone) if folded.isdisjoint(_endings(name.casefold()))]
    return (*joined, *dict.fromkeys(extra))


def _endings(name: str) -> tuple[str, ...]:
    """A name, and what is left of it without its first words: "next to Selby" only tells of Selby."""
    words = name.split()
    return tuple(" ".join(words[index:]) for index in range(len(words)))


def _adjacency(document: Document) -> Matrix | None:
    matrices = find_matrices(document)
    return square(matrices[0], "the adjacency matrix") if len(matrices) == 1 else None


def _zeros(text: str) -> tuple[Span, ...]:
    """Where a text says what a 0 of its matrix means."""
    return tuple(Span(*match.span()) for match in _NO_EDGE.finditer(text))


def _in_order(text: str, count: int) -> tuple[str, ...]:
    """The one list of so many names that a text gives, "on A, B and C, in this order"."""
    lists = (split_list(match["list"]) for match in _ORDER.finditer(text))
    fitting = {names for names in lists if len(names) == len(set(names)) == count}
    return fitting.pop() if len(fitting) == 1 else ()


def _pairs_of(matrix: Matrix, text: str) -> tuple[Pair, ...]:
    names = matrix.row_names or matrix.column_names or _in_order(text, len(matrix.rows))
    names = names or tuple(str(number) for number in range(1, len(matrix.rows) + 1))
    present = [
        (i, j, weight)
        for i, row in enumerate(matrix.rows)
        for j, weight in enumerate(row)
        if i != j and weight
    ]
    plain = all(weight == 1 for _, _, weight in present)
    return tuple(
        Pair(names[i], names[j], None if plain else weight, matrix.span) for i, j, weight in present
    )
