"""The open shop against exhaustive search over the orders, and Gonzalez and Sahni's two machines."""

from collections import Counter
from itertools import permutations

import numpy as np
import pytest

from problems.errors import InvalidProblem, LimitExceeded
from problems.families.open_shop import OpenJob, OpenOperation, OpenShop, OpenShopSolution
from problems.registry import parse_problem
from problems.status import Status
from problems.structures import Timetable
from solvers.backends import cp_sat_project
from solvers.result import Request
from tests.brute_force import feasible_samples, minimum


def _quiet(done: float, words: str) -> None: ...


def _shop(*rows: dict[str, float]) -> OpenShop:
    return OpenShop(
        jobs=tuple(
            OpenJob(
                name=name,
                operations=tuple(
                    OpenOperation(machine=machine, duration=duration)
                    for machine, duration in row.items()
                ),
            )
            for name, row in zip("ABCDEF", rows, strict=False)
        )
    )


def _shortest(problem: OpenShop) -> float:
    """Some order of all operations, each put behind those of its job and its machine, is best."""
    operations = [
        (job.name, each.machine, each.duration) for job in problem.jobs for each in job.operations
    ]
    found = []
    for order in permutations(operations):
        jobs: Counter[str] = Counter()
        machines: Counter[str] = Counter()
        for job, machine, duration in order:
            end = max(jobs[job], machines[machine]) + duration
            jobs[job] = machines[machine] = end  # type: ignore[assignment]
        found.append(max(jobs.values()))
    return min(found)


def _solved(problem: OpenShop) -> float:
    request = Request(problem.structure())
    result = cp_sat_project.BACKEND.solve(request, seed=1, budget_s=20, progress=_quiet)
    assert result.status is Status.OPTIMAL
    check = problem.check(problem.decode_structure(result.answers[0]))
    assert check.feasible, check.violations
    assert check.objective is not None
    assert result.bound is not None
    assert problem.objective_of_cost(result.bound) == pytest.approx(check.objective)
    return check.objective


@pytest.mark.parametrize("difficulty", [0.0, 0.5, 1.0])
@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("size", [2, 3])
def test_random_shops_against_exhaustive_search(seed: int, size: int, difficulty: float) -> None:
    problem = OpenShop.random(np.random.default_rng(seed), size, difficulty)
    best = _shortest(problem)
    assert minimum(problem.cqm()) == best
    assert _solved(problem) == best


@pytest.mark.parametrize(
    "problem",
    [
        _shop({"m": 3}),
        _shop({"m": 1, "n": 1, "o": 1}),  # one job: one thing after the other
        _shop({"m": 1}, {"m": 2}, {"m": 1}),  # one machine
        _shop({"m": 0, "n": 2}, {"m": 2, "n": 1}),  # an operation that takes no time
        _shop({"m": 0}),
    ],
)
def test_shapes_beyond_the_random_ones(problem: OpenShop) -> None:
    assert minimum(problem.cqm()) == _shortest(problem) == _solved(problem)


@pytest.mark.parametrize("seed", range(4))
def test_two_machines_reach_the_bound_of_the_loads(seed: int) -> None:
    durations = np.random.default_rng(seed).integers(1, 30, (6, 2))
    problem = _shop(*(dict(zip("mn", row, strict=True)) for row in durations.tolist()))
    assert _solved(problem) == max(durations.sum(axis=0).max(), durations.sum(axis=1).max())


def test_decimal_durations_come_back_in_the_users_unit() -> None:
    problem = _shop({"m": 0.5, "n": 1}, {"n": 0.5, "m": 0.5})
    assert _solved(problem) == minimum(problem.cqm()) == 1.5
    answer = Timetable(np.array([0, 1, 0, 1]), np.zeros(4, dtype=np.int64))
    assert problem.decode_structure(answer).starts == {
        "A": {"m": 0.0, "n": 0.5},
        "B": {"n": 0.0, "m": 0.5},
    }


def test_a_feasible_sample_is_a_feasible_schedule() -> None:
    problem = _shop({"m": 1, "n": 2}, {"m": 1, "n": 1})
    labels, states, energies = feasible_samples(problem.cqm())
    for state, energy in zip(states.tolist(), energies.tolist(), strict=True):
        check = problem.check(problem.decode(dict(zip(labels, state, strict=True))))
        assert check.feasible
        assert check.objective is not None
        assert check.objective <= energy


