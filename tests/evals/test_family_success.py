"""The simulations behind QAOA's chances, and the lines through them."""

import numpy as np
import pytest

from evals.family_campaign import Measured, instances, measured
from evals.family_regression import drawn_towards, line, odds_of, pooled
from evals.simulated_family import exact_gap, level_logs, small_instance
from evals.success_errors import errors, explained_by_energy, split
from problems.qubo import penalise
from problems.registry import families
from solvers.diagonal import states
from solvers.quantum.family_success import family_success, qaoa_chances
from solvers.quantum.shot_chances import LEVELS, log_chances

_N_LEVELS = len(LEVELS) + 1


@pytest.mark.parametrize(
    ("family", "size"),
    [
        ("knapsack", 3),
        ("max_cut", 5),
        ("tsp", 3),
        ("number_partition", 3),
        ("labs", 4),
        ("hubo", 4),
    ],
)
def test_every_state_is_judged_as_the_family_checks_it(family: str, size: int) -> None:
    problem = families()[family].random(np.random.default_rng(1), size, 0.5)
    instance = small_instance(problem, 1, fewest=2, most=10)
    assert instance is not None
    bqm, invert = penalise(problem.cqm())
    bits = states(np.arange(1 << bqm.num_variables), bqm.num_variables).astype(float)
    checks = [
        problem.check(problem.decode(invert(dict(zip(invert.variables, row, strict=True)))))
        for row in bits.tolist()
    ]
    feasible = np.array([each.feasible for each in checks])
    assert np.array_equal(np.isfinite(instance.gaps), feasible)
    objectives = np.array([each.objective or 0.0 for each in checks])[feasible]
    best = objectives.min() if problem.sense.sign > 0 else objectives.max()
    assert np.allclose(instance.gaps[feasible] * abs(best), np.abs(objectives - best))


def test_the_exact_gap_is_that_of_drawing_shots() -> None:
    gaps = np.array([0.0, 0.1, 0.5, np.inf])
    shares = np.array([0.1, 0.2, 0.3, 0.4])
    drawn = np.random.default_rng(0).choice(4, size=(40_000, 3), p=shares)
    assert exact_gap(gaps, shares, 3) == pytest.approx(
        np.minimum(gaps[drawn], 1.0).min(axis=1).mean(), abs=0.005
    )
    assert exact_gap(gaps, shares, 1) == pytest.approx(0.2 * 0.1 + 0.3 * 0.5 + 0.4 * 1.0)


def test_chances_by_level_hold_the_optimum_first_and_the_feasible_last() -> None:
    logs = level_logs(np.array([0.0, 0.03, 2.0, np.inf]), np.full(4, 0.25))
    assert logs[0] == pytest.approx(-2.0)
    assert logs[LEVELS.index(0.05)] == pytest.approx(-1.0)
    assert logs[-2] == pytest.approx(-1.0)
    assert logs[-1] == pytest.approx(np.log2(0.75))


def test_more_layers_raise_the_chance_of_an_optimum_above_guessing() -> None:
    rows = [measured(each) for each in instances("max_cut", 3, 8, 2)]
    logs = np.array([row.logs[:, 0] for row in rows])
    assert np.all(logs[:, 1:] > logs[:, :1])
    assert np.all(logs[:, 3] > logs[:, 1])  # ten layers against one
    assert all(np.all(np.diff(row.gaps, axis=1) <= 1e-12) for row in rows)


def _logs(sizes: np.ndarray, base: float, rate: float) -> np.ndarray:
    odds = base - rate * sizes
    return np.repeat(log_chances(odds)[:, None, None], _N_LEVELS, axis=2)


def test_a_line_through_exact_odds_is_found_again() -> None:
    sizes = np.array([4.0, 6, 8, 10, 12])
    found = line(sizes, _logs(sizes, 1.5, 0.4), is_free=True)
    assert found.base == pytest.approx(np.full((1, _N_LEVELS), 1.5), abs=1e-6)
    assert found.rate == pytest.approx(np.full((1, _N_LEVELS), 0.4), abs=1e-6)
    rising = line(sizes, _logs(sizes, -4.0, -0.2), is_free=False)
    assert np.all(rising.rate == 0.0)


def test_a_family_of_one_size_takes_the_rate_of_its_pool_through_its_own_point() -> None:
    sizes = np.array([4.0, 6, 8, 10, 12])
    rng = np.random.default_rng(5)
    lines = [
        line(
            sizes,
            _logs(sizes, 1.0, rate) + rng.normal(0, 0.3, (5, 1, _N_LEVELS)) * 0.5,
            is_free=False,
        )
        for rate in (0.3, 0.4, 0.5)
    ]
    pool = pooled(lines)
    assert pool.rate[0, 0] == pytest.approx(0.4, abs=0.1)
    alone = line(np.array([9.0]), _logs(np.array([9.0]), -1.0, 0.1), is_free=False)
    drawn = drawn_towards(alone, pool)
    assert drawn.rate == pytest.approx(pool.rate, abs=1e-6)
    assert drawn.base - drawn.rate * 9 == pytest.approx(
        odds_of(_logs(np.array([9.0]), -1.0, 0.1))[0]
    )
    sure = drawn_towards(lines[0], pool)
    assert np.all(np.abs(sure.rate - lines[0].rate) <= np.abs(pool.rate - lines[0].rate) + 1e-9)


def test_the_largest_instances_are_left_out_of_wide_families_alone() -> None:
    def row(family: str, n: int) -> Measured:
        return Measured(family, True, n, 1.0, 1.0, np.zeros((5, _N_LEVELS)), np.zeros((5, 4)), 0.0)

    rows = [row("wide", n) for n in (4, 6, 8, 10, 12)] + [row("narrow", n) for n in (4, 9)]
    kept, left_out = split(rows)
    assert [(each.family, each.n_qubits) for each in left_out] == [("wide", 12)]
    assert len(kept) + len(left_out) == len(rows)


def _as_fitted(n: int, shift: float) -> Measured:
    """An instance whose chance of an optimum is the fit's, moved by its shift, and never any gap."""
    logs = np.zeros((5, _N_LEVELS))
    for index, layers in enumerate((1, 3, 10, 30), start=1):
        logs[index, 0] = qaoa_chances("max_cut", n, layers).ideal[0] + shift
    return Measured("max_cut", True, n, 1.0, 1.0, logs, np.zeros((5, 4)), shift)


def test_errors_are_predicted_less_simulated() -> None:
    rows = [_as_fitted(n, 0.5) for n in (8, 10, 12)]
    found = list(errors(family_success(), rows))
    assert [each.layers for each in found] == [1, 3, 10, 30]
    for each in found:
        assert each.optimum == pytest.approx(np.full(3, -0.5))
        assert np.all(each.gaps >= 0)
        assert "3 instances" in each.words()


def test_what_the_energy_explains_is_all_where_it_is_all_there_is() -> None:
    rows = [_as_fitted(n, shift) for n, shift in ((8, 0.1), (10, -0.2), (12, 0.4), (14, 0.3))]
    assert all(
        of_optimum == pytest.approx(1.0)
        for _, of_optimum, _ in explained_by_energy(family_success(), rows)
    )
