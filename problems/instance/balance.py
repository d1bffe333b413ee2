"""Whether things can be put on two sides as their pairs ask: a graph with signs, and its balance."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from problems.encoding.model_arrays import Ints
from problems.presolve.components import components_of


def is_balanced(n: int, first: Ints, second: Ints, differ: NDArray[np.bool_]) -> bool:
    """Returns whether n things can be put on two sides so that every pair is as asked.

    Pair k is on different sides where `differ[k]`, else on the same. It can be done where no cycle has
    an odd number of pairs that differ. Shape: the arrays (pairs,).

    Source: Harary, On the notion of balance of a signed graph, Michigan Math. J. 2 (1953).

    >>> pairs = np.array([0, 1, 2]), np.array([1, 2, 0])
    >>> is_balanced(3, *pairs, np.array([True, True, False]))
    True
    >>> is_balanced(3, *pairs, np.array([True, True, True]))
    False
    """
    other = np.where(differ, second + n, second)
    mirrored = np.where(differ, second, second + n)
    side = components_of(
        np.concatenate([first, first + n]), np.concatenate([other, mirrored]), 2 * n
    )
    return not bool((side[:n] == side[n:]).any())
