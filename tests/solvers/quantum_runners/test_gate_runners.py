"""The gate-based runners against the engine: the same distribution without noise, a worse one with it."""

import numpy as np
import pytest
from scipy.stats import chisquare

from problems.errors import BadInput, LimitExceeded
from solvers.quantum_runners.registry import runner_of, runners
from solvers.quantum_runners.runner import Shots
from tests.solvers.quantum_runners.circuits import histogram, job, quiet, trained


@pytest.mark.parametrize("name", ["statevector", "aer_ideal", "braket_local"])
def test_samples_without_noise_follow_the_engine_by_a_chi_squared_test(name: str) -> None:
    ansatz = trained(5, seed=3, layers=2)
    assert ansatz.chances is not None
    shots = runners()[name].run(job(ansatz.circuit, shots=8192), quiet)
    assert isinstance(shots, Shots)
    seen = histogram(shots.states, shots.counts)
    assert seen.sum() == 8192
    often = ansatz.chances * 8192 >= 5  # below, the χ² approximation does not hold
    observed = [*seen[often], seen[~often].sum()]
    expected = [*(ansatz.chances[often] * 8192), ansatz.chances[~often].sum() * 8192]
    assert chisquare(observed, expected).pvalue > 1e-6
    wrong = np.roll(expected, 1)
    assert chisquare(observed, wrong).pvalue < 1e-9, "the test must be able to fail"


def test_noise_moves_the_mean_energy_towards_a_random_guess_and_not_beyond() -> None:
    ansatz = trained(4, seed=1)
    assert ansatz.land is not None
    shots = runners()["aer"].run(job(ansatz.circuit, "fake_guadalupe", calibrated=True), quiet)
    assert isinstance(shots, Shots)
    assert shots.layout is not None and shots.layout.fidelity is not None
    assert 0.3 < shots.layout.fidelity < 0.95
    assert shots.layout.two_qubit_gates >= 12, "six RZZ of two CX each, and the swaps"
    seen = histogram(shots.states, shots.counts)
    mean = float(seen @ ansatz.land.costs / seen.sum())
    error = ansatz.land.spread / np.sqrt(seen.sum())
    assert ansatz.ideal_mean + 3 * error < mean < ansatz.land.mean
    assert shots.flips is not None
    assert shots.flips.shape == (4, 2)
    assert 0.002 < shots.flips.mean() < 0.1
    assert any("not in the noise model" in note for note in shots.notes)


def test_equal_seeds_give_equal_noisy_shots() -> None:
    ansatz = trained(3, seed=2)
    first, again, other = (
        runners()["aer"].run(job(ansatz.circuit, "fake_lima", shots=500, seed=seed), quiet)
        for seed in (1, 1, 2)
    )
    assert isinstance(first, Shots) and isinstance(again, Shots) and isinstance(other, Shots)
    assert first.counts.tolist() == again.counts.tolist()
    assert first.counts.tolist() != other.counts.tolist()


def test_what_cannot_be_run_is_refused_in_a_sentence() -> None:
    aer = runners()["aer"]
    assert "there is no snapshot 'fake_atlantis'" in (
        aer.refuses(job(trained(3, 1).circuit, "fake_atlantis")) or ""
    )
    with pytest.raises(LimitExceeded, match="13 qubits; 'aer' simulates noise on at most 12"):
        aer.run(job(trained(13, 1).circuit, "fake_torino"), quiet)
    with pytest.raises(LimitExceeded, match="do not fit"):
        aer.run(job(trained(6, 1).circuit, "fake_lima"), quiet)
    with pytest.raises(BadInput, match="no quantum runner 'abacus'"):
        runner_of("abacus:1")
