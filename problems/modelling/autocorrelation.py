"""Aperiodic autocorrelations of ±1 sequences, and their energy as a polynomial of the signs."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

import numpy as np

from problems.structures import Ints


def autocorrelations(signs: Sequence[int]) -> Ints:
    """Returns C_k = Σ s[i]·s[i + k] for each lag k from 1 on. Shape: (n − 1,).

    >>> autocorrelations((1, 1, 1, -1)).tolist()
    [1, 0, -1]
    """
    s = np.array(signs, dtype=np.int64)
    lags: Ints = np.correlate(s, s, "full")[len(s) :]
    return lags


def energy_terms(signs: Sequence[tuple[int | None, int]]) -> dict[tuple[int, ...], float]:
    """Returns Σ C_k² as products of spins, each sign being a spin times ±1.

    `signs` are, by position, the index of a spin (None where the sign is settled) and its factor.
    The square of a spin is 1, so a product has four spins, two or none.

    >>> energy_terms([(0, 1), (1, 1), (2, 1)])
    {(): 3.0, (0, 2): 2.0}
    """
    sums: dict[tuple[int, ...], float] = {}
    n = len(signs)
    for lag in range(1, n):
        pairs = [(signs[at], signs[at + lag]) for at in range(n - lag)]
        sums[()] = sums.get((), 0.0) + len(pairs)  # each product with itself
        for number, first in enumerate(pairs):
            for second in pairs[:number]:
                odd: set[int] = set()
                factor = 2
                for spin, sign in chain(second, first):
                    factor *= sign
                    if spin is not None:
                        odd ^= {spin}
                key = tuple(sorted(odd))
                sums[key] = sums.get(key, 0.0) + factor
    return {key: value for key, value in sums.items() if value}
