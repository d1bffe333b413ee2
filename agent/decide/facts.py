"""What has been published and matters to every verdict, each with its source and date.

The device figures are those of the best machine per row that could be read in November 2026; the
estimate tool holds the whole catalogue.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Device:
    """A quantum computer as far as a first verdict needs it. `shot_s` is one circuit run."""

    name: str
    n_qubits: int
    two_qubit_error: float
    source: str


# All-to-all coupling and the lowest published two-qubit error: whatever does not fit here fits
# nowhere, so a "no" on this machine is a "no" on all.
BEST_DEVICE = Device("Quantinuum Helios", 98, 7.9e-4, "arXiv 2511.05465 (2025-11)")

# A one-layer circuit on IBM Marrakesh, 20 qubits, 3-regular (preset transpiler, fake backend): the
# fastest of the measured machines at that size are 5 to 7 µs a shot.
SHOT_S = 6e-6
SHOTS = 4096
SHOT_SOURCE = "measured on qiskit-ibm-runtime's fake backends (2026-11)"

# Below half, most shots carry an error; post-selection and mitigation then cost more shots than
# they save.
LEAST_FIDELITY = 0.5

QUADRATIC_SPEED_UP = (
    "Babbush et al., PRX Quantum 2021; Hoefler et al., CACM 2023: a quadratic speed-up does not pay "
    "with early error correction"
)

# Families solved in polynomial time: no algorithm, quantum or not, has anything to win there.
POLYNOMIAL = {
    "assignment": "the Hungarian algorithm, O(n³) (Kuhn 1955)",
}

# Sizes from which a published measurement has quantum hardware ahead of the best classical solver
# on a family. None was found for any family here by November 2026.
MEASURED_ADVANTAGE: dict[str, int] = {}
ADVANTAGE_SOURCE = "QOBLIB, arXiv 2504.03832 (2025-04): open for every class it lists"
