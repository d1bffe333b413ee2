"""Schedules and their training."""

import dimod
import numpy as np
import pytest

from solvers.qaoa.engines.engine import engine_for
from solvers.qaoa.engines.standardised import Standardised
from solvers.qaoa.engines.statevector import energy, energy_and_gradient, probabilities, state
from solvers.qaoa.ising import ising
from solvers.qaoa.landscape import Landscape, landscape
from solvers.qaoa.schedules.schedule import default_layers, field_ramp, linear_ramp
from solvers.qaoa.schedules.training import train
from tests.solvers.qaoa.instances import random_bqm


def _land(n: int, seed: int) -> Landscape:
    return landscape(random_bqm(n, seed), [f"x{index}" for index in range(n)])


@pytest.mark.parametrize("seed", range(3))
def test_the_untrained_ramp_is_good_and_better_with_layers(seed: int) -> None:
    land = _land(10, seed)
    ratios = [
        land.ratio(land.mean + land.spread * energy(land.standardised, linear_ramp(layers)))
        for layers in (2, 10, 40)
    ]
    assert ratios == sorted(ratios)
    assert ratios[1] > 0.85
    assert ratios[2] > 0.95


@pytest.mark.parametrize("seed", range(3))
def test_training_ends_at_a_minimum_that_is_better_than_the_ramp(seed: int) -> None:
    land = _land(8, seed)
    start = linear_ramp(3)
    training = train(engine_for(land.standardised), start, lambda _: True)
    assert training.finished
    assert training.energy == pytest.approx(energy(land.standardised, training.angles), abs=1e-12)
    assert training.energy < energy(land.standardised, start) - 0.05
    _, slopes = energy_and_gradient(land.standardised, training.angles)
    assert np.abs([slopes.gammas, slopes.betas]).max() < 0.05
    optimum = land.is_optimal
    before = probabilities(state(land.standardised, start))[optimum].sum()
    assert probabilities(state(land.standardised, training.angles))[optimum].sum() > before


def test_the_ramp_by_the_field_finds_the_optimum_far_more_often_than_by_the_spread() -> None:
    gains = []
    for seed in range(9):
        bqm, land = random_bqm(10, seed), _land(10, seed)
        field = ising(bqm, list(bqm.variables)).typical_field
        by_spread = probabilities(state(land.costs, linear_ramp(10, land.spread)))
        by_field = probabilities(state(land.costs, field_ramp(10, field)))
        gains.append(by_field[land.is_optimal].sum() / by_spread[land.is_optimal].sum())
    assert np.median(gains) > 1.5


def test_training_stops_when_told_and_keeps_the_best() -> None:
    land = _land(8, seed=0)
    training = train(engine_for(land.standardised), linear_ramp(3), lambda n_done: n_done < 4)
    assert not training.finished
    assert training.evaluations == 4
    assert training.energy <= energy(land.standardised, linear_ramp(3))


def test_scaling_the_costs_scales_gamma_and_nothing_else() -> None:
    land = _land(6, seed=3)
    scaled = probabilities(state(land.costs, linear_ramp(4, land.spread)))
    np.testing.assert_allclose(
        scaled, probabilities(state(land.standardised, linear_ramp(4))), atol=1e-12
    )


def test_layers_grow_with_the_budget_and_shrink_with_the_size() -> None:
    assert default_layers(20, 5) <= default_layers(20, 60) <= default_layers(20, 600) == 8
    assert default_layers(12, 10) >= default_layers(18, 10) >= default_layers(20, 10) >= 2


def test_a_flat_landscape_is_optimal_everywhere() -> None:
    bqm = random_bqm(3, seed=0)
    bqm.scale(0)
    land = landscape(bqm, ["x0", "x1", "x2"])
    assert land.is_optimal.all()
    assert land.ratio(land.mean) == 1


def test_ties_are_found_in_spite_of_rounding() -> None:
    """Taking a and b costs what taking c does, but −0.1 − 0.2 is rounded apart from −0.3."""
    fields = {"a": -0.1, "b": -0.2, "c": -0.3}
    bqm = dimod.BinaryQuadraticModel(fields, {"ac": 1.0, "bc": 1.0}, 1e9, "BINARY")
    land = landscape(bqm, ["a", "b", "c"])
    assert land.costs[0b011] != land.costs[0b100]
    assert land.is_optimal.nonzero()[0].tolist() == [0b011, 0b100]


def test_standard_units_without_a_copy_are_those_of_the_copy() -> None:
    land = _land(7, seed=5)
    copied = engine_for(land.standardised)
    view = Standardised(engine_for(land.costs), land.mean, land.spread)
    angles = linear_ramp(3)
    energy_there, slopes_there = copied.energy_and_gradient(angles)
    energy_here, slopes_here = view.energy_and_gradient(angles)
    assert energy_here == pytest.approx(energy_there)
    assert view.energy(angles) == pytest.approx(energy_there)
    np.testing.assert_allclose(slopes_here.gammas, slopes_there.gammas)
    np.testing.assert_allclose(slopes_here.betas, slopes_there.betas)
    np.testing.assert_allclose(view.probabilities(angles), copied.probabilities(angles))
    overlap = np.vdot(view.state(angles), copied.state(angles))
    assert abs(overlap) == pytest.approx(1)


def test_a_landscape_in_float32_knows_the_same_in_float64() -> None:
    bqm = random_bqm(12, seed=9)
    order = [f"x{index}" for index in range(12)]
    exact, single = landscape(bqm, order), landscape(bqm, order, "float32")
    assert single.costs.itemsize == 4
    assert single.mean == pytest.approx(exact.mean, abs=1e-5)
    assert single.spread == pytest.approx(exact.costs.std(), rel=1e-6)
    np.testing.assert_array_equal(single.is_optimal, exact.is_optimal)
