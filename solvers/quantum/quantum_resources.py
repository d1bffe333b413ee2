"""What a QAOA run of a BQM takes on a quantum computer: qubits, gates and depth."""

from __future__ import annotations

from collections.abc import Sequence
from math import log
from typing import TYPE_CHECKING, Literal

from pydantic import Field

from problems.errors import LimitExceeded
from problems.problem import Frozen
from solvers.qaoa.coupling_rounds import coupling_rounds
from solvers.quantum import swap_network
from solvers.quantum.coupling_graph import CouplingGraph
from solvers.quantum.gate_model import covers, gate_model, predicted
from solvers.quantum.lattice import Connectivity, Lattice, lattice, longest_line
from solvers.quantum.layout_errors import LayoutErrors
from solvers.quantum.routing import GateCounts

if TYPE_CHECKING:
    import dimod
    from qiskit import QuantumCircuit
    from qiskit.transpiler import Target

__all__ = [
    "Connectivity",
    "GateResources",
    "fitted_resources",
    "gate_resources",
    "routed_resources",
]

_SEED = 7
# Level 3 finds a tenth fewer gates than level 2 and takes seconds up to here, minutes beyond; past
# the second limit level 2 takes minutes too, and a line of qubits needs fewer gates anyway.
_MOST_COUPLINGS_AT_LEVEL_3 = 600
_MOST_ROUTED_COUPLINGS = 3_000
_MOST_ROUTED_QUBITS = 200
_MOST_QUBITS = 10_000
_MOST_COLOURED = 1_500  # couplings that `coupling_rounds` colours in 5 ms
_LINE_BUDGET_S = 10.0  # CP-SAT took at most 9 s for a line on the lattices of the catalogue

# The sizes that the fit has seen.
_FITTED_SITES: dict[Lattice, int] = {"heavy_hex": 156, "square": 120}


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


def gate_resources(
    bqm: dimod.BinaryQuadraticModel, layers: int, connectivity: Connectivity = "all_to_all"
) -> GateResources:
    """Returns what the ansatz of `solvers.qaoa` takes on a lattice without faults, really laid out.

    Raises:
        LimitExceeded: the BQM has more than 10,000 variables.
    """
    graph = CouplingGraph.of_bqm(bqm)
    if connectivity == "all_to_all":
        return fitted_resources(graph, layers, connectivity)
    couplers = lattice(connectivity, max(_FITTED_SITES[connectivity], graph.n))
    return routed_resources(graph, layers, connectivity, couplers)


def fitted_resources(
    graph: CouplingGraph, layers: int, connectivity: Connectivity
) -> GateResources:
    """Returns the counts in milliseconds: by formula or by the fit, whichever layout has fewer gates.

    Raises:
        LimitExceeded: there are more than 10,000 qubits.
    """
    _check(graph)
    if connectivity == "all_to_all":
        return _connected(graph, layers)
    routed = predicted(graph, layers, connectivity)
    model = gate_model()
    residuals = getattr(model, connectivity).gates_a_coupling.residuals
    line = _line_counts(graph, layers, connectivity, routed.two_qubit_gates)
    if line is not None:
        return _resources(
            graph,
            layers,
            connectivity,
            line,
            router="line",
            origin="formula",
            how="a swap network on a line, counted meeting by meeting",
        )
    return _resources(
        graph,
        layers,
        connectivity,
        routed,
        router="transpiler",
        origin="fitted",
        error=residuals.median,
        how=f"fit of {model.fitted} to {residuals.n_measured} circuits by {model.origin}; median error "
        f"{residuals.median:.1%} on circuits left out"
        + ("" if covers(graph, connectivity) else "; this one lies outside their sizes"),
    )


