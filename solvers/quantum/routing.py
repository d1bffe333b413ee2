"""Real layouts: what Qiskit's transpiler makes of a QAOA circuit on a coupling map, and its counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from solvers.qaoa.circuits.coupling_rounds import coupling_rounds
from solvers.quantum.swap_network import line_circuit

if TYPE_CHECKING:
    from qiskit import QuantumCircuit
    from qiskit.transpiler import PassManager, Target

Pairs = Sequence[tuple[int, int]]

# Any angles that are no multiple of π/4: gates then neither vanish nor become cheaper.
_ANGLES = (0.37, 0.53)
_PULSES = frozenset({"sx", "x"})


@dataclass(frozen=True, slots=True)
class GateCounts:
    """A circuit in a machine's own gates.

    `pulses` are one-qubit gates that take time: rz is a change of phase and takes none.
    """

    two_qubit_gates: int
    one_qubit_gates: int
    pulses: int
    depth: int
    two_qubit_depth: int
    pulse_depth: int


def transpiled(
    n_qubits: int, couplings: Pairs, layers: int, site: Pairs | Target, *, level: int, seed: int
) -> QuantumCircuit:
    """Returns the circuit after Qiskit's preset pass manager, with CZ as the two-qubit gate.

    `site` is couplers, or a machine with its errors, which the layout then takes into account.
    """
    circuit = in_rounds(n_qubits, couplings, layers)
    circuit.measure_all()
    return _manager(site, level, seed, None).run(circuit)


def on_a_line(
    couplings: Pairs, layers: int, site: Pairs | Target, line: Sequence[int], *, seed: int
) -> QuantumCircuit:
    """Returns a swap network on the sites `line`, neighbours of which are coupled.

    The network is laid out as it is: level 1 translates and cancels, and moves no qubit.
    """
    circuit, _ = line_circuit(len(line), couplings, layers, _ANGLES)
    circuit.measure_all()
    return _manager(site, 1, seed, list(line)).run(circuit)


def _manager(site: Pairs | Target, level: int, seed: int, layout: list[int] | None) -> PassManager:
    from qiskit.transpiler import CouplingMap, Target, generate_preset_pass_manager

    if isinstance(site, Target):
        return generate_preset_pass_manager(
            optimization_level=level, target=site, initial_layout=layout, seed_transpiler=seed
        )
    return generate_preset_pass_manager(
        optimization_level=level,
        coupling_map=CouplingMap([*site, *((b, a) for a, b in site)]),
        basis_gates=["cz", "rz", "sx", "x"],
        initial_layout=layout,
        seed_transpiler=seed,
    )


def in_rounds(n_qubits: int, couplings: Pairs, layers: int) -> QuantumCircuit:
    """Returns the ansatz with couplings in rounds that touch each qubit once, at generic angles."""
    from qiskit import QuantumCircuit

    gamma, beta = _ANGLES
    rounds = coupling_rounds(n_qubits, couplings)
    circuit = QuantumCircuit(n_qubits)
    circuit.h(range(n_qubits))
    for _ in range(layers):
        for pairs in rounds:
            for pair in pairs:
                circuit.rzz(gamma, *pair)
        circuit.rx(beta, range(n_qubits))
    return circuit


def counts(physical: QuantumCircuit) -> GateCounts:
    """Returns the counts of a circuit in basis gates; measurements are none."""
    names = Counter(each.operation.name for each in physical.data)
    others = {"measure", "barrier", "cz"}
    return GateCounts(
        two_qubit_gates=names["cz"],
        one_qubit_gates=sum(count for name, count in names.items() if name not in others),
        pulses=sum(names[name] for name in _PULSES),
        depth=physical.depth(lambda each: each.operation.name not in others - {"cz"}),
        two_qubit_depth=physical.depth(lambda each: len(each.qubits) == 2),
        pulse_depth=physical.depth(lambda each: each.operation.name in _PULSES),
    )
