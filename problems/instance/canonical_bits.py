"""A QUBO with its bits in an order that no renaming changes, so that nothing found of it does."""

from __future__ import annotations

import numpy as np

from problems.encoding.model_arrays import Ints, Terms
from problems.instance.colours import canonical_order, colours
from problems.instance.coupling_graph import CouplingGraph, coupling_graph
from problems.instance.hashing import Hashes
from problems.presolve.bits import Bits


def canonical_bits(bits: Bits) -> tuple[Bits, CouplingGraph, Hashes]:
    """Returns the QUBO in its canonical order, its graph, and the colours of its bits."""
    graph = coupling_graph(bits)
    found = colours(graph)
    order = canonical_order(graph, found)
    ordered = reordered(bits, order)
    return ordered, coupling_graph(ordered), found[order]


def reordered(bits: Bits, order: Ints) -> Bits:
    """Returns the same QUBO with bit `order[k]` as its bit k. Shape: (n,)."""
    terms, n = bits.terms, len(bits.labels)
    position = np.empty(n, dtype=np.int64)
    position[order] = np.arange(n)
    left, right = position[terms.left], position[terms.right]
    low, high = np.minimum(left, right), np.maximum(left, right)
    sequence = np.argsort(high * n + low, kind="stable")
    return Bits(
        tuple(bits.labels[each] for each in order.tolist()),
        Terms(
            offset=terms.offset,
            index=np.arange(n),
            linear=bits.linear[order],
            left=low[sequence],
            right=high[sequence],
            quadratic=terms.quadratic[sequence],
        ),
    )
