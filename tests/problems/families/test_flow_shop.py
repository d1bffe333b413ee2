"""Flow shop: schedules against every order tried, and what a schedule must keep to."""

from itertools import permutations

import numpy as np
import pytest

from problems.errors import InvalidProblem
from problems.families.flow_shop import FlowJob, FlowShop, FlowShopSolution
from problems.modelling.permutation_flow import ordered_starts
from problems.registry import parse_problem
from problems.status import Status
from problems.structures import Program, Project
from solvers.backends import cp_sat, cp_sat_project, mathopt_highs
from solvers.result import Request
from tests.brute_force import feasible_samples

LAUNDRY = FlowShop(  # washing, then ironing: Johnson's rule gives 24
    machines=("washer", "iron"),
    jobs=tuple(
        FlowJob(name=name, durations=durations)
        for name, durations in {
            "A": (3, 6),
            "B": (5, 2),
            "C": (1, 2),
            "D": (6, 6),
            "E": (7, 5),
        }.items()
    ),
    time_unit="h",
)


def _quiet(done: float, words: str) -> None: ...


def _best_order(problem: FlowShop) -> float:
    durations = np.array([job.durations for job in problem.jobs])
    return min(
        float((ordered_starts(durations, order) + durations).max())
        for order in permutations(range(len(problem.jobs)))
    )


def _solved(problem: FlowShop) -> float:
    structure = problem.structure()
    backend = cp_sat_project if isinstance(structure, Project) else mathopt_highs
    result = backend.BACKEND.solve(Request(structure), seed=1, budget_s=20, progress=_quiet)
    assert result.status is Status.OPTIMAL
    assert result.bound is not None
    check = problem.check(problem.decode_structure(result.answers[0]))
    assert check.feasible, check.violations
    assert check.objective == pytest.approx(problem.objective_of_cost(result.bound))
    return check.objective or 0.0


def test_johnsons_rule() -> None:
    assert _solved(LAUNDRY) == 24
    assert _best_order(LAUNDRY) == 24


@pytest.mark.parametrize("seed", range(3))
def test_orders_of_one_kind_against_every_permutation(seed: int) -> None:
    rng = np.random.default_rng(seed)
    problem = FlowShop(
        machines=("m1", "m2", "m3"),
        jobs=tuple(
            FlowJob(name=f"j{at}", durations=tuple(row))
            for at, row in enumerate(rng.integers(0, 7, (5, 3)).tolist())
        ),
        permutation=True,
    )
    assert isinstance(problem.structure(), Program)
    best = _best_order(problem)
    assert _solved(problem) == best
    free = problem.model_copy(update={"permutation": False})
    assert _solved(FlowShop.model_validate(free.model_dump())) <= best


@pytest.mark.parametrize("permutation", [False, True])
def test_the_binary_model_has_the_same_optimum(permutation: bool) -> None:
    problem = FlowShop(
        machines=("m1", "m2"),
        jobs=(FlowJob(name="a", durations=(1, 2)), FlowJob(name="b", durations=(2, 1))),
        permutation=permutation,
    )  # only "a" first, at 0, gives 4
    result = cp_sat.BACKEND.solve(Request(problem.cqm()), seed=1, budget_s=20, progress=_quiet)
    assert result.bound == pytest.approx(_best_order(problem))
    small = FlowShop.random(np.random.default_rng(3), 2)
    small = FlowShop(machines=small.machines, jobs=small.jobs, permutation=permutation)
    _, _, energies = feasible_samples(small.cqm())
    assert energies.min() == pytest.approx(_best_order(small))


def test_decimals_are_kept() -> None:
    problem = FlowShop(
        machines=("m",),
        jobs=(FlowJob(name="a", durations=(0.25,)), FlowJob(name="b", durations=(1.5,))),
    )
    assert _solved(problem) == 1.75


def test_each_way_to_break_a_schedule_is_named() -> None:
    def said(**starts: tuple[float, ...]) -> str:
        check = problem.check(FlowShopSolution(starts=starts))
        assert not check.feasible
        return "; ".join(each.message for each in check.violations)

    problem = FlowShop(
        machines=("m1", "m2"),
        jobs=(FlowJob(name="a", durations=(2, 3)), FlowJob(name="b", durations=(2, 1))),
        permutation=True,
    )
    good = FlowShopSolution(starts={"a": (0, 2), "b": (2, 5)})
    assert problem.check(good).feasible
    assert "no job called 'c'" in said(a=(0, 2), b=(2, 5), c=(1, 1))
    assert "'b' is not scheduled" in said(a=(0, 2))
    assert "1 starts on 2 machines" in said(a=(0,), b=(2, 5))
    assert "before 0" in said(a=(-1, 2), b=(2, 5))
    assert "before a ends at 2" in said(a=(0, 1), b=(2, 5))
    assert "before a ends" in said(a=(0, 2), b=(1, 5))
    assert "overtake" in said(a=(0, 5), b=(2, 4))


def test_a_broken_schedule_is_mended_in_its_order() -> None:
    broken = FlowShopSolution(starts={job.name: (0.0, 0.0) for job in LAUNDRY.jobs})
    mended, words = LAUNDRY.repair(broken)
    assert LAUNDRY.check(mended).feasible
    assert words
    assert LAUNDRY.repair(mended) == (mended, ())
    strict = FlowShop(machines=LAUNDRY.machines, jobs=LAUNDRY.jobs, permutation=True)
    assert strict.check(strict.repair(broken)[0]).feasible


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"machines": ["m", "m"]}, "two machines are called 'm'"),
        ({"jobs": [{"name": "a", "durations": [1]}]}, "1 durations; there are 2 machines"),
        ({"jobs": [{"name": "a", "durations": [1, -1]}]}, "greater than or equal to 0"),
        ({"jobs": []}, "at least 1"),
    ],
)
def test_what_does_not_fit_is_refused(change: dict[str, object], words: str) -> None:
    data = {
        "family": "flow_shop",
        "machines": ["m1", "m2"],
        "jobs": [{"name": "a", "durations": [1, 2]}],
    }
    with pytest.raises(InvalidProblem, match=words):
        parse_problem({**data, **change})


def test_the_dial_takes_the_bottleneck_away() -> None:
    def heaviest_share(difficulty: float) -> float:
        problem = FlowShop.random(np.random.default_rng(1), 30, difficulty)
        loads = np.array([job.durations for job in problem.jobs]).sum(axis=0)
        return float(loads.max() / loads.mean())

    assert heaviest_share(0.0) > 2 > 1.3 > heaviest_share(1.0)
