"""Places in the plane from distances alone, for pictures."""

from __future__ import annotations

import numpy as np

from problems.structures import Floats

_ABSENT = 1.5  # what a missing distance counts as, in longest distances


def classical_scaling(distances: Floats) -> Floats:
    """Returns points in the plane whose distances come near those given.

    Shape: (n, n), infinity where unknown, to (n, 2). An asymmetric matrix is averaged with its
    transpose. Time grows with the cube of n: 0.3 s for 1,000.
    Source: Torgerson, Multidimensional scaling: I. Theory and method (Psychometrika 1952).

    >>> points = classical_scaling(np.array([[0.0, 3.0], [3.0, 0.0]]))
    >>> float(np.hypot(*(points[0] - points[1])).round(9))
    3.0
    """
    finite = np.isfinite(distances)
    longest = float(distances[finite].max(initial=0.0))
    known = np.where(finite, distances, _ABSENT * longest)
    squared = ((known + known.T) / 2) ** 2
    centred = squared - squared.mean(axis=0) - squared.mean(axis=1)[:, None] + squared.mean()
    values, vectors = np.linalg.eigh(-centred / 2)
    axes = vectors[:, :-3:-1] * np.sqrt(np.clip(values[:-3:-1], 0.0, None))
    leading = axes[np.abs(axes).argmax(axis=0), np.arange(axes.shape[1])]
    signs = np.where(
        leading < 0, -1.0, 1.0
    )  # an eigenvector's sign is arbitrary; a picture's is not
    points: Floats = axes * signs
    return points
