"""The translation to MathOpt and what its statuses are taken for."""

import numpy as np
import pytest
from scipy.sparse import csr_array

from problems.errors import BackendError
from problems.status import Status
from problems.structures import Program
from solvers.programs.active_set import polish
from solvers.programs.convexity import squares, with_least_diagonal
from solvers.programs.mathopt_run import cost, run, to_proto


def _program(**fields: object) -> Program:
    base: dict[str, object] = {
        "names": ("x", "y"),
        "linear": np.array([-1.0, -1.0]),
        "lower": np.zeros(2),
        "upper": np.full(2, np.inf),
        "integer": np.zeros(2, dtype=bool),
        "rows": csr_array([[1.0, 2.0]]),
        "row_lower": np.array([-np.inf]),
        "row_upper": np.array([4.0]),
    }
    return Program(**(base | fields))  # type: ignore[arg-type]


CURVED = csr_array([[4.0, 1.0], [1.0, 2.0]])


def test_products_are_halved_on_the_diagonal_and_counted_once_beside_it() -> None:
    matrix = to_proto(_program(quadratic=CURVED)).objective.quadratic_coefficients
    entries = zip(matrix.row_ids, matrix.column_ids, matrix.coefficients, strict=True)
    assert list(entries) == [(0, 0, 2), (0, 1, 1), (1, 1, 1)]


def test_the_bound_is_of_the_whole_cost() -> None:
    found = run(_program(constant=100.0), "HIGHS", seed=0, budget_s=5)
    assert found.status is Status.OPTIMAL
    assert found.bound == pytest.approx(96)
    assert found.values is not None
    assert cost(_program(constant=100.0), found.values) == pytest.approx(96)


@pytest.mark.parametrize("integer", [False, True])
def test_infeasible_and_unbounded_are_told_apart(*, integer: bool) -> None:
    whole = np.full(2, integer)
    endless = _program(integer=whole, rows=csr_array([[1.0, -1.0]]))
    impossible = _program(
        integer=whole,
        rows=csr_array([[1.0, -1.0], [1.0, -1.0]]),
        row_lower=np.array([-np.inf, 6.0]),
        row_upper=np.array([4.0, np.inf]),
    )
    assert run(endless, "HIGHS", seed=0, budget_s=5).status is Status.UNBOUNDED
    assert run(impossible, "HIGHS", seed=0, budget_s=5).status is Status.INFEASIBLE


def test_crossed_bounds_are_infeasible() -> None:
    crossed = _program(lower=np.array([3.0, 0.0]), upper=np.array([1.0, 1.0]))
    assert run(crossed, "HIGHS", seed=0, budget_s=5).status is Status.INFEASIBLE


def test_a_refusal_of_the_solver_is_named() -> None:
    with pytest.raises(BackendError, match=r"HIGHS failed: .*quadratic"):
        run(_program(quadratic=CURVED), "HIGHS", seed=0, budget_s=5)


def test_the_squares_are_the_objective() -> None:
    parts = squares(_program(quadratic=CURVED))
    assert parts is not None
    at = np.array([0.3, -1.7])
    assert parts.weights @ (parts.directions @ at) ** 2 == pytest.approx(at @ (CURVED @ at))
    assert squares(_program(quadratic=csr_array([[0.0, 1.0], [1.0, 0.0]]))) is None


def test_less_diagonal_costs_the_same_on_binaries() -> None:
    binary = _program(quadratic=CURVED, upper=np.ones(2), integer=np.ones(2, dtype=bool))
    lean = with_least_diagonal(binary)
    assert lean is not None
    assert lean.quadratic is not None
    assert lean.quadratic.trace() < CURVED.trace()
    for at in ([0, 0], [0, 1], [1, 0], [1, 1]):
        point = np.array(at, dtype=float)
        assert cost(lean, point) == pytest.approx(cost(binary, point))
    assert with_least_diagonal(_program(quadratic=CURVED)) is None


@pytest.mark.parametrize("start", [[0.0, 0.0], [2.0, 1.0], [0.1, 0.9]])
def test_the_polish_finds_the_optimum_from_a_bad_guess(start: list[float]) -> None:
    program = _program(
        linear=np.array([-8.0, -6.0]),
        quadratic=CURVED,
        rows=csr_array([[1.0, 1.0]]),
        row_upper=np.array([2.0]),
    )  # 4x + y − 8 = x + 2y − 6 on x + y = 2
    found = polish(program, np.array(start))
    assert found is not None
    assert found.tolist() == pytest.approx([1.0, 1.0])
