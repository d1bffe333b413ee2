"""The Qiskit circuit against the engine, state by state."""

from collections import Counter

import numpy as np
import pytest
from qiskit import qasm3
from qiskit.quantum_info import Statevector

from solvers.diagonal import energies
from solvers.qaoa.circuits.circuit import bind, couplings_of, unbound_circuit
from solvers.qaoa.engines.statevector import Angles, probabilities, state
from tests.solvers.qaoa.instances import random_bqm

_ANGLES = Angles(np.array([0.4, -0.7]), np.array([-0.5, 0.3]))


@pytest.mark.parametrize("vartype", ["BINARY", "SPIN"])
@pytest.mark.parametrize("n", [1, 2, 3, 6])
def test_qiskit_finds_the_probabilities_of_the_engine(n: int, vartype: str) -> None:
    bqm = random_bqm(n, seed=n, vartype=vartype)
    order = [f"x{index}" for index in reversed(range(n))]  # not the BQM's own order
    circuit = bind(unbound_circuit(bqm, order, 2, measured=False), _ANGLES)
    ours = probabilities(state(energies(bqm, order), _ANGLES))
    np.testing.assert_allclose(Statevector(circuit).probabilities(), ours, atol=1e-9)


def test_a_measured_string_is_a_state_number() -> None:
    bqm = random_bqm(3, seed=5)
    order = ["x0", "x1", "x2"]
    circuit = bind(unbound_circuit(bqm, order, 2, measured=False), _ANGLES)
    chances = probabilities(state(energies(bqm, order), _ANGLES))
    for string, chance in Statevector(circuit).probabilities_dict().items():
        assert chances[int(string, 2)] == pytest.approx(chance, abs=1e-9)


def test_gates_are_one_for_each_term_that_is_not_zero() -> None:
    bqm = random_bqm(4, seed=2, vartype="SPIN")
    bqm.set_quadratic("x0", "x1", 0)
    bqm.set_linear("x3", 0)
    circuit = unbound_circuit(bqm, ["x0", "x1", "x2", "x3"], 3, measured=True)
    gates = Counter(circuit.count_ops())
    assert (gates["rzz"], gates["rz"], gates["rx"], gates["measure"]) == (15, 9, 12, 4)
    assert len(circuit.parameters) == 6
    assert len(couplings_of(bqm, ["x0", "x1", "x2", "x3"])) == 5


def test_binding_leaves_the_circuit_free_and_both_export_to_openqasm_3() -> None:
    free = unbound_circuit(random_bqm(3, seed=1), ["x0", "x1", "x2"], 2, measured=True)
    bound = bind(free, _ANGLES)
    assert len(free.parameters) == 4
    assert not bound.parameters
    assert "input float[64]" in qasm3.dumps(free)
    program = qasm3.dumps(bound)
    assert program.startswith("OPENQASM 3.0;")
    assert "input" not in program
    assert program.count("= measure") == 3
