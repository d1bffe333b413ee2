"""The QAOA ansatz as a Qiskit circuit: the one that a real device would run.

Qubit i is the variable `order[i]`; measured 1 means binary 1, or spin +1. Qiskit prints bit strings
with qubit 0 at the right, so `int(string, 2)` is a state number of `solvers.diagonal`. Qiskit's Z is
+1 on |0⟩, so spin s = −Z: fields change their sign, couplings do not. The BQM's offset is a global
phase and is left out.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from solvers.qaoa.circuits.coupling_rounds import coupling_rounds
from solvers.qaoa.engines.statevector import Angles

if TYPE_CHECKING:
    import dimod
    from qiskit import QuantumCircuit
    from qiskit.circuit import Parameter


def unbound_circuit(
    bqm: dimod.BinaryQuadraticModel, order: Sequence[str], layers: int, *, measured: bool
) -> QuantumCircuit:
    """Returns the ansatz of `solvers.qaoa.engines.statevector` with parameters γ[k] and β[k].

    Per layer: RZZ(2γJ) for each coupling, in rounds that touch each qubit once, RZ(−2γh) for each
    field, RX(2β) on every qubit; h and J are the BQM's as spins. Zero terms cost no gate.
    """
    from qiskit import QuantumCircuit
    from qiskit.circuit import ParameterVector

    add_cost = cost_gates(bqm, order)
    gammas, betas = ParameterVector("γ", layers), ParameterVector("β", layers)
    circuit = QuantumCircuit(len(order))
    circuit.h(range(len(order)))
    for gamma, beta in zip(gammas, betas, strict=True):
        add_cost(circuit, gamma)
        circuit.rx(2 * beta, range(len(order)))
    if measured:
        circuit.measure_all()
    return circuit


def cost_gates(
    bqm: dimod.BinaryQuadraticModel, order: Sequence[str]
) -> Callable[[QuantumCircuit, Parameter], None]:
    """Returns what adds exp(−iγC) to a circuit, for a parameter γ, up to a global phase."""
    fields, couplings = _ising(bqm, order)
    rounds = coupling_rounds(len(order), couplings)

    def add(circuit: QuantumCircuit, gamma: Parameter) -> None:
        for pairs in rounds:
            for pair in pairs:
                circuit.rzz(2 * couplings[pair] * gamma, *pair)
        for qubit, field in fields.items():
            circuit.rz(-2 * field * gamma, qubit)

    return add


def bind(circuit: QuantumCircuit, angles: Angles) -> QuantumCircuit:
    """Returns the circuit with numbers for its parameters; the circuit itself stays as it was."""
    values = {"γ": angles.gammas, "β": angles.betas}
    return circuit.assign_parameters(
        {each: float(values[each.vector.name][each.index]) for each in circuit.parameters}
    )


def couplings_of(
    bqm: dimod.BinaryQuadraticModel, order: Sequence[str]
) -> dict[tuple[int, int], float]:
    """Returns the couplings that are not zero, between spins, by their qubits (lower first)."""
    return _ising(bqm, order)[1]


def _ising(
    bqm: dimod.BinaryQuadraticModel, order: Sequence[str]
) -> tuple[dict[int, float], dict[tuple[int, int], float]]:
    """Fields and couplings that are not zero, by qubit, with spin +1 for binary 1."""
    import dimod

    spin = bqm.change_vartype(dimod.SPIN, inplace=False)
    qubit = {label: index for index, label in enumerate(order)}
    fields = {qubit[label]: float(bias) for label, bias in spin.linear.items() if bias}
    couplings = {
        (min(qubit[u], qubit[v]), max(qubit[u], qubit[v])): float(bias)
        for (u, v), bias in spin.quadratic.items()
        if bias
    }
    return dict(sorted(fields.items())), couplings
