"""Shots against the probabilities they are drawn by."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import chisquare

from solvers.qaoa.sampling import sample


@pytest.mark.parametrize("dtype", ["float64", "float32"])
@pytest.mark.parametrize("n", [3, 12, 14])
def test_shots_follow_the_probabilities(n: int, dtype: str) -> None:
    rng = np.random.default_rng(n)
    chances = (rng.random(2**n) ** 3).astype(dtype)
    shots = sample(chances, 400_000, rng)
    groups = np.argsort(chances) % 8  # by state: which of eight unequal groups it is counted in
    seen = np.bincount(groups[shots], minlength=8)
    expected = np.bincount(groups, weights=chances.astype(float), minlength=8)
    assert chisquare(seen, expected / expected.sum() * seen.sum()).pvalue > 1e-3
    low = seen @ np.arange(8) / seen.sum()
    assert low == pytest.approx(expected @ np.arange(8) / expected.sum(), abs=0.03)


def test_blocks_are_as_likely_as_their_states_together() -> None:
    chances = np.zeros(2**15)
    chances[[0, 4095, 4096, 20_000, 2**15 - 1]] = [1, 2, 3, 4, 5]
    shots = sample(chances, 150_000, np.random.default_rng(1))
    numbers, counts = np.unique(shots, return_counts=True)
    assert numbers.tolist() == [0, 4095, 4096, 20_000, 2**15 - 1]
    assert chisquare(counts, np.arange(1, 6) * 10_000).pvalue > 1e-3


@given(
    weights=st.lists(st.floats(0, 1), min_size=8, max_size=8).filter(lambda each: sum(each) > 1e-6),
    seed=st.integers(0, 99),
)
def test_nothing_impossible_is_drawn_and_a_seed_gives_the_same(
    weights: list[float], seed: int
) -> None:
    chances = np.array(weights)
    shots = sample(chances, 50, np.random.default_rng(seed))
    assert (chances[shots] > 0).all()
    np.testing.assert_array_equal(shots, sample(chances, 50, np.random.default_rng(seed)))
