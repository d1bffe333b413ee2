"""Qiskit Aer without noise: faster than the reference sampler, and a few qubits larger."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from solvers.quantum_runners.permit import FREE
from solvers.quantum_runners.runner import USUAL_SHOTS, Job, Layout, Runner, Shots, tallied
from solvers.quantum_runners.sampled import sampled_rows, spread_seed
from solvers.result import Progress

if TYPE_CHECKING:
    from qiskit import QuantumCircuit

_MOST_QUBITS = 26  # 1 GiB of amplitudes


def _refusal(job: Job) -> str | None:
    circuit = cast("QuantumCircuit", job.program)
    if circuit.num_qubits > _MOST_QUBITS:
        return (
            f"the circuit has {circuit.num_qubits} qubits; 'aer_ideal' takes at most "
            f"{_MOST_QUBITS}; give a smaller problem"
        )
    return None


def _execute(job: Job, progress: Progress) -> Shots:
    from qiskit_aer.primitives import SamplerV2

    circuit = cast("QuantumCircuit", job.program)
    progress(0.2, f"simulating {circuit.num_qubits} qubits without noise")
    sampler = SamplerV2(
        options={
            "backend_options": {"method": "statevector"},
            "run_options": {"seed_simulator": spread_seed(job.seed)},
        }
    )
    (rows,) = sampled_rows(sampler, [circuit], job.shots or USUAL_SHOTS)
    states, counts = tallied(rows)
    layout = Layout(circuit.num_nonlocal_gates(), circuit.depth(), fidelity=1.0)
    return Shots(states, counts, layout)


RUNNER = Runner(
    name="aer_ideal",
    kind="simulator",
    takes="circuit",
    description="Qiskit Aer's statevector on this computer: no noise, every qubit connected",
    modules=("qiskit", "qiskit_aer"),
    extra="aer",
    usual_device="",
    refusal=_refusal,
    price=lambda _: FREE,
    execute=_execute,
)
