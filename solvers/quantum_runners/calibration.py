"""How often a machine reads a qubit wrong, by two circuits run beside the real one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from problems.structures import Floats
from solvers.quantum_runners.runner import Bits

if TYPE_CHECKING:
    from qiskit import QuantumCircuit


def calibration_circuits(n_machine: int, qubits: Sequence[int]) -> list[QuantumCircuit]:
    """Returns two circuits that read these qubits with all of them 0, then all of them 1."""
    from qiskit import ClassicalRegister, QuantumCircuit, QuantumRegister

    circuits = []
    for value in (0, 1):
        read = ClassicalRegister(len(qubits), "meas")
        circuit = QuantumCircuit(QuantumRegister(n_machine, "q"), read)
        if value:
            circuit.x(list(qubits))
        circuit.measure(list(qubits), read)
        circuits.append(circuit)
    return circuits


def flips(zeros: Bits, ones: Bits) -> Floats:
    """Returns P(read 1 | 0) and P(read 0 | 1) of each qubit from the rows that the two circuits gave.

    Shape: (shots, n) twice to (n, 2). One wrong and two readings are added, so that no chance is 0.

    >>> flips(np.zeros((8, 1), np.uint8), np.ones((8, 1), np.uint8))
    array([[0.1, 0.1]])
    """
    wrong = np.column_stack([zeros.sum(axis=0), (1 - ones).sum(axis=0)])
    return np.asarray((wrong + 1) / (len(zeros) + 2), dtype=float)
