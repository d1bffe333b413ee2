"""Convex quadratic programs, against scipy and against the optimality that is claimed."""

import numpy as np
import pytest
from scipy.optimize import LinearConstraint, minimize
from scipy.sparse import csr_array

from problems.families.portfolio import Portfolio
from problems.status import Status
from problems.structures import Floats, Program, Values
from solvers.backends.mathopt_pdlp import BACKEND
from solvers.programs.mathopt_run import cost
from solvers.result import RawResult, Request


def _solve(program: Program) -> RawResult:
    return BACKEND.solve(Request(program), seed=0, budget_s=20, progress=lambda _, __: None)


def _values(raw: RawResult) -> Floats:
    (answer,) = raw.answers
    assert isinstance(answer, Values)
    return answer.values


def _random(rng: np.random.Generator, n: int, m: int) -> Program:
    factor = rng.normal(size=(n // 2, n))
    inside = rng.random(n)
    rows = rng.normal(size=(m, n))
    activity = rows @ inside
    return Program(
        names=tuple(f"x{at}" for at in range(n)),
        linear=rng.normal(size=n),
        lower=np.zeros(n),
        upper=rng.choice([1.0, 2.0], n),
        integer=np.zeros(n, dtype=bool),
        rows=csr_array(rows),
        row_lower=np.where(np.arange(m) == 0, activity, -np.inf),
        row_upper=np.where(np.arange(m) == 0, activity, activity + 0.1),
        quadratic=csr_array(factor.T @ factor),
        constant=3.0,
    )


def _by_scipy(program: Program) -> float:
    rows, first = program.rows.toarray(), np.arange(program.rows.shape[0]) == 0

    def cost_at(point: Floats) -> float:
        return cost(program, point)

    found = minimize(
        cost_at,
        np.full(len(program.names), 0.5),
        bounds=list(zip(program.lower, program.upper, strict=True)),
        constraints=[
            LinearConstraint(rows[each], program.row_lower[each], program.row_upper[each])
            for each in (first, ~first)
        ],
        method="SLSQP",
        options={"ftol": 1e-12, "maxiter": 1000},
    )
    assert found.success
    return float(found.fun)


@pytest.mark.parametrize("seed", range(6))
def test_no_other_solver_finds_less(seed: int) -> None:
    program = _random(np.random.default_rng(seed), 10, 4)
    raw = _solve(program)
    values = _values(raw)
    assert raw.status is Status.OPTIMAL
    assert raw.bound == pytest.approx(cost(program, values), rel=1e-6, abs=1e-8)
    least = _by_scipy(program)
    assert cost(program, values) <= least + 1e-7
    assert raw.bound is not None
    assert raw.bound <= least + 1e-7


def test_the_optimum_is_exact() -> None:
    mix = Portfolio(
        assets=("gold", "oil", "cash"),
        expected_returns=(4, 8, 2),
        covariance=((4, 0, 0), (0, 8, 0), (0, 0, 1)),
        min_return=5,
    )
    structure = mix.structure()
    assert structure is not None
    raw = _solve(structure)
    assert _values(raw).tolist() == pytest.approx([15 / 48, 19 / 48, 14 / 48], abs=1e-12)


@pytest.mark.parametrize(
    ("linear", "lower", "sides", "status"),
    [
        ([0.0, -1.0], 0.0, (-np.inf, np.inf), Status.UNBOUNDED),
        ([-2.0, 0.0], -np.inf, (-np.inf, np.inf), Status.OPTIMAL),
        ([0.0, -1.0], 0.0, (-np.inf, -1.0), Status.INFEASIBLE),
        ([0.0, -1.0], 0.0, (-np.inf, 6.0), Status.OPTIMAL),
    ],
)
def test_statuses(
    linear: list[float], lower: float, sides: tuple[float, float], status: Status
) -> None:
    program = Program(
        names=("x", "y"),
        linear=np.array(linear),
        lower=np.full(2, lower),
        upper=np.full(2, np.inf),
        integer=np.zeros(2, dtype=bool),
        rows=csr_array(np.ones((1, 2))),
        row_lower=np.array([sides[0]]),
        row_upper=np.array([sides[1]]),
        quadratic=csr_array([[2.0, 0.0], [0.0, 0.0]]),
    )
    raw = _solve(program)
    assert raw.status is status
    assert bool(raw.answers) == (status is Status.OPTIMAL)


def test_what_it_cannot_take_is_said() -> None:
    program = _random(np.random.default_rng(0), 4, 1)
    fields = {name: getattr(program, name) for name in Program.__slots__}
    assert "not convex" in (
        BACKEND.refuses(Program(**fields | {"quadratic": csr_array(-np.eye(4))})) or ""
    )
    assert "no products" in (BACKEND.refuses(Program(**fields | {"quadratic": None})) or "")
    assert "whole" in (
        BACKEND.refuses(Program(**fields | {"integer": np.ones(4, dtype=bool)})) or ""
    )
    assert BACKEND.refuses(program) is None
