"""TSPLIB's roundings on points whose distances are known by hand."""

import numpy as np
import pytest

from problems.modelling.distance import Metric, distance_matrix, distances_between


@pytest.mark.parametrize(
    ("metric", "end", "expected"),
    [
        ("euclidean", (1.0, 1.0), 2**0.5),
        ("euc_2d", (1.0, 1.0), 1.0),
        ("euc_2d", (1.0, 2.3), 3.0),
        ("euc_2d", (2.5, 0.0), 3.0),
        ("ceil_2d", (1.0, 1.0), 2.0),
        ("ceil_2d", (3.0, 4.0), 5.0),
        ("att", (3.0, 4.0), 2.0),  # sqrt(2.5) = 1.58 rounds up
        ("att", (10.0, 1.0), 4.0),  # sqrt(10.1) = 3.18 rounds to 3, which is too little
    ],
)
def test_plane_metrics(metric: Metric, end: tuple[float, float], expected: float) -> None:
    start = np.zeros(2)
    assert distances_between(start, np.array(end), metric) == pytest.approx(expected, abs=1e-12)


def test_geo_is_kilometres_on_the_sphere_from_degrees_and_minutes() -> None:
    equator = np.array([[0.0, 0.0], [0.0, 90.0]])
    quarter = 3.141592 / 2 * 6378.388
    assert distance_matrix(equator, "geo")[0, 1] == int(quarter + 1)
    half_a_degree = np.array([[0.0, 0.0], [0.0, 0.30]])  # 30 minutes
    assert distance_matrix(half_a_degree, "geo")[0, 1] == int(3.141592 / 360 * 6378.388 + 1)


def test_geo_cuts_degrees_towards_zero() -> None:
    south = np.array([[-0.30, 0.0], [0.30, 0.0]])
    assert distance_matrix(south, "geo")[0, 1] == int(3.141592 / 180 * 6378.388 + 1)


@pytest.mark.parametrize("metric", ["euclidean", "euc_2d", "ceil_2d", "att", "geo"])
def test_matrices_are_symmetric_with_a_zero_diagonal(metric: Metric) -> None:
    points = np.random.default_rng(3).uniform(0, 80, (7, 2))
    matrix = distance_matrix(points, metric)
    assert np.array_equal(matrix, matrix.T)
    assert not matrix.diagonal().any()
