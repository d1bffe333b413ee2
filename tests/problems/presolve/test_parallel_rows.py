from problems.presolve.parallel_rows import merge_parallel
from problems.presolve.step import Contradiction, Step
from tests.problems.presolve.written_models import model, row

_COST = {"x": 0.0, "y": 0.0, "z": 0.0}


def test_the_tightest_of_multiples_stays() -> None:
    step = merge_parallel(
        model(
            _COST,
            ({"x": 1, "y": 2}, "<=", 2.5),
            ({"x": 2, "y": 4}, "<=", 4),
            ({"x": -1, "y": -2}, ">=", -3),
        )
    )
    assert isinstance(step, Step)
    assert step.touched == ("r0", "r2")
    assert row(step.model, "r1") == ({"x": 2.0, "y": 4.0}, -1, 4.0)


def test_limits_that_meet_become_one_equality() -> None:
    step = merge_parallel(model(_COST, ({"x": 1, "y": 1}, "<=", 1), ({"x": 3, "y": 3}, ">=", 3)))
    assert isinstance(step, Step)
    assert len(step.model.rows.labels) == 1
    assert step.model.rows.relation.tolist() == [0]
    assert step.model.rows.rhs.tolist() in ([1.0], [3.0])


def test_an_equality_takes_the_place_of_what_it_meets() -> None:
    step = merge_parallel(model(_COST, ({"x": 1, "z": 1}, "<=", 2), ({"x": 1, "z": 1}, "==", 1)))
    assert isinstance(step, Step)
    assert row(step.model, "r1") == ({"x": 1.0, "z": 1.0}, 0, 1.0)
    assert step.touched == ("r0",)


def test_a_range_keeps_both_its_sides() -> None:
    assert (
        merge_parallel(model(_COST, ({"x": 1, "y": 1}, "<=", 2), ({"x": 1, "y": 1}, ">=", 1)))
        is None
    )


def test_ranges_that_do_not_meet_are_infeasible() -> None:
    found = merge_parallel(model(_COST, ({"x": 1, "y": 1}, "<=", 1), ({"x": 2, "y": 2}, ">=", 3)))
    assert isinstance(found, Contradiction)
    assert found.reason == "constraints 'r1' and 'r0' contradict each other"


def test_other_coefficients_or_variables_are_not_parallel() -> None:
    rows: list[tuple[dict[str, float], str, float]] = [
        ({"x": 1, "y": 2}, "<=", 2),
        ({"x": 1, "y": 1}, "<=", 1),
        ({"x": 1, "z": 2}, "<=", 2),
    ]
    assert merge_parallel(model(_COST, *rows)) is None
