"""The files that a problem can be written as, and the circuit among them."""

from base64 import b64decode

import dimod
import numpy as np
import pytest
from qiskit import qasm3
from qiskit.quantum_info import Statevector

from problems.errors import BadInput, LimitExceeded
from problems.families.knapsack import Knapsack
from problems.families.max_cut import MaxCut
from problems.qubo import penalise
from solvers.qaoa.circuits.circuit import bind, unbound_circuit
from solvers.qaoa.circuits.circuit_drawing import circuit_drawing
from solvers.qaoa.circuits.openqasm import openqasm
from solvers.qaoa.schedules.schedule import linear_ramp
from tools.actions.write_model import TOOL

TRIANGLE = MaxCut.random(np.random.default_rng(1), 4)


def _quiet(fraction: float, words: str) -> None: ...


def test_every_format_is_written_by_its_ending() -> None:
    problem = Knapsack.random(np.random.default_rng(2), 4).model_dump(mode="json")
    for suffix in (".json", ".lp", ".mps", ".qubo", ".cqm", ".bqm", ".qasm", ".circuit"):
        output = TOOL.call({"problem": problem, "suffix": suffix}, _quiet)
        assert len(b64decode(output["content"])) > 50
        assert output["suffix"] == suffix
    with pytest.raises(BadInput, match=r"no format '\.xml' to write; choose from .*\.lp"):
        TOOL.call({"problem": problem, "suffix": ".xml"}, _quiet)


def test_the_circuit_is_the_one_that_the_engine_simulates() -> None:
    text = openqasm(TRIANGLE, layers=2)
    assert text.splitlines()[1].startswith("// q[0] is ")
    circuit = qasm3.loads(text)
    circuit.remove_final_measurements()
    bqm, _ = penalise(TRIANGLE.cqm())
    spin = bqm.change_vartype(dimod.SPIN, inplace=False)
    squares = sum(b**2 for b in spin.linear.values()) + sum(b**2 for b in spin.quadratic.values())
    order = [str(label) for label in bqm.variables]
    angles = linear_ramp(2, squares**0.5)
    expected = bind(unbound_circuit(bqm, order, 2, measured=False), angles)
    written, engine = Statevector(circuit), Statevector(expected)
    assert abs(written.inner(engine)) == pytest.approx(1, abs=1e-9)


def test_the_drawing_names_qubits_and_angles() -> None:
    drawn = circuit_drawing(TRIANGLE)
    assert "\nq_0 is " in drawn
    for mark in ("γ[0]", "β[0]", "ZZ", "Rx", "meas"):
        assert mark in drawn
    with pytest.raises(LimitExceeded, match="40 variables; a circuit is drawn for 1 to 30"):
        circuit_drawing(MaxCut.random(np.random.default_rng(1), 40))


def test_a_circuit_of_too_many_qubits_is_refused() -> None:
    with pytest.raises(LimitExceeded, match="500 variables; a circuit is written for 1 to 400"):
        openqasm(MaxCut.random(np.random.default_rng(1), 500))
