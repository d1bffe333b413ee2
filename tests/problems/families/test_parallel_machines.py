"""Parallel machines: shares against every assignment tried, and what an answer must keep to."""

from itertools import product

import numpy as np
import pytest

from problems.errors import InvalidProblem
from problems.families.parallel_machines import ParallelMachines, ParallelMachinesSolution
from problems.registry import parse_problem
from problems.status import Status
from solvers.backends import cp_sat, mathopt_highs
from solvers.result import Request


def _quiet(done: float, words: str) -> None: ...


def _best(problem: ParallelMachines) -> float:
    found = []
    for chosen in product(problem.machines, repeat=len(problem.jobs)):
        machine_of = dict(zip(problem.jobs, chosen, strict=True))
        check = problem.check(ParallelMachinesSolution(machine_of=machine_of))
        if check.feasible and check.objective is not None:
            found.append(check.objective)
    return min(found)


def _solved(problem: ParallelMachines) -> float:
    request = Request(problem.structure())
    result = mathopt_highs.BACKEND.solve(request, seed=1, budget_s=20, progress=_quiet)
    assert result.status is Status.OPTIMAL
    check = problem.check(problem.decode_structure(result.answers[0]))
    assert check.feasible, check.violations
    assert check.objective is not None
    return check.objective


def _unrelated(seed: int) -> ParallelMachines:
    rng = np.random.default_rng(seed)
    times = rng.integers(0, 9, (6, 3)).astype(float).tolist()
    times[0][1] = None
    times[4][0] = times[4][2] = None
    return ParallelMachines(
        jobs=tuple("abcdef"), machines=("m1", "m2", "m3"), times=tuple(map(tuple, times))
    )


@pytest.mark.parametrize("seed", range(3))
def test_unrelated_machines_against_every_assignment(seed: int) -> None:
    problem = _unrelated(seed)
    best = _best(problem)
    assert _solved(problem) == pytest.approx(best)
    result = cp_sat.BACKEND.solve(Request(problem.cqm()), seed=1, budget_s=20, progress=_quiet)
    assert result.bound == pytest.approx(best)
    decoded = problem.decode(result.answers[0].sample)  # type: ignore[union-attr]
    assert problem.check(decoded).objective == pytest.approx(best)


def test_identical_machines_and_speeds() -> None:
    washers = ParallelMachines(
        jobs=tuple("abcdefg"),
        machines=("1", "2", "3"),
        durations=(50, 40, 40, 35, 30, 30, 20),
    )
    assert _solved(washers) == 85
    printers = ParallelMachines(
        jobs=tuple("abcd"), machines=("fast", "old"), durations=(1, 0.6, 2, 0.8), speeds=(2, 1)
    )
    assert _solved(printers) == pytest.approx(_best(printers))
    assert printers.cqm_is_exact


def test_speeds_that_leave_endless_decimals_have_a_rounded_binary_model() -> None:
    problem = ParallelMachines(
        jobs=tuple("abc"), machines=("m", "n"), durations=(1, 1, 2), speeds=(3, 1)
    )
    assert not problem.cqm_is_exact
    result = cp_sat.BACKEND.solve(Request(problem.cqm()), seed=1, budget_s=20, progress=_quiet)
    assert result.bound == pytest.approx(_best(problem), abs=1e-5)


def test_each_way_to_break_an_answer_is_named() -> None:
    problem = _unrelated(0)
    whole = dict.fromkeys("abcdef", "m2") | {"a": "m1"}

    def said(**changes: str) -> str:
        check = problem.check(ParallelMachinesSolution(machine_of=whole | changes))
        assert not check.feasible
        return "; ".join(each.message for each in check.violations)

    assert problem.check(ParallelMachinesSolution(machine_of=whole)).feasible
    assert "'m2' cannot do 'a'" in said(a="m2")
    assert "no machine called 'm9'" in said(b="m9")
    assert "no job called 'z'" in said(z="m1")
    missing = problem.check(ParallelMachinesSolution(machine_of={"a": "m1"}))
    assert "'b' is not scheduled" in missing.violations[0].message


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"durations": None}, "either durations or times"),
        ({"times": [[1, 2]]}, "either durations or times"),
        ({"durations": [1, 2]}, "2 durations are given for 1 jobs"),
        ({"speeds": [1]}, "1 speeds are given for 2 machines"),
        ({"durations": None, "times": [[1]]}, "1 rows of 2"),
        ({"durations": None, "times": [[None, None]]}, "no machine can do 'a'"),
        ({"machines": ["m", "m"]}, "two machines are called 'm'"),
    ],
)
def test_what_does_not_fit_is_refused(change: dict[str, object], words: str) -> None:
    data = {"family": "parallel_machines", "jobs": ["a"], "machines": ["m", "n"], "durations": [1]}
    with pytest.raises(InvalidProblem, match=words):
        parse_problem({**data, **change})


def test_the_dial_makes_machines_alike() -> None:
    def spread(difficulty: float) -> float:
        problem = ParallelMachines.random(np.random.default_rng(1), 30, difficulty)
        times = np.array(problem.times, dtype=float)
        return float(times.std(axis=1).mean())

    assert spread(0.0) > 15 > 1 > spread(1.0)
