from dataclasses import replace

import dimod
import numpy as np
import pytest

from problems.encoding.model_arrays import ModelArrays, read
from problems.presolve.fixed_variables import remove_fixed
from problems.presolve.step import Step
from tests.problems.presolve.written_models import model, row


def _set(arrays: ModelArrays, label: str, value: float) -> ModelArrays:
    at = arrays.labels.index(label)
    lower, upper = arrays.lower.copy(), arrays.upper.copy()
    lower[at] = upper[at] = value
    return replace(arrays, lower=lower, upper=upper)


def test_the_cost_of_a_fixed_variable_goes_to_the_offset_and_to_its_partners() -> None:
    arrays = model(
        {"n": 2, "x": 1, "y": 0},
        ({"n": 3, "x": 1}, "<=", 10),
        integers={"n": (0, 5)},
        products={("n", "x"): 4, ("n", "n"): 1, ("x", "y"): 7},
    )
    step = remove_fixed(_set(arrays, "n", 3))
    assert isinstance(step, Step)
    objective = step.model.objective
    assert objective.offset == 2 * 3 + 9
    biases = np.bincount(objective.index, weights=objective.linear, minlength=2)
    assert biases.tolist() == [1 + 4 * 3, 0]
    assert objective.quadratic.tolist() == [7]
    assert (step.model.labels, step.fixed) == (("x", "y"), {"n": 3.0})
    assert row(step.model, "r0") == ({"x": 1.0}, -1, 1.0)


def test_a_constraint_that_loses_its_products_becomes_a_row() -> None:
    cqm = dimod.ConstrainedQuadraticModel()
    x, y, z = dimod.Binaries("xyz")
    cqm.add_constraint(x * y + 2 * z + x <= 2, label="product")
    step = remove_fixed(_set(read(cqm), "x", 1))
    assert isinstance(step, Step)
    assert step.model.quadratic_rows == ()
    assert row(step.model, "product") == ({"y": 1.0, "z": 2.0}, -1, 1.0)


def test_a_constraint_keeps_its_other_products() -> None:
    cqm = dimod.ConstrainedQuadraticModel()
    x, y, z = dimod.Binaries("xyz")
    cqm.add_constraint(x * y + y * z <= 1, label="product")
    step = remove_fixed(_set(read(cqm), "x", 1))
    assert isinstance(step, Step)
    (left,) = step.model.quadratic_rows
    assert left.terms.quadratic.tolist() == [1.0]
    assert step.model.rows.labels == ()


def test_decimals_that_cancel_leave_a_right_side_of_zero() -> None:
    arrays = model({"x": 0, "y": 0, "z": 0}, ({"x": 0.1, "y": 0.2, "z": 1}, "<=", 0.3))
    step = remove_fixed(_set(_set(arrays, "x", 1), "y", 1))
    assert isinstance(step, Step)
    assert row(step.model, "r0")[2] == 0.0


@pytest.mark.parametrize("cost", [{"x": 1.0}, {"x": 1.0, "y": -1.0}])
def test_nothing_fixed_is_no_step(cost: dict[str, float]) -> None:
    assert remove_fixed(model(cost)) is None