def _said(problem: OpenShop, starts: dict[str, dict[str, float]]) -> list[tuple[str, float]]:
    check = problem.check(OpenShopSolution(starts=starts))
    assert check.feasible is not bool(check.violations)
    return [(each.constraint, each.amount) for each in check.violations]


def test_check_names_what_is_broken() -> None:
    problem = _shop({"m": 2, "n": 1}, {"m": 1})
    assert _said(problem, {"A": {"m": 0, "n": 2}, "B": {"m": 2}}) == []
    assert _said(problem, {"A": {"m": 1, "n": 0}, "B": {"m": 0}}) == []  # the other way round
    assert _said(problem, {"A": {"m": 0, "n": 1}, "B": {"m": 1}}) == [
        ("one at a time on m", 1),
        ("one at a time on A", 1),
    ]
    assert _said(problem, {"A": {"m": 0, "n": 2}, "B": {"m": -1}}) == [("start of B on m", 1)]
    assert _said(problem, {"A": {"m": 0}, "C": {"m": 1}}) == [
        ("jobs", 1),
        ("job B", 1),
        ("starts of A", 1),
    ]
    assert _said(problem, {"A": {"m": 0, "n": 2}, "B": {"m": 2, "n": 5}}) == [("starts of B", 1)]
    missing = OpenShopSolution(starts={"A": {"m": 0, "n": 2}})
    assert problem.check(missing).objective is None
    assert problem.describe(missing) == "This is no schedule: 'B' is not scheduled."


def test_work_that_takes_no_time_is_in_nobodys_way() -> None:
    problem = _shop({"m": 4, "n": 0})
    assert _said(problem, {"A": {"m": 0, "n": 2}}) == []


def test_repair_puts_each_operation_in_the_first_gap() -> None:
    problem = _shop({"m": 2, "n": 1}, {"m": 1})
    mended, words = problem.repair(OpenShopSolution(starts={"A": {"m": 2, "n": 0}, "B": {"m": 3}}))
    assert mended.starts == {"A": {"m": 1, "n": 0}, "B": {"m": 0}}
    assert len(words) == 1
    assert problem.repair(mended) == (mended, ())
    assert problem.check(problem.repair(OpenShopSolution(starts={}))[0]).feasible


def test_words_and_picture_tell_who_is_where() -> None:
    problem = _shop({"oven": 2}, {"oven": 1, "mixer": 1}).model_copy(update={"time_unit": "h"})
    solution = OpenShopSolution(starts={"A": {"oven": 0}, "B": {"oven": 2, "mixer": 0}})
    assert problem.describe(solution) == (
        "Everything is finished at 3 h: oven does A at 0, B at 2; mixer does B at 0."
    )
    figure = problem.figure(solution)
    assert [(bar.row, bar.label, bar.start) for bar in figure.bars] == [
        ("oven", "A", 0),
        ("oven", "B", 2),
        ("mixer", "B", 0),
    ]
    assert figure.time_label == "time h"


@pytest.mark.parametrize(
    ("jobs", "words"),
    [
        ([], "at least 1 item"),
        ([{"name": "A", "operations": []}], "at least 1 item"),
        (
            [{"name": "A", "operations": [{"machine": "m", "duration": -1}]}],
            "greater than or equal",
        ),
        ([{"name": "A", "operations": [{"machine": "m", "duration": 1}]}] * 2, "called 'A'"),
        (
            [{"name": "A", "operations": [{"machine": "m", "duration": 1}] * 2}],
            "'A' has two operations on 'm'; add up",
        ),
    ],
)
def test_what_does_not_fit_is_refused(jobs: object, words: str) -> None:
    with pytest.raises(InvalidProblem, match=words):
        parse_problem({"family": "open_shop", "jobs": jobs})


def test_a_large_model_is_refused() -> None:
    with pytest.raises(LimitExceeded, match="times in all"):
        _shop({"m": 30_000}, {"m": 30_000}).cqm()
    with pytest.raises(LimitExceeded, match="5,000 tasks"):
        OpenShop.random(np.random.default_rng(0), 250).cqm()


def test_the_dial_balances_the_machines() -> None:
    def loads(difficulty: float) -> tuple[set[float], set[float]]:
        problem = OpenShop.random(np.random.default_rng(1), 8, difficulty)
        rows = np.array([[each.duration for each in job.operations] for job in problem.jobs])
        return set(rows.sum(axis=0).tolist()), set(rows.sum(axis=1).tolist())

    assert loads(1.0) == ({40.0}, {40.0})
    assert len(loads(0.0)[0]) > 1
