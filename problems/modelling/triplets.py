"""Random sizes of things to pack, from small ones to triplets that fill a bin."""

from __future__ import annotations

import numpy as np

from problems.structures import Ints

_LARGEST_CAPACITY = 1_000


def triplet_capacity(size: int) -> int:
    """Returns what a bin holds: ten units an item, so that small instances have few slack bits."""
    return min(10 * max(size, 2), _LARGEST_CAPACITY)


def random_sizes(rng: np.random.Generator, size: int, difficulty: float) -> tuple[Ints, Ints]:
    """Returns sizes for bins of `triplet_capacity`, and each item's bin in a plan. Shape: (size,) each.

    The difficulty is the share of triplets: three items, none below a quarter of a bin, that fill it to
    the unit. The others grow from 10 to 30 % of a bin at 0 to 20 to 65 % at 0.5, each alone in the plan.

    Source: Falkenauer, A hybrid grouping genetic algorithm for bin packing, Journal of Heuristics 2
    (1996), section 5: items of 38 to 49 %, of 25 % to half of the rest, and of what is left.
    """
    capacity = triplet_capacity(size)
    n_triplets = int(size * difficulty / 3)
    first = rng.integers(capacity * 38 // 100, capacity * 49 // 100 + 1, n_triplets)
    second = rng.integers(capacity // 4, (capacity - first) // 2 + 1)
    tripled = np.concatenate([first, second, capacity - first - second])
    n_others = size - tripled.size
    least, most = capacity * (0.1 + 0.2 * difficulty), capacity * (0.3 + 0.7 * difficulty)
    others = rng.integers(int(least), int(most) + 1, n_others)
    planned = np.concatenate([np.tile(np.arange(n_triplets), 3), n_triplets + np.arange(n_others)])
    order = rng.permutation(size)
    return np.concatenate([tripled, others])[order], planned[order]
