"""CP-SAT on whole programs, and what it leaves to others."""

from dataclasses import replace

import numpy as np
import pytest
from scipy.sparse import csr_array

from problems.families.linear_program import LinearProgram
from problems.status import Status
from problems.structures import Floats, Program, Values
from solvers.backends.mathopt_cp_sat import BACKEND
from solvers.result import RawResult, Request
from tests.brute_force import minimum


def _solve(program: Program, hint: Values | None = None) -> RawResult:
    assert BACKEND.refuses(program) is None
    return BACKEND.solve(
        Request(program, hint=hint), seed=0, budget_s=10, progress=lambda _, __: None
    )


def _binaries(rows: Floats, least: Floats, linear: Floats) -> Program:
    n = linear.size
    return Program(
        names=tuple(f"x{at}" for at in range(n)),
        linear=linear,
        lower=np.zeros(n),
        upper=np.ones(n),
        integer=np.ones(n, dtype=bool),
        rows=csr_array(rows),
        row_lower=least,
        row_upper=np.full(least.size, np.inf),
    )


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


def test_a_hint_is_taken_and_what_cannot_be_is_infeasible() -> None:
    cover = _binaries(np.array([[1.0, 1, 0], [0, 1, 1]]), np.ones(2), np.array([2.0, 3, 2]))
    raw = _solve(cover, Values(np.array([1.0, 0, 1])))
    assert (raw.status, raw.bound) == (Status.OPTIMAL, 3)
    assert isinstance(raw.answers[0], Values)
    assert raw.answers[0].values.tolist() == [0, 1, 0]
    too_much = replace(cover, row_lower=np.array([3.0, 1]))
    assert _solve(too_much).status is Status.INFEASIBLE


def test_products_amounts_fractions_and_endless_variables_are_left_to_others() -> None:
    cover = _binaries(np.array([[1.0, 1, 0], [0, 1, 1]]), np.ones(2), np.array([2.0, 3, 2]))
    refused = {
        "products": replace(cover, quadratic=csr_array(np.eye(3))),
        "continuous": replace(cover, integer=np.zeros(3, dtype=bool)),
        "broken coefficients": replace(cover, linear=cover.linear / 3),
        "may exceed 1e+06": replace(cover, upper=np.full(3, np.inf)),
    }
    for words, program in refused.items():
        assert words in str(BACKEND.refuses(program))
