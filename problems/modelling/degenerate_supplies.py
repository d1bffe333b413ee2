"""Supplies that balance demands, from split at random to sums of whole demands."""

from __future__ import annotations

import numpy as np

from problems.structures import Ints


def degenerate_supplies(
    rng: np.random.Generator, demands: Ints, n_origins: int, share: float
) -> Ints:
    """Returns what each origin has, as much as all destinations want. Shape: (n_origins,).

    With chance `share` a destination's demand is part of one origin's supply, else it is spread unit by
    unit. Origins that match destinations to the unit leave basic flows of 0, on which a simplex method
    stalls. Source: Cunningham, A network simplex method, Mathematical Programming 11 (1976).
    """
    is_whole = rng.random(demands.size) < share
    origin = rng.integers(0, n_origins, demands.size)
    whole = np.bincount(origin, demands * is_whole, minlength=n_origins).astype(np.int64)
    spread = rng.multinomial(int(demands[~is_whole].sum()), [1 / n_origins] * n_origins)
    supplies: Ints = whole + spread
    return supplies
