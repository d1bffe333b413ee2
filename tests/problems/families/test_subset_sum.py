"""Subset sum against every choice of numbers."""

from itertools import chain, combinations

import numpy as np
import pytest

from problems.errors import InvalidProblem
from problems.families.subset_sum import SubsetSum, SubsetSumSolution
from problems.registry import parse_problem
from problems.structures import Counts
from solvers.backends.ortools_knapsack import BACKEND
from solvers.result import Request
from tests.brute_force import minimum

EXAMPLES = (
    SubsetSum(numbers=(12, 7, 19, 23, 31, 5), target=50),
    SubsetSum(numbers=(17.5, 22, 14.25, 26.5, 9.75), target=60, unit="euros"),
    SubsetSum(numbers=(3, 34, 4, 12, 5, 2), target=9, exactly=True),
    SubsetSum(numbers=(41, 27, 33, 18, 24), target=90, unit="minutes"),
)


def _greatest(problem: SubsetSum) -> float | None:
    indices = range(len(problem.numbers))
    choices = chain.from_iterable(combinations(indices, n) for n in range(len(indices) + 1))
    checks = (problem.check(SubsetSumSolution(chosen=chosen)) for chosen in choices)
    return max(
        (each.objective for each in checks if each.feasible and each.objective is not None),
        default=None,
    )


@pytest.mark.parametrize("example", range(4))
def test_the_worked_examples_have_the_optimum_they_claim(example: int) -> None:
    problem = EXAMPLES[example]
    energy = minimum(problem.cqm())
    assert energy is not None
    claimed = SubsetSum.examples[example].objective
    assert problem.objective_of_energy(energy) == claimed == _greatest(problem)


@pytest.mark.parametrize("exactly", [False, True])
@pytest.mark.parametrize("seed", range(6))
def test_the_cqm_has_the_optimum_of_exhaustive_search(seed: int, exactly: bool) -> None:
    drawn = SubsetSum.random(np.random.default_rng(seed), 9)
    problem = drawn.model_copy(update={"exactly": exactly})
    energy = minimum(problem.cqm())
    best = _greatest(problem)
    assert (None if energy is None else -energy) == best


@pytest.mark.parametrize("seed", range(6))
def test_the_knapsack_has_the_optimum_of_exhaustive_search(seed: int) -> None:
    drawn = SubsetSum.random(np.random.default_rng(seed), 10)
    problem = drawn.model_copy(update={"exactly": False})
    packing = problem.structure()
    assert packing is not None
    answer = BACKEND.solve(
        Request(packing), seed=1, budget_s=20, progress=lambda fraction, words: None
    ).answers[0]
    check = problem.check(problem.decode_structure(answer))
    assert check.feasible
    assert check.objective == _greatest(problem)


def test_a_target_to_be_met_is_no_knapsack_and_may_be_out_of_reach() -> None:
    problem = SubsetSum(numbers=(2, 4, 6), target=5, exactly=True)
    assert problem.structure() is None
    assert minimum(problem.cqm()) is None


def test_both_models_decode_to_the_same_solution() -> None:
    problem = EXAMPLES[3]
    sample = {f"number {index}": value for index, value in enumerate((1, 1, 0, 0.9999999, 0))}
    assert problem.decode(sample).chosen == (0, 1, 3)
    counts = Counts(np.array([1, 1, 0, 1, 0]))
    assert problem.decode_structure(counts) == problem.decode(sample)
    assert problem.describe(problem.decode(sample)) == (
        "Choose 41, 27, 18: the sum is 86 minutes, 4 minutes short of the target."
    )


def test_decimals_are_summed_as_written() -> None:
    problem = SubsetSum(numbers=(0.1, 0.2, 0.4), target=0.3, exactly=True)
    check = problem.check(SubsetSumSolution(chosen=(0, 1)))
    assert check.feasible
    assert check.objective == 0.3
    assert minimum(problem.cqm()) == -0.3
    assert "which is the target" in problem.describe(SubsetSumSolution(chosen=(0, 1)))


def test_one_too_many_in_a_million_million_is_one_too_many() -> None:
    problem = SubsetSum(numbers=(10**12, 1), target=10**12)
    assert not problem.check(SubsetSumSolution(chosen=(0, 1))).feasible


@pytest.mark.parametrize(
    ("exactly", "chosen", "messages"),
    [
        (
            False,
            (0, 0, 9),
            ["12 is chosen 2 times; it can be once", "there is no number 9; they are 0 to 5"],
        ),
        (False, (3, 4), ["the sum is 54; it must be at most 50"]),
        (True, (0, 1), ["the sum is 19; it must be exactly 50"]),
    ],
)
def test_check_names_what_is_broken(
    exactly: bool, chosen: tuple[int, ...], messages: list[str]
) -> None:
    problem = EXAMPLES[0].model_copy(update={"exactly": exactly})
    check = problem.check(SubsetSumSolution(chosen=chosen))
    assert not check.feasible
    assert [each.message for each in check.violations] == messages


def test_repair_takes_out_the_smallest_until_the_sum_fits() -> None:
    mended, changes = EXAMPLES[0].repair(SubsetSumSolution(chosen=(3, 4, 5)))
    assert mended.chosen == (4,)
    assert changes == ("took out 5", "took out 23")
    assert EXAMPLES[0].repair(mended) == (mended, ())
    exact = SubsetSumSolution(chosen=(1,))
    assert EXAMPLES[2].repair(exact) == (exact, ())


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"numbers": [3, -1]}, "numbers.1: input should be greater than or equal to 0.*-1"),
        ({"names": ["a"]}, "there are 2 numbers and 1 names; name all or none"),
        ({"names": ["a", "a"]}, "two numbers are called 'a'; give each a name of its own"),
        ({"target": -2}, "target: input should be greater than or equal to 0"),
    ],
)
def test_what_does_not_fit_is_refused(change: dict[str, object], words: str) -> None:
    data = {"family": "subset_sum", "numbers": [3, 4], "target": 5}
    with pytest.raises(InvalidProblem, match=words):
        parse_problem({**data, **change})


def test_the_picture_tells_chosen_from_left_and_names_are_used() -> None:
    problem = SubsetSum(numbers=(3, 4), target=5, names=("pear", "plum"))
    drawn = problem.figure(SubsetSumSolution(chosen=(1,)))
    assert drawn.labels == ("pear", "plum")
    assert drawn.groups == ("left", "chosen")
    assert drawn.title == "Chosen: 4 of 5"
    assert problem.describe(SubsetSumSolution(chosen=())) == "Choose nothing: the sum is 0 of 5."


def test_the_dial_is_the_density() -> None:
    def density(difficulty: float) -> float:
        numbers = SubsetSum.random(np.random.default_rng(3), 30, difficulty).numbers
        steps = np.array(numbers) * (4 if any(each % 1 for each in numbers) else 1)
        return 30 / float(np.log2(steps.max()))

    assert density(0) == pytest.approx(10)
    assert density(0) > density(0.5) > density(1) == pytest.approx(1, abs=0.05)


def test_all_numbers_are_chosen_where_they_reach_the_target() -> None:
    assert minimum(SubsetSum(numbers=(3, 5, 7), target=15).cqm()) == -15
