"""Stages: the tail gets better than the mean alone makes it, and a full tail is not the end."""

import pytest

from solvers.qaoa.engines.simulation import engine_facts, simulated
from solvers.qaoa.schedules.schedule import linear_ramp
from solvers.qaoa.variants.ansatz import Ansatz, mean_of
from solvers.qaoa.variants.cvar import cvar_of
from solvers.qaoa.variants.setting import qubo_setting
from solvers.qaoa.variants.staged_training import train_in_stages
from tests.solvers.qaoa.instances import random_bqm


def _ansatz(n: int, seed: int) -> Ansatz:
    return qubo_setting(random_bqm(n, seed), [f"x{i}" for i in range(n)], "cvar").ansatz


@pytest.mark.parametrize("seed", range(3))
def test_the_tail_is_lower_than_after_the_mean_alone(seed: int) -> None:
    ansatz = _ansatz(8, seed)
    tail = cvar_of(ansatz.costs, 0.5)
    runs = [train_in_stages(ansatz, linear_ramp(2), alpha, lambda _: True) for alpha in (1.0, 0.5)]
    on_mean, on_tail = (tail(ansatz.probabilities(each.angles))[0] for each in runs)
    assert on_tail < on_mean
    assert runs[1].finished and runs[1].evaluations <= 60


def test_where_the_optimum_fills_the_tail_the_mean_goes_on() -> None:
    ansatz = _ansatz(3, seed=0)
    best = ansatz.costs <= ansatz.costs.min() + 1e-9
    training = train_in_stages(ansatz, linear_ramp(4), 0.5, lambda _: True)
    twenty = train_in_stages(ansatz, linear_ramp(4), 1.0, lambda n: n < 20)
    chances = ansatz.probabilities(training.angles)
    assert chances[best].sum() > 0.5
    mean = mean_of(ansatz.costs)
    assert mean(chances)[0] < mean(ansatz.probabilities(twenty.angles))[0] - 1e-4


def test_it_stops_when_told_in_either_stage() -> None:
    ansatz = _ansatz(7, seed=1)
    early = train_in_stages(ansatz, linear_ramp(3), 0.5, lambda n: n < 5)
    later = train_in_stages(ansatz, linear_ramp(3), 0.5, lambda n: n < 25)
    assert (early.evaluations, early.finished) == (5, False)
    assert (later.evaluations, later.finished) == (25, False)


def test_plain_ansatzes_of_many_qubits_are_trained_on_the_compiled_engine() -> None:
    ansatz = _ansatz(17, seed=1)
    told: list[str] = []
    fast = simulated(ansatz, lambda _, words: told.append(words))
    assert engine_facts(fast).name == "blocked"
    assert engine_facts(simulated(_ansatz(8, seed=1), lambda *_: None)).name == "numpy"
    tail = cvar_of(ansatz.costs, 0.5)
    value, slopes = ansatz.value_and_gradient(linear_ramp(2), tail)
    found, found_slopes = fast.value_and_gradient(linear_ramp(2), tail)
    assert found == pytest.approx(value, abs=1e-9)
    assert found_slopes.gammas == pytest.approx(slopes.gammas, abs=1e-9)
    assert found_slopes.betas == pytest.approx(slopes.betas, abs=1e-9)
