"""Hashes of arrays of whole numbers: fixed, well mixed, and summed without regard to order."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Hashes = NDArray[np.uint64]

_ODD = np.uint64(0x9E3779B97F4A7C15)
_FIRST = np.uint64(0xBF58476D1CE4E5B9)
_SECOND = np.uint64(0x94D049BB133111EB)
_DIGITS = 2.0**40  # steps of the largest number: equal up to rounding is equal


def mixed(values: Hashes) -> Hashes:
    """Returns the hash of each number.

    Source: Steele, Lea, Flood: Fast splittable pseudorandom number generators, OOPSLA 2014.
    """
    found = values + _ODD
    found = (found ^ (found >> np.uint64(30))) * _FIRST
    found = (found ^ (found >> np.uint64(27))) * _SECOND
    mixture: Hashes = found ^ (found >> np.uint64(31))
    return mixture


def hashed_numbers(values: NDArray[np.float64]) -> Hashes:
    """Returns the hash of each number as a multiple of a fixed fraction of the largest.

    >>> one, same, other = hashed_numbers(np.array([0.3, 0.1 + 0.2, 1.0]))
    >>> bool(one == same), bool(one == other)
    (True, False)
    """
    largest = float(np.abs(values).max(initial=0.0)) or 1.0
    return mixed(np.rint(values * (_DIGITS / largest)).astype(np.int64).view(np.uint64))


def summed_by_row(values: Hashes, start: NDArray[np.integer]) -> Hashes:
    """Returns the sum of each row's hashes, modulo 2⁶⁴. Shape: (entries,) and (m + 1,) to (m,)."""
    total = np.zeros(values.size + 1, dtype=np.uint64)
    np.cumsum(values, out=total[1:])
    sums: Hashes = total[start[1:]] - total[start[:-1]]
    return sums
