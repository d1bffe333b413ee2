"""Mitigation undoes readout errors that were put in, and what it returns is a distribution."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from solvers.diagonal import states
from solvers.quantum_runners.calibration import flips
from solvers.quantum_runners.readout_mitigation import mitigated, nearest_distribution

_N = 5
_FLIPS = np.array([[0.03, 0.08], [0.01, 0.02], [0.05, 0.05], [0.02, 0.1], [0.04, 0.06]])


def _read(true: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    chance = np.where(true == 1, _FLIPS[:, 1], _FLIPS[:, 0])
    return np.where(rng.random(true.shape) < chance, 1 - true, true).astype(np.uint8)


@pytest.mark.parametrize("seed", range(3))
def test_the_true_distribution_comes_back(seed: int) -> None:
    rng = np.random.default_rng(seed)
    chances = rng.dirichlet(np.full(2**_N, 0.2))
    true = states(rng.choice(2**_N, 40_000, p=chances), _N)
    seen, counts = np.unique(_read(true, rng), axis=0, return_counts=True)
    found = mitigated(seen, counts, _FLIPS)
    assert found is not None
    numbers = seen.astype(int) @ (1 << np.arange(_N))
    distance = np.abs(found - chances[numbers]).sum() / 2
    assert distance < 0.25 * np.abs(counts / counts.sum() - chances[numbers]).sum() / 2


def test_calibration_measures_the_flips() -> None:
    rng = np.random.default_rng(1)
    zeros = _read(np.zeros((20_000, _N), int), rng)
    ones = _read(np.ones((20_000, _N), int), rng)
    np.testing.assert_allclose(flips(zeros, ones), _FLIPS, atol=0.006)


@given(st.lists(st.floats(-1, 1), min_size=2, max_size=8))
def test_the_nearest_distribution_is_one_and_nothing_on_the_way_is_nearer(raw: list[float]) -> None:
    weights = np.array(raw) - (sum(raw) - 1) / len(raw)
    found = nearest_distribution(weights)
    assert found.sum() == pytest.approx(1)
    assert (found >= 0).all()
    even = np.full(len(raw), 1 / len(raw))
    for share in (0.01, 0.5):
        other = (1 - share) * found + share * even
        assert ((found - weights) ** 2).sum() <= ((other - weights) ** 2).sum() + 1e-9


def test_too_many_strings_are_left_as_they_are() -> None:
    many = states(np.arange(2**12), 12).astype(np.uint8)
    assert mitigated(many, np.ones(2**12, int), np.full((12, 2), 0.02)) is None
