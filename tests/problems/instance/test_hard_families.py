"""Hard instances of hard families: nothing is said of them that only easy ones keep."""

import numpy as np
import pytest

from problems.instance.measure import features_of
from problems.registry import families

_HARD = {
    "tsp": 8,
    "quadratic_assignment": 6,
    "max_cut": 40,
    "ising": 49,
    "set_cover": 30,
    "exact_cover": 60,
    "graph_coloring": 25,
    "bin_packing": 10,
    "market_split": 20,
    "max_sat": 30,
    "labs": 14,
    "portfolio": 20,
    "facility_location": 8,
    "generalised_assignment": 10,
    "vertex_cover": 40,
    "independent_set": 40,
    "feedback_vertex_set": 12,
    "steiner_tree": 8,
    "graph_partition": 30,
    "p_median": 10,
    "multiple_knapsack": 12,
    "max_k_cut": 20,
    "sudoku": 9,
    "n_queens": 10,
}
_EASY_BY_FORM = {"portfolio"}  # shares are continuous, and the variance convex


@pytest.mark.parametrize("family", sorted(_HARD))
def test_hard_instances_are_not_said_to_be_easy(family: str) -> None:
    problem = families()[family].random(np.random.default_rng(11), _HARD[family], 1.0)
    found = [each for each in features_of(problem).proofs if each.kind == "polynomial"]
    assert bool(found) == (family in _EASY_BY_FORM), found
