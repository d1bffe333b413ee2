import numpy as np
import pytest

from problems.presolve.row_activity import activity, drop_redundant
from problems.presolve.step import Contradiction, Step
from tests.problems.presolve.written_models import model


def test_activity_takes_each_bound_where_it_counts() -> None:
    found = activity(model({"x": 0, "y": 0}, ({"x": 2, "y": -3}, "<=", 9), integers={"y": (-1, 4)}))
    assert (found.least.tolist(), found.most.tolist()) == ([-12.0], [5.0])


@pytest.mark.parametrize(
    ("sense", "rhs", "redundant"),
    [("<=", 2, True), ("<=", 1, False), (">=", 0, True), (">=", 1, False), ("==", 1, False)],
)
def test_a_row_goes_where_nothing_within_the_bounds_breaks_it(
    sense: str, rhs: float, *, redundant: bool
) -> None:
    step = drop_redundant(model({"x": 0, "y": 0}, ({"x": 1, "y": 1}, sense, rhs)))
    assert isinstance(step, Step) == redundant
    if isinstance(step, Step):
        assert step.touched == ("r0",)
        assert step.model.rows.labels == ()


def test_sums_of_decimals_do_not_hide_a_redundant_row() -> None:
    step = drop_redundant(
        model({"x": 0, "y": 0, "z": 0}, ({"x": 0.1, "y": 0.1, "z": 0.1}, "<=", 0.3))
    )
    assert isinstance(step, Step)


@pytest.mark.parametrize(("sense", "rhs"), [("<=", -1), (">=", 3), ("==", 3), ("==", -1)])
def test_a_row_that_holds_nowhere_makes_the_model_infeasible(sense: str, rhs: float) -> None:
    found = drop_redundant(model({"x": 0, "y": 0}, ({"x": 1, "y": 1}, sense, rhs)))
    assert isinstance(found, Contradiction)
    assert "constraint 'r0'" in found.reason


def test_the_reason_names_the_limit_and_what_can_be_reached() -> None:
    found = drop_redundant(model({"x": 0, "y": 0}, ({"x": 1, "y": 1}, ">=", 3)))
    assert found == Contradiction(
        "constraint 'r0' wants at least 3, and its left side is 2 at most"
    )


def test_rows_that_stay_keep_their_entries() -> None:
    step = drop_redundant(
        model(
            {"x": 0, "y": 0}, ({"x": 1}, "<=", 1), ({"x": 2, "y": 3}, "<=", 4), ({"y": 1}, ">=", 0)
        )
    )
    assert isinstance(step, Step)
    rows = step.model.rows
    assert (rows.labels, rows.start.tolist()) == (("r1",), [0, 2])
    assert np.array_equal(rows.coefficient, [2.0, 3.0])
