"""The XY ansatz as a Qiskit circuit: W states by Givens gates, and rows mixed by one phase each.

Conventions of `solvers.qaoa.circuits.circuit`: qubit i is `order[i]`, spin s = −Z, the offset left out.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import atan2, pi, sqrt
from typing import TYPE_CHECKING

from problems.one_hot_rows import OneHotRows
from solvers.qaoa.circuits.circuit import cost_gates

if TYPE_CHECKING:
    from qiskit import QuantumCircuit


def unbound_xy_circuit(
    model: OneHotRows, order: Sequence[str], layers: int, *, measured: bool
) -> QuantumCircuit:
    """Returns the ansatz of `solvers.qaoa.variants.xy_mixer`, "complete", with parameters γ[k] and β[k].

    Each row is mixed exactly, by the identity in that file: W's preparation backwards, the phase
    exp(−2iβ) on the row's first qubit, the preparation again. Bits in no row have H and RX(2β).
    """
    from qiskit import QuantumCircuit
    from qiskit.circuit import ParameterVector

    place = {label: qubit for qubit, label in enumerate(order)}
    rows = [[place[label] for label in row] for row in model.rows]
    free = sorted(set(range(len(order))) - {qubit for row in rows for qubit in row})
    gammas, betas = ParameterVector("γ", layers), ParameterVector("β", layers)
    circuit, add_cost = QuantumCircuit(len(order)), cost_gates(model.bqm, order)
    if free:
        circuit.h(free)
    for row in rows:
        circuit.x(row[0])
        circuit.compose(w_state(len(row)), row, inplace=True)
    for gamma, beta in zip(gammas, betas, strict=True):
        add_cost(circuit, gamma)
        for row in rows:
            circuit.compose(w_state(len(row)).inverse(), row, inplace=True)
            circuit.p(-2 * beta, row[0])
            circuit.compose(w_state(len(row)), row, inplace=True)
        if free:
            circuit.rx(2 * beta, free)
    if measured:
        circuit.measure_all()
    return circuit


def w_state(n_qubits: int) -> QuantumCircuit:
    """Returns what takes |10…0⟩, the 1 on the first qubit, to the W state; n − 1 gates, log₂ n deep.

    The 1 is split between two halves of the row, in proportion to their lengths, and again in each.
    Every gate only moves the 1 between two qubits, so one-hot states stay one-hot.

    Source: Cruz et al., Efficient quantum algorithms for GHZ and W states, arXiv 1807.05572.
    """
    from qiskit import QuantumCircuit
    from qiskit.circuit.library import XXPlusYYGate

    circuit = QuantumCircuit(n_qubits)
    blocks = [(0, n_qubits)]
    while blocks:
        start, length = blocks.pop(0)
        if length == 1:
            continue
        left = (length + 1) // 2
        angle = 2 * atan2(sqrt(length - left), sqrt(left))
        circuit.append(XXPlusYYGate(angle, pi / 2), [start, start + left])
        blocks += [(start, left), (start + left, length - left)]
    return circuit
