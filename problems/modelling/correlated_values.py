"""Weights and values of random items, from unrelated to all but equal."""

from __future__ import annotations

import numpy as np

from problems.structures import Ints

_LARGEST = 1_000  # Pisinger's R
_WEAKLY_AT_HALF = 0.32  # 0.5 ** 0.32 = 0.8, which leaves a tenth of the range either way


def correlated_values(rng: np.random.Generator, size: int, difficulty: float) -> tuple[Ints, Ints]:
    """Returns weights and values, whole and at least 1. Shape: (size,) each.

    At 0 they are uncorrelated; at 0.5 a value differs from the weight by a tenth of the largest
    either way (weakly correlated); at 1 it exceeds the weight by a tenth of it (strongly).

    Source: Pisinger, Where are the hard knapsack problems?, Computers & OR 32 (2005), section 3.
    """
    largest = min(max(30, 10 * size), _LARGEST)
    weights = rng.integers(1, largest, size)
    free = rng.integers(1, largest, size)
    share = difficulty**_WEAKLY_AT_HALF
    values = (1 - share) * free + share * (weights + largest / 10)
    return weights, np.rint(values).clip(min=1).astype(np.int64)
