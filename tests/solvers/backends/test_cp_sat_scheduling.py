"""CP-SAT's schedules on shops whose makespan is known."""

import numpy as np
import pytest

from problems.families.job_shop import JobShop
from problems.status import Status
from problems.structures import Operation, Scheduling, Starts
from solvers.backends.cp_sat_scheduling import BACKEND
from solvers.result import RawResult, Request

WORKSHOP = Scheduling(  # cutting 0, drilling 1, painting 2
    jobs=(
        (Operation(0, 3), Operation(1, 2), Operation(2, 2)),
        (Operation(0, 2), Operation(2, 1), Operation(1, 4)),
        (Operation(1, 4), Operation(2, 3)),
    ),
    n_machines=3,
)


def _solve(model: Scheduling, hint: Starts | None = None, budget_s: float = 20) -> RawResult:
    request = Request(model, hint=hint)
    return BACKEND.solve(request, seed=3, budget_s=budget_s, progress=lambda _, __: None)


def _makespan(model: Scheduling, result: RawResult) -> int:
    (answer,) = result.answers
    assert isinstance(answer, Starts)
    return max(
        start + step.duration
        for job, row in zip(model.jobs, answer.starts, strict=True)
        for step, start in zip(job, row, strict=True)
    )


def test_the_workshop_is_done_after_11_hours_with_proof() -> None:
    result = _solve(WORKSHOP)
    assert (result.status, result.bound) == (Status.OPTIMAL, 11)
    assert _makespan(WORKSHOP, result) == 11


def test_one_machine_does_one_thing_at_a_time() -> None:
    model = Scheduling(jobs=tuple((Operation(0, length),) for length in (3, 1, 4)), n_machines=1)
    result = _solve(model)
    assert result.bound == _makespan(model, result) == 8


def test_operations_of_no_length_occupy_nothing() -> None:
    model = Scheduling(jobs=((Operation(0, 5),), (Operation(1, 2), Operation(0, 0))), n_machines=2)
    assert _makespan(model, _solve(model)) == 5


def test_the_answer_is_feasible_for_the_family() -> None:
    problem = JobShop.random(np.random.default_rng(5), 4)
    result = _solve(problem.structure())
    check = problem.check(problem.decode_structure(result.answers[0]))
    assert check.feasible, check.violations
    assert check.objective == result.bound


def test_a_hint_is_a_solution_at_once() -> None:
    hint = Starts(((0, 3, 5), (3, 5, 6), (10, 14)))
    assert _makespan(WORKSHOP, _solve(WORKSHOP, hint)) == 11


def test_no_time_is_unknown() -> None:
    result = _solve(WORKSHOP, budget_s=0)
    assert (result.status, result.answers, result.bound) == (Status.UNKNOWN, (), None)


@pytest.mark.parametrize(
    ("model", "message"),
    [
        (Scheduling(((Operation(0, 1),) * 20_001,), 1), "20,001 operations"),
        (Scheduling(((Operation(0, 2**51),),), 1), "may span 2.25e+15"),
    ],
)
def test_what_is_too_large_is_refused_by_number(model: Scheduling, message: str) -> None:
    assert message in str(BACKEND.refuses(model))
