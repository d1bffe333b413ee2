"""Rows and piles of small whole numbers are tables; large numbers, digits and second rows are not."""

from dataclasses import replace

import numpy as np
import pytest

from problems.families.knapsack import Knapsack
from problems.families.market_split import MarketSplit
from problems.families.subset_sum import SubsetSum
from problems.instance.measure import features_of
from problems.instance.small_numbers import MOST_CELLS, small_knapsack, small_partition
from tests.problems.instance.test_unimodularity import program_of


@pytest.mark.parametrize(
    ("row", "side", "is_small"),
    [
        ([3, 5, 7], 9, True),
        ([0.3, 0.5, 0.7], 0.9, True),
        ([3, -5, 7], 4, True),
        ([3, 5, 2.0**0.5], 6, False),
        ([3e9, 5e9 + 1, 7e9], 9e9, False),
        ([3e9, 5e9, 7e9], 9e9, True),  # in steps of a billion
    ],
)
def test_a_row_is_small_by_the_steps_of_its_numbers(
    row: list[float], side: float, *, is_small: bool
) -> None:
    assert (small_knapsack(program_of([row], side)) is not None) == is_small


def test_what_makes_a_row_more_than_a_knapsack() -> None:
    one = program_of([[3, 5, 7]], 9)
    assert small_knapsack(program_of([[3, 5, 7], [1, 1, 1]], 9)) is None
    assert small_knapsack(program_of([[3, 5, 7]], 9, upper=np.inf)) is None
    mixed = replace(one, integer=np.array([True, True, False]))
    assert small_knapsack(mixed) is None
    assert small_knapsack(program_of([[3, 5, 7]], 9, quadratic=one.rows.T @ one.rows)) is None


def test_the_words_say_that_it_is_pseudo_polynomial() -> None:
    proof = small_knapsack(program_of([[3, 5, 7]], 9))
    assert proof is not None
    assert proof.kind == "pseudo-polynomial"
    assert "27 cells" in proof.words
    assert "pseudo-polynomial" in proof.words


def test_equations_go_by_the_nearer_end() -> None:
    proof = small_knapsack(program_of([[3, 5, 7]], 12, row_lower=12))
    assert proof is not None
    assert "9 cells" in proof.words  # 3 items by the 3 that are left out


def test_two_piles_of_small_numbers() -> None:
    assert small_partition(np.array([1.0, 2, 3]), 2) is not None
    assert small_partition(np.array([1.0, 2, 3]), 3) is None
    assert small_partition(np.array([1.0, MOST_CELLS, 3]), 2) is None


def test_families() -> None:
    rng = np.random.default_rng(0)
    for problem in (Knapsack.random(rng, 12), SubsetSum.random(rng, 12, 0.0)):
        assert "small knapsack" in [each.name for each in features_of(problem).proofs]
    split = features_of(MarketSplit.random(rng, 30))
    assert "small knapsack" not in [each.name for each in split.proofs]
