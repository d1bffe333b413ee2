"""Circuits beyond the statevector: several layers where light cones are narrow, else a refusal."""

import dimod
import pytest

from problems.errors import LimitExceeded
from solvers.quantum_runners.trained_circuit import TrainedCircuit, trained_circuit
from tests.solvers.qaoa.instances import random_bqm


def _trained(bqm: dimod.BinaryQuadraticModel, layers: int) -> TrainedCircuit:
    order = [str(label) for label in bqm.variables]
    return trained_circuit(bqm, order, layers=layers, budget_s=10.0, progress=lambda *_: None)


def _ring(n: int) -> dimod.BinaryQuadraticModel:
    model = dimod.BinaryQuadraticModel("SPIN")
    for node in range(n):
        model.add_quadratic(f"x{node}", f"x{(node + 1) % n}", 1.0)
    return model


def test_several_layers_on_a_sparse_model_have_an_exact_mean_that_falls_with_the_layers() -> None:
    one, two = _trained(_ring(30), 1), _trained(_ring(30), 2)
    assert one.ideal_mean == pytest.approx(-30 / 2)  # p / (p + 1) on a ring: 1411.4028
    assert two.ideal_mean == pytest.approx(-30 * 2 / 3, rel=1e-3)
    assert (two.angles.gammas.size, two.circuit.num_qubits) == (2, 30)
    assert "light cones" in two.how and "untrained" in two.how


def test_a_dense_model_is_refused_with_the_width_of_its_cones() -> None:
    with pytest.raises(
        LimitExceeded, match=r"25 variables.*2 layers here have 25; ask for one layer"
    ):
        _trained(random_bqm(25, seed=1), 2)
