import pytest

from problems.presolve.coefficient_tightening import tighten_coefficients
from problems.presolve.step import Step
from tests.problems.presolve.written_models import model, row

_COST = {"x": 0.0, "y": 0.0, "z": 0.0}


def test_a_large_coefficient_shrinks_to_what_matters() -> None:
    # 5x + 2y + z ≤ 6 excludes all three, and x with y: 7 and 8 against 6, so d = 2.
    step = tighten_coefficients(model(_COST, ({"x": 5, "y": 2, "z": 1}, "<=", 6)))
    assert isinstance(step, Step)
    assert row(step.model, "r0") == ({"x": 2.0, "y": 2.0, "z": 1.0}, -1, 3.0)


def test_from_below_the_same() -> None:
    step = tighten_coefficients(model(_COST, ({"x": 9, "y": 2, "z": 1}, ">=", 3)))
    assert isinstance(step, Step)
    assert row(step.model, "r0") == ({"x": 3.0, "y": 2.0, "z": 1.0}, 1, 3.0)


def test_a_switch_needs_no_more_than_the_most_of_what_it_switches() -> None:
    step = tighten_coefficients(model(_COST, ({"x": 1, "y": 1, "z": -50}, "<=", 0)))
    assert isinstance(step, Step)
    assert row(step.model, "r0") == ({"x": 1.0, "y": 1.0, "z": -2.0}, -1, 0.0)


@pytest.mark.parametrize(
    "kept",
    [
        ({"x": 5, "y": 2, "z": 1}, "==", 6),
        ({"x": 1, "y": 1, "z": 1}, "<=", 1),
        ({"x": 0.5, "y": 0.2, "z": 0.1}, "<=", 0.6),
    ],
)
def test_equalities_tight_rows_and_decimals_stay(
    kept: tuple[dict[str, float], str, float],
) -> None:
    assert tighten_coefficients(model(_COST, kept)) is None


def test_a_coefficient_of_nought_in_a_row_that_stays_is_no_obstacle() -> None:
    # The second row is of no whole numbers, so nothing bounds what its coefficients may be.
    step = tighten_coefficients(
        model(
            _COST,
            ({"x": 5, "y": 2, "z": 1}, "<=", 6),
            ({"x": 0.0, "y": 0.5, "z": 0.25}, "<=", 0.5),
        )
    )
    assert isinstance(step, Step)
    assert row(step.model, "r0") == ({"x": 2.0, "y": 2.0, "z": 1.0}, -1, 3.0)


def test_an_integer_keeps_its_coefficient() -> None:
    arrays = model(_COST, ({"x": 1, "y": 5}, "<=", 5), integers={"y": (0, 1)})
    assert tighten_coefficients(arrays) is None
