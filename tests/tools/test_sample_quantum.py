"""One run on a machine, from a typed problem to an outcome with its evidence and its picture."""

import numpy as np
import pytest

from agent.report.evidence_words import evidence_words
from problems.errors import BadInput, LimitExceeded
from problems.families.knapsack import Knapsack
from problems.families.max_cut import MaxCut, MaxCutSolution
from problems.status import Status
from solvers.quantum_evidence import QuantumRunEvidence, QuoteEvidence
from solvers.quantum_runners.registry import runners
from tools.actions.draw_shots import DrawShotsInput, figure_of
from tools.actions.draw_shots import run as draw
from tools.actions.sample_quantum import SampleInput, run
from tools.outcome import Outcome

CUT = MaxCut.random(np.random.default_rng(1), 5)
PACK = Knapsack.random(np.random.default_rng(3), 3)


def _outcome(problem: MaxCut | Knapsack, machine: str, **options: int) -> Outcome:
    request = SampleInput(problem=problem, machine=machine, seed=1, budget_s=10, **options)
    return run(request, lambda *_: None)


def _evidence(outcome: Outcome) -> QuantumRunEvidence:
    assert isinstance(outcome.evidence, QuantumRunEvidence)
    return outcome.evidence


def test_without_noise_the_measured_is_the_ideal_up_to_shots() -> None:
    outcome = _outcome(CUT, "statevector", layers=2, shots=8000)
    evidence = _evidence(outcome)
    assert outcome.status is Status.OPTIMAL
    assert isinstance(outcome.solution, MaxCutSolution)
    assert outcome.objective == CUT.check(outcome.solution).objective
    assert evidence.machine_kind == "simulator"
    assert evidence.shots == 8000
    assert evidence.circuit is not None
    assert evidence.circuit.fidelity == 1
    assert evidence.circuit.layers == len(evidence.circuit.gammas) == 2
    histogram = evidence.histogram
    assert len(histogram.edges) == len(histogram.measured) + 1 == len(histogram.ideal) + 1
    for shares in (histogram.measured, histogram.ideal, histogram.random):
        assert sum(shares) == pytest.approx(1)
    np.testing.assert_allclose(histogram.measured, histogram.ideal, atol=0.03)
    assert evidence.kept == pytest.approx(1, abs=0.1)
    assert evidence.p_optimum == pytest.approx(evidence.p_optimum_ideal, abs=0.03)
    assert evidence.mitigation == "" and evidence.mitigated_mean is None


@pytest.fixture(scope="module")
def noisy() -> QuantumRunEvidence:
    return _evidence(_outcome(CUT, "aer:fake_guadalupe", shots=2000))


def test_noise_takes_a_part_of_the_gain_and_mitigation_gives_some_back(
    noisy: QuantumRunEvidence,
) -> None:
    evidence = noisy
    assert evidence.machine_kind == "noisy simulator"
    assert evidence.kept is not None and 0.3 < evidence.kept < 0.95
    assert evidence.circuit is not None and evidence.circuit.fidelity is not None
    assert evidence.circuit.fidelity < 0.95
    assert evidence.ideal_mean is not None and evidence.mitigated_mean is not None
    assert evidence.ideal_mean < evidence.mitigated_mean < evidence.measured_mean
    said = " ".join(evidence_words(evidence))
    assert "not run on a quantum computer" in said
    assert "noise of a real machine's calibration" in said
    assert "readout errors, measured by two calibration circuits" in said
    assert "; run on a quantum computer" not in said and ": run on a quantum computer" not in said


def test_the_answer_is_feasible_where_a_shot_is_and_the_share_is_told() -> None:
    outcome = _outcome(PACK, "aer_ideal")
    evidence = _evidence(outcome)
    assert outcome.is_feasible
    assert 0 < evidence.feasible_share < 1
    assert evidence.feasible_mean is not None
    assert evidence.feasible_mean < evidence.measured_mean, "penalties lie on the others"


def test_an_annealer_gets_the_qubo_and_reports_its_embedding() -> None:
    outcome = _outcome(CUT, "dwave_mock", shots=100)
    evidence = _evidence(outcome)
    assert evidence.circuit is None
    assert evidence.annealing is not None and evidence.annealing.physical_qubits >= 5
    assert evidence.histogram.ideal == ()
    assert outcome.status is Status.OPTIMAL
    assert outcome.provenance.backend == "dwave_mock"
    said = " ".join(evidence_words(evidence))
    assert "chains of at most" in said and "simulated annealing" in said


def test_more_than_20_qubits_are_trained_by_the_closed_form_and_quoted() -> None:
    large = MaxCut.random(np.random.default_rng(1), 24)
    outcome = _outcome(large, "ibm:ibm_torino")
    assert isinstance(outcome.evidence, QuoteEvidence)
    assert (outcome.status, outcome.solution) == (Status.UNKNOWN, None)
    said = " ".join(evidence_words(outcome.evidence))
    assert said.startswith("Nothing was run: 4096 shots on ibm:ibm_torino would cost about")
    assert "--quantum ibm:ibm_torino --spend-at-most" in said
    with pytest.raises(LimitExceeded, match="ask for one layer"):
        _outcome(large, "ibm:ibm_torino", layers=2)
    with pytest.raises(BadInput, match="no quantum runner"):
        _outcome(CUT, "abacus")


def test_one_picture_holds_the_ideal_and_the_noisy_distribution(noisy: QuantumRunEvidence) -> None:
    figure = figure_of(noisy)
    assert [each.label for each in figure.series] == [
        "ideal circuit",
        "noisy simulation",
        "random guess",
    ]
    assert "a noisy simulation" in figure.title
    assert figure.series[1].shares == noisy.histogram.measured
    assert "2000 shots on 5 qubits" in figure.caption
    picture = draw(DrawShotsInput(evidence=noisy, format="svg"), lambda *_: None)
    assert b"<svg" in picture.content


def test_every_runner_says_what_it_is() -> None:
    for runner in runners().values():
        assert runner.kind in {"simulator", "noisy simulator", "device"}
        assert runner.takes in {"circuit", "bqm"}
        assert runner.modules and len(runner.description) > 20
        assert set(filter(None, runner.extra.split(","))) <= {"aer", "ibm", "braket", "dwave"}
