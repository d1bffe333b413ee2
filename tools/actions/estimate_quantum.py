"""What a problem's QUBO would take on today's quantum computers: qubits, gates, depth, time and price."""

from __future__ import annotations

from pydantic import Field

from problems.problem import Frozen
from problems.registry import AnyProblem
from solvers.quantum.device_estimate import QuantumEstimate
from tools.forms import qubo_of
from tools.polynomial_note import polynomial_note
from tools.tool import Progress, Tool


class EstimateInput(Frozen):
    """A problem, and the QAOA run on its QUBO that is asked about.

    `exact` lays the circuit out on each machine's own couplers and searches an embedding, which
    takes seconds to minutes; without, fits answer in milliseconds and state their error. `devices`
    names machines of the catalogue, all where it is empty. `success_probability` is the chance of
    an optimum in one shot, where it was measured. `training_circuits` is how many circuits training
    on the machine would run.
    """

    problem: AnyProblem
    layers: int = Field(default=1, ge=1, le=100)
    shots: int = Field(default=4096, ge=1, le=10_000_000)
    exact: bool = False
    devices: tuple[str, ...] = Field(default=(), max_length=50)
    success_probability: float | None = Field(default=None, ge=0, le=1)
    training_circuits: int = Field(default=60, ge=0, le=1_000_000)


def run(request: EstimateInput, progress: Progress) -> QuantumEstimate:
    """Returns the estimate for every machine of the catalogue.

    Raises:
        EncodingError: the problem has no QUBO.
        LimitExceeded: its QUBO is larger than gates are counted for.
        BadInput: a device is not in the catalogue, or the user's device file is wrong.
        BackendError: an exact estimate needs a package that is not installed.
    """
    from solvers.quantum.device_estimate import Asked, estimate
    from solvers.quantum.encoding_sizes import encoding_sizes

    progress(0.1, "writing the QUBO")
    qubo = qubo_of(request.problem)
    progress(0.3, "comparing encodings")
    encodings = encoding_sizes(request.problem.cqm())
    progress(0.4, "laying out the circuit")
    asked = Asked(
        shots=request.shots,
        layers=request.layers,
        exact=request.exact,
        devices=request.devices,
        probability=request.success_probability,
        n_trainings=request.training_circuits,
        exact_bits=encodings[0].exact_bits,
    )
    estimated = estimate(qubo, request.shots, request.layers, asked)
    note = polynomial_note(request.problem, qubo.num_variables)
    return estimated.model_copy(update={"encodings": encodings, "notes": (note,) if note else ()})


TOOL = Tool(
    name="estimate_quantum",
    description=(
        "Estimate what a typed problem would take on today's quantum computers: qubits by encoding, "
        "two-qubit gates and depth of its QAOA circuit, chance of an error-free shot, signal left in "
        "the energy, shots, time and price per device, the qubits of an annealer, and what an "
        "error-corrected machine would need."
    ),
    input_type=EstimateInput,
    output_type=QuantumEstimate,
    run=run,
)
