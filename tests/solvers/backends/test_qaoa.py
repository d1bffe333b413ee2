"""The backend: what it answers, what it claims, and what it refuses."""

from pathlib import Path
from typing import Literal, get_args

import dimod
import pytest

from problems.errors import BadInput, LimitExceeded
from problems.status import Status
from problems.structures import Assignment
from solvers.backends.qaoa import BACKEND
from solvers.diagonal import energies as diagonal_energies
from solvers.evidence import QaoaEvidence, Variant
from solvers.qaoa.engines.memory import Need
from solvers.result import RawResult, Request
from tests.solvers.qaoa.instances import random_bqm


def _solve(
    bqm: dimod.BinaryQuadraticModel,
    *,
    seed: int = 0,
    budget_s: float = 5.0,
    layers: int | None = 3,
    max_qubits: int = 20,
) -> RawResult:
    request = Request(bqm, layers=layers, max_qubits=max_qubits)
    return BACKEND.solve(request, seed=seed, budget_s=budget_s, progress=lambda *_: None)


def _evidence(result: RawResult) -> QaoaEvidence:
    assert isinstance(result.evidence, QaoaEvidence)
    return result.evidence


@pytest.mark.parametrize("vartype", ["BINARY", "SPIN"])
@pytest.mark.parametrize("seed", range(3))
def test_the_optimum_is_found_and_proven_by_the_enumeration(seed: int, vartype: str) -> None:
    bqm = random_bqm(7, seed, vartype)
    exact = dimod.ExactSolver().sample(bqm)
    result = _solve(bqm, seed=seed)
    best = result.answers[0]
    assert isinstance(best, Assignment)
    assert result.status is Status.OPTIMAL
    assert result.bound == pytest.approx(exact.first.energy)
    assert bqm.energy(best.sample) == pytest.approx(exact.first.energy)


def test_answers_are_distinct_and_best_first() -> None:
    bqm = random_bqm(6, seed=4)
    answers = [each for each in _solve(bqm).answers if isinstance(each, Assignment)]
    energies = [bqm.energy(each.sample) for each in answers]
    assert len(answers) == 10
    assert energies == sorted(energies)
    assert len({tuple(each.sample.values()) for each in answers}) == 10


def test_the_evidence_adds_up() -> None:
    bqm = random_bqm(8, seed=2)
    energies = dimod.ExactSolver().sample(bqm).record.energy
    evidence = _evidence(_solve(bqm))
    assert (evidence.n_qubits, evidence.layers, evidence.shots) == (8, 3, 4096)
    assert evidence.minimum_energy == pytest.approx(energies.min())
    assert evidence.maximum_energy == pytest.approx(energies.max())
    assert evidence.minimum_energy <= evidence.best_energy < evidence.mean_energy < energies.mean()
    ratio = (energies.max() - evidence.mean_energy) / (energies.max() - energies.min())
    assert evidence.approximation_ratio == pytest.approx(ratio)
    assert evidence.p_random == 1 / 256
    assert 10 / 256 < evidence.p_optimum <= 1
    assert evidence.two_qubit_gates == 3 * 28
    assert evidence.depth == 1 + 3 * (7 + 2)
    assert len(evidence.gammas) == len(evidence.betas) == 3
    assert "L-BFGS on the mean and on the best 50%" in evidence.schedule


def test_all_minimisers_count() -> None:
    bqm = dimod.BinaryQuadraticModel({"a": 0, "b": 0, "c": 0}, {"ab": 1.0, "bc": 1.0}, 0, "SPIN")
    evidence = _evidence(_solve(bqm, layers=2))
    assert evidence.p_random == 0.25
    assert evidence.p_optimum > 0.9


def test_equal_seeds_give_equal_results_and_other_seeds_other_shots() -> None:
    bqm = random_bqm(7, seed=6)
    first, again, other = (_evidence(_solve(bqm, seed=seed)) for seed in (1, 1, 2))
    assert first == again
    assert first.mean_energy != other.mean_energy
    assert first.gammas == other.gammas


