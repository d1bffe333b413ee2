"""SCIP on quadratic objectives of whole variables, and on those that are not convex."""

from dataclasses import replace

import numpy as np
import pytest
from scipy.sparse import csr_array

from problems.families.linear_program import LinearProgram
from problems.families.portfolio import Portfolio
from problems.problem import Problem
from problems.status import Status
from problems.structures import Program, Values
from solvers.backends.mathopt_scip import BACKEND
from solvers.result import RawResult, Request
from tests.brute_force import minimum


def _solve(program: Program, hint: Values | None = None) -> RawResult:
    request = Request(program, hint=hint)
    return BACKEND.solve(request, seed=0, budget_s=20, progress=lambda _, __: None)


def _portfolio(seed: int) -> Portfolio:
    drawn = Portfolio.random(np.random.default_rng(seed), 8)
    fields = {"n_chosen": 4, "risk_aversion": 0.5, "min_return": None}
    return drawn.model_copy(update=fields)


INSTANCES: list[Problem] = [  # type: ignore[type-arg]  # of two families
    *(LinearProgram.random(np.random.default_rng(seed), 4) for seed in range(5)),
    *(_portfolio(seed) for seed in range(5)),
]


@pytest.mark.parametrize("problem", INSTANCES, ids=lambda each: f"{each.family} {each.size}")
def test_whole_programs_reach_the_optimum_of_exhaustive_search(problem: Problem) -> None:  # type: ignore[type-arg]
    program = problem.structure()
    assert isinstance(program, Program)
    raw = _solve(program)
    assert raw.status is Status.OPTIMAL
    assert raw.bound == pytest.approx(minimum(problem.cqm()), rel=1e-6, abs=1e-6)
    check = problem.check(problem.decode_structure(raw.answers[0]))
    assert check.feasible
    assert raw.bound is not None
    assert check.objective == pytest.approx(problem.sense.sign * raw.bound, rel=1e-6, abs=1e-6)


MIXED = Program(  # x whole, y not; (x − 1.6)² + (y − 1.2)² + xy less a constant
    names=("x", "y"),
    linear=np.array([-3.2, -2.4]),
    lower=np.zeros(2),
    upper=np.array([9.0, 3.0]),
    integer=np.array([True, False]),
    rows=csr_array(np.ones((1, 2))),
    row_lower=np.array([-np.inf]),
    row_upper=np.array([4.0]),
    quadratic=csr_array([[2.0, 1.0], [1.0, 2.0]]),
)


def test_amounts_beside_integers_are_exact() -> None:
    raw = _solve(MIXED)
    (answer,) = raw.answers
    assert isinstance(answer, Values)
    assert answer.values.tolist() == pytest.approx([1.0, 0.7], abs=1e-9)
    assert raw.bound == pytest.approx(-2.69, abs=1e-5)


def test_a_hint_is_taken() -> None:
    assert _solve(MIXED, hint=Values(np.array([1.0, 0.5]))).status is Status.OPTIMAL


def test_what_is_not_convex_is_bounded() -> None:
    saddle = replace(MIXED, linear=np.zeros(2), integer=np.zeros(2, dtype=bool))
    raw = _solve(replace(saddle, quadratic=csr_array([[0.0, -1.0], [-1.0, 0.0]])))
    assert raw.status is Status.OPTIMAL
    assert raw.bound == pytest.approx(-4, abs=1e-5)


def test_infinity_is_no_optimum() -> None:
    endless = replace(
        MIXED,
        integer=np.array([True, False]),
        upper=np.array([1.0, np.inf]),
        row_upper=np.array([np.inf]),
        quadratic=csr_array([[2.0, 0.0], [0.0, -2.0]]),
    )
    raw = _solve(endless)
    assert raw.status in {Status.UNKNOWN, Status.UNBOUNDED}
    assert not raw.answers
