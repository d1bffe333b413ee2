"""Pairs of bits that an optimum holds equal, or holds opposed."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from problems.encoding.binary_encoding import Substitution
from problems.encoding.model_arrays import Ints
from problems.encoding.objective_range import flip_costs
from problems.encoding.polynomial import collected, substituted
from problems.presolve.bits import Affine, Bits, BitStep
from problems.presolve.row_activity import labels_where


def merge_pairs(bits: Bits) -> BitStep | None:
    """Returns the QUBO in which one bit of each such pair stands for both.

    Of a pair with a positive coupling, both 1 and both 0 are left by a flip that costs nothing: the
    bits are then opposed. With a negative coupling, the two unequal states are left so: the bits are
    equal. Each flip is proven by the least or most that a bit's field can be, given its partner. The
    pairs of one step are disjoint, so the flips of one never undo another's.

    Source: Glover, Lewis and Kochenberger, European Journal of Operational Research 265 (2018),
    rules 2.5 to 3.8, which are these flips with the strict and the equal case told apart.
    """
    left, right, opposed = _disjoint(bits)
    if not left.size:
        return None
    n_bits = len(bits.labels)
    gone = np.zeros(n_bits, dtype=bool)
    gone[right] = True
    source = np.cumsum(~gone) - 1
    source[right] = source[left]
    base, sign = np.zeros(n_bits, dtype=np.int64), np.ones(n_bits, dtype=np.int64)
    base[right], sign[right] = opposed, 1 - 2 * opposed
    n_left = int((~gone).sum())
    matrix = csr_array((sign, source, np.arange(n_bits + 1)), shape=(n_bits, n_left))
    terms = substituted(bits.terms, Substitution((), matrix, base, ()))
    smaller = Bits(labels_where(bits.labels, ~gone), collected(terms, n_left))
    touched = labels_where(bits.labels, gone)
    return BitStep("pair dominance", smaller, touched, Affine(base, sign, source))


def _disjoint(bits: Bits) -> tuple[Ints, Ints, NDArray[np.bool_]]:
    """The pairs that can be merged, no bit in two of them, and whether each is opposed."""
    terms = bits.terms
    on, off = flip_costs(terms, len(bits.labels))
    least, most = -off, on
    left, right, coupling = terms.left, terms.right, terms.quadratic
    met_one = (least[left] + coupling >= 0) | (least[right] + coupling >= 0)
    met_zero = (most[left] - coupling <= 0) | (most[right] - coupling <= 0)
    opposed = (coupling > 0) & met_one & met_zero
    left_low = (most[left] + coupling <= 0) | (least[right] - coupling >= 0)
    left_high = (least[left] - coupling >= 0) | (most[right] + coupling <= 0)
    equal = (coupling < 0) & left_low & left_high
    candidates = np.flatnonzero(opposed | equal)
    taken: set[int] = set()
    chosen: list[int] = []
    for each in candidates.tolist():
        ends = int(left[each]), int(right[each])
        if taken.isdisjoint(ends):
            taken.update(ends)
            chosen.append(each)
    index = np.array(chosen, dtype=np.int64)
    return left[index], right[index], opposed[index]
