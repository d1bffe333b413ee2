"""The compiled engine against numpy's, which is checked against dense matrices."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from problems.structures import Floats
from solvers.qaoa.engines.blocked_engine import BlockedEngine
from solvers.qaoa.engines.engine import Engine, engine_for
from solvers.qaoa.engines.numpy_engine import NumpyEngine
from solvers.qaoa.engines.statevector import Angles
from solvers.qaoa.variants.ansatz import Ansatz
from solvers.qaoa.variants.cvar import cvar_of
from solvers.qaoa.variants.warm_start import warm_mixers, warm_space


def _costs(n: int, seed: int) -> Floats:
    return np.asarray(np.random.default_rng(seed).normal(size=2**n))


def _angles(layers: int, seed: int) -> Angles:
    rng = np.random.default_rng(seed)
    return Angles(rng.normal(size=layers), 2 * rng.normal(size=layers))


def _agree(engine: Engine, peer: Engine, angles: Angles, tolerance: float) -> None:
    energy, slopes = peer.energy_and_gradient(angles)
    found, found_slopes = engine.energy_and_gradient(angles)
    assert engine.energy(angles) == pytest.approx(energy, abs=tolerance)
    assert found == pytest.approx(energy, abs=tolerance)
    np.testing.assert_allclose(found_slopes.gammas, slopes.gammas, atol=10 * tolerance)
    np.testing.assert_allclose(found_slopes.betas, slopes.betas, atol=10 * tolerance)
    np.testing.assert_allclose(engine.state(angles), peer.state(angles), atol=tolerance)
    np.testing.assert_allclose(
        engine.probabilities(angles), peer.probabilities(angles), atol=tolerance
    )


@pytest.mark.parametrize("layers", range(5))
@pytest.mark.parametrize("n", [10, 13, 17])
@pytest.mark.parametrize("threads", [1, 2])
def test_it_agrees_with_numpy_to_the_last_digits(n: int, layers: int, threads: int) -> None:
    costs = _costs(n, seed=n)
    engine = BlockedEngine(costs, precision="float64", threads=threads)
    _agree(engine, NumpyEngine(costs), _angles(layers, seed=layers), 1e-11)


@pytest.mark.parametrize("layers", [1, 4])
def test_float32_agrees_to_its_own_precision(layers: int) -> None:
    costs = _costs(15, seed=1)
    engine = BlockedEngine(costs, precision="float32", threads=1)
    assert engine.probabilities(_angles(1, seed=0)).dtype == np.float32
    _agree(engine, NumpyEngine(costs), _angles(layers, seed=layers), 3e-6)


@settings(max_examples=30, deadline=None)
@given(
    gammas=st.lists(st.floats(-50, 50), min_size=2, max_size=2),
    betas=st.lists(st.floats(-10, 10), min_size=2, max_size=2),
)
def test_all_angles_are_taken(gammas: list[float], betas: list[float]) -> None:
    costs = _costs(11, seed=3)
    angles = Angles(np.array(gammas), np.array(betas))
    engine = BlockedEngine(costs, precision="float64", threads=1)
    assert engine.energy(angles) == pytest.approx(NumpyEngine(costs).energy(angles), abs=1e-10)
    np.testing.assert_allclose(engine.state(angles), NumpyEngine(costs).state(angles), atol=1e-11)


@pytest.mark.parametrize("alpha", [1.0, 0.3])
@pytest.mark.parametrize("layers", [1, 2, 3])
def test_the_tail_has_the_slopes_that_numpy_finds(layers: int, alpha: float) -> None:
    costs, angles = _costs(11, seed=5), _angles(layers, seed=7)
    objective = cvar_of(costs, alpha)
    even = warm_mixers(warm_space(11), np.full(11, 0.5), 0.25)
    value, slopes = Ansatz(costs, even).value_and_gradient(angles, objective)
    engine = BlockedEngine(costs, precision="float64", threads=2)
    found, found_slopes = engine.value_and_gradient(angles, objective)
    assert found == pytest.approx(value, abs=1e-11)
    np.testing.assert_allclose(found_slopes.gammas, slopes.gammas, atol=1e-10)
    np.testing.assert_allclose(found_slopes.betas, slopes.betas, atol=1e-10)


def test_what_was_returned_stays_as_it_was() -> None:
    engine = BlockedEngine(_costs(10, seed=0), precision="float64", threads=1)
    chances = engine.probabilities(_angles(1, seed=0))
    kept = chances.copy()
    engine.probabilities(_angles(1, seed=1))
    np.testing.assert_array_equal(chances, kept)


def test_size_and_what_is_compiled_decide_which_engine_there_is(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for compiled, names in (
        (True, ["numpy", "blocked", "blocked"]),
        (False, ["numpy", "numpy", "blocked"]),
    ):
        monkeypatch.setattr(
            "solvers.qaoa.engines.engine.is_compiled", lambda _, known=compiled: known
        )
        assert [engine_for(_costs(n, seed=0)).name for n in (14, 16, 17)] == names
    engine = engine_for(np.zeros(2**17, dtype=np.float32), precision="float32", threads=2)
    assert (engine.name, engine.precision, engine.threads) == ("blocked", "float32", 2)
    assert engine.n_qubits == 17
