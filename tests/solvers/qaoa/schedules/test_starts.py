"""Transferred angles, the tree they come from, and INTERP."""

from dataclasses import replace

import numpy as np
import pytest

from solvers.qaoa.engines.engine import engine_for
from solvers.qaoa.engines.statevector import Angles
from solvers.qaoa.expectations.light_cone import light_cone_energy
from solvers.qaoa.expectations.regular_tree import edge_correlation
from solvers.qaoa.ising import Ising, from_arrays, state_costs
from solvers.qaoa.schedules.interpolation import one_more_layer, train_layer_by_layer
from solvers.qaoa.schedules.schedule import field_ramp
from solvers.qaoa.schedules.start import start_angles, start_name
from solvers.qaoa.schedules.training import train
from solvers.qaoa.schedules.transferred_angles import _BEST, transferred_angles
from tests.solvers.qaoa.isings import dense, regular

TWO = Angles(np.array([0.3, 0.5]), np.array([-0.5, -0.3]))


def _edge_in_a_tree(degree: int, depth: int) -> Ising:
    """An edge between 0 and 1, and all branches to that depth, with the edge's weight 1 and last."""
    edges, ends, n = [(0, 1)], [0, 1], 2
    for _ in range(depth):
        grown = []
        for end in ends:
            for _ in range(degree - 1):
                edges.append((end, n))
                grown.append(n)
                n += 1
        ends = grown
    left, right = np.array(edges).T
    return from_arrays(np.zeros(n), left, right, np.ones(len(edges)))


def test_the_tree_is_what_a_statevector_of_it_says() -> None:
    tree = _edge_in_a_tree(3, depth=2)  # 14 spins
    chances = engine_for(state_costs(tree)).probabilities(TWO)
    bits = np.arange(1 << tree.n_spins)
    expected = float(chances @ (1.0 - 2.0 * ((bits ^ (bits >> 1)) & 1)))
    assert edge_correlation(3, TWO) == pytest.approx(expected, abs=1e-12)


@pytest.mark.parametrize(("layers", "cut"), [(1, 0.6924), (2, 0.7559), (3, 0.7924), (4, 0.8169)])
def test_the_table_reaches_the_published_cuts_of_3_regular_graphs(layers: int, cut: float) -> None:
    # Wurtz and Love, arXiv 2010.11209, and Wurtz and Lykov, arXiv 2107.00677
    angles = Angles(*(np.array(each) for each in _BEST[3, layers]))
    assert (1 - edge_correlation(3, angles)) / 2 == pytest.approx(cut, abs=6e-5)


@pytest.mark.parametrize(("degree", "layers"), sorted(_BEST))
def test_no_small_step_from_the_table_is_better(degree: int, layers: int) -> None:
    point = np.concatenate([np.array(each) for each in _BEST[degree, layers]])
    here = edge_correlation(degree, Angles(*np.split(point, 2)))
    for step in np.concatenate([np.eye(2 * layers), -np.eye(2 * layers)]) * 5e-3:
        assert edge_correlation(degree, Angles(*np.split(point + step, 2))) > here


def test_transferred_angles_come_close_to_training_on_any_graph_of_the_degree() -> None:
    model = regular(60, 3, seed=4)
    energy = light_cone_energy(model, transferred_angles(model, 2)).energy
    assert -energy / model.weights.size > 2 * 0.7559 - 1 - 0.03


@pytest.mark.parametrize("model", [regular(10, 3, seed=1), dense(9, seed=2)])
@pytest.mark.parametrize("layers", [2, 4, 5])
def test_transferred_angles_beat_the_ramp_of_few_layers(model: Ising, layers: int) -> None:
    engine = engine_for(state_costs(model))
    ramp = engine.energy(field_ramp(layers, model.typical_field))
    assert engine.energy(transferred_angles(model, layers)) < ramp


def test_weights_scale_gamma_and_high_degrees_lower_it() -> None:
    model = dense(30, seed=1)
    small = transferred_angles(model, 3)
    large = transferred_angles(
        replace(model, fields=10 * model.fields, weights=10 * model.weights), 3
    )
    np.testing.assert_allclose(10 * large.gammas, small.gammas)
    np.testing.assert_allclose(large.betas, small.betas)
    none = np.empty(0, dtype=np.int64)
    flat = from_arrays(np.zeros(3), none, none, np.empty(0))
    assert np.isfinite(transferred_angles(flat, 2).gammas).all()


def test_few_layers_are_transferred_and_many_are_a_ramp() -> None:
    model = dense(8, seed=1)
    few, many = start_angles(model, 3), start_angles(model, 9)
    np.testing.assert_allclose(
        few.gammas, model.spread * transferred_angles(model, 3).gammas, rtol=1e-12
    )
    np.testing.assert_allclose(np.diff(many.gammas), many.gammas[0])
    assert (start_name(3), start_name(9)) == (
        "angles transferred from regular graphs",
        "linear ramp",
    )


def test_layer_by_layer_never_loses_energy_and_counts_all_evaluations() -> None:
    model = dense(8, seed=3)
    engine, first = engine_for(state_costs(model)), field_ramp(1, model.typical_field)
    one = train(engine, first, lambda _: True)
    found = train_layer_by_layer(engine, first, 4, lambda _: True)
    assert found.angles.gammas.size == 4
    assert found.energy < engine.energy(one_more_layer(one.angles)) < 0
    assert found.evaluations > one.evaluations + 3
    cut = train_layer_by_layer(engine, first, 4, lambda n_done: n_done < one.evaluations + 2)
    assert not cut.finished
    assert cut.angles.gammas.size == 2
    assert cut.evaluations == one.evaluations + 2
