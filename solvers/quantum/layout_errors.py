"""The errors of the very qubits and couplers that a layout uses."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from problems.problem import Frozen

if TYPE_CHECKING:
    from qiskit import QuantumCircuit
    from qiskit.transpiler import Target


class LayoutErrors(Frozen):
    """Errors summed over the gates of each kind, the mean readout error, and the product of all.

    `error_free` is the share of shots without any error.
    """

    two_qubit: float
    one_qubit: float
    readout: float
    error_free: float


def layout_errors(
    physical: QuantumCircuit, site: Sequence[tuple[int, int]] | Target
) -> LayoutErrors | None:
    """Returns the errors of a measured circuit on a machine; None where only couplers are known."""
    from qiskit.transpiler import Target

    if not isinstance(site, Target):
        return None
    index = {qubit: number for number, qubit in enumerate(physical.qubits)}
    sums = {"cz": 0.0, "measure": 0.0, "sx": 0.0, "x": 0.0}
    n_measured, error_free = 0, 1.0
    for each in physical.data:
        name = each.operation.name
        if name in sums:
            error = site[name][tuple(index[qubit] for qubit in each.qubits)].error
            sums[name] += error
            error_free *= 1 - error
            n_measured += name == "measure"
    return LayoutErrors(
        two_qubit=sums["cz"],
        one_qubit=sums["sx"] + sums["x"],
        readout=sums["measure"] / max(n_measured, 1),
        error_free=error_free,
    )


def couplers_in(site: Sequence[tuple[int, int]] | Target) -> list[tuple[int, int]]:
    """Returns the couplers, lower qubit first."""
    from qiskit.transpiler import Target

    if not isinstance(site, Target):
        return list(site)
    return sorted({(min(pair), max(pair)) for pair in site["cz"]})


def coupler_errors(
    site: Sequence[tuple[int, int]] | Target,
) -> dict[tuple[int, int], float] | None:
    """Returns the error of each coupler, lower qubit first; None where only couplers are known."""
    from qiskit.transpiler import Target

    if not isinstance(site, Target):
        return None
    return {(min(pair), max(pair)): float(site["cz"][pair].error) for pair in site["cz"]}
