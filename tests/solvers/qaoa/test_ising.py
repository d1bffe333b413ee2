"""A BQM and its Ising cost the same in every state."""

import numpy as np
import pytest

from solvers.diagonal import energies
from solvers.qaoa.ising import from_arrays, ising
from tests.solvers.qaoa.instances import random_bqm
from tests.solvers.qaoa.isings import all_spins


@pytest.mark.parametrize("vartype", ["BINARY", "SPIN"])
def test_it_costs_what_the_bqm_costs(vartype: str) -> None:
    bqm = random_bqm(6, seed=2, vartype=vartype)
    order = list(bqm.variables)[::-1]
    model = ising(bqm, order)
    costs = energies(bqm, order)
    np.testing.assert_allclose(model.energies(all_spins(6)), costs, atol=1e-12)
    assert model.spread == pytest.approx(costs.std())
    assert (model.left < model.right).all()


def test_repeated_pairs_add_up_and_zeros_are_left_out() -> None:
    ends = np.array([2, 0, 1, 0]), np.array([0, 2, 0, 1])
    model = from_arrays(np.zeros(3), *ends, np.array([1.0, 2.0, 1.0, -1.0]))
    assert (model.left.tolist(), model.right.tolist()) == ([0], [2])
    assert model.weights.tolist() == [3.0]
