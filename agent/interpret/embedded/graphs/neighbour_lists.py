"""Graphs told node by node, or edge by edge in words: "v1: v2 v6", "an edge between A and B"."""

from __future__ import annotations

import re

from agent.interpret.embedded.graphs.pair import Pair
from agent.interpret.embedded.text import Span

_NAME = r"[^\W_]\w{0,20}"
_LINE = re.compile(
    rf"^[ \t*•-]{{0,8}}(?:node\s|vertex\s)?(?P<u>{_NAME})\s?(?::|->|→)\s?(?P<names>{_NAME}(?:[,\s]\s?{_NAME}){{0,500}})?[ \t.;]{{0,4}}$"
)
_BETWEEN = re.compile(
    r"\b(?:edge|link|line|connection)\s(?:between|joining|connecting)\s(?:the\s)?(?:node\s|vertex\s)?",
    re.IGNORECASE,
)
_PAIR = re.compile(
    rf"(?P<u>{_NAME})\sand\s(?:the\s)?(?:node\s|vertex\s)?(?P<v>{_NAME})(?=\s*(?:[,.;)\n]|$|and\b))"
)
_HEADING = re.compile(r"[^\W\d_]{4,}$")  # "Friends:", above the lists
_FEWEST = 3


def neighbour_lists(text: str) -> tuple[Pair, ...]:
    """Returns the pairs of lines that give each node its neighbours; () where they do not agree.

    Each pair must be told from both its ends, so that nothing else is taken for a graph; a node
    without neighbours would be lost, so that no pair is returned then.

    >>> [(p.u, p.v) for p in neighbour_lists("A graph:\\na: b c\\nb: a\\nc: a\\nIts cliques?")]
    [('a', 'b'), ('a', 'c'), ('b', 'a'), ('c', 'a')]
    """
    found: dict[str, tuple[list[str], Span]] = {}
    position = 0
    for line in text.split("\n"):
        match = _LINE.match(line) if len(line) < 5_000 else None
        if match:
            if not match["names"] and not found and _HEADING.match(match["u"]):
                position += len(line) + 1
                continue
            if match["u"] in found or not match["names"]:
                return ()
            names = re.split(r"[,\s]+", match["names"])
            found[match["u"]] = (names, Span(position, position + len(line)))
        position += len(line) + 1
    told = {(u, v) for u, (names, _) in found.items() for v in names}
    if len(found) < _FEWEST or any((v, u) not in told or u == v for u, v in told):
        return ()
    return tuple(Pair(u, v, None, span) for u, (names, span) in found.items() for v in names)


def edge_phrases(text: str) -> tuple[Pair, ...]:
    """Returns the pairs of "an edge between A and B"; () where one of them has a number.

    >>> [(p.u, p.v) for p in edge_phrases("There is an edge between node 1 and node 2, an edge between A and B.")]
    [('1', '2'), ('A', 'B')]
    """
    found = []
    for lead in _BETWEEN.finditer(text):
        match = _PAIR.match(text, lead.end())
        if match is None:
            return ()
        found.append(Pair(match["u"], match["v"], None, Span(lead.start(), match.end())))
    return tuple(found) if len(found) > 1 else ()
