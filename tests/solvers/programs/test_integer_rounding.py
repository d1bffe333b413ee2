"""Integers made whole, and the amounts beside them solved for again."""

import numpy as np
import pytest
from scipy.sparse import csr_array

from problems.status import Status
from problems.structures import Program
from solvers.programs.integer_rounding import with_whole_integers
from solvers.programs.mathopt_run import MathOptRun

FACTORY = Program(  # an amount of up to a million where the factory is open
    names=("amount", "open"),
    linear=np.array([-1.0, 1e7]),
    lower=np.zeros(2),
    upper=np.array([np.inf, 1.0]),
    integer=np.array([False, True]),
    rows=csr_array(np.array([[1.0, -1e6]])),
    row_lower=np.array([-np.inf]),
    row_upper=np.array([0.0]),
)


@pytest.mark.parametrize(
    ("found", "mended"),
    [([0.5, 5e-7], [0.0, 0.0]), ([7e5, 1 - 1e-7], [1e6, 1.0]), ([3.0, 1.0], [3.0, 1.0])],
)
def test_the_amounts_follow_the_whole_numbers(found: list[float], mended: list[float]) -> None:
    rough = MathOptRun(Status.OPTIMAL, np.array(found), -1.0)
    run = with_whole_integers(FACTORY, rough, seed=0, budget_s=5)
    assert run.values is not None
    assert run.values.tolist() == pytest.approx(mended)
    assert (run.status, run.bound) == (Status.OPTIMAL, -1.0)


def test_nothing_is_mended_where_nothing_was_found() -> None:
    nothing = MathOptRun(Status.INFEASIBLE, None, None)
    assert with_whole_integers(FACTORY, nothing, seed=0, budget_s=5) is nothing
