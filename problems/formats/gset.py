"""Gset files of weighted graphs, written by the generator rudy: `nodes edges`, then `i j weight`.

Nodes are counted from 1. Source: Ye's Gset, https://web.stanford.edu/~yyye/yyye/Gset/; Helmberg and
Rendl, A spectral bundle method for semidefinite programming, SIAM J. Optim. 10 (2000).
"""

from __future__ import annotations

from dataclasses import dataclass

from problems.errors import FormatError
from problems.families.max_cut import MaxCut
from problems.file_format import FileFormat
from problems.modelling.weighted_graph import Edge
from problems.parsing.entry_lines import (
    Entries,
    check_size,
    lines_of,
    looks_like_entries,
    read_entries,
    whole_lines,
)

MOST_NODES = 100_000
MOST_EDGES = 1_000_000

_COMMENT = "#"
_WHAT = "Gset file"


@dataclass(frozen=True, slots=True)
class WeightedGraph:
    """What a file says. Shape: `edges` holds each edge once, its ends as indices from 0."""

    n_nodes: int
    edges: Entries


def recognises(head: str) -> bool:
    """Whether a text begins like a Gset file: two counts, then edges between different nodes.

    >>> recognises("3 2\\n1 2 1\\n2 3 -1\\n"), recognises("3 2\\n1 1 5\\n2 3 -1\\n")
    (True, False)
    """
    lines = list(lines_of(whole_lines(head), _COMMENT, _WHAT))
    if len(lines) < 2 or not _is_header(lines[0].words):
        return False
    return looks_like_entries(lines[1:], int(lines[0].words[0])) and all(
        line.words[0] != line.words[1] for line in lines[1:]
    )


def read(text: str) -> WeightedGraph:
    """Returns what a Gset file says.

    Raises:
        FormatError: a line does not fit; the message names it.
        LimitExceeded: more than 100,000 nodes or 1,000,000 edges.
    """
    lines = lines_of(text, _COMMENT, _WHAT)
    header = next(lines, None)
    if header is None:
        raise FormatError("the Gset file has no header 'nodes edges'")
    if not _is_header(header.words):
        raise header.refuse("is not the header 'nodes edges'")
    n_nodes, n_edges = header.count(0), header.count(1)
    check_size(_WHAT, n_nodes, "nodes", MOST_NODES)
    check_size(_WHAT, n_edges, "edges", MOST_EDGES)
    edges = read_entries(lines, n_nodes, n_edges, first=1, has_diagonal=False)
    return WeightedGraph(n_nodes, edges)


def _is_header(words: list[str]) -> bool:
    """Whether words are two counts; a letter after them, as G1 has in some collections, is passed."""
    counts = all(word.isdecimal() and len(word) <= 9 for word in words[:2])
    return counts and (len(words) == 2 or (len(words) == 3 and words[2].isalpha()))


def _as_problem(text: str) -> MaxCut:
    """The problem that a Gset file holds; its nodes keep their numbers as names."""
    graph = read(text)
    names = tuple(str(number) for number in range(1, graph.n_nodes + 1))
    rows, columns = graph.edges.rows.tolist(), graph.edges.columns.tolist()
    return MaxCut(
        nodes=names,
        edges=tuple(
            Edge(u=names[i], v=names[j], weight=weight)
            for i, j, weight in zip(rows, columns, graph.edges.values.tolist(), strict=True)
        ),
    )


FORMATS = (
    FileFormat("Gset", "max_cut", (".txt", ".gset", ".mc", ".rud"), recognises, _as_problem),
)
