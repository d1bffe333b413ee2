"""The knapsack against exhaustive search over packings."""

from itertools import product

import numpy as np
import pytest

from problems.families.knapsack import Item, Knapsack, KnapsackSolution
from tests.brute_force import minimum


def _best_value(problem: Knapsack) -> float:
    packings = product(*(range(item.copies + 1) for item in problem.items))
    names = [item.name for item in problem.items]
    checks = (
        problem.check(KnapsackSolution(counts=dict(zip(names, packing, strict=True))))
        for packing in packings
    )
    return max(
        check.objective for check in checks if check.feasible and check.objective is not None
    )


@pytest.mark.parametrize("seed", range(5))
def test_the_cqm_has_the_optimum_of_exhaustive_search(seed: int) -> None:
    problem = Knapsack.random(np.random.default_rng(seed), 8)
    energy = minimum(problem.cqm())
    assert energy is not None
    assert problem.objective_of_energy(energy) == _best_value(problem)


def test_copies_are_counted() -> None:
    problem = Knapsack(items=(Item(name="coin", value=3, weight=2, copies=3),), capacity=5)
    assert minimum(problem.cqm()) == -6


def test_check_names_what_is_broken() -> None:
    problem = Knapsack(items=(Item(name="tent", value=9, weight=7),), capacity=5, weight_unit="kg")
    check = problem.check(KnapsackSolution(counts={"tent": 1, "ghost": 1}))
    assert not check.feasible
    assert [violation.constraint for violation in check.violations] == ["items", "capacity"]
    assert check.violations[1].amount == 2


def test_two_items_of_one_name_are_refused() -> None:
    with pytest.raises(ValueError, match="'tent'"):
        Knapsack(items=(Item(name="tent", value=1, weight=1),) * 2, capacity=3)
