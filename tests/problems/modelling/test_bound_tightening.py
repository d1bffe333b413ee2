"""Implied bounds cut off no feasible point."""

from itertools import product

import numpy as np
import pytest
from scipy.sparse import csr_array

from problems.modelling.bound_tightening import tighten
from problems.structures import Program


def _program(rng: np.random.Generator) -> Program:
    n, m = 3, 3
    return Program(
        names=("a", "b", "c"),
        linear=np.zeros(n),
        lower=rng.choice([-np.inf, -2.0, 0.0], n),
        upper=rng.choice([np.inf, 3.0, 5.0], n),
        integer=np.ones(n, dtype=bool),
        rows=csr_array(rng.integers(-3, 4, (m, n)).astype(float)),
        row_lower=rng.choice([-np.inf, -6.0, 1.0], m),
        row_upper=rng.choice([np.inf, 4.0, 7.0], m),
    )


@pytest.mark.parametrize("seed", range(40))
def test_no_feasible_point_is_cut_off(seed: int) -> None:
    program = _program(np.random.default_rng(seed))
    lower, upper = tighten(program)
    assert np.all(lower >= program.lower)
    assert np.all(upper <= program.upper)
    points = np.array(list(product(range(-9, 10), repeat=3)), dtype=float)
    activity = points @ program.rows.toarray().T
    feasible = (
        (points >= program.lower).all(axis=1)
        & (points <= program.upper).all(axis=1)
        & (activity >= program.row_lower).all(axis=1)
        & (activity <= program.row_upper).all(axis=1)
    )
    assert np.all(points[feasible] >= lower)
    assert np.all(points[feasible] <= upper)


def test_bounds_are_implied_through_other_bounds() -> None:
    program = Program(
        names=("x", "y"),
        linear=np.zeros(2),
        lower=np.array([0.0, -np.inf]),
        upper=np.array([np.inf, np.inf]),
        integer=np.array([True, False]),
        rows=csr_array(np.array([[2.0, 0.0], [1.0, -1.0]])),
        row_lower=np.array([-np.inf, 0.0]),
        row_upper=np.array([7.0, 0.0]),
    )
    lower, upper = tighten(program)
    assert lower.tolist() == [0, 0]
    assert upper.tolist() == [3, 3]
