"""What a QAOA run takes on a quantum computer: qubits, gates and depth, and how they were had."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from problems.errors import LimitExceeded
from problems.problem import Frozen
from solvers.quantum.coupling_graph import CouplingGraph
from solvers.quantum.lattice import Connectivity
from solvers.quantum.layout_errors import LayoutErrors
from solvers.quantum.routing import GateCounts

_MOST_QUBITS = 10_000


class GateResources(Frozen):
    """Gates and depth of a QAOA circuit in a machine's own gates.

    Two-qubit gates are RZZ where all qubits are connected, as trapped ions have it, else CZ, with
    the swaps that routing needs. `pulses` are the one-qubit gates that take time. `router` says
    whose layout needs the fewest gates: the transpiler's or a line of qubits with a swap network.
    `origin` says where the counts come from, and `error` how far a fit is off in the median.
    """

    connectivity: Connectivity
    n_qubits: int
    layers: int
    couplings: int
    two_qubit_gates: int
    one_qubit_gates: int
    pulses: int
    depth: int
    two_qubit_depth: int
    pulse_depth: int
    two_qubit_basis: Literal["rzz", "cz"]
    router: Literal["none", "transpiler", "line"]
    origin: Literal["transpiled", "formula", "fitted"]
    error: float | None
    errors: LayoutErrors | None = Field(
        default=None, description="of the qubits and couplers used, where the machine's are known"
    )
    how: str = Field(description="how the numbers were had, in words")


def resources_of(
    graph: CouplingGraph,
    layers: int,
    connectivity: Connectivity,
    counts: GateCounts,
    *,
    router: Literal["none", "transpiler", "line"],
    origin: Literal["transpiled", "formula", "fitted"],
    how: str,
    error: float | None = None,
) -> GateResources:
    """Returns the resources of these counts, of this layout."""
    return GateResources(
        connectivity=connectivity,
        n_qubits=graph.n,
        layers=layers,
        couplings=graph.n_couplings,
        two_qubit_gates=counts.two_qubit_gates,
        one_qubit_gates=counts.one_qubit_gates,
        pulses=counts.pulses,
        depth=counts.depth,
        two_qubit_depth=counts.two_qubit_depth,
        pulse_depth=counts.pulse_depth,
        two_qubit_basis="rzz" if connectivity == "all_to_all" else "cz",
        router=router,
        origin=origin,
        error=error,
        how=how,
    )


def check_size(graph: CouplingGraph) -> None:
    """Refuses more qubits than any machine has.

    Raises:
        LimitExceeded: there are more than 10,000.
    """
    if graph.n > _MOST_QUBITS:
        raise LimitExceeded(
            f"the QUBO has {graph.n} variables; gates are counted for at most "
            f"{_MOST_QUBITS}; no quantum computer has that many qubits, so use a smaller model"
        )