def test_a_run_that_misses_the_minimum_is_feasible_only(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("solvers.qaoa.variants.run_variant.SHOTS", 1)
    bqm = random_bqm(10, seed=1)
    result = _solve(bqm, layers=1)
    (answer,) = result.answers
    assert isinstance(answer, Assignment)
    assert result.status is Status.FEASIBLE
    assert result.bound == pytest.approx(dimod.ExactSolver().sample(bqm).first.energy)
    assert bqm.energy(answer.sample) == pytest.approx(_evidence(result).best_energy)
    assert _evidence(result).best_energy > _evidence(result).minimum_energy + 0.1


def test_a_small_budget_leaves_the_ramp_untrained_and_a_tiny_one_says_unknown() -> None:
    bqm = random_bqm(14, seed=1)
    untrained = _evidence(_solve(bqm, layers=100, budget_s=0.25))
    assert "untrained" in untrained.schedule
    assert untrained.approximation_ratio > 0.95
    unknown = _solve(bqm, layers=100, budget_s=0.01)
    assert (unknown.status, unknown.answers) == (Status.UNKNOWN, ())
    assert unknown.bound == pytest.approx(untrained.minimum_energy)


def test_one_variable_and_constant_costs_are_solved() -> None:
    single = _solve(dimod.BinaryQuadraticModel({"a": 2.0}, {}, 1.0, "BINARY"))
    assert single.answers[0] == Assignment({"a": 0.0})
    flat = _solve(dimod.BinaryQuadraticModel({"a": 0.0, "b": 0.0}, {}, 3.0, "BINARY"))
    assert flat.status is Status.OPTIMAL
    assert _evidence(flat).approximation_ratio == 1
    assert _evidence(flat).p_optimum == pytest.approx(1)


def test_too_many_variables_are_refused_with_the_remedy() -> None:
    too_many = random_bqm(29, seed=0)
    assert "29 variables; 'qaoa' simulates at most 28" in (BACKEND.refuses(too_many) or "")
    assert BACKEND.refuses(random_bqm(3, seed=0)) is None
    with pytest.raises(LimitExceeded, match="at most 28 qubits; use 'annealing'"):
        _solve(too_many, max_qubits=30)
    with pytest.raises(LimitExceeded, match="5 variables; 'qaoa' simulates at most 4"):
        _solve(random_bqm(5, seed=0), max_qubits=4)
    assert "no variables" in (BACKEND.refuses(dimod.BinaryQuadraticModel("BINARY")) or "")


def test_what_the_memory_does_not_hold_is_refused_before_it_starts(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("solvers.backends.qaoa.free_memory", lambda: 1 << 30)
    assert "26 qubits need 1.4 GiB" in (BACKEND.refuses(random_bqm(26, seed=0)) or "")
    with pytest.raises(LimitExceeded, match=r"1\.0 GiB is free; use 'annealing'"):
        _solve(random_bqm(26, seed=0), max_qubits=28)


@pytest.mark.parametrize("precision", ["float64", "float32"])
def test_the_compiled_engine_answers_as_numpy_does(
    monkeypatch: pytest.MonkeyPatch, precision: Literal["float64", "float32"]
) -> None:
    bqm = random_bqm(17, seed=3)
    small = Need(17, precision, 1 << 28, trainable=True)
    monkeypatch.setattr("solvers.backends.qaoa.need_of", lambda *_: small)
    told: list[str] = []
    request = Request(bqm, layers=2, variant="plain")
    result = BACKEND.solve(
        request, seed=0, budget_s=20.0, progress=lambda _, words: told.append(words)
    )
    evidence = _evidence(result)
    energies = diagonal_energies(bqm, list(bqm.variables))
    assert evidence.engine is not None
    assert (evidence.engine.name, evidence.engine.precision) == ("blocked", precision)
    assert result.bound == pytest.approx(energies.min(), rel=1e-12)
    best = result.answers[0]
    assert isinstance(best, Assignment)
    assert bqm.energy(best.sample) == pytest.approx(evidence.best_energy, rel=1e-12)
    assert evidence.p_random == 2**-17
    assert evidence.p_optimum > 100 * evidence.p_random
    assert evidence.shots_to_optimum is not None
    assert 4.5 / evidence.p_optimum < evidence.shots_to_optimum < 4.7 / evidence.p_optimum
    assert evidence.best_tenth_energy is not None
    assert evidence.best_energy <= evidence.best_tenth_energy < evidence.mean_energy
    assert told[0].startswith("enumerating 131072 costs; 0.2 GiB in")


def test_compiling_is_told_once(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Kernels already loaded are not compiled again; what is told depends on the folder alone."""
    monkeypatch.setattr("solvers.qaoa.engines.kernels.kernel_cache.cache_folder", lambda: tmp_path)
    told: list[str] = []
    for _ in range(2):
        request = Request(random_bqm(17, seed=3), layers=1)
        BACKEND.solve(request, seed=0, budget_s=20.0, progress=lambda _, words: told.append(words))
    assert sum(words.startswith("compiling kernels once") for words in told) == 1


def test_each_variant_says_what_it_did() -> None:
    bqm = random_bqm(8, seed=3)
    runs = {
        each: _evidence(
            BACKEND.solve(
                Request(bqm, layers=2, variant=each),
                seed=0,
                budget_s=5,
                progress=lambda *_: None,
            )
        )
        for each in get_args(Variant)
        if each != "xy"
    }
    assert {each: found.variant for each, found in runs.items()} == {each: each for each in runs}
    assert runs["plain"].cvar_alpha is runs["plain"].start_energy is None
    assert runs["cvar"].tail_energy is not None
    assert runs["cvar"].tail_energy < runs["cvar"].mean_energy
    start = runs["warm_start"].start_energy
    assert start is not None and start >= runs["warm_start"].minimum_energy - 1e-9
    assert runs["cvar"].p_optimum > runs["plain"].p_optimum
    assert {found.two_qubit_gates for found in runs.values()} == {2 * 28}


def test_the_default_trains_on_the_tail_and_rows_are_refused() -> None:
    assert _evidence(_solve(random_bqm(6, seed=1))).variant == "cvar"
    with pytest.raises(BadInput, match="use 'cvar', 'warm_start' or 'plain'"):
        BACKEND.solve(
            Request(random_bqm(3, seed=0), variant="xy"),
            seed=0,
            budget_s=1,
            progress=lambda *_: None,
        )
