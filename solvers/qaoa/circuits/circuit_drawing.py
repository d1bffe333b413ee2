"""QAOA's circuit for a problem as a drawing in text: a line for each qubit, time to the right."""

from __future__ import annotations

from typing import Any

from problems.errors import LimitExceeded
from problems.problem import Problem
from problems.qubo import penalise
from solvers.qaoa.circuits.circuit import unbound_circuit

_LAYERS = 1
_MOST_QUBITS = 30  # what a person can follow on a page, and a dense layer of 435 gates at that
_COLUMNS = 160


def circuit_drawing(problem: Problem[Any], layers: int = _LAYERS) -> str:
    """Returns the measured ansatz of `solvers.qaoa.circuits.circuit` with its angles named, not bound.

    Raises:
        EncodingError: the problem has no QUBO.
        LimitExceeded: more than 30 variables.
    """
    bqm, _ = penalise(problem.cqm())
    order = [str(label) for label in bqm.variables]
    if not 0 < len(order) <= _MOST_QUBITS:
        raise LimitExceeded(
            f"the QUBO has {len(order)} variables; a circuit is drawn for 1 to {_MOST_QUBITS}; "
            "write .qasm instead"
        )
    circuit = unbound_circuit(bqm, order, layers, measured=True)
    head = [f"{problem.family}: {problem.size}; QAOA with {layers} layer(s), angles γ and β"]
    head += [f"q_{qubit} is {label!r}" for qubit, label in enumerate(order)]
    drawn = circuit.draw("text", fold=_COLUMNS)
    drawn.encoding = "utf-8"  # it takes the terminal's, and γ must survive a terminal without it
    return "\n".join([*head, "", drawn.single_string(), ""])
