"""The two angles: none of a fine grid are better, and they scale as they should."""

from dataclasses import replace

import numpy as np
import pytest

from solvers.qaoa.expectations.closed_form import Terms, one_layer
from solvers.qaoa.expectations.one_layer_angles import best_angles, best_beta
from solvers.qaoa.ising import Ising, from_arrays
from tests.solvers.qaoa.isings import dense, regular

_MODELS = [dense(5, seed=0), dense(40, seed=1), regular(30, 3, seed=2), regular(30, 5, seed=2)]


@pytest.mark.parametrize("model", _MODELS)
def test_no_point_of_a_fine_grid_is_better(model: Ising) -> None:
    layer, found = one_layer(model), best_angles(one_layer(model))
    gammas = np.linspace(0.02, 2.0, 100) / model.typical_field
    betas = np.linspace(-np.pi / 2, np.pi / 2, 91)
    best = min(layer.terms(gamma).energy(beta) for gamma in gammas for beta in betas)
    assert found.energy <= best + 1e-9 * model.spread
    assert found.energy == pytest.approx(layer.energy(found.gamma, found.beta))
    _, slopes = layer.energy_and_gradient(found.gamma, found.beta)
    assert slopes.betas == pytest.approx(0, abs=1e-6 * model.spread)
    assert slopes.gammas * found.gamma == pytest.approx(0, abs=1e-2 * model.spread)


def test_a_search_around_the_optimum_finds_it_again() -> None:
    layer = one_layer(dense(30, seed=3))
    found = best_angles(layer)
    assert best_angles(layer, near=1.1 * found.gamma).energy == pytest.approx(found.energy)


def test_gamma_scales_against_the_unit_of_cost() -> None:
    model = dense(20, seed=4)
    larger = replace(model, fields=1000 * model.fields, weights=1000 * model.weights)
    small, large = (best_angles(one_layer(each)) for each in (model, larger))
    assert large.gamma * 1000 == pytest.approx(small.gamma, rel=1e-3)
    assert large.energy == pytest.approx(1000 * small.energy)


@pytest.mark.parametrize("seed", range(5))
def test_the_best_beta_is_no_worse_than_any(seed: int) -> None:
    terms = Terms(1.0, *np.random.default_rng(seed).normal(size=3).tolist())
    others = np.linspace(-np.pi / 2, np.pi / 2, 1001)
    assert terms.energy(best_beta(terms)) <= min(terms.energy(beta) for beta in others)


def test_costs_that_are_all_equal_have_angles_too() -> None:
    none = np.empty(0, dtype=np.int64)
    flat = from_arrays(np.zeros(3), none, none, np.empty(0), 2.5)
    assert best_angles(one_layer(flat)).energy == 2.5
