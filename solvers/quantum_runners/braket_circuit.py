"""A bound, measured Qiskit circuit as Amazon Braket's, gate by gate."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from problems.errors import EncodingError

if TYPE_CHECKING:
    from qiskit import QuantumCircuit

# Qiskit's name to Braket's; both rotate by exp(−iθ/2 ·), so the angles carry over.
_GATES = {"h": "h", "x": "x", "rx": "rx", "ry": "ry", "rz": "rz", "rzz": "zz", "cx": "cnot"}


def braket_circuit(circuit: QuantumCircuit) -> Any:
    """Returns the gates on Braket's qubits 0 to n − 1; measuring all of them is Braket's own way.

    Other gates are rewritten in these seven first, without any change to the couplings.

    Raises:
        EncodingError: a gate is none of them even so.
    """
    from braket.circuits import Circuit
    from qiskit import transpile

    plain = circuit.remove_final_measurements(inplace=False)
    plain = transpile(plain, basis_gates=list(_GATES), optimization_level=0)
    written = Circuit()
    for each in plain.data:
        gate = _GATES.get(each.operation.name)
        if gate is None:
            raise EncodingError(
                f"the gate {each.operation.name!r} is not written for Braket; there are "
                f"{', '.join(_GATES)}"
            )
        qubits = [plain.find_bit(qubit).index for qubit in each.qubits]
        getattr(written, gate)(*qubits, *(float(angle) for angle in each.operation.params))
    for qubit in range(circuit.num_qubits):
        if qubit not in {int(used) for used in written.qubits}:
            written.i(qubit)  # a qubit without a gate would not be measured
    return written
