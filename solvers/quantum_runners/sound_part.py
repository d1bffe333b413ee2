"""The part of a machine that works: its gates without those that a calibration calls broken."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from qiskit.transpiler import InstructionProperties, Target

_GATE_BROKEN = 1.0  # what IBM's snapshots give a coupler or qubit that could not be calibrated
_READOUT_BROKEN = 0.5  # a coin toss tells nothing of the qubit


def sound_target(target: Target) -> Target:
    """Returns the machine without broken readouts, gates and couplers, and without idle operations.

    Broken is an error of 1 or more (0.5 for a readout), or a two-qubit gate or readout without one.
    A qubit whose readout or one-qubit gate is broken loses its couplers too.
    """
    from qiskit.transpiler import Target as Machine

    broken = _broken_qubits(target)
    sound = Machine(num_qubits=target.num_qubits, dt=target.dt)
    for name in target.operation_names:
        places = target[name]
        if name in {"delay", "reset"} or None in places:  # neither gates nor control flow is used
            continue
        kept = {
            qubits: properties
            for qubits, properties in places.items()
            if not broken.intersection(qubits) and _works(name, qubits, properties)
        }
        if kept:
            sound.add_instruction(target.operation_from_name(name), kept)
    return sound


def _broken_qubits(target: Target) -> set[int]:
    return {
        qubits[0]
        for name in target.operation_names
        if name != "reset"
        for qubits, properties in (target[name] or {}).items()
        if qubits is not None and len(qubits) == 1 and not _works(name, qubits, properties)
    }


def _works(name: str, qubits: tuple[int, ...], properties: InstructionProperties | None) -> bool:
    error: Any = None if properties is None else properties.error
    if error is None:
        return len(qubits) == 1 and name != "measure"  # virtual gates have none
    return bool(error < (_READOUT_BROKEN if name == "measure" else _GATE_BROKEN))
