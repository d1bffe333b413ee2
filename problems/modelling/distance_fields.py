"""Distances as a person gives them: a matrix with gaps, or coordinates with a metric."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np

from problems.modelling.distance import Metric, distance_matrix, distances_between
from problems.structures import Floats

TSPLIB_METRICS: Mapping[str, Metric] = {
    "EUC_2D": "euc_2d",
    "CEIL_2D": "ceil_2d",
    "ATT": "att",
    "GEO": "geo",
}

Distances = tuple[tuple[float | None, ...], ...]
Coordinates = tuple[tuple[float, float], ...]


def check_names(places: Sequence[str]) -> None:
    """Raises ValueError where two places have the same name."""
    repeated, times = Counter(places).most_common(1)[0]
    if times > 1:
        raise ValueError(f"two places are called {repeated!r}; give each a name of its own")


def check_places(
    places: Sequence[str], distances: Distances | None, coordinates: Coordinates | None
) -> None:
    """Raises ValueError where there is neither or both, or where one does not fit the places."""
    if (distances is None) == (coordinates is None):
        raise ValueError("give either distances or coordinates of the places")
    if coordinates is not None and len(coordinates) != len(places):
        raise ValueError(f"there are {len(places)} places and {len(coordinates)} coordinates")
    if distances is not None:
        check_square(places, distances, "distances")


def check_square(places: Sequence[str], rows: Distances, what: str) -> None:
    """Raises ValueError where a matrix is not one row and one column a place, from 0 up."""
    if len(rows) != len(places):
        raise ValueError(f"there are {len(places)} places and {len(rows)} rows of {what}")
    for place, row in zip(places, rows, strict=True):
        if len(row) != len(places):
            raise ValueError(
                f"the row of {place!r} has {len(row)} {what}; it needs {len(places)}, "
                "with null where there is no way"
            )
        least = min((each for each in row if each is not None), default=0)
        if least < 0:
            raise ValueError(
                f"the row of {place!r} has the {what.removesuffix('s')} {least:g}; the least is 0"
            )


def matrix_of(rows: Distances) -> Floats:
    """Returns all distances; infinity where there is no way, 0 on the diagonal."""
    matrix = np.array(rows, dtype=float)  # None becomes nan
    matrix[np.isnan(matrix)] = np.inf
    np.fill_diagonal(matrix, 0.0)
    return matrix


def arcs_of(distances: Distances | None, coordinates: Coordinates | None, metric: Metric) -> Floats:
    """Returns all distances, from whichever is given; infinity where there is no way."""
    if distances is not None:
        return matrix_of(distances)
    return distance_matrix(np.array(coordinates, dtype=float), metric)


def leg_lengths(
    legs: Sequence[tuple[int, int]],
    distances: Distances | None,
    coordinates: Coordinates | None,
    metric: Metric,
) -> list[float | None]:
    """Returns the length of each leg from one place to another; None where there is no way."""
    if distances is not None:
        return [distances[a][b] for a, b in legs]
    if not legs:
        return []
    points = np.array(coordinates, dtype=float)
    starts, ends = np.array(legs).T
    lengths: list[float | None] = distances_between(points[starts], points[ends], metric).tolist()
    return lengths


def where_both(
    lengths: Sequence[float | None], times: Sequence[float | None]
) -> tuple[list[float | None], list[float | None]]:
    """Returns lengths and times of the same legs, both None where either is.

    >>> where_both([1.0, None], [2.0, 3.0])
    ([1.0, None], [2.0, None])
    """
    legs = list(zip(lengths, times, strict=True))
    known = [(None, None) if None in leg else leg for leg in legs]
    return [length for length, _ in known], [time for _, time in known]


def map_positions(coordinates: Coordinates, metric: Metric) -> Coordinates:
    """Returns where to draw places: east to the right, north up."""
    return tuple((y, x) for x, y in coordinates) if metric == "geo" else coordinates
