"""A bit for a product of two: what it costs to keep it equal to them.

Where w stands for x·y in terms that sum to w·A, with A of the other bits, the penalty
M₁·w·(2 − x − y) + M₂·(x·y − x·w − y·w + w) is 0 where w = x·y. Where w is 1 and should be 0 it is M₁ or more,
which is enough for M₁ ≥ −A; where w is 0 and should be 1 it is M₂, enough for M₂ ≥ A. So with M₁ the sum
of the negative coefficients of A, and M₂ that of the positive ones, the least over w is the polynomial
itself, for every assignment of the other bits, whether or not they in turn equal their products.

With M₁ = M₂ this is Rosenberg's penalty, Reduction of bivalent maximization to the quadratic case,
Cahiers du Centre d'Études de Recherche Opérationnelle 17 (1975); a weight for either side is never
heavier. Pairs in order of how many terms they are in: Boros, Hammer, Pseudo-Boolean optimization,
Discrete Applied Mathematics 123 (2002).
"""

from __future__ import annotations

from heapq import heapify, heappop, heappush
from itertools import combinations

from problems.encoding.multilinear import Monomials

_Key = tuple[int, ...]
_Pair = tuple[int, int]


def substitute_pairs(
    monomials: Monomials, n_bits: int
) -> tuple[dict[_Key, float], dict[_Key, float], list[_Pair]]:
    """Returns the polynomial with a new bit for every pair that two long terms share, and its cost.

    The long terms are those of three bits or more; the most frequent pair comes first. The new bits
    count from `n_bits` on; the cost is the sum of their penalties, and the pairs are in their order.

    >>> substitute_pairs({(0, 1, 2): 2.0, (0, 1, 3): -1.0}, 4)[0]
    {(2, 4): 2.0, (3, 4): -1.0}
    """
    terms = dict(monomials)
    cost: dict[_Key, float] = {}
    users = _users(terms)
    heap = [(-len(keys), pair) for pair, keys in users.items() if len(keys) > 1]
    heapify(heap)
    pairs: list[_Pair] = []
    while heap:
        count, pair = heappop(heap)
        now = len(users[pair])
        if now != -count:
            if now > 1:
                heappush(heap, (-now, pair))
            continue
        new = n_bits + len(pairs)
        pairs.append(pair)
        coefficients = []
        grown: set[_Pair] = set()
        for key in sorted(users[pair]):
            _forget(users, key)
            shorter = (*(bit for bit in key if bit not in pair), new)
            coefficients.append(terms.pop(key))
            terms[shorter] = coefficients[-1]
            grown |= _enlist(users, shorter)
        for each in grown:
            if new in each and len(users[each]) > 1:  # other pairs have at most what the heap says
                heappush(heap, (-len(users[each]), each))
        _add_penalty(cost, pair, new, coefficients)
    return terms, cost, pairs


def _users(terms: Monomials) -> dict[_Pair, set[_Key]]:
    users: dict[_Pair, set[_Key]] = {}
    for key in terms:
        _enlist(users, key)
    return users


def _enlist(users: dict[_Pair, set[_Key]], key: _Key) -> set[_Pair]:
    """Notes a long term under each of its pairs, and returns these."""
    found = set(combinations(key, 2)) if len(key) > 2 else set()
    for pair in found:
        users.setdefault(pair, set()).add(key)
    return found


def _forget(users: dict[_Pair, set[_Key]], key: _Key) -> None:
    for pair in combinations(key, 2):
        users[pair].discard(key)


def _add_penalty(cost: dict[_Key, float], pair: _Pair, new: int, coefficients: list[float]) -> None:
    """Adds M₁·w·(2 − x − y) + M₂·(x·y − x·w − y·w + w)."""
    x, y = pair
    above = -sum(value for value in coefficients if value < 0)
    below = sum(value for value in coefficients if value > 0)
    for key, value in (
        ((x, y), below),
        ((x, new), -above - below),
        ((y, new), -above - below),
        ((new,), 2 * above + below),
    ):
        cost[key] = cost.get(key, 0.0) + value
