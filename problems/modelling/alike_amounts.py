"""Random weights and costs that a dial makes alike: ties are what bounds cannot tell apart."""

from __future__ import annotations

import numpy as np


def alike_amounts(
    rng: np.random.Generator, count: int, most: int, difficulty: float
) -> list[float]:
    """Returns whole amounts from 1 on: up to twice `most` at 0, up to it at 0.5, all equal at 1.

    Source: Beasley, An algorithm for set covering problem, European Journal of Operational Research
    31 (1987): unit costs are the hard class.

    >>> alike_amounts(np.random.default_rng(0), 3, 9, 1.0)
    [1.0, 1.0, 1.0]
    """
    highest = 1 + round(2 * (most - 1) * (1 - difficulty))
    amounts: list[float] = rng.integers(1, highest + 1, count).astype(float).tolist()
    return amounts
