"""The circuit of a polynomial against the engine over all its values."""

from itertools import combinations

import numpy as np
import pytest
from dimod.higherorder.polynomial import BinaryPolynomial
from qiskit import qasm3
from qiskit.quantum_info import Statevector

from solvers.diagonal import states
from solvers.qaoa.circuits.circuit import bind
from solvers.qaoa.circuits.hubo_circuit import spin_monomials, unbound_hubo_circuit
from solvers.qaoa.engines.engine import engine_for
from solvers.qaoa.engines.statevector import Angles

_ANGLES = Angles(np.array([0.3, -0.4]), np.array([-0.6, 0.2]))


def _polynomial(n: int, degree: int, seed: int, vartype: str) -> BinaryPolynomial:
    rng = np.random.default_rng(seed)
    terms = [
        term
        for size in range(1, degree + 1)
        for term in combinations([f"x{i}" for i in range(n)], size)
    ]
    polynomial: BinaryPolynomial = BinaryPolynomial(
        {term: float(rng.normal()) for term in terms}, vartype
    )
    return polynomial


@pytest.mark.parametrize("vartype", ["BINARY", "SPIN"])
@pytest.mark.parametrize(("n", "degree"), [(3, 3), (5, 4), (6, 3)])
def test_expectation_and_probabilities_are_the_engines(n: int, degree: int, vartype: str) -> None:
    polynomial = _polynomial(n, degree, seed=n, vartype=vartype)
    order = [f"x{index}" for index in reversed(range(n))]
    values = states(np.arange(2**n), n).astype(float)
    values = values if vartype == "BINARY" else 2 * values - 1
    costs = np.asarray(polynomial.energies((values, order)), dtype=float)
    circuit = bind(unbound_hubo_circuit(polynomial, order, 2, measured=False), _ANGLES)
    chances = Statevector(circuit).probabilities()
    engine = engine_for(costs)
    np.testing.assert_allclose(chances, engine.probabilities(_ANGLES), atol=1e-9)
    assert chances @ costs == pytest.approx(engine.energy(_ANGLES), abs=1e-9)


def test_a_monomial_of_degree_d_costs_two_ladders_of_d_minus_1() -> None:
    polynomial = BinaryPolynomial({"abcd": 1.0, "ab": 2.0, "a": 0.5, "": 7.0}, "SPIN")
    circuit = unbound_hubo_circuit(polynomial, "abcd", 3, measured=True)
    gates = circuit.count_ops()
    assert (gates["cx"], gates["rzz"], gates["rz"]) == (3 * 6, 3, 3 * 2)
    assert spin_monomials(polynomial, "abcd") == {(0,): 0.5, (0, 1): 2.0, (0, 1, 2, 3): 1.0}
    assert "input float[64]" in qasm3.dumps(circuit)
