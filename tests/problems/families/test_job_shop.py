"""The job shop against exhaustive search over the orders in which operations are taken."""

from itertools import permutations

import numpy as np
import pytest

from problems.errors import LimitExceeded
from problems.families.job_shop import Job, JobShop, JobShopSolution, Operation
from problems.modelling.dispatching import in_order
from problems.structures import Scheduling, Starts
from tests.brute_force import feasible_samples, minimum


def _shop(*jobs: tuple[tuple[str, float], ...]) -> JobShop:
    return JobShop(
        jobs=tuple(
            Job(
                name=name,
                operations=tuple(
                    Operation(machine=machine, duration=duration) for machine, duration in job
                ),
            )
            for name, job in zip("ABCDEF", jobs, strict=False)
        )
    )


def _shortest(problem: JobShop) -> float:
    """Every semi-active schedule comes from taking operations in some order."""
    scheduling = problem.structure()
    sequence = [job for job, row in enumerate(scheduling.jobs) for _ in row]
    found = []
    for order in set(permutations(sequence)):
        places: list[list[float]] = [[] for _ in scheduling.jobs]
        for place, job in enumerate(order):
            places[job].append(place)
        starts = in_order(scheduling, tuple(tuple(row) for row in places))
        check = problem.check(problem.decode_structure(Starts(starts)))
        assert check.feasible, check.violations
        assert check.objective is not None
        found.append(check.objective)
    return min(found)


@pytest.mark.parametrize("seed", range(8))
@pytest.mark.parametrize("size", [2, 3])
def test_the_cqm_has_the_optimum_of_exhaustive_search(seed: int, size: int) -> None:
    problem = JobShop.random(np.random.default_rng(seed), size)
    assert minimum(problem.cqm()) == _shortest(problem)


@pytest.mark.parametrize(
    "problem",
    [
        _shop((("m", 2), ("n", 1)), (("m", 1), ("n", 2))),
        _shop((("m", 1), ("n", 1)), (("n", 1), ("m", 2))),
        _shop((("m", 1), ("m", 2)), (("m", 1),)),  # a job that comes back to its machine
        _shop((("m", 0), ("n", 2)), (("m", 2), ("n", 1))),  # a step that takes no time
    ],
)
def test_shapes_beyond_the_random_ones(problem: JobShop) -> None:
    assert minimum(problem.cqm()) == _shortest(problem)


def test_decimal_durations_come_back_in_the_users_unit() -> None:
    problem = _shop((("m", 0.5), ("n", 1)), (("n", 0.5), ("m", 0.5)))
    assert [step.duration for step in problem.structure().jobs[0]] == [1, 2]
    assert minimum(problem.cqm()) == pytest.approx(1.5)
    solution = problem.decode_structure(Starts(((0, 1), (0, 1))))
    assert solution.starts == {"A": (0.0, 0.5), "B": (0.0, 0.5)}
    assert problem.check(solution).objective == 1.5


def test_a_feasible_sample_is_a_feasible_schedule_that_is_done_in_time() -> None:
    problem = _shop((("m", 2), ("n", 1)), (("m", 1), ("n", 2)))
    labels, states, energies = feasible_samples(problem.cqm())
    for state, energy in zip(states.tolist(), energies.tolist(), strict=True):
        check = problem.check(problem.decode(dict(zip(labels, state, strict=True))))
        assert check.feasible
        assert check.objective is not None
        assert check.objective <= energy


def test_check_names_what_is_broken() -> None:
    problem = _shop((("m", 2), ("n", 1)), (("m", 1),))
    check = problem.check(JobShopSolution(starts={"A": (0, 1), "B": (1,)}))
    assert [(each.constraint, each.amount) for each in check.violations] == [
        ("order of A", 1),
        ("one at a time on m", 1),
    ]
    assert check.objective == 2
    early = problem.check(JobShopSolution(starts={"A": (0, 2), "B": (-1,)}))
    assert [each.constraint for each in early.violations] == ["start of B"]
    missing = problem.check(JobShopSolution(starts={"A": (0,), "C": (1,)}))
    assert [each.constraint for each in missing.violations] == [
        "jobs",
        "starts of A",
        "starts of B",
    ]
    assert missing.objective is None


def test_an_overlap_with_an_earlier_long_operation_is_seen() -> None:
    problem = _shop((("m", 9),), (("m", 1),), (("m", 1),))
    check = problem.check(JobShopSolution(starts={"A": (0,), "B": (2,), "C": (5,)}))
    assert len(check.violations) == 2


def test_repair_keeps_the_order_and_mends_the_times() -> None:
    problem = _shop((("m", 2), ("n", 1)), (("m", 1),))
    mended, changes = problem.repair(JobShopSolution(starts={"A": (0, 1), "B": (1,)}))
    assert mended.starts == {"A": (0.0, 2.0), "B": (2.0,)}
    assert changes
    assert problem.repair(mended) == (mended, ())


def test_two_jobs_of_one_name_are_refused() -> None:
    job = Job(name="A", operations=(Operation(machine="m", duration=1),))
    with pytest.raises(ValueError, match="two jobs are called 'A'"):
        JobShop(jobs=(job, job))


def test_a_large_model_is_refused() -> None:
    with pytest.raises(LimitExceeded, match="exclude one another"):
        _shop((("m", 1500),), (("m", 1500),), (("m", 1500),)).cqm()
    with pytest.raises(LimitExceeded, match="times in all"):
        _shop((("m", 30_000),), (("m", 30_000),)).cqm()
    with pytest.raises(LimitExceeded, match="2,500 operations"):
        JobShop.random(np.random.default_rng(0), 250).cqm()


def test_the_dial_goes_from_a_bottleneck_to_machines_in_two_sets() -> None:
    def shop(difficulty: float) -> Scheduling:
        return JobShop.random(np.random.default_rng(4), 10, difficulty).structure()

    def longest(scheduling: Scheduling) -> int:
        return max(each.duration for job in scheduling.jobs for each in job)

    def is_in_sets(problem: JobShop) -> list[bool]:
        first_half = {f"machine {at}" for at in range(5)}
        return [{step.machine for step in job.operations[:5]} == first_half for job in problem.jobs]

    assert longest(shop(0.0)) > 3 * longest(shop(0.5)) > 0
    assert longest(shop(1.0)) == longest(shop(0.5)) <= 20
    assert all(is_in_sets(JobShop.random(np.random.default_rng(4), 10, 1.0)))
    assert not all(is_in_sets(JobShop.random(np.random.default_rng(4), 10, 0.5)))


@pytest.mark.parametrize("difficulty", [0.0, 1.0])
@pytest.mark.parametrize("size", [2, 3])
def test_small_shops_keep_a_model_that_can_be_enumerated(size: int, difficulty: float) -> None:
    for seed in range(4):
        problem = JobShop.random(np.random.default_rng(seed), size, difficulty)
        assert minimum(problem.cqm()) == _shortest(problem)
