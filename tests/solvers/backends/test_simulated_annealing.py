"""Simulated annealing: good, seeded, distinct, and never called optimal."""

from typing import Any

import dimod
import numpy as np
import pytest

from problems.status import Status
from problems.structures import Assignment
from solvers.annealing_schedule import batch, temperatures
from solvers.backends.simulated_annealing import BACKEND
from solvers.evidence import AnnealingEvidence
from solvers.result import RawResult, Request


def _model(
    n_variables: int, vartype: Any = dimod.BINARY, seed: int = 1
) -> dimod.BinaryQuadraticModel:
    bqm = dimod.generators.gnp_random_bqm(n_variables, 0.5, vartype, random_state=seed)
    bqm.relabel_variables({each: f"v{each}" for each in bqm.variables})
    return bqm


def _solve(bqm: dimod.BinaryQuadraticModel, seed: int = 3, budget_s: float = 2.0) -> RawResult:
    return BACKEND.solve(
        Request(bqm), seed=seed, budget_s=budget_s, progress=lambda _fraction, _words: None
    )


def _samples(result: RawResult) -> list[dict[str, float]]:
    return [dict(each.sample) for each in result.answers if isinstance(each, Assignment)]


@pytest.mark.parametrize("vartype", [dimod.BINARY, dimod.SPIN])
def test_the_best_of_a_small_model_is_its_minimum_and_is_not_called_optimal(vartype: Any) -> None:
    bqm = _model(14, vartype)
    result = _solve(bqm)
    assert result.status is Status.FEASIBLE
    assert result.bound is None
    best = bqm.energy(_samples(result)[0])
    assert best == pytest.approx(dimod.ExactSolver().sample(bqm).first.energy)
    assert isinstance(result.evidence, AnnealingEvidence)
    assert result.evidence.best_energy == pytest.approx(best)
    assert result.evidence.mean_energy >= result.evidence.best_energy


def test_answers_are_distinct_and_best_first() -> None:
    bqm = _model(20)
    samples = _samples(_solve(bqm))
    energies = [bqm.energy(sample) for sample in samples]
    assert energies == sorted(energies)
    assert len({tuple(sorted(sample.items())) for sample in samples}) == len(samples)


def test_equal_seeds_give_equal_answers_and_evidence() -> None:
    first, second = _solve(_model(25)), _solve(_model(25))
    assert first.answers == second.answers
    assert first.evidence == second.evidence


@pytest.mark.parametrize("coupling", [-1.0, 1.0])
def test_walls_on_a_ring_meet_and_vanish(coupling: float) -> None:
    ring = {(f"v{each}", f"v{(each + 1) % 200}"): coupling for each in range(200)}
    result = _solve(dimod.BinaryQuadraticModel({}, ring, 0.0, "SPIN"), budget_s=0.5)
    assert isinstance(result.evidence, AnnealingEvidence)
    assert result.evidence.best_energy <= -192  # of -200; Metropolis in order of the spins: -40
    assert result.evidence.mean_energy <= -170  # and -5


def test_no_time_at_all_still_gives_a_sample() -> None:
    result = _solve(_model(60), budget_s=1e-6)
    assert len(result.answers) >= 1
    assert result.seconds < 5


def test_an_easy_model_ends_before_its_budget() -> None:
    result = _solve(dimod.BinaryQuadraticModel({"a": -1, "b": 1}, {}, 0, "BINARY"), budget_s=600)
    assert _samples(result)[0] == {"a": 1, "b": 0}
    assert result.seconds < 60


def test_models_without_energies_or_variables_are_answered() -> None:
    flat = _solve(dimod.BinaryQuadraticModel({"a": 0, "b": 0}, {}, 1.0, "SPIN"))
    assert isinstance(flat.evidence, AnnealingEvidence)
    assert flat.evidence.best_energy == 1
    empty = _solve(dimod.BinaryQuadraticModel({}, {}, 1.0, "BINARY"))
    assert _samples(empty) == [{}]


def test_what_decimals_leave_does_not_make_the_schedule_colder() -> None:
    clean = dimod.BinaryQuadraticModel({"a": 0.0, "b": 1.0}, {("a", "b"): 2.0}, 0, "SPIN")
    noisy = dimod.BinaryQuadraticModel({"a": 1e-15, "b": 1.0}, {("a", "b"): 2.0}, 0, "SPIN")
    assert temperatures(noisy) == temperatures(clean)


def test_batches_grow_longer_and_respect_the_budget() -> None:
    sweeps = [batch(number, 500, 5000, 20.0).n_sweeps for number in range(8)]
    assert sweeps == sorted(sweeps)
    assert sweeps[0] < sweeps[-1]
    assert batch(8, 500, 5000, 0.01).n_sweeps < sweeps[-1]
    assert np.all(np.diff(temperatures(_model(9, dimod.SPIN)).betas(100)) >= 0)
