"""HiGHS on linear programs."""

import numpy as np
import pytest
from scipy.sparse import csr_array

from problems.families.linear_program import LinearProgram
from problems.status import Status
from problems.structures import Program
from solvers.backends.mathopt_highs import BACKEND
from solvers.result import RawResult, Request
from tests.brute_force import minimum


def _solve(program: Program) -> RawResult:
    return BACKEND.solve(Request(program), seed=0, budget_s=10, progress=lambda _, __: None)


@pytest.mark.parametrize("seed", range(8))
def test_random_programs_reach_the_optimum_of_exhaustive_search(seed: int) -> None:
    drawn = LinearProgram.random(np.random.default_rng(seed), 4)
    problem = drawn.model_copy(update={"quadratic": ()})
    raw = _solve(problem.structure())
    assert raw.status is Status.OPTIMAL
    assert raw.bound == pytest.approx(minimum(problem.cqm()))
    check = problem.check(problem.decode_structure(raw.answers[0]))
    assert check.feasible
    assert check.objective == pytest.approx(-(raw.bound or 0))


def test_products_are_refused_in_words() -> None:
    drawn = LinearProgram.random(np.random.default_rng(0), 3)
    curved = Program(
        **{
            name: getattr(drawn.structure(), name)
            for name in Program.__slots__
            if name != "quadratic"
        },
        quadratic=csr_array(np.eye(3)),
    )
    assert "products" in (BACKEND.refuses(curved) or "")
