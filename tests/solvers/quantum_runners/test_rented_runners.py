"""Rented machines against their own local stand-ins; each runs only where it was paid for."""

import time
from typing import Any

import dimod
import numpy as np
import pytest

from problems.errors import BackendError, LimitExceeded
from solvers.quantum_runners.ocean import ocean
from solvers.quantum_runners.permit import SpendingPermit, permitted
from solvers.quantum_runners.registry import runners
from solvers.quantum_runners.runner import Quote, Runner, Shots, machine_of
from solvers.quantum_runners.runners import braket, dwave, ibm
from tests.solvers.qaoa.instances import random_bqm
from tests.solvers.quantum_runners.circuits import histogram, job, quiet, trained

_GARNET = "arn:aws:braket:eu-north-1::device/qpu/iqm/Garnet"


def _permit(machine: str, usd: float = 1000.0, *, unpublished: bool = False) -> SpendingPermit:
    return SpendingPermit(usd, machine, expires=time.time() + 60, unpublished=unpublished)


def test_ibm_runs_in_local_testing_mode_and_asks_for_a_cap_in_seconds(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from solvers.quantum_runners.snapshots import snapshot

    class _Local:
        def backend(self, name: str) -> Any:
            return snapshot(name.replace("ibm_", "fake_"))

    caps: list[int] = []
    made = ibm._sampler

    def sampler(machine: Any, asked: Any) -> Any:
        found = made(machine, asked)
        caps.append(found.options.max_execution_time)
        return found

    monkeypatch.setattr(ibm, "_service", _Local)
    monkeypatch.setattr(ibm, "_sampler", sampler)
    ansatz = trained(4, seed=1)
    asked = job(ansatz.circuit, "ibm_guadalupe", shots=1000, calibrated=True)
    price = ibm.RUNNER.price(asked)
    with permitted(_permit("ibm:ibm_guadalupe")):
        shots = ibm.RUNNER.run(asked, quiet)
    assert isinstance(shots, Shots)
    assert shots.counts.sum() == 1000
    assert shots.flips is not None and shots.job
    assert price.usd == pytest.approx(caps[0] * 1.6)
    assert ansatz.land is not None
    mean = histogram(shots.states, shots.counts) @ ansatz.land.costs / 1000
    assert ansatz.ideal_mean < mean < ansatz.land.mean


def test_ibm_without_an_account_or_in_a_long_queue_is_one_sentence(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def no_account() -> Any:
        raise ValueError("no saved account")

    class _Queued:
        cancelled = False

        def in_final_state(self) -> bool:
            return False

        def cancel(self) -> None:
            self.cancelled = True

        def job_id(self) -> str:
            return "d1"

    monkeypatch.setattr(ibm, "_service", no_account)
    with permitted(_permit("ibm:ibm_torino")), pytest.raises(BackendError, match="save_account"):
        ibm.RUNNER.run(job(trained(3, 1).circuit, "ibm_torino"), quiet)
    queued = _Queued()
    with pytest.raises(BackendError, match="job d1 had not ended after 0 s and was cancelled"):
        ibm._wait(queued, budget_s=0.0)
    assert queued.cancelled


def test_braket_runs_gate_by_gate_and_reads_qubit_0_first(monkeypatch: pytest.MonkeyPatch) -> None:
    from braket.devices import LocalSimulator

    monkeypatch.setattr(braket, "_machine", lambda arn: LocalSimulator())
    monkeypatch.setattr(braket, "_waiting", lambda asked: {})
    ansatz = trained(4, seed=2)
    assert ansatz.chances is not None
    with permitted(_permit(f"braket:{_GARNET}")):
        shots = braket.RUNNER.run(job(ansatz.circuit, _GARNET, shots=20_000), quiet)
    assert isinstance(shots, Shots)
    seen = histogram(shots.states, shots.counts) / 20_000
    np.testing.assert_allclose(seen, ansatz.chances, atol=0.02)


def test_brakets_price_follows_from_task_and_shots_and_unknown_devices_have_none() -> None:
    circuit = trained(3, 1).circuit
    known = braket.RUNNER.price(job(circuit, _GARNET, shots=4096))
    assert known.usd == pytest.approx(0.30 + 4096 * 0.00145, abs=0.005)
    other = "arn:aws:braket:::device/quantum-simulator/amazon/sv1"
    assert braket.RUNNER.price(job(circuit, other)).usd is None
    assert "is no Braket device" in (braket.RUNNER.refuses(job(circuit, "garnet")) or "")


@pytest.mark.parametrize("n", [5, 8])
def test_dwave_embeds_and_reports_its_chains(monkeypatch: pytest.MonkeyPatch, n: int) -> None:
    from solvers.quantum_runners.runners import dwave_mock

    monkeypatch.setattr(dwave, "_sampler", lambda device: dwave_mock._mock(seed=1))
    bqm = random_bqm(n, seed=n, vartype="SPIN" if n == 5 else "BINARY")
    bqm.add_variable("alone", -0.5)
    with permitted(_permit("dwave", unpublished=True)):
        shots = dwave.RUNNER.run(job(bqm, shots=200), quiet)
    assert isinstance(shots, Shots)
    assert shots.embedding is not None
    assert shots.embedding.physical_qubits > n
    assert shots.embedding.longest_chain >= 2
    assert 0 <= shots.embedding.broken_chains <= 1
    assert shots.counts.sum() == 200
    values = shots.states if n == 8 else 2 * shots.states.astype(int) - 1
    energies = bqm.energies((values, list(bqm.variables)))
    assert energies.min() == pytest.approx(dimod.ExactSolver().sample(bqm).first.energy)


def test_broken_chains_are_counted() -> None:
    from solvers.quantum_runners.embedded_anneal import annealed

    class _Torn:
        def sample(self, model: dimod.BinaryQuadraticModel, **asked: Any) -> Any:
            rows = np.random.default_rng(1).choice([-1, 1], (asked["num_reads"], len(model)))
            return dimod.SampleSet.from_samples_bqm((rows, list(model.variables)), model)

    torn = ocean("dwave.system.testing").MockDWaveSampler(
        topology_type="pegasus", topology_shape=[3], substitute_sampler=_Torn()
    )
    shots = annealed(torn, random_bqm(8, 1, "SPIN"), 100, seed=1)
    assert shots.embedding is not None
    assert shots.embedding.broken_chains > 0.3


def test_a_circuit_too_wide_is_refused_before_any_price() -> None:
    wide = trained(14, 1).circuit
    assert "use 'aer_ideal'" in (runners()["aer"].refuses(job(wide, "fake_fez")) or "")
    with pytest.raises(LimitExceeded, match="at most 10000"):
        dwave.RUNNER.run(job(random_bqm(3, 1), shots=20_000), quiet)


@pytest.mark.parametrize("runner", [each for each in runners().values() if each.kind == "device"])
def test_no_device_runs_without_a_permit(runner: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
    def bought(*_: object) -> None:
        raise AssertionError("it was run")

    for module, name in ((ibm, "_service"), (braket, "_machine"), (dwave, "_sampler")):
        monkeypatch.setattr(module, name, bought)
    program = trained(3, 1).circuit if runner.takes == "circuit" else random_bqm(3, 1)
    device = _GARNET if runner.name == "braket" else "some_machine"
    quote = runner.run(job(program, device), quiet)
    assert isinstance(quote, Quote)
    assert quote.reason == "no person has permitted it at a terminal"
    assert not quote.price.is_free
    machine = machine_of(runner.name, device)
    for permit in (
        _permit("aer:fake_torino", unpublished=True),
        _permit(machine, usd=0.01),
        SpendingPermit(1e6, machine, expires=time.time() - 1, unpublished=True),
    ):
        with permitted(permit):
            assert isinstance(runner.run(job(program, device), quiet), Quote)
