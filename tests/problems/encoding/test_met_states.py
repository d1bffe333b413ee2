"""Whole states are judged as their decoded samples are, one by one, by the CQM itself."""

from typing import Any

import numpy as np
import pytest

from problems.encoding.encoding_choice import Encoding
from problems.errors import EncodingError
from problems.kept_rows import keep_rows
from problems.qubo import penalise
from problems.registry import families

_CASES = [
    ("assignment", 3),
    ("knapsack", 4),
    ("graph_coloring", 6),
    ("facility_location", 3),
    ("independent_set", 8),
    ("set_cover", 6),
    ("nonlinear_program", 3),
    ("max_cut", 4),
    ("feature_selection", 6),
]


@pytest.mark.parametrize(("family", "size"), _CASES)
def test_a_state_meets_the_rows_where_its_sample_is_feasible(family: str, size: int) -> None:
    rng = np.random.default_rng(size)
    problem = families()[family].random(rng, size)
    cqm = problem.cqm()
    bqm, invert = penalise(cqm)
    n = bqm.num_variables
    states = np.vstack([rng.integers(0, 2, (150, n)), np.eye(n, dtype=int), np.zeros((1, n), int)])
    states = states.astype(np.int8)
    samples: list[Any] = [
        invert(dict(zip(invert.variables, row.tolist(), strict=True))) for row in states
    ]
    expected = [cqm.check_feasible(sample) for sample in samples]
    assert invert.meets(states).tolist() == expected


def test_a_feasible_sample_is_met_with_any_slack() -> None:
    problem = families()["knapsack"].random(np.random.default_rng(0), 4)
    _, invert = penalise(problem.cqm())
    nothing = np.zeros((2, invert.n_variables), dtype=np.int8)
    nothing[1, [invert.variables.index(label) for label in invert.slack]] = 1
    assert invert.n_slack
    assert invert.meets(nothing).tolist() == [True, True]


def test_kept_rows_leave_the_others_to_judge() -> None:
    problem = families()["assignment"].random(np.random.default_rng(0), 3)
    model, invert = keep_rows(problem.cqm())
    place = {label: at for at, label in enumerate(invert.variables)}
    both = np.zeros((2, 9), dtype=np.int8)
    for state, columns in zip(both, ((0, 1, 2), (0, 0, 2)), strict=True):
        state[[place[row[column]] for row, column in zip(model.rows, columns, strict=True)]] = 1
    assert invert.meets(both).tolist() == [True, False]


def test_walls_are_refused() -> None:
    problem = families()["assignment"].random(np.random.default_rng(0), 3)
    bqm, invert = penalise(problem.cqm(), Encoding(one_of_many="domain_wall"))
    with pytest.raises(EncodingError, match="3 domain walls"):
        invert.meets(np.zeros((1, bqm.num_variables), dtype=np.int8))
