"""A polynomial of any degree over bits as a quadratic one with more bits.

Two ways, and the one that adds fewer bits is taken. Either each long product is reduced by itself
(`monomial_reduction`: one bit for a negative product, (d − 1) // 2 for a positive one), or pairs that
several products share become bits first (`pair_substitution`), and what is then still long is reduced
by itself. Products are kept by their least cost in the objective, and not as constraints x·y = w: three
constraints a product would need a bit of slack and a weight from the range of the whole objective,
where the weights proved here are those of the product's own terms.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from problems.encoding.model_arrays import Terms
from problems.encoding.monomial_reduction import n_needed, reduce_negative, reduce_positive
from problems.encoding.multilinear import Monomials
from problems.encoding.pair_substitution import substitute_pairs
from problems.errors import LimitExceeded
from problems.structures import Ints

_MOST_PAIRS = 3_000_000  # within products; each is a term of a reduction, and a set in memory

_Key = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Inverse:
    """The way back from states of the quadratic polynomial to those of the given one."""

    n_bits: int
    n_added: int

    def __call__(self, states: Ints) -> Ints:
        """Returns the bits that were given. Shape: (…, n_bits + n_added) to (…, n_bits)."""
        return states[..., : self.n_bits]


def quadratise(monomials: Monomials, n_bits: int) -> tuple[Terms, Inverse]:
    """Returns a quadratic polynomial whose least over the added bits is the given one, and the way back.

    The bits are counted from 0, the added ones from `n_bits` on. Holds for every assignment of the
    given bits, so that the minimum and its assignment are the same.

    Raises:
        LimitExceeded: the products have more than 3,000,000 pairs of bits.

    >>> terms, invert = quadratise({(0, 1, 2): -5.0, (0,): 1.0}, 3)
    >>> invert.n_added, terms.quadratic.tolist()
    (1, [-5.0, -5.0, -5.0])
    """
    n_pairs = sum(len(key) * (len(key) - 1) // 2 for key in monomials)
    if n_pairs > _MOST_PAIRS:
        raise LimitExceeded(
            f"the products have {n_pairs:,} pairs of factors; the limit is {_MOST_PAIRS:,}; leave out "
            "products or make them shorter"
        )
    apart = sum(n_needed(len(key), value) for key, value in monomials.items())
    shared, cost, pairs = substitute_pairs(monomials, n_bits)
    left = sum(n_needed(len(key), value) for key, value in shared.items())
    if len(pairs) + left < apart:
        n_added, parts = len(pairs) + left, _reduced(shared, n_bits + len(pairs))
        parts.append(cost)
    else:
        n_added, parts = apart, _reduced(monomials, n_bits)
    return _terms(parts), Inverse(n_bits, n_added)


def _reduced(monomials: Monomials, new: int) -> list[Mapping[_Key, float]]:
    """The short products as they are, and a reduction of each long one, with bits from `new` on."""
    parts: list[Mapping[_Key, float]] = [
        {key: value for key, value in monomials.items() if len(key) < 3}
    ]
    for key, value in monomials.items():
        n_own = n_needed(len(key), value)
        if n_own:
            reduce = reduce_negative if value < 0 else reduce_positive
            parts.append(reduce(key, value, new))
            new += n_own
    return parts


def _terms(parts: Iterable[Mapping[_Key, float]]) -> Terms:
    sums: dict[_Key, float] = {}
    for part in parts:
        for key, value in part.items():
            sums[key] = sums.get(key, 0.0) + value
    singles = [(key[0], value) for key, value in sums.items() if len(key) == 1 and value]
    pairs = [(*key, value) for key, value in sums.items() if len(key) == 2 and value]
    index, linear = np.array(singles, dtype=float).reshape(-1, 2).T
    left, right, quadratic = np.array(pairs, dtype=float).reshape(-1, 3).T
    return Terms(
        offset=sums.get((), 0.0),
        index=index.astype(np.int64),
        linear=linear,
        left=left.astype(np.int64),
        right=right.astype(np.int64),
        quadratic=quadratic,
    )
