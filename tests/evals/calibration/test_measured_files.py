"""The files that the calibration rests on agree with one another."""

import pytest

from evals.calibration.bench_profiles import SMALL, TRACED, bench_profiles
from evals.calibration.noisy_route import NoisyRow, read_noisy
from evals.calibration.quantum_row import read_quantum
from evals.calibration.trace_again import untraced
from evals.calibration.weighed import read_features
from evals.profiles.record import read_profiles


def test_no_circuit_found_what_a_proof_rules_out() -> None:
    proven = {
        each.instance: (each.sense.sign, each.proof.objective)
        for each in bench_profiles()
        if each.proof is not None and each.proof.objective is not None
    }
    checked = 0
    for row in read_quantum():
        if row.instance in proven:
            sign, optimum = proven[row.instance]
            assert sign * row.best >= sign * optimum - 1e-6 * max(1.0, abs(optimum)), row.instance
            checked += 1
    assert checked > 100


def test_a_shot_without_errors_is_right_more_often_than_a_guess() -> None:
    # Where nothing is constrained: elsewhere guesses are mended, in some families to the optimum.
    trained = [
        (run.p_optimum, run.levels.guesses[0])
        for row in read_quantum()
        if row.kind == "qaoa" and row.family in {"max_cut", "qubo", "ising", "hubo", "labs"}
        for run in row.runs
    ]
    better = sum(chance > guess for chance, guess in trained)
    assert better > 0.9 * len(trained) > 30


def test_small_instances_are_small_and_of_no_campaign() -> None:
    small = read_profiles(SMALL)
    assert all(each.n_qubits is not None and each.n_qubits <= 20 for each in small)
    assert not {each.instance for each in small} & {each.instance for each in read_profiles()}


def test_features_are_of_instances_of_the_bench() -> None:
    assert read_features().keys() <= {each.instance for each in bench_profiles()}


def test_the_model_of_errors_mixes_the_circuit_with_guessing() -> None:
    row = NoisyRow(
        family="max_cut",
        size=4,
        difficulty=0.5,
        seed=0,
        machine="aer:fake_torino",
        n_qubits=4,
        layers=1,
        shots=1024,
        gap=0.0,
        error_free=0.75,
        p_noisy=0.4,
        p_ideal=0.5,
        p_random=0.125,
        cpu_s=1.0,
    )
    assert row.p_modelled == pytest.approx(0.75 * 0.5 + 0.25 * 0.125)
    assert all(0 < each.error_free < 1 for each in read_noisy())


def test_a_line_that_was_traced_again_takes_the_place_of_the_first() -> None:
    traced = {(each.instance, each.route): each for each in read_profiles(TRACED)}
    found = {(each.instance, each.route): each for each in bench_profiles()}
    assert traced
    assert all(found[key] == each for key, each in traced.items())
    assert len(found) == len(bench_profiles())


def test_what_is_open_and_told_of_by_its_end_alone_is_traced_again() -> None:
    first = next(each for each in read_profiles(TRACED) if each.route == "exact")
    answers = tuple(each.model_copy(update={"trail": ()}) for each in first.answers)
    bare = first.model_copy(update={"answers": answers})
    assert untraced([bare]) == [first.instance]
    assert untraced([first]) == [] or not any(each.trail for each in first.answers)
