"""Random numbers to be summed up, from few digits to as many bits as there are numbers."""

from __future__ import annotations

import numpy as np

from problems.structures import Ints

_FEWEST_BITS = 3
_MOST_BITS = 40  # sums of thousands of them, in quarters as well, stay below 2**53


def critical_numbers(rng: np.random.Generator, size: int, difficulty: float) -> Ints:
    """Returns whole numbers of 3 bits at 0 and of `size` bits, at most 40, at 1. Shape: (size,).

    Numbers of few bits have many subsets of every sum, and one is found at once. At a bit per number
    (subset sums of density 1) about one is left, and no method is known that avoids a search.

    Source: Mertens, Phase transition in the number partitioning problem, Physical Review Letters 81
    (1998); Impagliazzo, Naor: Efficient cryptographic schemes provably as secure as subset sum,
    Journal of Cryptology 9 (1996), on density 1.
    """
    hardest = min(max(size, _FEWEST_BITS), _MOST_BITS)
    n_bits = _FEWEST_BITS + difficulty * (hardest - _FEWEST_BITS)
    return rng.integers(1, round(2**n_bits) + 1, size)
