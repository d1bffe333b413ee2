"""QAOA's circuit for a problem as OpenQASM 3: what one takes to a device or another simulator."""

from __future__ import annotations

from typing import Any

from problems.errors import LimitExceeded
from problems.problem import Problem
from problems.qubo import penalise
from solvers.qaoa.circuits.circuit import bind, unbound_circuit
from solvers.qaoa.schedules.schedule import linear_ramp

_LAYERS = 3
_MOST_QUBITS = 400  # a dense one has 80,000 couplings a layer then: 10 MB of text


def openqasm(problem: Problem[Any], layers: int = _LAYERS) -> str:
    """Returns the measured ansatz of `solvers.qaoa.circuits.circuit`, angles on the linear ramp.

    Comments name the variable of each qubit; the angles are scaled by the spread that the costs of
    random states have. Source: Cross et al., OpenQASM 3, ACM Transactions on Quantum Computing 3
    (2022).

    Raises:
        EncodingError: the problem has no QUBO.
        LimitExceeded: more than 400 variables.
    """
    from qiskit import qasm3

    bqm, _ = penalise(problem.cqm())
    order = [str(label) for label in bqm.variables]
    if not 0 < len(order) <= _MOST_QUBITS:
        raise LimitExceeded(
            f"the QUBO has {len(order)} variables; a circuit is written for 1 to {_MOST_QUBITS}; "
            "give a smaller problem"
        )
    circuit = unbound_circuit(bqm, order, layers, measured=True)
    bound = bind(circuit, linear_ramp(layers, _spread(bqm)))
    head = [f"// {problem.family}: {problem.size}; QAOA with {layers} layers, a linear ramp"]
    head += [f"// q[{qubit}] is {label!r}" for qubit, label in enumerate(order)]
    return "\n".join([*head, qasm3.dumps(bound), ""])


def _spread(bqm: Any) -> float:
    """The standard deviation of the cost over all states: independent spins, so squares add up."""
    import dimod

    spin = bqm.change_vartype(dimod.SPIN, inplace=False)
    squares = sum(bias**2 for bias in spin.linear.values())
    squares += sum(bias**2 for bias in spin.quadratic.values())
    return float(squares) ** 0.5 or 1.0
