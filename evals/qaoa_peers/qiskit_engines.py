"""Qiskit's simulators: its own estimator, Aer's estimator, and Aer's statevector with our diagonal."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from evals.qaoa_peers.question import Question


def prepare_statevector_estimator(question: Question) -> Callable[[], float]:
    """Returns one run of qiskit.primitives.StatevectorEstimator."""
    from qiskit.primitives import StatevectorEstimator

    return _estimate(StatevectorEstimator(), question)


def prepare_aer_estimator(question: Question) -> Callable[[], float]:
    """Returns one run of qiskit_aer.primitives.EstimatorV2, exact and on one thread."""
    from qiskit_aer.primitives import EstimatorV2

    options = {"backend_options": {"method": "statevector", "max_parallel_threads": 1}}
    return _estimate(EstimatorV2(options=options), question)


def prepare_aer_statevector(question: Question) -> Callable[[], float]:
    """Returns one Aer statevector, and its probabilities times the costs, which are made before."""
    from qiskit_aer import AerSimulator

    simulator = AerSimulator(method="statevector", max_parallel_threads=1)
    circuit = _circuit(question)
    circuit.save_statevector()
    costs = question.diagonal()

    def evaluate() -> float:
        state = np.asarray(simulator.run(circuit).result().get_statevector())
        return float(np.dot(state.real**2 + state.imag**2, costs))

    return evaluate


def _estimate(estimator: Any, question: Question) -> Callable[[], float]:
    from qiskit.quantum_info import SparsePauliOp

    pairs = zip(question.edges, question.couplings, strict=True)
    terms = [("ZZ", list(edge), coupling) for edge, coupling in pairs]
    terms += [("Z", [qubit], field) for qubit, field in enumerate(question.fields) if field]
    cost = SparsePauliOp.from_sparse_list(terms, num_qubits=question.n_qubits)
    circuit = _circuit(question)
    return lambda: float(estimator.run([(circuit, cost)]).result()[0].data.evs)


def _circuit(question: Question) -> Any:
    from qiskit import QuantumCircuit

    circuit = QuantumCircuit(question.n_qubits)
    circuit.h(range(question.n_qubits))
    for (i, j), coupling in zip(question.edges, question.couplings, strict=True):
        circuit.rzz(2 * coupling * question.gamma, i, j)
    for qubit, field in enumerate(question.fields):
        if field:
            circuit.rz(2 * field * question.gamma, qubit)
    circuit.rx(2 * question.beta, range(question.n_qubits))
    return circuit
