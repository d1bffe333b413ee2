"""A chain of arcs, and others that skip some of its nodes."""

from __future__ import annotations

import numpy as np


def chain_arcs(rng: np.random.Generator, n_steps: int, reach: float) -> list[tuple[int, int]]:
    """Returns the chain 0, 1, …, n_steps and every arc of up to `reach` steps ahead.

    Of a reach between two whole numbers, the longest arcs are there with its fraction as their chance.

    >>> chain_arcs(np.random.default_rng(1), 3, 2)
    [(0, 1), (1, 2), (2, 3), (0, 2), (1, 3)]
    """
    arcs = [(at, at + 1) for at in range(n_steps)]
    for length in range(2, int(np.ceil(reach)) + 1):
        starts = np.flatnonzero(rng.random(max(n_steps + 1 - length, 0)) < reach - length + 1)
        arcs += [(at, at + length) for at in starts.tolist()]
    return arcs
