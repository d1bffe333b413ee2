"""The families that can be phrased."""

from __future__ import annotations

from functools import cache

from evals.generator.phrasing import Phrasing
from problems.discovery import discover


@cache
def phrasings() -> dict[str, Phrasing]:
    """Returns the phrasing of each family by its name.

    >>> len(phrasings()["knapsack"].forms) >= 4
    True
    """
    import evals.generator.phrasings

    return discover(evals.generator.phrasings, "PHRASING", Phrasing)
