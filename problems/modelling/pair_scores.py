"""Correlation and mutual information of one pair of columns, counted value by value."""

from __future__ import annotations

from math import fsum, log2, sqrt

import numpy as np

from problems.structures import Floats, Ints


def correlation(a: Floats, b: Floats) -> float:
    """Returns the size of Pearson's correlation, 0 where one of them is constant.

    >>> correlation(np.array([1.0, 2.0, 3.0]), np.array([6.0, 4.0, 2.0]))
    1.0
    """
    if a.min() == a.max() or b.min() == b.max():
        return 0.0
    spread = sqrt(float(a.var()) * float(b.var()))
    return min(1.0, abs(float(((a - a.mean()) * (b - b.mean())).mean())) / spread)


def information(a: Ints, b: Ints) -> float:
    """Returns Σ p(a, b)·log₂(p(a, b) / (p(a)·p(b))), in bits.

    >>> information(np.array([0, 0, 1, 1]), np.array([0, 0, 1, 1]))
    1.0
    """
    n = len(a)
    of_a, of_b = np.bincount(a), np.bincount(b)
    pairs, counts = np.unique(a * (int(b.max()) + 1) + b, return_counts=True)
    firsts, seconds = np.divmod(pairs, int(b.max()) + 1)
    return fsum(
        count / n * log2(count * n / (int(of_a[first]) * int(of_b[second])))
        for first, second, count in zip(
            firsts.tolist(), seconds.tolist(), counts.tolist(), strict=True
        )
    )


def conditional(a: Ints, b: Ints, known: Ints) -> float:
    """Returns the mutual information of a and b where the value of a third column is known."""
    return fsum(
        float((known == value).mean()) * information(a[known == value], b[known == value])
        for value in np.unique(known).tolist()
    )
