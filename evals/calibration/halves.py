"""Which half of the bench an instance belongs to: by a fixed hash, whatever else the bench holds."""

from __future__ import annotations

from enum import StrEnum
from hashlib import blake2b


class Half(StrEnum):
    """Constants are fitted on the one and judged on the other."""

    FITTED = "fitted"
    JUDGED = "judged"


def half_of(family: str, size: int, difficulty: float, seed: int) -> Half:
    """Returns the half of an instance; it is the same on every machine and in every version.

    >>> [half_of("max_cut", 8, 0.5, seed).value for seed in range(4)]
    ['fitted', 'judged', 'fitted', 'fitted']
    """
    name = f"{family}/{size}/{difficulty:g}/{seed}"
    is_odd = blake2b(name.encode(), digest_size=1).digest()[0] & 1
    return Half.JUDGED if is_odd else Half.FITTED
