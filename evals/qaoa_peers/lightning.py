"""PennyLane's lightning.qubit: the expectation, and its adjoint gradient."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Any

from evals.qaoa_peers.question import Question


def prepare_energy(question: Question) -> Callable[[], float]:
    """Returns the evaluation of the circuit's expectation."""
    node, parameters = _node(question)
    return lambda: float(node(*parameters))


def prepare_gradient(question: Question) -> Callable[[], float]:
    """Returns the evaluation of the adjoint gradient; its value is the slope by γ."""
    qml: Any = import_module("pennylane")  # in the peers' environment only

    node, parameters = _node(question)
    gradient = qml.grad(node, argnums=[0, 1])
    return lambda: float(gradient(*parameters)[0])


def _node(question: Question) -> tuple[Any, tuple[Any, Any]]:
    qml: Any = import_module("pennylane")  # in the peers' environment only

    wires = range(question.n_qubits)
    terms = list(zip(question.edges, question.couplings, strict=True))
    fields = [(qubit, field) for qubit, field in enumerate(question.fields) if field]
    cost = qml.Hamiltonian(
        [*(coupling for _, coupling in terms), *(field for _, field in fields)],
        [
            *(qml.PauliZ(i) @ qml.PauliZ(j) for (i, j), _ in terms),
            *(qml.PauliZ(qubit) for qubit, _ in fields),
        ],
    )

    def circuit(gamma: Any, beta: Any) -> Any:
        for wire in wires:
            qml.Hadamard(wire)
        for pair, coupling in terms:
            qml.IsingZZ(2 * coupling * gamma, wires=pair)
        for qubit, field in fields:
            qml.RZ(2 * field * gamma, wires=qubit)
        for wire in wires:
            qml.RX(2 * beta, wires=wire)
        return qml.expval(cost)

    device = qml.device("lightning.qubit", wires=question.n_qubits)
    node = qml.QNode(circuit, device, diff_method="adjoint")
    parameters = (
        qml.numpy.array(question.gamma, requires_grad=True),
        qml.numpy.array(question.beta, requires_grad=True),
    )
    return node, parameters
