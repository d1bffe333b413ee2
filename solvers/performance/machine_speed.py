"""How fast this machine is beside the one that measured the profiles."""

from __future__ import annotations

from functools import cache
from time import process_time

import numpy as np

# The least CPU seconds of `work_s` in 40 rounds on the machine of the campaign (one core of an Intel
# Xeon, November 2026); `python -m evals.profiles speed` measures it again.
_REFERENCE_S = 0.0030
_ROUNDS = 7
_ITEMS, _CAPACITY, _STEPS = 60, 20_000, 12_000


@cache
def machine_speed() -> float:
    """Returns how many times faster than the reference this machine is; measured once a process.

    It takes about 25 ms of CPU: loops of the interpreter, a knapsack's table in numpy, and products
    of matrices that stay in the cache, in about equal parts; the least of seven rounds counts.
    """
    return _REFERENCE_S / min(work_s() for _ in range(_ROUNDS))


def work_s() -> float:
    """Returns the CPU seconds of one round of the fixed work."""
    started = process_time()
    total = 0
    for number in range(_STEPS * 3):
        total += number * number % 7
    best = np.zeros(_CAPACITY)
    for item in range(_ITEMS):
        weight = 100 + 37 * item
        best[weight:] = np.maximum(best[weight:], best[:-weight] + item)
    square = np.outer(np.arange(96.0), np.ones(96)) / 96
    for _ in range(20):
        square = np.tanh(square @ square)
    return process_time() - started
