"""Polynomials of any degree over bits: each a coefficient for every product of different bits."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import combinations

from problems.errors import LimitExceeded

_MOST_PRODUCTS = 1_000_000

# Variables by their index, ascending, and the coefficient of their product; () is the constant.
Monomials = Mapping[tuple[int, ...], float]


def in_bits(spins: Monomials) -> dict[tuple[int, ...], float]:
    """Returns the polynomial of bits x that a polynomial of spins s is with s = 2·x − 1.

    A product of d spins becomes 2^d products of bits, those that cancel left out.

    Raises:
        LimitExceeded: more than 1,000,000 products.

    >>> in_bits({(0, 1): 1.0})
    {(): 1.0, (0,): -2.0, (1,): -2.0, (0, 1): 4.0}
    """
    n_products = sum(2.0 ** len(key) for key in spins)
    if n_products > _MOST_PRODUCTS:
        raise LimitExceeded(
            f"products of spins come to {n_products:.3g} products of bits; the limit is "
            f"{_MOST_PRODUCTS:,}; write the polynomial in bits or with products of fewer spins"
        )
    sums: dict[tuple[int, ...], float] = {}
    for key, coefficient in spins.items():
        for size in range(len(key) + 1):
            share = coefficient * 2.0**size * (-1.0) ** (len(key) - size)
            for part in combinations(key, size):
                sums[part] = sums.get(part, 0.0) + share
    return {key: value for key, value in sums.items() if value}
