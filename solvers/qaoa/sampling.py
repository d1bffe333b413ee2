"""Shots: states drawn by their probabilities, quickly even from 2²⁸ of them."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from problems.structures import Floats

_BLOCK = 1 << 12


def sample(chances: Floats, shots: int, rng: np.random.Generator) -> NDArray[np.int64]:
    """Returns the numbers of the states drawn, in the order drawn. Shape: (shots,).

    One pass over the probabilities sums blocks of 4,096; then a shot finds its block among the sums
    and its state within the block, where alone the running sum is needed. The probabilities need not
    add up to 1 exactly, and may be float32: sums are made in float64.

    >>> sample(np.array([0.0, 1.0, 0.0, 0.0]), 3, np.random.default_rng(0))
    array([1, 1, 1])
    """
    width = min(_BLOCK, chances.size)
    blocks = chances.reshape(-1, width)
    ends = np.cumsum(blocks.sum(axis=1, dtype=float))
    heights = rng.random(shots) * ends[-1]
    block_of = np.minimum(np.searchsorted(ends, heights, side="right"), ends.size - 1)
    drawn = np.empty(shots, dtype=np.int64)
    order = np.argsort(block_of, kind="stable")
    found, firsts = np.unique(block_of[order], return_index=True)
    for block, these in zip(found.tolist(), np.split(order, firsts[1:]), strict=True):
        within = np.cumsum(blocks[block], dtype=float)
        rest = heights[these] - (ends[block - 1] if block else 0.0)
        # rounding can lift a height to the block's own sum, above its last state of any chance
        last = np.searchsorted(within, within[-1], side="left")
        drawn[these] = block * width + np.minimum(np.searchsorted(within, rest, side="right"), last)
    return drawn
