"""The backend: what it answers beyond the statevector, what it claims, and what it refuses."""

import dimod
import pytest

from problems.status import Status
from problems.structures import Assignment
from solvers.backends.recursive_qaoa import BACKEND
from solvers.evidence import RecursiveQaoaEvidence
from solvers.result import RawResult, Request
from tests.solvers.qaoa.instances import random_bqm
from tests.solvers.qaoa.isings import bqm_of, regular


def _solve(bqm: dimod.BinaryQuadraticModel, seed: int = 0, budget_s: float = 60.0) -> RawResult:
    return BACKEND.solve(Request(bqm), seed=seed, budget_s=budget_s, progress=lambda *_: None)


def _named(bqm: dimod.BinaryQuadraticModel) -> dimod.BinaryQuadraticModel:
    named: dimod.BinaryQuadraticModel = bqm.copy()
    named.relabel_variables({each: f"v{each}" for each in bqm.variables})
    return named


def _evidence(result: RawResult) -> RecursiveQaoaEvidence:
    assert isinstance(result.evidence, RecursiveQaoaEvidence)
    return result.evidence


@pytest.mark.parametrize("vartype", ["BINARY", "SPIN"])
def test_beyond_the_statevector_it_is_feasible_and_says_what_it_did(vartype: str) -> None:
    bqm = random_bqm(50, seed=1, vartype=vartype)
    result, evidence = _solve(bqm), _evidence(_solve(bqm))
    (answer,) = result.answers  # no ties, so a second run would repeat the first
    assert isinstance(answer, Assignment)
    assert set(answer.sample) == set(bqm.variables)
    assert bqm.energy(answer.sample) == pytest.approx(evidence.best_energy)
    assert result.status is Status.FEASIBLE
    assert result.bound is not None and result.bound < evidence.best_energy
    assert (evidence.n_qubits, evidence.rounds, evidence.runs) == (50, 38, 1)
    assert evidence.best_energy < evidence.one_layer_energy
    assert 0 < evidence.weakest_correlation < 1


def test_ties_are_run_again_and_answers_come_best_first() -> None:
    bqm = _named(bqm_of(regular(40, 3, seed=1)))
    result = _solve(bqm)
    energies = [bqm.energy(each.sample) for each in result.answers if isinstance(each, Assignment)]
    assert _evidence(result).runs == 8
    assert len(energies) > 1
    assert energies == sorted(energies)
    assert energies[0] == _evidence(result).best_energy <= _evidence(result).mean_energy


@pytest.mark.parametrize("vartype", ["BINARY", "SPIN"])
def test_a_few_variables_are_enumerated_which_proves_the_optimum(vartype: str) -> None:
    bqm = random_bqm(8, seed=3, vartype=vartype)
    result = _solve(bqm)
    assert result.status is Status.OPTIMAL
    assert result.bound == pytest.approx(dimod.ExactSolver().sample(bqm).first.energy)


def test_without_frustration_the_bound_is_reached_and_proves_it() -> None:
    chain = dimod.BinaryQuadraticModel("SPIN")
    for number in range(30):
        chain.add_quadratic(f"x{number}", f"x{number + 1}", (-1) ** number * (1.0 + number))
    result = _solve(chain)
    assert result.status is Status.OPTIMAL
    assert _evidence(result).best_energy == pytest.approx(-sum(range(1, 31)))


def test_a_tiny_budget_says_unknown_and_too_many_variables_are_refused() -> None:
    unknown = _solve(random_bqm(60, seed=1), budget_s=0.0)
    assert (unknown.status, unknown.answers) == (Status.UNKNOWN, ())
    dense = dimod.generators.randint(500, "SPIN", seed=1)
    assert "400 where all are coupled; use 'simulated_annealing'" in (BACKEND.refuses(dense) or "")
    assert BACKEND.refuses(bqm_of(regular(2_000, 3, seed=1))) is None
    assert "no variables" in (BACKEND.refuses(dimod.BinaryQuadraticModel("BINARY")) or "")
