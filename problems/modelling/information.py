"""Correlations and mutual information of all pairs of columns at once.

Source: Peng, Long, Ding: Feature selection based on mutual information, IEEE Transactions on Pattern
Analysis and Machine Intelligence 27 (2005); Brown, Pocock, Zhao, Luján: Conditional likelihood
maximisation, Journal of Machine Learning Research 13 (2012), for the part that is conditional.
"""

from __future__ import annotations

import numpy as np

from problems.errors import LimitExceeded
from problems.structures import Floats, Ints

_MOST_BINS = 5_000  # of all columns; their joint counts are a table of 25 million
_MOST_COUNTED = 50_000_000  # bins times rows


def check_countable(n_rows: int, n_bins: int) -> None:
    """Refuses data whose pairs of bins, `n_bins` in all columns, are too many to count.

    Raises:
        LimitExceeded: there are too many rows or bins.
    """
    if n_bins > _MOST_BINS or n_bins * n_rows > _MOST_COUNTED:
        raise LimitExceeded(
            f"{n_rows:,} rows with {n_bins:,} bins of all features are too many to count in pairs; the "
            f"limits are {_MOST_BINS:,} bins and {_MOST_COUNTED:,} of both multiplied; lower n_bins or "
            "use the criterion 'correlation'"
        )


def binned(column: Floats, n_bins: int) -> Ints:
    """Returns the bin of each value: of few values each its own, else between equal quantiles.

    >>> binned(np.array([5.0, 1.0, 5.0]), 3).tolist(), binned(np.arange(6.0), 3).tolist()
    ([1, 0, 1], [0, 0, 1, 1, 2, 2])
    """
    values, bins = np.unique(column, return_inverse=True)
    if values.size <= n_bins:
        return bins.astype(np.int64)
    edges = np.unique(np.quantile(column, np.arange(1, n_bins) / n_bins))
    return np.searchsorted(edges, column, side="right").astype(np.int64)


def correlations(columns: Floats) -> Floats:
    """Returns the size of Pearson's correlation of each pair, 0 with a constant. Shape: (n, n).

    Shape: `columns` (rows, n).
    """
    centred = columns - columns.mean(axis=0)
    spread = np.sqrt((centred**2).sum(axis=0))
    is_constant = spread <= 1e-12 * np.abs(columns).max(axis=0, initial=0.0)
    scaled = np.where(is_constant, 0.0, centred / np.where(is_constant, 1.0, spread))
    sizes: Floats = np.minimum(np.abs(scaled.T @ scaled), 1.0)
    return sizes


def mutual_information(bins: Ints) -> Floats:
    """Returns the mutual information of each pair of columns of bins, in bits. Shape: (n, n)."""
    return _information(bins, np.ones(len(bins)))


def conditional_information(bins: Ints, target: Ints) -> Floats:
    """Returns that of each pair where the target's bin is known, in bits. Shape: (n, n)."""
    total = np.zeros((bins.shape[1], bins.shape[1]))
    for value in np.unique(target).tolist():
        is_here = target == value
        total += is_here.mean() * _information(bins, is_here.astype(float))
    return total


def _information(bins: Ints, weights: Floats) -> Floats:
    """H(i) + H(j) − H(i, j), the rows counting by their weights."""
    n_rows = len(bins)
    counts = bins.max(axis=0, initial=0) + 1
    starts = np.concatenate([[0], np.cumsum(counts)[:-1]]).astype(np.int64)
    is_one = np.zeros((n_rows, int(counts.sum())))
    is_one[np.arange(n_rows)[:, None], starts + bins] = 1.0
    joint = is_one.T @ (weights[:, None] * is_one) / weights.sum()
    surprise = -joint * np.log2(np.where(joint > 0, joint, 1.0))
    together = np.add.reduceat(np.add.reduceat(surprise, starts, axis=0), starts, axis=1)
    alone = np.diagonal(together)  # the joint entropy of a column with itself is its own
    information: Floats = np.maximum(alone[:, None] + alone - together, 0.0)
    return information
