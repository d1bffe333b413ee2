"""A circuit laid out on the sound part of one machine, in the machine's own gates."""

from __future__ import annotations

from dataclasses import dataclass
from math import prod
from typing import TYPE_CHECKING, Any

from problems.errors import LimitExceeded
from solvers.quantum_runners.runner import Layout
from solvers.quantum_runners.sound_part import sound_target

if TYPE_CHECKING:
    from qiskit import QuantumCircuit
    from qiskit.transpiler import Target

# Layouts tried, the one with the best product of fidelities kept: on Torino, QAOA of 6 to 12 qubits
# gained up to 12 % from the best of four over the first; each takes 20 to 60 ms.
_TRIES = 8


@dataclass(frozen=True, slots=True)
class PhysicalCircuit:
    """The circuit on a machine. `qubits[i]` is where qubit i is read; `used` are all it touches."""

    circuit: QuantumCircuit
    qubits: tuple[int, ...]
    used: frozenset[int]
    layout: Layout


def laid_out(
    circuit: QuantumCircuit, target: Target, *, seed: int, most_used: int | None = None
) -> PhysicalCircuit:
    """Returns the layout of highest product fidelity out of eight by Qiskit's preset passes, level 3.

    `most_used` limits the qubits that routing may pass through, for the sake of a simulation.

    Raises:
        LimitExceeded: the machine's sound part is too small, or every layout uses more qubits.
    """
    from qiskit.transpiler import TranspilerError, generate_preset_pass_manager

    sound = sound_target(target)
    found = []
    for attempt in range(_TRIES):
        manager = generate_preset_pass_manager(
            optimization_level=3, target=sound, seed_transpiler=seed + attempt
        )
        try:
            found.append(_described(manager.run(circuit), circuit.num_qubits, sound))
        except TranspilerError as error:
            raise LimitExceeded(
                f"the circuit has {circuit.num_qubits} qubits, which do not fit on the working part "
                "of this machine; choose a larger machine or a smaller problem"
            ) from error
    fitting = [each for each in found if most_used is None or len(each.used) <= most_used]
    if not fitting:
        raise LimitExceeded(
            f"routing this circuit of {circuit.num_qubits} qubits takes "
            f"{min(len(each.used) for each in found)} qubits of the machine; at most {most_used} are "
            "simulated with noise; give a smaller problem"
        )
    return max(fitting, key=lambda each: each.layout.fidelity or 0.0)


def _described(physical: Any, n_qubits: int, target: Target) -> PhysicalCircuit:
    places = [
        (each.operation.name, tuple(physical.find_bit(qubit).index for qubit in each.qubits))
        for each in physical.data
        if each.operation.name != "barrier"
    ]
    return PhysicalCircuit(
        circuit=physical,
        qubits=tuple(physical.layout.final_index_layout()[:n_qubits]),
        used=frozenset(qubit for _, qubits in places for qubit in qubits),
        layout=Layout(
            two_qubit_gates=physical.num_nonlocal_gates(),
            depth=physical.depth(),
            fidelity=prod(1 - _error(target, name, qubits) for name, qubits in places),
        ),
    )


def _error(target: Target, name: str, qubits: tuple[int, ...]) -> float:
    properties: Any = target[name].get(qubits)
    return float(properties.error or 0.0) if properties is not None else 0.0
