"""IBM's quantum computers through Qiskit Runtime, with the account that the person has saved.

One job: the circuit and, where readout errors are asked for, two calibration circuits beside it. IBM
itself ends the job at the seconds that were priced (`max_execution_time`), so the price is a cap.
Tested against the package's local testing mode, never against the service.
"""

from __future__ import annotations

import time
from math import ceil
from typing import TYPE_CHECKING, Any, cast

from problems.errors import BackendError
from solvers.quantum.devices import GateDevice, device_facts
from solvers.quantum_runners.calibration import calibration_circuits, flips
from solvers.quantum_runners.permit import Price
from solvers.quantum_runners.physical_circuit import laid_out
from solvers.quantum_runners.runner import USUAL_SHOTS, Job, Runner, Shots, tallied
from solvers.quantum_runners.sampled import rows_of
from solvers.result import Progress

if TYPE_CHECKING:
    from qiskit import QuantumCircuit

_LEAST_BUSY = "least_busy"
_MOST_QUBITS = (
    156  # Heron r2 and r3; the machine's own size is checked when the circuit is laid out
)
# Seconds a shot: IBM's usual rep_delay of 250 µs, and 100 µs for the circuit and its readout, several
# times what QAOA of 20 qubits took on the snapshots. Seconds a job: loading it.
_SECONDS_A_SHOT, _SECONDS_A_JOB = 350e-6, 2.0
_POLL_S = 0.5


def _seconds(job: Job) -> int:
    """The QPU time after which IBM is told to end the job: twice the estimate, whole seconds."""
    n_circuits = 3 if job.calibrated else 1
    shots = job.shots or USUAL_SHOTS
    return ceil(2 * (_SECONDS_A_JOB + n_circuits * shots * _SECONDS_A_SHOT))


def _price(job: Job) -> Price:
    dollars = next(
        each.usd_per_second
        for each in device_facts()
        if isinstance(each, GateDevice) and each.name.startswith("IBM") and each.usd_per_second
    )
    seconds = _seconds(job)
    return Price(
        usd=round(seconds * dollars.value, 2),
        source=f"at most {seconds} s of QPU time at {dollars.value:g} USD/s, {dollars.source} "
        f"({dollars.date}); an Open Plan account pays with its free minutes instead",
        is_cap=True,
    )


def _refusal(job: Job) -> str | None:
    circuit = cast("QuantumCircuit", job.program)
    if circuit.num_qubits > _MOST_QUBITS:
        return (
            f"the circuit has {circuit.num_qubits} qubits; IBM's machines have at most "
            f"{_MOST_QUBITS}; give a smaller problem"
        )
    return None


def _execute(job: Job, progress: Progress) -> Shots:
    from qiskit.exceptions import QiskitError

    circuit = cast("QuantumCircuit", job.program)
    progress(0.1, f"asking IBM for {job.device}")
    try:
        machine = _machine(job.device, circuit.num_qubits)
        physical = laid_out(circuit, machine.target, seed=job.seed)
        extra = calibration_circuits(machine.num_qubits, physical.qubits) if job.calibrated else []
        sent = _sampler(machine, job).run(
            [physical.circuit, *extra], shots=job.shots or USUAL_SHOTS
        )
        progress(0.4, f"waiting for job {sent.job_id()} on {machine.name}")
        _wait(sent, job.budget_s)
        rows, *calibrated = [rows_of(each.data.meas) for each in sent.result()]
    except (QiskitError, ValueError, OSError) as error:  # the SDK raises all three for the service
        raise BackendError(
            f"IBM did not run the circuit ({type(error).__name__}: {str(error)[:200]}); look whether "
            "an account is saved (QiskitRuntimeService.save_account) and the machine exists"
        ) from error
    states, counts = tallied(rows)
    return Shots(
        states,
        counts,
        physical.layout,
        flips=flips(calibrated[0], calibrated[1]) if calibrated else None,
        job=str(sent.job_id()),
        notes=(f"it ran on {machine.name}",),
    )


def _service() -> Any:
    """The person's own account, as Qiskit keeps it; no key is read or kept by Verdiq."""
    from qiskit_ibm_runtime import QiskitRuntimeService

    return QiskitRuntimeService()


def _machine(device: str, n_qubits: int) -> Any:
    service = _service()
    if device == _LEAST_BUSY:
        return service.least_busy(min_num_qubits=n_qubits)
    return service.backend(device)


def _sampler(machine: Any, job: Job) -> Any:
    # The package's own SamplerV2 is deprecated since 0.50 for this one, which is a SamplerV2 too.
    from qiskit_ibm_runtime.executor_sampler import Sampler

    sampler = Sampler(mode=machine)
    sampler.options.max_execution_time = _seconds(job)
    return sampler


def _wait(sent: Any, budget_s: float) -> None:
    """Returns once the job has ended; a job still queued at the deadline is cancelled.

    Raises:
        BackendError: the deadline passed.
    """
    deadline = time.monotonic() + budget_s
    while not sent.in_final_state():
        if time.monotonic() > deadline:
            sent.cancel()
            raise BackendError(
                f"job {sent.job_id()} had not ended after {budget_s:.0f} s and was cancelled; a part "
                "that ran may be billed; raise --budget to wait longer"
            )
        time.sleep(_POLL_S)


RUNNER = Runner(
    name="ibm",
    kind="device",
    takes="circuit",
    description="IBM's quantum computers with your own account; costs money on a paid plan",
    modules=("qiskit", "qiskit_ibm_runtime"),
    extra="ibm",
    usual_device=_LEAST_BUSY,
    refusal=_refusal,
    price=_price,
    execute=_execute,
)
