"""The assignment against exhaustive search over matchings."""

from itertools import permutations, product

import numpy as np
import pytest

from problems.errors import LimitExceeded
from problems.families.assignment import Assignment, AssignmentSolution
from problems.status import Sense
from problems.structures import Matches
from tests.brute_force import minimum


def _best(problem: Assignment) -> float | None:
    workers, tasks = problem.workers, problem.tasks
    if len(workers) <= len(tasks):
        matchings = [dict(zip(workers, order, strict=False)) for order in permutations(tasks)]
    else:
        matchings = [dict(zip(order, tasks, strict=False)) for order in permutations(workers)]
    checks = [problem.check(AssignmentSolution(pairs=pairs)) for pairs in matchings]
    worths = [
        problem.sense.sign * each.objective
        for each in checks
        if each.feasible and each.objective is not None
    ]
    return min(worths) if worths else None


def _instance(seed: int, shape: tuple[int, int], goal: Sense, share: float) -> Assignment:
    rng = np.random.default_rng(seed)
    costs = rng.integers(-20, 50, shape) / 4
    absent = rng.random(shape) < share
    rows = [
        tuple(None if gone else cost for cost, gone in zip(*both, strict=True))
        for both in zip(costs.tolist(), absent.tolist(), strict=True)
    ]
    return Assignment(
        workers=tuple(f"w{index}" for index in range(shape[0])),
        tasks=tuple(f"t{index}" for index in range(shape[1])),
        costs=tuple(rows),
        goal=goal,
    )


@pytest.mark.parametrize("goal", list(Sense))
@pytest.mark.parametrize(
    ("seed", "shape"), list(product(range(3), [(1, 1), (3, 3), (2, 4), (4, 2), (4, 4)]))
)
def test_the_cqm_has_the_optimum_of_exhaustive_search(
    seed: int, shape: tuple[int, int], goal: Sense
) -> None:
    problem = _instance(seed, shape, goal, share=0.3)
    assert minimum(problem.cqm()) == _best(problem)


def test_structure_rows_are_the_shorter_side_and_costs_are_minimised() -> None:
    problem = Assignment(
        workers=("a", "b", "c"),
        tasks=("x", "y"),
        costs=((1, 2), (None, 4), (5, 6)),
        goal=Sense.MAXIMISE,
    )
    assert problem.structure().costs.tolist() == [[-1, np.inf, -5], [-2, -4, -6]]
    solution = problem.decode_structure(Matches(np.array([2, 1])))
    assert solution.pairs == {"b": "y", "c": "x"}
    assert problem.check(solution).objective == 9


@pytest.mark.parametrize(
    ("pairs", "constraint", "objective"),
    [
        ({"a": "x"}, "b once", 1),
        ({"a": "x", "b": "x"}, "x once", 4),
        ({"a": "z", "b": "x"}, "names", None),
        ({"a": "y", "b": "x"}, "pairs", None),
    ],
)
def test_check_names_what_is_broken(
    pairs: dict[str, str], constraint: str, objective: float | None
) -> None:
    problem = Assignment(workers=("a", "b"), tasks=("x", "y"), costs=((1, None), (3, 4)))
    check = problem.check(AssignmentSolution(pairs=pairs))
    assert not check.feasible
    assert constraint in [violation.constraint for violation in check.violations]
    assert check.objective == objective


def test_a_task_that_nobody_takes_is_a_violation_where_tasks_are_fewer() -> None:
    problem = Assignment(workers=("a", "b"), tasks=("x",), costs=((1,), (2,)))
    check = problem.check(AssignmentSolution(pairs={}))
    assert [violation.message for violation in check.violations] == ["'x' is left out"]


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"costs": ((1, 2),)}, "2 workers and 1 rows"),
        ({"costs": ((1, 2), (3,))}, "'b' has 1 costs; there are 2 tasks"),
        ({"workers": ("a", "a")}, "two workers are called 'a'"),
        ({"tasks": ("x", "x")}, "two tasks are called 'x'"),
    ],
)
def test_fields_that_do_not_fit_are_refused(fields: dict[str, object], message: str) -> None:
    good = {"workers": ("a", "b"), "tasks": ("x", "y"), "costs": ((1, 2), (3, 4))}
    with pytest.raises(ValueError, match=message):
        Assignment.model_validate({**good, **fields})


def test_a_large_model_is_refused_before_it_is_built() -> None:
    problem = Assignment.random(np.random.default_rng(0), 501)
    with pytest.raises(LimitExceeded, match="251,001 pairs"):
        problem.cqm()


def test_the_figure_marks_the_pairs() -> None:
    problem = Assignment(workers=("a", "b"), tasks=("x", "y"), costs=((1, None), (3, 4)))
    figure = problem.figure(AssignmentSolution(pairs={"b": "y"}))
    assert figure.highlighted == ((1, 1),)
    assert figure.values[0][1] is None


def test_the_dial_turns_unrelated_costs_into_products() -> None:
    def unexplained(difficulty: float) -> float:
        """The second largest singular value over the largest; products have rank 1."""
        costs = np.array(Assignment.random(np.random.default_rng(1), 40, difficulty).costs)
        values = np.linalg.svd(costs, compute_uv=False)
        return float(values[1] / values[0])

    assert unexplained(0) > unexplained(0.5) > unexplained(1) == pytest.approx(0, abs=1e-9)
