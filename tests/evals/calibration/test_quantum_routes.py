import numpy as np
import pytest

from evals.calibration.annealer_route import run_annealer
from evals.calibration.qaoa_route import run_qaoa
from evals.calibration.seen_states import seen_states
from evals.profiles.record import Instance
from problems.status import Status
from tools.actions import solve_exact
from tools.solving import SolveInput


def _optimum(instance: Instance) -> float:
    request = SolveInput(problem=instance.problem(), budget_s=10, seed=0)
    outcome = solve_exact.run(request, lambda done, words: None)
    assert outcome.status is Status.OPTIMAL
    assert outcome.objective is not None
    return outcome.objective


@pytest.mark.parametrize("family", ["max_cut", "tsp", "knapsack", "labs"])
def test_the_best_state_is_the_proven_optimum(family: str) -> None:
    instance = Instance(family, 4, 0.5, 3)
    row = run_qaoa(instance, None)
    assert row is not None
    assert row.best == pytest.approx(_optimum(instance))
    assert all(0 < run.p_optimum <= 1 + 1e-6 for run in row.runs)


def test_training_beats_guessing() -> None:
    row = run_qaoa(Instance("max_cut", 8, 0.5, 0), None)
    assert row is not None
    for run in row.runs:
        assert run.levels.best_of(4).quality > run.levels.best_of(4, error_free=0.0).quality


def test_a_better_answer_known_from_elsewhere_is_the_one_to_reach() -> None:
    row = run_qaoa(Instance("max_cut", 6, 0.5, 0), 1000.0)
    assert row is not None
    assert row.best == 1000.0
    assert all(run.p_optimum == 0 for run in row.runs)


def test_no_circuit_is_simulated_beyond_its_limit() -> None:
    assert run_qaoa(Instance("max_cut", 24, 0.5, 0), None) is None


def test_the_stand_in_reads_as_annealing_does() -> None:
    instance = Instance("max_cut", 16, 0.5, 1)
    row = run_annealer(instance, None)
    assert row is not None
    assert row.best == _optimum(instance)
    assert {each.name for each in row.runs[0].machines} >= {"D-Wave Advantage"}


def test_seen_states_stand_for_all() -> None:
    rng = np.random.default_rng(1)
    chances = rng.dirichlet(np.ones(1 << 14))
    costs = rng.normal(size=1 << 14)
    seen = seen_states(chances, costs, rng)
    assert seen.chances.sum() == pytest.approx(1)
    assert seen.guesses.sum() == pytest.approx(1)
    assert int(costs.argmin()) in seen.numbers
    mean = float(seen.chances @ costs[seen.numbers])
    assert mean == pytest.approx(float(chances @ costs), abs=0.1)
