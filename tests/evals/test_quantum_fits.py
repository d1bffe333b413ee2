"""The fits that stand in the data files: they are of what was measured, and honest about their error."""

import pytest

from evals.fit_embedding_model import measured as embedded
from evals.fit_gate_model import LATTICES, fit
from evals.fit_gate_model import measured as routed
from evals.fit_signal_model import measured as signals
from evals.fit_signal_model import weight_of
from solvers.quantum.embedding import embedding_model
from solvers.quantum.gate_model import gate_model
from solvers.quantum.noise import SIGNAL_WEIGHT
from solvers.quantum.shots import success_model


def test_the_gate_model_is_the_fit_of_what_was_measured() -> None:
    model, again = gate_model(), fit()
    for kind in LATTICES:
        stored, fresh = getattr(model, kind), getattr(again, kind)
        rows = [each for each in routed() if each.connectivity == kind]
        assert stored.gates_a_coupling.residuals.n_measured == len(rows) > 400
        assert stored.gates_a_coupling.weights == pytest.approx(
            fresh.gates_a_coupling.weights, abs=1e-6
        )
        assert stored.gates_a_coupling.residuals.median < 0.1


def test_the_embedding_model_is_of_what_was_found() -> None:
    model = embedding_model()
    for topology in ("pegasus", "zephyr"):
        found = [each for each in embedded() if each.topology == topology and each.physical_qubits]
        stored = getattr(model, topology).physical_qubits
        assert stored.residuals.n_measured == len(found) > 100
        assert stored.residuals.median < 0.1


def test_the_signal_weight_is_that_of_the_simulations() -> None:
    rows = signals()
    assert weight_of(rows) == pytest.approx(SIGNAL_WEIGHT, rel=0.02)
    assert max(abs(each.predicted - each.left) for each in rows) < 0.08


def test_more_layers_find_the_optimum_more_often() -> None:
    rates = [row.rate for row in success_model().rows]
    assert rates == sorted(rates, reverse=True)
    assert all(row.spread < 1 for row in success_model().rows)
