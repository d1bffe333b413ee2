"""Qiskit's own StatevectorSampler: the circuit as written, without noise and without a machine."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from solvers.quantum_runners.permit import FREE
from solvers.quantum_runners.runner import USUAL_SHOTS, Job, Layout, Runner, Shots, tallied
from solvers.quantum_runners.sampled import sampled_rows
from solvers.result import Progress

if TYPE_CHECKING:
    from qiskit import QuantumCircuit

_MOST_QUBITS = 20  # 0.3 s a layer in Qiskit's Python loop over dense gates; Aer does more


def _refusal(job: Job) -> str | None:
    circuit = cast("QuantumCircuit", job.program)
    if circuit.num_qubits > _MOST_QUBITS:
        return (
            f"the circuit has {circuit.num_qubits} qubits; 'statevector' takes at most "
            f"{_MOST_QUBITS}; use 'aer_ideal' or a smaller problem"
        )
    return None


def _execute(job: Job, progress: Progress) -> Shots:
    from qiskit.primitives import StatevectorSampler

    circuit = cast("QuantumCircuit", job.program)
    progress(0.2, f"simulating {circuit.num_qubits} qubits without noise")
    sampler = StatevectorSampler(seed=job.seed)
    (rows,) = sampled_rows(sampler, [circuit], job.shots or USUAL_SHOTS)
    states, counts = tallied(rows)
    layout = Layout(circuit.num_nonlocal_gates(), circuit.depth(), fidelity=1.0)
    return Shots(states, counts, layout)


RUNNER = Runner(
    name="statevector",
    kind="simulator",
    takes="circuit",
    description="Qiskit's StatevectorSampler on this computer: no noise, every qubit connected",
    modules=("qiskit",),
    extra="",
    usual_device="",
    refusal=_refusal,
    price=lambda _: FREE,
    execute=_execute,
)
