import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from evals.calibration.levels import levels
from evals.calibration.machine_table import SHOTS, expected_gaps


def _drawn(seed: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    rng = np.random.default_rng(seed)
    chances, guesses = rng.dirichlet(np.ones(40)), rng.dirichlet(np.ones(40))
    return rng.choice(rng.random(12), 40), 0.8 * chances, 0.9 * guesses


def test_no_chance_is_lost_when_levels_are_joined() -> None:
    gaps, chances, guesses = _drawn(3)
    joined = levels(gaps, chances, guesses)
    assert sum(joined.chances) == pytest.approx(0.8, rel=1e-4)
    assert sum(joined.guesses) == pytest.approx(0.9, rel=1e-4)
    assert joined.gaps[0] == pytest.approx(gaps.min(), rel=1e-4)


def test_expected_best_is_that_of_many_draws() -> None:
    gaps, chances, guesses = _drawn(5)
    shots, rng = 4, np.random.default_rng(0)
    state_chances = 0.7 * chances + 0.3 * guesses
    values = np.append(gaps, 1.0)  # the last stands for an infeasible shot
    drawn = rng.choice(41, (40_000, shots), p=np.append(state_chances, 1 - state_chances.sum()))
    expected = values[drawn].min(axis=1).mean()
    found = levels(gaps, chances, guesses)
    assert 1 - found.best_of(shots, 0.7).quality == pytest.approx(expected, abs=0.01)


def test_the_table_of_shots_agrees_with_each_number_of_shots() -> None:
    found = levels(*_drawn(7))
    each = [1 - found.best_of(int(shots), 0.4).quality for shots in SHOTS]
    assert expected_gaps(found, 0.4) == pytest.approx(each)


@given(st.integers(0, 200), st.floats(0, 1))
def test_more_shots_never_do_worse(seed: int, error_free: float) -> None:
    assert (np.diff(expected_gaps(levels(*_drawn(seed)), error_free)) <= 1e-12).all()
