"""Colours of bits that no renaming changes: what colour refinement tells apart."""

from __future__ import annotations

import numpy as np

from problems.encoding.model_arrays import Ints
from problems.instance.coupling_graph import CouplingGraph
from problems.instance.hashing import Hashes, hashed_numbers, mixed, summed_by_row

_MOST_ROUNDS = 64  # of refinement; to stop early leaves classes together, which is no error
_MOST_SINGLED_OUT = 12
_MOST_BALLS = 2_000  # bits; the table of who is near whom has a bit for each pair


def colours(graph: CouplingGraph) -> Hashes:
    """Returns a colour for each bit: bits that a symmetry exchanges have the same.

    Each bit's colour comes from its bias and from how many bits are how near, and then, round after
    round, from its neighbours' colours and the couplings to them, until nothing new is told apart.
    Shape: (n,).

    Source: Weisfeiler and Leman 1968; Grohe, Descriptive Complexity, Canonisation, and Definable
    Graph Structure Theory (2017), chapter 3.
    """
    found = _refined(graph, hashed_numbers(graph.bias))
    if np.unique(found).size < graph.n <= _MOST_BALLS:
        found = _refined(graph, mixed(found + _nearness(graph)))
    return found


def canonical_order(graph: CouplingGraph, found: Hashes) -> Ints:
    """Returns the bits in an order that does not hang on their names, as far as colours tell.

    Of bits of one colour, the first is given a colour of its own and the rest are told apart from
    there, which is the same for all where a symmetry exchanges them. Shape: (n,).
    """
    current = found
    for _ in range(_MOST_SINGLED_OUT):
        values, first, count = np.unique(current, return_index=True, return_counts=True)
        several = count > 1
        if not several.any():
            break
        alone = current.copy()
        alone[first[several][0]] = mixed(values[several][:1] + np.uint64(1))[0]
        current = _refined(graph, alone)
    return np.argsort(current, kind="stable")


def _refined(graph: CouplingGraph, start: Hashes) -> Hashes:
    """The colours that rounds of refinement lead to from these."""
    couplings, adjacency = graph.hashed_couplings, graph.adjacency
    current, n_classes = start, np.unique(start).size
    for _ in range(_MOST_ROUNDS):
        if n_classes == graph.n:
            break
        around = mixed(couplings ^ mixed(current)[adjacency.indices])
        following = mixed(current + summed_by_row(around, adjacency.indptr))
        n_following = np.unique(following).size
        if n_following == n_classes:
            break
        current, n_classes = following, n_following
    return current


def _nearness(graph: CouplingGraph) -> Hashes:
    """The hash of how many bits are within one coupling of each, within two, and so on."""
    adjacency = graph.adjacency
    reached = np.zeros((graph.n, (graph.n + 63) // 64), dtype=np.uint64)
    bit = np.arange(graph.n)
    reached[bit, bit // 64] = np.uint64(1) << (bit % 64).astype(np.uint64)
    joined = np.flatnonzero(np.diff(adjacency.indptr))
    total = np.zeros(graph.n, dtype=np.uint64)
    sizes = np.ones(graph.n, dtype=np.uint64)
    while joined.size:
        around = np.bitwise_or.reduceat(reached[adjacency.indices], adjacency.indptr[joined])
        reached[joined] |= around
        larger = np.bitwise_count(reached).sum(axis=1, dtype=np.uint64)
        if (larger == sizes).all():
            break
        sizes, total = larger, mixed(total + larger)
    return total
