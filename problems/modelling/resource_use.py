"""How much of a resource is used at once, over time."""

from __future__ import annotations

import numpy as np

from problems.structures import Floats

_TOLERANCE = 1e-9  # relative to the end of the schedule; sums of decimals are off by less


def peak_use(starts: Floats, ends: Floats, amounts: Floats) -> tuple[float, float]:
    """Returns the most that is held at one time, and the first such time.

    Each amount is held from its start until just before its end.
    Shape: all (n,).

    >>> peak_use(np.array([0.0, 1.0, 2.0]), np.array([2.0, 4.0, 3.0]), np.array([2.0, 2.0, 1.0]))
    (4.0, 1.0)
    """
    held = ends > starts
    if not held.any():
        return 0.0, 0.0
    tolerance = _TOLERANCE * max(1.0, float(np.abs(ends).max()))
    times = np.concatenate((starts[held], ends[held] - tolerance))
    changes = np.concatenate((amounts[held], -amounts[held]))
    order = np.lexsort((changes, times))  # what ends gives back before what starts takes
    used = np.cumsum(changes[order])
    at = int(used.argmax())
    return float(used[at]), float(times[order[at]])
