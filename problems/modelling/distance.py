"""Distances between points, with the roundings that TSPLIB prescribes.

Source: Reinelt, TSPLIB 95 (1995), section 2: EUC_2D, CEIL_2D, ATT and GEO. For GEO the degrees are
cut to whole ones, as the published optimal tours require, where the text says rounded.
"""

from __future__ import annotations

from typing import Literal

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Metric = Literal["euclidean", "euc_2d", "ceil_2d", "att", "geo"]

_PI = 3.141592  # TSPLIB's own value; more digits change published tour lengths
_EARTH_RADIUS_KM = 6378.388


def distances_between(starts: Floats, ends: Floats, metric: Metric) -> Floats:
    """Returns the distance from each start to its end.

    Shape: `starts` and `ends` (…, 2), broadcast against each other; the result (…).
    Units: those of the coordinates; `geo` reads degrees.minutes and gives kilometres.

    >>> distances_between(np.array([0.0, 0.0]), np.array([1.0, 1.0]), "ceil_2d").item()
    2.0
    """
    if metric == "geo":
        return _geographical(starts, ends)
    straight = np.hypot(starts[..., 0] - ends[..., 0], starts[..., 1] - ends[..., 1])
    match metric:
        case "euclidean":
            return straight
        case "euc_2d":
            return np.floor(straight + 0.5)
        case "ceil_2d":
            return np.ceil(straight)
        case "att":
            return _pseudo_euclidean(starts, ends)


def distance_matrix(points: Floats, metric: Metric) -> Floats:
    """Returns all distances between points, 0 on the diagonal. Shape: (n, 2) to (n, n).

    >>> distance_matrix(np.array([[0.0, 0.0], [3.0, 4.0]]), "euclidean").tolist()
    [[0.0, 5.0], [5.0, 0.0]]
    """
    matrix = distances_between(points[:, None, :], points[None, :, :], metric)
    np.fill_diagonal(matrix, 0.0)  # TSPLIB's geo formula gives 1 from a place to itself
    return matrix


def _pseudo_euclidean(starts: Floats, ends: Floats) -> Floats:
    """The ATT distance: rounded, and one more where that rounded down."""
    squared = ((starts - ends) ** 2).sum(axis=-1)
    straight = np.sqrt(squared / 10.0)
    rounded: Floats = np.floor(straight + 0.5)
    return np.where(rounded < straight, rounded + 1.0, rounded)


def _geographical(starts: Floats, ends: Floats) -> Floats:
    """The GEO distance: on the sphere, cut to whole kilometres after adding one."""
    first, second = _radians(starts), _radians(ends)
    q1 = np.cos(first[..., 1] - second[..., 1])
    q2 = np.cos(first[..., 0] - second[..., 0])
    q3 = np.cos(first[..., 0] + second[..., 0])
    cosine = np.clip(0.5 * ((1.0 + q1) * q2 - (1.0 - q1) * q3), -1.0, 1.0)
    kilometres: Floats = np.floor(_EARTH_RADIUS_KM * np.arccos(cosine) + 1.0)
    return kilometres


def _radians(points: Floats) -> Floats:
    """Latitude and longitude from degrees.minutes."""
    degrees = np.trunc(points)
    angles: Floats = _PI * (degrees + 5.0 * (points - degrees) / 3.0) / 180.0
    return angles
