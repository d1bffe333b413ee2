import pytest

from problems.presolve.dual_fixing import fix_dual
from problems.presolve.step import Step
from tests.problems.presolve.written_models import model


@pytest.mark.parametrize(
    ("cost", "row", "bounds"),
    [
        (1, ({"x": 1, "y": 1}, "<=", 1), (0, 0)),
        (0, ({"x": 1, "y": 1}, "<=", 1), (0, 0)),
        (-1, ({"x": 1, "y": 1}, ">=", 1), (1, 1)),
        (1, ({"x": 1, "y": 1}, ">=", 1), (0, 1)),
        (-1, ({"x": 1, "y": 1}, "<=", 1), (0, 1)),
        (1, ({"x": 1, "y": 1}, "==", 1), (0, 1)),
        (-1, ({"x": -1, "y": 1}, "<=", 0), (1, 1)),
    ],
)
def test_a_variable_goes_where_cost_and_rows_agree(
    cost: float, row: tuple[dict[str, float], str, float], bounds: tuple[float, float]
) -> None:
    arrays = model({"x": cost, "y": 0, "z": 0}, row, ({"y": 1, "z": 1}, "==", 1))
    step = fix_dual(arrays)
    after = step.model if isinstance(step, Step) else arrays
    assert (after.lower[0], after.upper[0]) == bounds


def test_a_product_counts_at_its_worst() -> None:
    arrays = model({"x": 2, "y": 0}, ({"y": 1}, "==", 1), products={("x", "y"): -3})
    assert fix_dual(arrays) is None
    step = fix_dual(model({"x": 3, "y": 0}, ({"y": 1}, "==", 1), products={("x", "y"): -3}))
    assert isinstance(step, Step)
    assert step.touched == ("x",)


def test_a_squared_variable_stays() -> None:
    arrays = model({"n": -3}, integers={"n": (0, 5)}, products={("n", "n"): 1})
    assert fix_dual(arrays) is None
