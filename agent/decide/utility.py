"""What an answer is worth to a person, in US dollars: the one scale on which all routes are compared."""

from __future__ import annotations

from typing import overload

import numpy as np
from numpy.typing import NDArray

from agent.decide.terms import Terms

Floats = NDArray[np.float64]


@overload
def utility_usd(gap: float, seconds: float, usd: float, terms: Terms) -> float: ...
@overload
def utility_usd(gap: Floats, seconds: Floats, usd: Floats, terms: Terms) -> Floats: ...
def utility_usd(
    gap: float | Floats, seconds: float | Floats, usd: float | Floats, terms: Terms
) -> float | Floats:
    """Returns usd_per_percent · 100 · (1 − gap) − usd; minus the cost alone where the answer comes too late.

    `gap` is the relative distance from the best possible answer; from 1 on an answer is worth nothing.
    Elementwise over arrays of one shape.

    >>> terms = Terms(10, 1, 2.0, 50, True)
    >>> utility_usd(0.25, 3.0, 5.0, terms), utility_usd(0.25, 30.0, 5.0, terms)
    (145.0, -5.0)
    """
    worth = terms.at_stake_usd * (1.0 - np.clip(gap, 0.0, 1.0))
    value = np.where(np.asarray(seconds) <= terms.deadline_s, worth, 0.0) - usd
    return value if isinstance(gap, np.ndarray) else float(value)
