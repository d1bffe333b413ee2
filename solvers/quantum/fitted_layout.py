"""Gates and depth in milliseconds: closed formulas, or a fit to real transpilations."""

from __future__ import annotations

from solvers.qaoa.circuits.coupling_rounds import coupling_rounds
from solvers.quantum import swap_network
from solvers.quantum.coupling_graph import CouplingGraph
from solvers.quantum.gate_model import covers, gate_model, predicted
from solvers.quantum.lattice import Connectivity, Lattice, longest_line
from solvers.quantum.quantum_resources import GateResources, check_size, resources_of
from solvers.quantum.routing import GateCounts

# The sizes that the fit has seen: those of IBM's Heron r2 and Nighthawk.
FITTED_SITES: dict[Lattice, int] = {"heavy_hex": 156, "square": 120}
MOST_ROUTED_QUBITS = 200
_MOST_COLOURED = 1_500  # couplings that `coupling_rounds` colours in 5 ms


def fitted_resources(
    graph: CouplingGraph, layers: int, connectivity: Connectivity
) -> GateResources:
    """Returns the counts in milliseconds: by formula or by the fit, whichever layout has fewer gates.

    Raises:
        LimitExceeded: there are more than 10,000 qubits.
    """
    check_size(graph)
    if connectivity == "all_to_all":
        return _connected(graph, layers)
    routed = predicted(graph, layers, connectivity)
    model = gate_model()
    residuals = getattr(model, connectivity).gates_a_coupling.residuals
    line = _line_counts(graph, layers, connectivity, routed.two_qubit_gates)
    if line is not None:
        return resources_of(
            graph,
            layers,
            connectivity,
            line,
            router="line",
            origin="formula",
            how="a swap network, counted meeting by meeting; it needs so many working qubits in a row",
        )
    return resources_of(
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


def line_may_gain(graph: CouplingGraph, layers: int, least: int | None) -> bool:
    """Whether a line could take fewer gates: nearly all its swaps are needed for most graphs."""
    return least is None or 0.7 * swap_network.complete_graph_cost(graph.n) * layers < least


def _line_counts(
    graph: CouplingGraph, layers: int, connectivity: Lattice, least: int
) -> GateCounts | None:
    """The counts on a line, where one is long enough and takes fewer than `least` gates.

    A layer takes 3n − 2 steps of CZ; each CZ comes with two pulses and four changes of phase or so.
    """
    sites = max(FITTED_SITES[connectivity], graph.n)
    if graph.n > longest_line(connectivity, sites) or not line_may_gain(graph, layers, least):
        return None
    is_complete = 2 * graph.n_couplings == graph.n * (graph.n - 1)
    if graph.n <= MOST_ROUTED_QUBITS and not is_complete:
        gates = swap_network.line_cost(graph) * layers
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
    return resources_of(
        graph, layers, "all_to_all", counts, router="none", origin="formula", how=how
    )


def _n_rounds(graph: CouplingGraph) -> int:
    """The rounds of `coupling_rounds`; of many couplings, the least there can be.

    That is the largest degree, or one more where the graph is overfull (Vizing 1964).
    """
    if graph.n_couplings <= _MOST_COLOURED:
        return len(coupling_rounds(graph.n, graph.pairs))
    degree = int(graph.degrees.max())
    return degree + (graph.n_couplings > degree * (graph.n // 2))
