"""Recursive QAOA: an elimination keeps every cost, and the answers are far beyond one layer's."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from solvers.qaoa.ising import Ising
from solvers.qaoa.recursive import Elimination, Recursion, eliminate, recursive_qaoa
from tests.solvers.qaoa.isings import all_spins, costs_of, dense, isings, regular


def _run(model: Ising, seed: int = 0) -> Recursion:
    found = recursive_qaoa(model, np.random.default_rng(seed), lambda done, left: True)
    assert found is not None
    return found


@settings(deadline=None)
@given(model=isings(most=6), data=st.data())
def test_an_elimination_keeps_the_costs_of_the_states_that_are_left(
    model: Ising, data: st.DataObject
) -> None:
    n = model.n_spins
    gone = data.draw(st.integers(0, n - 1))
    kept = data.draw(st.sampled_from([None, *(i for i in range(n) if i != gone)]))
    step = Elimination(gone, kept, data.draw(st.sampled_from([-1, 1])))
    spins = all_spins(n)
    target = step.sign * (np.ones(len(spins)) if kept is None else spins[:, kept])
    keeps = spins[:, gone] == target
    fewer = eliminate(model, step)
    left = np.delete(spins[keeps], gone, axis=1)
    np.testing.assert_allclose(fewer.energies(left), costs_of(model)[keeps], atol=1e-9)


@pytest.mark.parametrize("seed", range(3))
def test_small_models_are_enumerated(seed: int) -> None:
    model = dense(8, seed)
    found = _run(model)
    assert found.energy == pytest.approx(costs_of(model).min())
    assert found.strengths == ()


@pytest.mark.parametrize("model", [dense(60, seed=1), regular(100, 3, seed=1)])
def test_it_goes_far_below_what_one_layer_expects(model: Ising) -> None:
    found = _run(model)
    assert found.energy == pytest.approx(float(model.energies(found.spins[np.newaxis])[0]))
    assert set(found.spins.tolist()) == {-1.0, 1.0}
    assert found.energy < 1.8 * found.first.energy < 0
    assert len(found.strengths) == model.n_spins - 12


def test_a_ring_is_solved_exactly() -> None:
    # Bravyi et al. prove it for rings of disagrees, where one layer alone reaches 3/4 of the cut.
    ring = regular(40, 2, seed=3)
    assert _run(ring).energy == pytest.approx(costs_of_ring(ring))


def costs_of_ring(ring: Ising) -> float:
    """The least cost of rings of couplings 1: every odd one keeps one pair equal."""
    import networkx as nx

    graph = nx.Graph(zip(ring.left.tolist(), ring.right.tolist(), strict=True))
    odd = sum(len(each) % 2 for each in nx.connected_components(graph))
    return -float(ring.n_spins - 2 * odd)


def test_equal_seeds_agree_and_ties_depend_on_the_seed() -> None:
    model = regular(60, 3, seed=2)
    assert _run(model, 1).spins.tolist() == _run(model, 1).spins.tolist()
    assert len({tuple(_run(model, seed).spins.tolist()) for seed in range(4)}) > 1


def test_it_stops_when_told() -> None:
    asked: list[tuple[int, int]] = []

    def may_go_on(done: int, left: int) -> bool:
        asked.append((done, left))
        return done < 3

    rng = np.random.default_rng(0)
    assert recursive_qaoa(regular(20, 3, seed=0), rng, may_go_on) is None
    assert asked == [(0, 8), (1, 7), (2, 6), (3, 5)]
