"""Amazon Braket's simulator on this computer: what a circuit is tried on before a device is rented."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import numpy as np

from solvers.quantum_runners.braket_circuit import braket_circuit
from solvers.quantum_runners.permit import FREE
from solvers.quantum_runners.runner import USUAL_SHOTS, Job, Layout, Runner, Shots, tallied
from solvers.result import Progress

if TYPE_CHECKING:
    from qiskit import QuantumCircuit

_MOST_QUBITS = 16  # its numpy statevector takes seconds beyond


def _refusal(job: Job) -> str | None:
    circuit = cast("QuantumCircuit", job.program)
    if circuit.num_qubits > _MOST_QUBITS:
        return (
            f"the circuit has {circuit.num_qubits} qubits; 'braket_local' takes at most "
            f"{_MOST_QUBITS}; use 'aer_ideal' or a smaller problem"
        )
    return None


def _execute(job: Job, progress: Progress) -> Shots:
    from braket.devices import LocalSimulator

    circuit = cast("QuantumCircuit", job.program)
    progress(0.2, f"simulating {circuit.num_qubits} qubits without noise")
    task = LocalSimulator().run(braket_circuit(circuit), shots=job.shots or USUAL_SHOTS)
    states, counts = tallied(np.asarray(task.result().measurements))
    layout = Layout(circuit.num_nonlocal_gates(), circuit.depth(), fidelity=1.0)
    return Shots(states, counts, layout, notes=("Braket's simulator takes no seed",))


RUNNER = Runner(
    name="braket_local",
    kind="simulator",
    takes="circuit",
    description="Amazon Braket's LocalSimulator on this computer: no noise, every qubit connected",
    modules=("qiskit", "braket.devices"),
    extra="braket",
    usual_device="",
    refusal=_refusal,
    price=lambda _: FREE,
    execute=_execute,
)
