"""The warm-started ansatz as a Qiskit circuit."""

from __future__ import annotations

from collections.abc import Sequence
from math import asin, sqrt
from typing import TYPE_CHECKING

from problems.structures import Floats
from solvers.qaoa.circuits.circuit import cost_gates
from solvers.qaoa.variants.warm_start import drawn_in

if TYPE_CHECKING:
    import dimod
    from qiskit import QuantumCircuit


def unbound_warm_circuit(
    bqm: dimod.BinaryQuadraticModel,
    order: Sequence[str],
    guess: Floats,
    epsilon: float,
    layers: int,
    *,
    measured: bool,
) -> QuantumCircuit:
    """Returns the ansatz of `solvers.qaoa.variants.warm_start` with parameters γ[k] and β[k].

    RY(θ) on each qubit; per layer the cost gates of `solvers.qaoa.circuits.circuit`, then RY(−θ), RZ(2β),
    RY(θ).
    Shape: `guess` (qubits,).
    """
    from qiskit import QuantumCircuit
    from qiskit.circuit import ParameterVector

    thetas = [2 * asin(sqrt(chance)) for chance in drawn_in(guess, epsilon).tolist()]
    gammas, betas = ParameterVector("γ", layers), ParameterVector("β", layers)
    circuit, add_cost = QuantumCircuit(len(order)), cost_gates(bqm, order)
    for qubit, theta in enumerate(thetas):
        circuit.ry(theta, qubit)
    for gamma, beta in zip(gammas, betas, strict=True):
        add_cost(circuit, gamma)
        for qubit, theta in enumerate(thetas):
            circuit.ry(-theta, qubit)
            circuit.rz(2 * beta, qubit)
            circuit.ry(theta, qubit)
    if measured:
        circuit.measure_all()
    return circuit
