"""Bits with two neighbours or fewer, minimised away."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from problems.encoding.model_arrays import Floats, Ints, Terms
from problems.encoding.polynomial import collected
from problems.presolve.bits import Bits, BitStep, Follow
from problems.presolve.row_activity import labels_where

_GOLDEN = 0x9E3779B97F4A7C15  # 2**64 / φ: Knuth, The Art of Computer Programming 3, section 6.4


def eliminate_low_degree(bits: Bits) -> BitStep | None:
    """Returns the QUBO minimised over bits of degree 0, 1 and 2, no two of them neighbours.

    The least over such a bit is a function of its one or two neighbours j and k, hence a constant,
    biases and a coupling of j and k: the least energy for every setting of the others stays. Any
    QUBO whose graph has treewidth 2 (a tree, a ring, a series-parallel network) vanishes so.

    Source: Hammer and Rudeanu, Boolean Methods in Operations Research (1968), chapter VI (the basic
    algorithm), for variables of such a degree only, where it adds no term of three bits.
    """
    terms, n_bits = bits.terms, len(bits.labels)
    ends = np.concatenate([terms.left, terms.right])
    chosen = _independent(np.bincount(ends, minlength=n_bits) <= 2, terms)
    if not chosen.any():
        return None
    gone, kept = np.flatnonzero(chosen), np.flatnonzero(~chosen)
    neighbour, coupling = _neighbours(terms, chosen)
    bias = bits.linear[gone]
    number = np.append(np.cumsum(~chosen) - 1, kept.size)
    lift = Follow(kept, gone, bias, number[neighbour], coupling)
    smaller = Bits(labels_where(bits.labels, ~chosen), _minimised(terms, chosen, number, lift))
    return BitStep("low degree", smaller, labels_where(bits.labels, chosen), lift)


def _independent(low: NDArray[np.bool_], terms: Terms) -> NDArray[np.bool_]:
    """Bits of low degree that come first among their low neighbours, in a scattered order.

    In the order of their numbers a path would give one bit a step; scattered it gives a third.
    """
    order = np.arange(low.size, dtype=np.uint64) * np.uint64(_GOLDEN)
    both = low[terms.left] & low[terms.right]
    left, right = terms.left[both], terms.right[both]
    chosen = low.copy()
    chosen[np.where(order[left] < order[right], right, left)] = False
    return chosen


def _neighbours(terms: Terms, chosen: NDArray[np.bool_]) -> tuple[Ints, Floats]:
    """The neighbours of each chosen bit and the couplings with them. Shape: (g, 2) each."""
    n_bits = chosen.size
    bit = np.concatenate([terms.left, terms.right])
    partner = np.concatenate([terms.right, terms.left])
    value = np.concatenate([terms.quadratic, terms.quadratic])
    held = chosen[bit]
    bit, partner, value = bit[held], partner[held], value[held]
    order = np.argsort(bit, kind="stable")
    bit, partner, value = bit[order], partner[order], value[order]
    second = np.concatenate([[False], bit[1:] == bit[:-1]]).astype(np.int64)[: bit.size]
    row = (np.cumsum(chosen) - 1)[bit]
    n_gone = int(chosen.sum())
    neighbour = np.full((n_gone, 2), n_bits, dtype=np.int64)
    coupling = np.zeros((n_gone, 2))
    neighbour[row, second], coupling[row, second] = partner, value
    return neighbour, coupling


def _minimised(terms: Terms, chosen: NDArray[np.bool_], number: Ints, lift: Follow) -> Terms:
    """The terms without the chosen bits, and what each is worth at its best. Shape: `number` (n + 1,)."""
    first, second = lift.coupling[:, 0], lift.coupling[:, 1]
    neither = np.minimum(0.0, lift.bias)
    one = np.minimum(0.0, lift.bias + first) - neither
    other = np.minimum(0.0, lift.bias + second) - neither
    both = np.minimum(0.0, lift.bias + first + second) - neither - one - other
    single, paired = lift.neighbour < lift.kept.size, lift.neighbour[:, 1] < lift.kept.size
    alone = ~chosen[terms.index]
    free = ~chosen[terms.left] & ~chosen[terms.right]
    added = np.stack([one, other], axis=1)
    joined = Terms(
        offset=terms.offset + float(neither.sum()),
        index=np.concatenate([number[terms.index[alone]], lift.neighbour[single]]),
        linear=np.concatenate([terms.linear[alone], added[single]]),
        left=np.concatenate([number[terms.left[free]], lift.neighbour[paired, 0]]),
        right=np.concatenate([number[terms.right[free]], lift.neighbour[paired, 1]]),
        quadratic=np.concatenate([terms.quadratic[free], both[paired]]),
    )
    return collected(joined, lift.kept.size)
