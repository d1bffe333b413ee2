"""What a run costs by the vendor's published model, and what training on the machine multiplies."""

from __future__ import annotations

from problems.problem import Frozen
from solvers.quantum.devices import Credits, GateDevice
from solvers.quantum.quantum_resources import GateResources


class Bill(Frozen):
    """Machine time, and its price; None where the vendor's times or prices are not published.

    `shot_s` is the circuit and its readout; `seconds` is `n_runs` times all shots with the pause
    between them that the service leaves and bills, a lower bound where that is not published.
    """

    n_runs: int
    shot_s: float | None
    seconds: float | None
    usd: float | None
    credits: float | None
    credit_unit: str | None


def bill(device: GateDevice, resources: GateResources, shots: int, n_runs: int = 1) -> Bill:
    """Returns the bill of `n_runs` circuits of `shots` shots each."""
    shot_s = _shot_s(device, resources)
    pause_s = device.repetition_s.value if device.repetition_s else 0.0
    seconds = n_runs * shots * (shot_s + pause_s) if shot_s is not None else None
    return Bill(
        n_runs=n_runs,
        shot_s=shot_s,
        seconds=seconds,
        usd=_usd(device, shots, n_runs, seconds),
        credits=n_runs * _credits(device.credits, resources, shots) if device.credits else None,
        credit_unit=device.credits.unit if device.credits else None,
    )


def _shot_s(device: GateDevice, resources: GateResources) -> float | None:
    """The longest chains of gates and of pulses after one another, and the readout.

    On 15 circuits of 8 to 40 qubits laid out on fake_marrakesh, gate times at their medians, it was
    0.98 to 1.00 times the duration that Qiskit gives.
    """
    if device.two_qubit_gate_s is None or device.readout_s is None:
        return None
    pulse_s = device.one_qubit_gate_s.value if device.one_qubit_gate_s else 0.0
    return (
        resources.two_qubit_depth * device.two_qubit_gate_s.value
        + resources.pulse_depth * pulse_s
        + device.readout_s.value
    )


def _usd(device: GateDevice, shots: int, n_runs: int, seconds: float | None) -> float | None:
    if device.usd_per_shot is not None:
        task = device.usd_per_task.value if device.usd_per_task else 0.0
        return n_runs * (task + shots * device.usd_per_shot.value)
    if device.usd_per_second is not None and seconds is not None:
        return seconds * device.usd_per_second.value
    return None


def _credits(price: Credits, resources: GateResources, shots: int) -> float:
    return price.base.value + shots * (
        price.per_one_qubit_gate.value * resources.pulses
        + price.per_two_qubit_gate.value * resources.two_qubit_gates
        + price.per_measurement.value * resources.n_qubits
    )
