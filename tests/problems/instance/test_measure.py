"""The features of whole instances: sizes as the QUBO's own, and nothing that a label changes."""

import numpy as np
import pytest

from problems.instance.measure import features_of
from problems.qubo import penalise
from problems.registry import families


@pytest.mark.parametrize("family", ["max_cut", "tsp", "knapsack", "max_sat", "labs", "portfolio"])
def test_sizes_are_those_of_the_qubo(family: str) -> None:
    problem = families()[family].random(np.random.default_rng(1), 5)
    cqm = problem.cqm()
    bqm, invert = penalise(cqm)
    sizes = features_of(problem).sizes
    assert sizes.n_variables == len(cqm.variables)
    assert sizes.n_constraints == len(cqm.constraints)
    assert (sizes.n_qubits, sizes.n_couplings) == (bqm.num_variables, bqm.num_interactions)
    assert sizes.n_slack == invert.n_slack
