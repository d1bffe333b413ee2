"""OR-Library files of uncapacitated p-medians: nodes, edges and p, then the edges `i j length`.

Every node is a customer and a site; distances are those of the shortest paths, and an edge given
again replaces the first. Source: Beasley, OR-Library (1990), file formats of pmed1 and others.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from problems.errors import FormatError
from problems.families.p_median import Customer, PMedian
from problems.file_format import FileFormat
from problems.parsing.number_stream import NumberStream, first_numbers, is_numeric
from problems.structures import Floats

_MOST_NODES = 2_000  # all pairs: 32 MB of distances
_MOST_EDGES = 2_000_000


@dataclass(frozen=True, slots=True)
class Medians:
    """What a file says. Shape: `distances` (n, n), `numpy.inf` where there is no way."""

    distances: Floats
    n_open: int


def recognises(head: str) -> bool:
    """Whether a text begins with three counts and goes on in triples.

    >>> recognises("3 2 1\\n1 2 5\\n2 3 4\\n"), recognises("3 2\\n1 2 5\\n")
    (True, False)
    """
    lines = [line.split() for line in head.splitlines()[:-1]]
    return (
        is_numeric(head)
        and len(first_numbers(head)) == 3
        and all(len(words) in {0, 3} for words in lines)
    )


def read(text: str) -> Medians:
    """Returns what a p-median file says.

    Raises:
        FormatError: the numbers do not fit; the message names the line.
        LimitExceeded: more than 2,000 nodes or 2,000,000 edges.
    """
    from scipy.sparse import csr_array
    from scipy.sparse.csgraph import dijkstra

    numbers = NumberStream(text, "OR-Library file of p-medians")
    n_nodes = numbers.count("nodes", least=1, most=_MOST_NODES)
    n_edges = numbers.count("edges", most=_MOST_EDGES)
    n_open = numbers.count("medians", least=1, most=n_nodes)
    lengths = np.full((n_nodes, n_nodes), np.inf)
    edges = numbers.values(3 * n_edges, "edges").reshape(n_edges, 3)
    i, j = (numbers.whole_columns(edges, 2, "nodes", least=1, most=n_nodes) - 1).T
    numbers.finish()
    if edges[:, 2].min(initial=0) < 0:
        raise FormatError("a length is below 0; give lengths from 0 up")
    both_ways = np.stack([i, j], axis=1).ravel(), np.stack([j, i], axis=1).ravel()
    lengths[both_ways] = np.repeat(edges[:, 2], 2)  # of an edge given again the last counts
    rows, columns = np.nonzero(np.isfinite(lengths))
    graph = csr_array((lengths[rows, columns], (rows, columns)), shape=lengths.shape)
    distances: Floats = dijkstra(graph, directed=False)
    return Medians(distances, n_open)


def _as_problem(text: str) -> PMedian:
    """The problem that a file holds; every node is a customer and a site."""
    medians = read(text)
    names = tuple(str(number) for number in range(1, len(medians.distances) + 1))
    return PMedian(
        customers=tuple(Customer(name=name) for name in names),
        sites=names,
        distances=tuple(
            tuple(each if np.isfinite(each) else None for each in row)
            for row in medians.distances.tolist()
        ),
        n_open=medians.n_open,
    )


FORMATS = (
    FileFormat(
        name="OR-Library p-median",
        family="p_median",
        suffixes=(".txt",),
        recognises=recognises,
        read=_as_problem,
        is_guess=True,
    ),
)
