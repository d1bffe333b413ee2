"""A machine as its snapshot has it, without what is broken; or a lattice like its own."""

from __future__ import annotations

from importlib.util import find_spec
from typing import TYPE_CHECKING

from solvers.quantum.devices import GateDevice
from solvers.quantum.lattice import Couplers, lattice
from solvers.quantum_runners.snapshots import snapshot
from solvers.quantum_runners.sound_part import sound_target

if TYPE_CHECKING:
    from qiskit.transpiler import Target


def site_of(device: GateDevice) -> Couplers | Target:
    """Returns the machine with its errors; without qiskit-ibm-runtime, a lattice of its kind and size.

    The lattice has no faults and may have a few qubits more.
    """
    assert device.connectivity != "all_to_all", device.name
    if device.snapshot is not None and find_spec("qiskit_ibm_runtime") is not None:
        return sound_target(snapshot(device.snapshot).target)
    return lattice(device.connectivity, int(device.n_qubits.value))
