"""A QUBO with its bits in an order that no renaming changes, so that nothing found of it does."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from problems.encoding.model_arrays import Ints, Terms
from problems.instance.colours import canonical_order, colours
from problems.instance.coupling_graph import CouplingGraph, coupling_graph
from problems.instance.hashing import Hashes, hashed_numbers
from problems.presolve.bits import Bits

MOST_WALKED = 20_000  # couplings: 50 ms; of more, nothing is asked that the bits' order decides


@dataclass(frozen=True, slots=True)
class KnownBits:
    """A QUBO, its graph and the colours of its bits, None where they were `left_out`."""

    bits: Bits
    graph: CouplingGraph
    colours: Hashes | None
    left_out: str = ""


def known_bits(bits: Bits) -> KnownBits:
    """Returns the QUBO in its canonical order; as it came where it has too many couplings for that.

    Bits whose biases all differ have colours of their own without a look at the couplings.
    """
    graph = coupling_graph(bits)
    if graph.left.size > MOST_WALKED:
        biases = hashed_numbers(graph.bias)
        if np.unique(biases).size == graph.n:
            return KnownBits(bits, graph, biases)
        why = (
            f"Symmetries of the QUBO were not looked for: it has {graph.left.size:,} couplings, and that is "
            f"done up to {MOST_WALKED:,}."
        )
        return KnownBits(bits, graph, None, why)
    found = colours(graph)
    order = canonical_order(graph, found)
    ordered = reordered(bits, order)
    return KnownBits(ordered, coupling_graph(ordered), found[order])


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
