import pytest

from problems.presolve.dominated_rows import drop_dominated
from problems.presolve.step import Step
from tests.problems.presolve.written_models import model

_COST = {"x": 0.0, "y": 0.0, "z": 0.0}
_CLIQUE = ({"x": 1.0, "y": 1.0, "z": 1.0}, "<=", 1.0)


@pytest.mark.parametrize(
    "implied",
    [
        ({"x": 1, "y": 1}, "<=", 1),
        ({"x": -2, "z": -2}, ">=", -3),
        ({"x": 3, "y": 2, "z": 1}, "<=", 3),
    ],
)
def test_what_a_clique_implies_goes(implied: tuple[dict[str, float], str, float]) -> None:
    step = drop_dominated(model(_COST, implied, _CLIQUE))
    assert isinstance(step, Step)
    assert step.touched == ("r0",)


def test_a_row_of_fewer_variables_implies_one_of_more() -> None:
    step = drop_dominated(
        model(_COST, ({"x": 1, "y": 1}, "<=", 1), ({"x": 2, "y": 2, "z": 1}, "<=", 3))
    )
    assert isinstance(step, Step)
    assert step.touched == ("r1",)


def test_an_equality_implies_and_is_never_dropped() -> None:
    equality = ({"x": 1.0, "y": 1.0, "z": 1.0}, "==", 1.0)
    step = drop_dominated(model(_COST, equality, ({"x": 1, "y": 1}, "<=", 1), _CLIQUE))
    assert isinstance(step, Step)
    assert step.model.rows.labels == ("r0",)


def test_of_rows_that_imply_each_other_one_stays() -> None:
    step = drop_dominated(model(_COST, _CLIQUE, ({"x": 2, "y": 2, "z": 2}, "<=", 2)))
    assert isinstance(step, Step)
    assert len(step.model.rows.labels) == 1


@pytest.mark.parametrize(
    "row",
    [({"x": 1, "y": 1}, ">=", 1), ({"x": 3, "y": 2, "z": 1}, "<=", 2), ({"x": 1, "y": 1}, "<=", 0)],
)
def test_what_is_not_implied_stays(row: tuple[dict[str, float], str, float]) -> None:
    step = drop_dominated(model(_COST, row, _CLIQUE))
    assert step is None or "r0" in step.model.rows.labels  # type: ignore[union-attr]


def test_the_two_sides_of_a_range_do_not_imply_each_other() -> None:
    rows: list[tuple[dict[str, float], str, float]] = [
        ({"x": 1, "y": -1}, "<=", 0),
        ({"x": 1, "y": -1}, ">=", 0),
    ]
    assert drop_dominated(model(_COST, *rows)) is None


def test_negative_values_break_the_implication() -> None:
    free = {"z": (-1.0, 1.0)}
    step = drop_dominated(model(_COST, ({"x": 1, "y": 1}, "<=", 1), _CLIQUE, integers=free))
    assert step is None
