"""Qiskit Aer with the noise of a real machine's calibration: a noisy simulation, not the machine.

The noise model is Aer's of the snapshot: depolarising and thermal errors after each gate, and readout
errors. Crosstalk, drift and the decay of qubits that wait are not in it, so the machine does worse.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from solvers.quantum_runners.calibration import calibration_circuits, flips
from solvers.quantum_runners.permit import FREE
from solvers.quantum_runners.physical_circuit import PhysicalCircuit, laid_out
from solvers.quantum_runners.runner import USUAL_SHOTS, Job, Runner, Shots, tallied
from solvers.quantum_runners.sampled import sampled_rows, spread_seed
from solvers.quantum_runners.snapshots import SNAPSHOTS, snapshot, warning_of
from solvers.result import Progress

if TYPE_CHECKING:
    from qiskit import QuantumCircuit

_MOST_QUBITS = 12
_FEWEST_SHOTS = 256
# One gate of one noisy trajectory on up to 8 qubits of a shared 2-core machine; twice for each more.
_SECONDS_A_GATE = 3.5e-6
_NOTE = "crosstalk, drift and the decay of waiting qubits are not in the noise model"


def _refusal(job: Job) -> str | None:
    circuit = cast("QuantumCircuit", job.program)
    if job.device not in SNAPSHOTS:
        return (
            f"there is no snapshot {job.device!r}; 'aer' simulates the noise of "
            f"{', '.join(SNAPSHOTS)}"
        )
    if circuit.num_qubits > _MOST_QUBITS:
        return (
            f"the circuit has {circuit.num_qubits} qubits; 'aer' simulates noise on at most "
            f"{_MOST_QUBITS}; use 'aer_ideal' or a smaller problem"
        )
    return None


def _execute(job: Job, progress: Progress) -> Shots:
    from qiskit_aer.noise import NoiseModel
    from qiskit_aer.primitives import SamplerV2

    progress(0.1, f"loading the snapshot {job.device}")
    machine = snapshot(job.device)
    progress(0.3, f"laying the circuit out on {job.device}")
    physical = laid_out(
        cast("QuantumCircuit", job.program), machine.target, seed=job.seed, most_used=_MOST_QUBITS
    )
    shots = job.shots or _affordable(physical, job.budget_s)
    progress(0.5, f"simulating {shots} noisy shots")
    sampler = SamplerV2(
        options={
            "run_options": {"seed_simulator": spread_seed(job.seed)},
            "backend_options": {
                "noise_model": NoiseModel.from_backend(machine),
                "method": "statevector",  # trajectories; density matrices took longer from 9 qubits
            },
        },
    )
    extra = calibration_circuits(machine.num_qubits, physical.qubits) if job.calibrated else []
    rows, *calibrated = sampled_rows(sampler, [physical.circuit, *extra], shots)
    states, counts = tallied(rows)
    return Shots(
        states,
        counts,
        physical.layout,
        flips=flips(calibrated[0], calibrated[1]) if calibrated else None,
        notes=tuple(each for each in (_NOTE, warning_of(job.device)) if each),
    )


def _affordable(physical: PhysicalCircuit, budget_s: float) -> int:
    """As many shots as the budget allows, at least 256 and at most the usual 4,096."""
    gate_s = _SECONDS_A_GATE * 2 ** max(0, len(physical.used) - 8)
    return int(min(USUAL_SHOTS, max(_FEWEST_SHOTS, budget_s / (gate_s * physical.circuit.size()))))


RUNNER = Runner(
    name="aer",
    kind="noisy simulator",
    takes="circuit",
    description="Qiskit Aer on this computer, with the noise of an IBM machine's calibration",
    modules=("qiskit", "qiskit_aer", "qiskit_ibm_runtime"),
    extra="aer,ibm",
    usual_device="fake_torino",
    refusal=_refusal,
    price=lambda _: FREE,
    execute=_execute,
)
