"""What a QAOA run of a BQM takes on a quantum computer: qubits, gates and depth."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING, Literal, cast

from pydantic import Field

from problems.errors import LimitExceeded
from problems.problem import Frozen
from solvers.qaoa.circuit import couplings_of, unbound_circuit
from solvers.qaoa.coupling_rounds import coupling_rounds

if TYPE_CHECKING:
    import dimod
    from qiskit import QuantumCircuit
    from qiskit.transpiler import CouplingMap

Connectivity = Literal["all_to_all", "heavy_hex", "square"]

_SEED = 7
# What level 2 routes in about two seconds on one core: 60 qubits, all coupled, one layer.
_MOST_ROUTED_QUBITS = 100
_MOST_ROUTED_COUPLINGS = 2_000
_MOST_QUBITS = 10_000


class GateResources(Frozen):
    """Gates and depth of a QAOA circuit in a machine's own gates.

    Two-qubit gates are RZZ where all qubits are connected, as trapped ions have it, else CZ, with
    the swaps that routing needs. `origin` says whether Qiskit's transpiler counted them, or a
    closed formula that they do not exceed.
    """

    connectivity: Connectivity
    n_qubits: int
    layers: int
    couplings: int
    two_qubit_gates: int
    one_qubit_gates: int
    depth: int
    two_qubit_depth: int
    two_qubit_basis: Literal["rzz", "cz"]
    origin: Literal["transpiled", "formula"]
    how: str = Field(description="how the numbers were had, in words")


def gate_resources(
    bqm: dimod.BinaryQuadraticModel, layers: int, connectivity: Connectivity = "all_to_all"
) -> GateResources:
    """Returns what the ansatz of `solvers.qaoa` takes on a machine of this connectivity.

    Circuits with up to 100 qubits and 2,000 couplings over all layers are routed; beyond that, and
    where every qubit reaches every other, closed formulas are as good or much faster.

    Raises:
        LimitExceeded: the BQM has more than 10,000 variables.
    """
    if bqm.num_variables > _MOST_QUBITS:
        raise LimitExceeded(
            f"the QUBO has {bqm.num_variables} variables; gates are counted for at most "
            f"{_MOST_QUBITS}; no quantum computer has that many qubits, so use a smaller model"
        )
    order = cast("list[str]", list(bqm.variables))
    couplings = couplings_of(bqm, order)
    fits = bqm.num_variables <= _MOST_ROUTED_QUBITS
    if fits and len(couplings) * layers <= _MOST_ROUTED_COUPLINGS:
        circuit = unbound_circuit(bqm, order, layers, measured=False)
        return _transpiled(circuit, layers, connectivity, len(couplings))
    if connectivity == "all_to_all":
        n_rounds = len(coupling_rounds(bqm.num_variables, couplings))
        return _connected(bqm.num_variables, layers, connectivity, len(couplings), n_rounds)
    return _swap_network(bqm.num_variables, layers, connectivity, len(couplings))


def _transpiled(
    circuit: QuantumCircuit, layers: int, connectivity: Connectivity, n_couplings: int
) -> GateResources:
    """Counts the circuit that Qiskit's preset pass manager, level 2, makes with a fixed seed."""
    import qiskit
    from qiskit.transpiler import generate_preset_pass_manager

    n_qubits = circuit.num_qubits
    two_qubit_basis: Literal["rzz", "cz"] = "rzz" if connectivity == "all_to_all" else "cz"
    manager = generate_preset_pass_manager(
        optimization_level=2,
        coupling_map=_coupling_map(connectivity, n_qubits),
        basis_gates=[two_qubit_basis, "rz", "sx", "x"],
        seed_transpiler=_SEED,
    )
    physical = manager.run(circuit)
    return GateResources(
        connectivity=connectivity,
        n_qubits=n_qubits,
        layers=layers,
        couplings=n_couplings,
        two_qubit_gates=physical.num_nonlocal_gates(),
        one_qubit_gates=physical.size() - physical.num_nonlocal_gates(),
        depth=physical.depth(),
        two_qubit_depth=physical.depth(lambda each: len(each.qubits) == 2),
        two_qubit_basis=two_qubit_basis,
        origin="transpiled",
        how=f"Qiskit {qiskit.__version__}, preset transpiler, level 2, seed {_SEED}",
    )


def _coupling_map(connectivity: Connectivity, n_qubits: int) -> CouplingMap | None:
    """The smallest map of that shape with so many qubits; None where all are connected."""
    from qiskit.transpiler import CouplingMap

    match connectivity:
        case "all_to_all":
            return None
        case "heavy_hex":
            distance = next(d for d in count(3, 2) if 5 * d * d - 2 * d - 1 >= 2 * n_qubits)
            return CouplingMap.from_heavy_hex(distance)
        case "square":
            side = next(s for s in count(1) if s * s >= n_qubits)
            return CouplingMap.from_grid(side, side)


def _connected(
    n_qubits: int, layers: int, connectivity: Connectivity, n_couplings: int, n_rounds: int
) -> GateResources:
    """Counts RZZ as it is, and h, rz and rx in rz and sx: what the transpiler gives, to the gate.

    Of one qubit's gates, h is rz·sx·rz, rx is rz·sx·rz·sx·rz, and neighbouring rz merge.
    """
    return GateResources(
        connectivity=connectivity,
        n_qubits=n_qubits,
        layers=layers,
        couplings=n_couplings,
        two_qubit_gates=n_couplings * layers,
        one_qubit_gates=n_qubits * (6 * layers + 3),
        depth=layers * (n_rounds + 6) + 3,
        two_qubit_depth=layers * n_rounds,
        two_qubit_basis="rzz",
        origin="formula",
        how="one RZZ a coupling and layer, in rounds that use each qubit once",
    )


def _swap_network(
    n_qubits: int, layers: int, connectivity: Connectivity, n_couplings: int
) -> GateResources:
    """Counts a linear swap network: n rounds in which every pair meets once, RZZ and swap in 3 CZ.

    It needs a line of n qubits and no more, whatever the couplings; a square lattice has one through
    all its qubits, a heavy-hex lattice through most. Each CZ is followed by a one-qubit unitary of
    at most five basis gates on both its qubits.

    Source: Kivlichan et al., PRL 120, 110501 (arXiv 1711.04789); on heavy-hex machines Weidenfeller
    et al., arXiv 2202.03459.
    """
    two_qubit_gates = 3 * n_qubits * (n_qubits - 1) // 2 * layers
    return GateResources(
        connectivity=connectivity,
        n_qubits=n_qubits,
        layers=layers,
        couplings=n_couplings,
        two_qubit_gates=two_qubit_gates,
        one_qubit_gates=10 * two_qubit_gates + n_qubits * (8 * layers + 3),
        depth=(18 * n_qubits + 8) * layers + 3,
        two_qubit_depth=3 * n_qubits * layers,
        two_qubit_basis="cz",
        origin="formula",
        how="at most a linear swap network's: 3·n(n−1)/2 CZ a layer, in 3n rounds",
    )
