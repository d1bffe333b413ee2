import dimod

from problems.encoding.model_arrays import read
from problems.presolve.step import Contradiction, Step
from problems.presolve.variable_bounds import tighten_bounds
from tests.problems.presolve.written_models import model


def test_a_row_of_one_variable_becomes_its_bound() -> None:
    step = tighten_bounds(model({"n": 0}, ({"n": -2}, ">=", -7), integers={"n": (0, 9)}))
    assert isinstance(step, Step)
    assert step.model.upper.tolist() == [3.0]
    assert step.touched == ("n",)


def test_an_item_that_does_not_fit_is_zero() -> None:
    step = tighten_bounds(model({"x": 0, "y": 0}, ({"x": 5, "y": 2}, "<=", 4)))
    assert isinstance(step, Step)
    assert step.model.upper.tolist() == [0.0, 1.0]


def test_a_spin_moves_to_one_of_its_two_values() -> None:
    cqm = dimod.ConstrainedQuadraticModel()
    cqm.add_variable("SPIN", "s")
    cqm.add_constraint_from_iterable([("s", 2)], "<=", rhs=1, label="c")
    step = tighten_bounds(read(cqm))
    assert isinstance(step, Step)
    assert (step.model.lower.tolist(), step.model.upper.tolist()) == ([-1.0], [-1.0])


def test_bounds_that_cross_are_infeasible_and_said_so() -> None:
    found = tighten_bounds(
        model({"x": 0, "y": 0}, ({"x": 1, "y": -1}, ">=", 1), ({"y": 1}, ">=", 1))
    )
    assert isinstance(found, Contradiction)
    assert "no value" in found.reason


def test_reals_take_bounds_of_their_own_rows_only() -> None:
    cqm = dimod.ConstrainedQuadraticModel()
    for name in ("a", "b"):
        cqm.add_variable("REAL", name, lower_bound=0, upper_bound=10)
    cqm.add_constraint_from_iterable([("a", 4)], "<=", rhs=6, label="own")
    cqm.add_constraint_from_iterable([("a", 3), ("b", 3)], "<=", rhs=1, label="shared")
    step = tighten_bounds(read(cqm))
    assert isinstance(step, Step)
    assert step.model.upper.tolist() == [1.5, 10.0]


def test_nothing_to_tighten_is_no_step() -> None:
    assert tighten_bounds(model({"x": 0, "y": 0}, ({"x": 1, "y": 1}, "<=", 1))) is None