def routed_resources(
    graph: CouplingGraph,
    layers: int,
    connectivity: Lattice,
    site: Sequence[tuple[int, int]] | Target,
) -> GateResources:
    """Returns the counts after a real layout: the transpiler's or a line's, whichever has fewer gates.

    `site` is couplers, or a machine with its errors; those of what the layout uses come along.
    With errors, the layout with more error-free shots. Where neither can lay it out in reasonable
    time, the fit.

    Raises:
        LimitExceeded: there are more than 10,000 qubits.
    """
    import qiskit

    from solvers.quantum.layout_errors import coupler_errors, couplers_in, layout_errors
    from solvers.quantum.lines import line_of
    from solvers.quantum.routing import counts, on_a_line, transpiled

    _check(graph)
    found: list[tuple[QuantumCircuit, Literal["transpiler", "line"], str]] = []
    work = graph.n_couplings * layers
    if graph.n <= _MOST_ROUTED_QUBITS and work <= _MOST_ROUTED_COUPLINGS:
        level = 3 if work <= _MOST_COUPLINGS_AT_LEVEL_3 else 2
        physical = transpiled(graph.n, graph.pairs, layers, site, level=level, seed=_SEED)
        words = f"Qiskit {qiskit.__version__}, preset transpiler, level {level}, seed {_SEED}"
        found.append((physical, "transpiler", words))
    least = counts(found[0][0]).two_qubit_gates if found else None
    if graph.n <= _MOST_ROUTED_QUBITS and _line_gains(graph, layers, least):
        line = line_of(
            couplers_in(site),
            graph.n,
            seed=_SEED,
            budget_s=_LINE_BUDGET_S,
            errors=coupler_errors(site),
        )
        if line is not None:
            physical = on_a_line(graph.pairs, layers, site, line, seed=_SEED)
            found.append((physical, "line", "a swap network on a line of the machine's qubits"))
    if not found:
        return fitted_resources(graph, layers, connectivity)
    laid_out = [
        _resources(
            graph,
            layers,
            connectivity,
            counts(physical),
            router=router,
            origin="transpiled",
            how=how,
        ).model_copy(update={"errors": layout_errors(physical, site)})
        for physical, router, how in found
    ]
    return min(laid_out, key=_badness)


def _badness(resources: GateResources) -> tuple[float, int]:
    """Fewer errors first where they are known, then fewer gates."""
    errors = resources.errors
    expected = 0.0 if errors is None else -log(max(errors.error_free, 5e-324))
    return (expected, resources.two_qubit_gates)


def _check(graph: CouplingGraph) -> None:
    if graph.n > _MOST_QUBITS:
        raise LimitExceeded(
            f"the QUBO has {graph.n} variables; gates are counted for at most "
            f"{_MOST_QUBITS}; no quantum computer has that many qubits, so use a smaller model"
        )


def _line_gains(graph: CouplingGraph, layers: int, least: int | None) -> bool:
    """Whether a line could take fewer gates: nearly all its swaps are needed for most graphs."""
    return least is None or 0.7 * swap_network.complete_graph_cost(graph.n) * layers < least


def _line_counts(
    graph: CouplingGraph, layers: int, connectivity: Lattice, least: int
) -> GateCounts | None:
    """The counts on a line, where one is long enough and takes fewer than `least` gates.

    A layer takes 3n − 2 steps of CZ; each CZ comes with two pulses and four changes of phase or so.
    """
    sites = max(_FITTED_SITES[connectivity], graph.n)
    if graph.n > longest_line(connectivity, sites) or not _line_gains(graph, layers, least):
        return None
    is_complete = 2 * graph.n_couplings == graph.n * (graph.n - 1)
    if graph.n <= _MOST_ROUTED_QUBITS and not is_complete:
        gates = swap_network.cost(swap_network.meetings(range(graph.n), graph.pairs)) * layers
    else:
        gates = swap_network.complete_graph_cost(graph.n) * layers
    if gates >= least:
        return None
    steps = min(max(3 * graph.n - 2, 0) * layers, gates)
    pulses = 2 * gates + 2 * graph.n
    return GateCounts(gates, 6 * gates, pulses, 4 * steps, steps, steps + 2 * layers)


def _connected(graph: CouplingGraph, layers: int) -> GateResources:
    """Counts RZZ as it is, and h, rz and rx in rz and sx: what the transpiler gives, to the gate.

    Of one qubit's gates, h is rz·sx·rz, rx is rz·sx·rz·sx·rz, and neighbouring rz merge.
    """
    rounds = _n_rounds(graph)
    counts = GateCounts(
        two_qubit_gates=graph.n_couplings * layers,
        one_qubit_gates=graph.n * (6 * layers + 3),
        pulses=graph.n * (2 * layers + 1),
        depth=layers * (rounds + 6) + 3,
        two_qubit_depth=layers * rounds,
        pulse_depth=2 * layers + 1,
    )
    how = "one RZZ a coupling and layer, in rounds that use each qubit once"
    return _resources(graph, layers, "all_to_all", counts, router="none", origin="formula", how=how)


def _n_rounds(graph: CouplingGraph) -> int:
    """The rounds of `coupling_rounds`; of many couplings, the least there can be.

    That is the largest degree, or one more where the graph is overfull (Vizing 1964).
    """
    if graph.n_couplings <= _MOST_COLOURED:
        return len(coupling_rounds(graph.n, graph.pairs))
    degree = int(graph.degrees.max())
    return degree + (graph.n_couplings > degree * (graph.n // 2))


def _resources(
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
