"""Amazon Braket's rented machines, by ARN, with the person's own AWS credentials.

One task. Its price is known before: so much a task and so much a shot. Tested with the SDK's local
simulator in the device's place, never against AWS.
"""

from __future__ import annotations

import re
from importlib import import_module
from typing import TYPE_CHECKING, Any, cast

import numpy as np

from problems.errors import BackendError
from solvers.quantum.devices import GateDevice, device_facts
from solvers.quantum_runners.braket_circuit import braket_circuit
from solvers.quantum_runners.permit import Price
from solvers.quantum_runners.runner import USUAL_SHOTS, Job, Layout, Runner, Shots, tallied
from solvers.result import Progress

if TYPE_CHECKING:
    from qiskit import QuantumCircuit

_ARN = re.compile(
    r"arn:aws:braket:[a-z0-9-]*::device/(?P<kind>[\w-]+)/(?P<maker>[\w-]+)/(?P<name>[\w.-]+)"
)
_UNPUBLISHED = "no price of this device is in the catalogue"


def _device(arn: str) -> GateDevice | None:
    """The catalogue's entry of an ARN's device: 'ionq/Forte-1' is its IonQ Forte."""
    match = _ARN.fullmatch(arn)
    if match is None:
        return None
    told = f"{match['maker']} {match['name']}".lower().replace("-", " ")
    return next(
        (
            each
            for each in device_facts()
            if isinstance(each, GateDevice)
            and each.usd_per_shot is not None
            and told.startswith(each.name.lower().replace("-", " "))
        ),
        None,
    )


def _price(job: Job) -> Price:
    found = _device(job.device)
    if found is None or found.usd_per_shot is None:
        return Price(usd=None, source=_UNPUBLISHED)
    a_task = found.usd_per_task.value if found.usd_per_task else 0.0
    shots = job.shots or USUAL_SHOTS
    return Price(
        usd=round(a_task + shots * found.usd_per_shot.value, 2),
        source=f"{a_task:g} USD a task and {found.usd_per_shot.value:g} USD a shot on {found.name}, "
        f"{found.usd_per_shot.source} ({found.usd_per_shot.date})",
    )


def _refusal(job: Job) -> str | None:
    circuit = cast("QuantumCircuit", job.program)
    if _ARN.fullmatch(job.device) is None:
        return (
            f"{job.device!r} is no Braket device; give its ARN, such as "
            "braket:arn:aws:braket:eu-north-1::device/qpu/iqm/Garnet"
        )
    found = _device(job.device)
    if found is not None and circuit.num_qubits > found.n_qubits.value:
        return (
            f"the circuit has {circuit.num_qubits} qubits; {found.name} has "
            f"{found.n_qubits.value:g}; choose a larger machine or a smaller problem"
        )
    return None


def _execute(job: Job, progress: Progress) -> Shots:
    aws = import_module("botocore.exceptions")  # it ships no types
    circuit = cast("QuantumCircuit", job.program)
    progress(0.2, f"sending the circuit to {job.device}")
    try:
        task = _machine(job.device).run(
            braket_circuit(circuit),
            shots=job.shots or USUAL_SHOTS,
            **_waiting(job),
        )
        result = task.result()
    except (aws.BotoCoreError, aws.ClientError, ValueError, RuntimeError) as error:
        raise BackendError(
            f"Braket did not run the circuit ({type(error).__name__}: {str(error)[:200]}); look at "
            "your AWS credentials and the device's region"
        ) from error
    if result is None:  # the SDK's word for a task that failed, or was still queued at the deadline
        raise BackendError(
            f"task {task.id} had no result after {job.budget_s:.0f} s; it may still run and be "
            "billed; look at it in the AWS console, or raise --budget to wait longer"
        )
    states, counts = tallied(np.asarray(result.measurements))
    # Braket compiles on its side and does not say to how many gates: these are the circuit's own.
    layout = Layout(circuit.num_nonlocal_gates(), circuit.depth())
    note = "gates and depth are those sent; the machine's own compiler adds to them"
    return Shots(states, counts, layout, job=str(task.id), notes=(note,))


def _machine(arn: str) -> Any:
    from braket.aws import AwsDevice

    return AwsDevice(arn)


def _waiting(job: Job) -> dict[str, float]:
    return {"poll_timeout_seconds": job.budget_s}


RUNNER = Runner(
    name="braket",
    kind="device",
    takes="circuit",
    description="Amazon Braket's machines by ARN, with your own AWS credentials; costs money",
    modules=("qiskit", "braket.aws", "boto3"),
    extra="braket",
    usual_device="",
    refusal=_refusal,
    price=_price,
    execute=_execute,
)
