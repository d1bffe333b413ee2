"""DIMACS files of graphs: `c` comments, `p edge nodes edges`, then lines `e i j`.

Nodes count from 1. Many files of the colouring challenge give each edge in both directions, and
announce either count; both are taken. Source: DIMACS, Clique and coloring problems: graph format
(1993), http://archive.dimacs.rutgers.edu/pub/challenge/graph/doc/ccformat.tex.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from problems.errors import FormatError
from problems.graph_problems import PlainGraph, graph_formats, unweighted
from problems.parsing.entry_lines import Line, check_size, lines_of
from problems.structures import Ints

MOST_NODES = 100_000
MOST_EDGES = 2_000_000

_COMMENT = "c"
_WHAT = "DIMACS file"
_KINDS = ("edge", "edges", "col")
_HEADER = re.compile(r"^p[ \t]+(?:edges?|col)[ \t]+\d+[ \t]+\d+[ \t]*$", re.MULTILINE)
_PASSED = ("d", "v", "x", "s")  # where to draw nodes, the generator's parameters, a known solution


@dataclass(frozen=True, slots=True)
class Graph:
    """What a file says. Shape: `edges` (m, 2), each edge once, indices from 0, the lesser first."""

    n_nodes: int
    edges: Ints


def recognises(head: str) -> bool:
    """Whether a text begins like a DIMACS file of a graph.

    >>> recognises("c a triangle\\np edge 3 3\\ne 1 2\\n")
    True
    """
    return _HEADER.search(head) is not None


def read(text: str) -> Graph:
    """Returns the graph that a DIMACS file describes.

    Raises:
        FormatError: a line does not fit; the message names it.
        LimitExceeded: more than 100,000 nodes or 2,000,000 lines of edges.
    """
    lines = lines_of(text, _COMMENT, _WHAT)
    header = next(lines, None)
    if header is None:
        raise FormatError("the DIMACS file has no line 'p edge nodes edges'")
    words = header.words
    if len(words) != 4 or words[0] != "p" or words[1] not in _KINDS:
        raise header.refuse("is not the line 'p edge nodes edges'")
    n_nodes, announced = header.count(2), header.count(3)
    if not n_nodes:
        raise header.refuse("leaves no node to look at")
    check_size(_WHAT, n_nodes, "nodes", MOST_NODES)
    check_size(_WHAT, announced, "edges", MOST_EDGES)
    given = _edges(lines, n_nodes)
    edges = np.unique(given, axis=0)
    if announced not in {len(given), len(edges), 2 * len(edges)}:
        raise FormatError(
            f"the DIMACS file announces {announced} edges and gives {len(given)}: "
            "it may have been cut off"
        )
    return Graph(n_nodes, edges)


def _edges(lines: Iterator[Line], n_nodes: int) -> Ints:
    """The edges as they come, the lesser node first."""
    edges: list[tuple[int, int]] = []
    for line in lines:
        if line.words[0] in _PASSED:
            continue
        if line.words[0] == "n":
            raise line.refuse("weighs a node, which cannot be taken into account; leave it out")
        if line.words[0] != "e" or len(line.words) != 3:
            raise line.refuse("is not an edge 'e i j'")
        i, j = line.count(1), line.count(2)
        if not (1 <= i <= n_nodes and 1 <= j <= n_nodes):
            raise line.refuse(f"names a node outside 1 to {n_nodes}")
        if i == j:
            raise line.refuse("joins a node to itself; leave it out")
        edges.append((min(i, j) - 1, max(i, j) - 1))
    check_size(_WHAT, len(edges), "lines of edges", 2 * MOST_EDGES)
    return np.array(edges, dtype=np.int64).reshape(-1, 2)


# The endings by which collections say what their graphs are for; other files leave it open.
_SUFFIXES = {
    "graph_coloring": (".col",),
    "clique": (".clq",),
    "independent_set": (".gph", ".mis"),
    "vertex_cover": (".vc",),
}


def _as_graph(text: str) -> PlainGraph:
    """The graph of a file; its nodes keep their numbers as names."""
    graph = read(text)
    names = tuple(str(number) for number in range(1, graph.n_nodes + 1))
    return unweighted(names, tuple((names[u], names[v]) for u, v in graph.edges.tolist()))


FORMATS = graph_formats("DIMACS graph", _SUFFIXES, recognises, _as_graph)
