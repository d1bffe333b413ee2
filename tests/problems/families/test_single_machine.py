"""Single machine: orders against every permutation, and what a schedule must keep to."""

from itertools import permutations

import numpy as np
import pytest

from problems.errors import InvalidProblem
from problems.families.single_machine import (
    MachineJob,
    SingleMachine,
    SingleMachineSolution,
)
from problems.modelling.machine_goals import Goal
from problems.registry import parse_problem
from problems.status import Status
from solvers.backends import cp_sat, cp_sat_project
from solvers.result import Request

GOALS: tuple[Goal, ...] = ("makespan", "completion", "tardiness", "lateness")


def _quiet(done: float, words: str) -> None: ...


def _best(problem: SingleMachine) -> float:
    """The best over all orders, each job as soon as releases and set-ups allow."""
    n = len(problem.jobs)
    found = []
    for order in permutations(range(n)):
        starts: dict[str, float] = {}
        free, before = 0.0, None
        for at in order:
            gap = 0.0
            if before is not None and problem.setups:
                gap = problem.setups[before][at]
            elif before is None and problem.first_setups:
                gap = problem.first_setups[at]
            job = problem.jobs[at]
            starts[job.name] = max(job.release, free + gap)
            free, before = starts[job.name] + job.duration, at
        check = problem.check(SingleMachineSolution(starts=starts))
        if check.feasible:
            found.append(check.objective or 0.0)
    return min(found)


def _solved(problem: SingleMachine) -> float:
    result = cp_sat_project.BACKEND.solve(
        Request(problem.structure()), seed=1, budget_s=20, progress=_quiet
    )
    assert result.status is Status.OPTIMAL
    check = problem.check(problem.decode_structure(result.answers[0]))
    assert check.feasible, check.violations
    assert check.objective is not None
    assert problem.objective_of_cost(result.bound or 0.0) == pytest.approx(check.objective)
    return check.objective


def _instance(rng: np.random.Generator, goal: Goal, n: int, *, gaps: bool) -> SingleMachine:
    jobs = tuple(
        MachineJob(
            name=f"j{at}",
            duration=int(rng.integers(1, 6)) / 2,
            release=int(rng.integers(0, 4)),
            due=int(rng.integers(2, 9)),
            weight=int(rng.integers(0, 4)) / 2,
        )
        for at in range(n)
    )
    return SingleMachine(
        jobs=jobs,
        goal=goal,
        setups=tuple(map(tuple, rng.integers(0, 4, (n, n)).tolist())) if gaps else (),
        first_setups=tuple(rng.integers(0, 3, n).tolist()) if gaps else (),
    )


@pytest.mark.parametrize("gaps", [False, True])
@pytest.mark.parametrize("goal", GOALS)
def test_it_is_the_best_of_all_orders(goal: Goal, gaps: bool) -> None:
    for seed in range(3):
        problem = _instance(np.random.default_rng(seed), goal, 5, gaps=gaps)
        assert _solved(problem) == pytest.approx(_best(problem))


@pytest.mark.parametrize("goal", GOALS)
def test_the_binary_model_has_the_same_optimum(goal: Goal) -> None:
    base = _instance(np.random.default_rng(5), goal, 3, gaps=False)
    setups = ((0, 1, 2), (2, 0, 1), (1, 2, 0))
    for problem in (base, base.model_validate({**base.model_dump(), "setups": setups})):
        cqm = problem.cqm()
        result = cp_sat.BACKEND.solve(Request(cqm), seed=1, budget_s=20, progress=_quiet)
        assert result.bound is not None
        assert problem.objective_of_energy(result.bound) == pytest.approx(_best(problem))
        solution = problem.decode(result.answers[0].sample)  # type: ignore[union-attr]
        assert problem.check(solution).objective == pytest.approx(_best(problem))


def test_the_only_best_order_of_two_is_found() -> None:
    jobs = (
        MachineJob(name="slow", duration=3, due=9, weight=1),
        MachineJob(name="rush", duration=1, due=1, weight=5),
    )
    problem = SingleMachine(jobs=jobs)
    result = cp_sat.BACKEND.solve(Request(problem.cqm()), seed=1, budget_s=20, progress=_quiet)
    assert result.bound == 0
    turned = SingleMachine(jobs=jobs[::-1])
    result = cp_sat.BACKEND.solve(Request(turned.cqm()), seed=1, budget_s=20, progress=_quiet)
    assert result.bound == 0


def test_a_deadline_that_cannot_be_kept_is_infeasible() -> None:
    jobs = tuple(MachineJob(name=name, duration=2, deadline=3) for name in "ab")
    structure = SingleMachine(jobs=jobs).structure()
    result = cp_sat_project.BACKEND.solve(Request(structure), seed=1, budget_s=9, progress=_quiet)
    assert result.status is Status.INFEASIBLE


def test_each_way_to_break_a_schedule_is_named() -> None:
    problem = SingleMachine(
        jobs=(
            MachineJob(name="a", duration=2, release=1),
            MachineJob(name="b", duration=2, deadline=9),
        ),
        goal="makespan",
        setups=((0, 1), (1, 0)),
        first_setups=(0, 3),
    )

    def said(**starts: float) -> str:
        check = problem.check(SingleMachineSolution(starts=starts))
        assert not check.feasible
        return "; ".join(each.message for each in check.violations)

    assert problem.check(SingleMachineSolution(starts={"a": 1, "b": 4})).feasible
    assert "no job called 'c'" in said(a=1, b=4, c=9)
    assert "'b' is not scheduled" in said(a=1)
    assert "a starts at 0, before 1" in said(a=0, b=4)
    assert "before a ends at 3" in said(a=1, b=2)
    assert "'b' starts at 3; its set-up behind 'a' is over at 4" in said(a=1, b=3)
    assert "'b' starts at 2; its set-up is over at 3" in said(b=2, a=5)
    assert "after its deadline 9" in said(a=1, b=8)


@pytest.mark.parametrize("goal", GOALS)
def test_a_broken_schedule_is_mended_in_its_order(goal: Goal) -> None:
    problem = _instance(np.random.default_rng(2), goal, 5, gaps=True)
    broken = SingleMachineSolution(
        starts={job.name: float(at) / 9 for at, job in enumerate(problem.jobs)}
    )
    mended, words = problem.repair(broken)
    assert problem.check(mended).feasible
    assert words
    assert sorted(mended.starts, key=lambda name: mended.starts[name]) == list(broken.starts)
    assert problem.repair(mended) == (mended, ())


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"jobs": [{"name": "a", "duration": 1}] * 2}, "two jobs are called 'a'"),
        ({"setups": [[0, 1]]}, "must be 1 rows of 1 times"),
        ({"first_setups": [1, 2]}, "2 first set-ups are given for 1 jobs"),
        ({"goal": "beauty"}, "goal"),
    ],
)
def test_what_does_not_fit_is_refused(change: dict[str, object], words: str) -> None:
    data = {"family": "single_machine", "jobs": [{"name": "a", "duration": 1}]}
    with pytest.raises(InvalidProblem, match=words):
        parse_problem({**data, **change})


def test_the_dial_tightens_the_due_dates() -> None:
    def slack(difficulty: float) -> float:
        problem = SingleMachine.random(np.random.default_rng(1), 40, difficulty)
        total = sum(job.duration for job in problem.jobs)
        return float(np.mean([job.due for job in problem.jobs]) / total)

    assert slack(0.0) > 0.6 > 0.3 > slack(1.0)
