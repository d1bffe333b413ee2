"""The scale of gaps: exact mean and spread, an estimate of the optimum, and what rescaling changes."""

import dimod
import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from solvers.diagonal import energies
from solvers.quantum.gap_scale import cost_spread, gap_scale
from solvers.quantum.offer import Offer, expected_gap, rescaled
from solvers.quantum.offers import SIMULATOR, offers


def _glass(n: int, seed: int, vartype: str) -> dimod.BinaryQuadraticModel:
    rng = np.random.default_rng(seed)
    bqm = dimod.BinaryQuadraticModel(vartype)
    for i in range(n):
        bqm.add_linear(f"x{i}", float(rng.normal()))
        for j in range(i):
            bqm.add_quadratic(f"x{i}", f"x{j}", float(rng.normal()))
    bqm.offset = float(rng.normal())
    return bqm


@given(st.integers(2, 10), st.integers(0, 99), st.sampled_from(("BINARY", "SPIN")))
def test_mean_and_spread_are_those_of_all_states(n: int, seed: int, vartype: str) -> None:
    bqm = _glass(n, seed, vartype)
    costs = energies(bqm, list(bqm.variables))
    found = cost_spread(bqm)
    assert found.mean == pytest.approx(costs.mean())
    assert found.deviation == pytest.approx(costs.std())
    assert costs.mean() - costs.min() <= found.most + 1e-9


@pytest.mark.parametrize("seed", range(4))
def test_the_estimated_depth_of_a_glass_is_near_its_own(seed: int) -> None:
    bqm = _glass(14, seed, "SPIN")
    costs = energies(bqm, list(bqm.variables))
    assert cost_spread(bqm).depth / (costs.mean() - costs.min()) == pytest.approx(1.15, abs=0.25)


def test_the_scale_of_a_cut_is_what_guessing_loses() -> None:
    graph = nx.random_regular_graph(3, 16, seed=3)
    cut = dimod.BinaryQuadraticModel("BINARY")
    for u, v in graph.edges:
        cut.add_linear(u, -1)
        cut.add_linear(v, -1)
        cut.add_quadratic(u, v, 2)
    costs = energies(cut, list(cut.variables))
    best = float(costs.min())
    offer = next(each for each in offers(cut, "max_cut") if each.device == SIMULATOR)
    known = rescaled(offer, best)
    assert known.chances.scale == pytest.approx(1 - costs.mean() / best)
    assert offer.chances.scale == pytest.approx(known.chances.scale, abs=0.1)
    assert known.chances.scale == pytest.approx(gap_scale(float(costs.mean()), best))


def test_a_smaller_scale_never_makes_the_gap_larger_where_something_is_seen() -> None:
    offer = offers(_glass(12, 0, "SPIN"), "ising")[-1]
    shots = np.array([16.0, 256.0, 4096.0])
    nearer = rescaled(offer, 10 * cost_spread(_glass(12, 0, "SPIN")).depth)
    assert nearer.chances.scale < offer.chances.scale
    assert np.all(expected_gap(nearer, shots) <= expected_gap(offer, shots))


def test_constraints_leave_the_scale_alone() -> None:
    offer: Offer = offers(_glass(12, 0, "BINARY"), "knapsack")[-1]
    assert offer.chances.scale == 1.0
    assert rescaled(offer, -5.0) is offer
