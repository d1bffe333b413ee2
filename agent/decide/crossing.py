"""Where a yes-or-no answer changes as one number moves, found by search."""

from __future__ import annotations

import math
from collections.abc import Callable

_STEPS = 40  # halves the range to less than a millionth of a millionth


def crossing(
    holds: Callable[[float], bool], start: float, limit: float, *, tolerance: float = 1e-3
) -> float | None:
    """Returns the value nearest to `start` at which `holds` differs from what it is there, None if never.

    The answer must change at most once between `start` and `limit`, as it does where it is monotone.
    Both must be positive, or one of them 0; the search halves logarithms, down to a relative
    `tolerance`. Towards 0 it goes down to a billionth of the start, then asks at 0 itself.

    >>> round(crossing(lambda x: x >= 300, 1, 1e6))
    300
    >>> crossing(lambda x: x > 5, 1, 4) is None
    True
    """
    before = holds(start)
    if holds(limit) == before:
        return None
    near, far = start or limit * 1e-9, limit or start * 1e-9
    if not start and holds(near) != before:
        return near
    if not limit and holds(far) == before:
        return 0.0
    low, high = math.log(near), math.log(far)
    for _ in range(_STEPS):
        if abs(high - low) <= tolerance:
            break
        middle = (low + high) / 2
        if holds(math.exp(middle)) == before:
            low = middle
        else:
            high = middle
    return math.exp(high)


def whole_crossing(holds: Callable[[int], bool], start: int, limit: int) -> int | None:
    """Returns the whole number nearest to `start` at which `holds` differs from what it is there.

    >>> whole_crossing(lambda n: n >= 47, 10, 10_000)
    47
    """
    before = holds(start)
    if holds(limit) == before:
        return None
    near, far = start, limit
    while abs(far - near) > 1:
        middle = (near + far) // 2
        near, far = (middle, far) if holds(middle) == before else (near, middle)
    return far
