"""What a problem would take on today's quantum computers: qubits, gates, depth, time and price."""

from __future__ import annotations

from pydantic import Field

from problems.problem import Frozen
from problems.registry import AnyProblem
from solvers.quantum.device_estimate import QuantumEstimate
from tools.tool import Progress, Tool


class EstimateInput(Frozen):
    """A problem, and the QAOA run that is asked about."""

    problem: AnyProblem
    layers: int = Field(default=1, ge=1, le=100)
    shots: int = Field(default=4096, ge=1, le=10_000_000)


def run(request: EstimateInput, progress: Progress) -> QuantumEstimate:
    """Returns the estimate for every machine of the catalogue.

    Raises:
        EncodingError: the problem has no QUBO.
        LimitExceeded: its QUBO is larger than gates are counted for.
    """
    from solvers.quantum.device_estimate import estimate
    from tools.forms import qubo_of

    progress(0.1, "writing the QUBO")
    qubo = qubo_of(request.problem)
    progress(0.4, "laying out the circuit")
    return estimate(qubo, request.shots, request.layers)


TOOL = Tool(
    name="estimate_quantum",
    description=(
        "Estimate what a typed problem would take on today's quantum computers: qubits, two-qubit "
        "gates and depth of its QAOA circuit, chance of an error-free shot, time and price per device, "
        "and the qubits of an annealer."
    ),
    input_type=EstimateInput,
    output_type=QuantumEstimate,
    run=run,
)
