"""The implication network of a QUBO: its posiform as arcs, and the largest flow from true to false."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_array, csr_array
from scipy.sparse.csgraph import breadth_first_order, maximum_flow

from problems.encoding.model_arrays import Floats, Ints
from problems.presolve.bits import Bits

_MOST_UNITS = 2**30  # SciPy's flows are int32; sums of two capacities stay within it
_PASSES = 6  # of 30 binary digits each, more than float64 numbers of one model differ by
_ROUNDING = 2.0**-48  # of the most that a literal's arcs add up to, as the rounding of a bias is


@dataclass(frozen=True, slots=True)
class Network:
    """Arcs between literals: bit i is node i, its complement node n + 1 + i, and "true" is node n.

    A term c·u·v of the posiform is two arcs of capacity c, from u to not v and from v to not u.
    Shape: `residual` (2n + 2, 2n + 2), what the flow leaves, the same for an arc and for its mirror
    image, without what is no more than rounding. `is_largest` says that no flow is larger.
    """

    n_bits: int
    residual: csr_array
    is_largest: bool

    @property
    def true(self) -> int:
        """The node of the literal that is always true, the source."""
        return self.n_bits


def saturated_network(bits: Bits) -> Network:
    """Returns the network with the largest flow subtracted, exact to the rounding of float64.

    Integer flows come from Dinic's algorithm on capacities cut to 30 binary digits; what that leaves
    is scaled up and sent after it, until nothing is left.

    Source: Boros and Hammer, Pseudo-Boolean optimization, Discrete Applied Mathematics 123 (2002),
    section 5.1.5 (implication networks).
    """
    n_bits = len(bits.labels)
    residual = _capacities(bits)
    source, sink = n_bits, 2 * n_bits + 1
    dust = _ROUNDING * float(residual.sum(axis=1).max(initial=0.0))
    residual = _without(residual, dust)
    left_over = float(residual[[source]].sum())
    for _ in range(_PASSES):
        if left_over <= dust:
            break
        scale = 2.0 ** np.floor(np.log2(_MOST_UNITS / left_over))
        whole = np.floor(np.minimum(residual.data, left_over) * scale).astype(np.int32)
        units = csr_array((whole, residual.indices, residual.indptr), shape=residual.shape)
        units.eliminate_zeros()
        flow = maximum_flow(units, source, sink).flow
        residual = _without(csr_array(residual - flow.astype(float) / scale), dust)
        left_over = _cut(csr_array(units - flow), residual, source)
    both = csr_array((residual + _mirror(residual, n_bits)) / 2)
    return Network(n_bits, both, is_largest=left_over <= dust)


def _without(residual: csr_array, dust: float) -> csr_array:
    """The network without arcs of no more than dust, and without what rounding turned negative."""
    kept = residual.copy()
    kept.data[kept.data <= dust] = 0.0
    kept.eliminate_zeros()
    return kept


def _capacities(bits: Bits) -> csr_array:
    """The arcs of the posiform; a negative coupling −c·x·y is −c·x + c·x·(1 − y)."""
    terms, n_bits = bits.terms, len(bits.labels)
    half = n_bits + 1
    falling = terms.quadratic < 0
    linear = bits.linear
    linear -= _totals(terms.left[falling], -terms.quadratic[falling], n_bits)
    bit = np.arange(n_bits)
    left, right = terms.left, np.where(falling, terms.right + half, terms.right)
    first = np.concatenate([left, np.where(linear > 0, bit, bit + half)])
    second = np.concatenate([right, np.full(n_bits, n_bits)])
    value = np.abs(np.concatenate([terms.quadratic, linear]))
    kept = value > 0
    first, second, value = first[kept], second[kept], value[kept]
    tail = np.concatenate([first, second])
    head = _complement(np.concatenate([second, first]), half)
    shape = (2 * half, 2 * half)
    arcs = coo_array((np.concatenate([value, value]), (tail, head)), shape=shape)
    return csr_array(arcs)


def _cut(residual_units: csr_array, residual: csr_array, source: int) -> float:
    """What can still cross the cut that the units' flow has found: a bound on any further flow."""
    residual_units.eliminate_zeros()
    reached = np.zeros(residual.shape[0], dtype=bool)
    reached[breadth_first_order(residual_units, source, return_predecessors=False)] = True
    arcs = residual.tocoo()
    tail, head = arcs.coords
    return float(arcs.data[reached[tail] & ~reached[head]].sum())


def _mirror(residual: csr_array, n_bits: int) -> csr_array:
    """The arc from u to v moved to the arc from not v to not u."""
    half, arcs = n_bits + 1, residual.tocoo()
    tail, head = arcs.coords
    places = (_complement(head, half), _complement(tail, half))
    return csr_array(coo_array((arcs.data, places), shape=residual.shape))


def _complement(node: NDArray[np.integer], half: int) -> NDArray[np.integer]:
    return np.where(node < half, node + half, node - half)


def _totals(index: Ints, values: Floats, length: int) -> Floats:
    return np.bincount(index, weights=values, minlength=length).astype(float)
