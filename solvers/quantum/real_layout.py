"""Gates and depth of a real layout: Qiskit's transpiler, or a swap network on a line of qubits."""

from __future__ import annotations

from collections.abc import Sequence
from math import log
from typing import TYPE_CHECKING, Literal

from solvers.quantum.coupling_graph import CouplingGraph
from solvers.quantum.fitted_layout import (
    FITTED_SITES,
    MOST_ROUTED_QUBITS,
    fitted_resources,
    line_may_gain,
)
from solvers.quantum.lattice import Connectivity, Lattice, lattice
from solvers.quantum.quantum_resources import GateResources, check_size, resources_of

if TYPE_CHECKING:
    import dimod
    from qiskit import QuantumCircuit
    from qiskit.transpiler import Target

_SEED = 7
# Level 3 finds a tenth fewer gates than level 2 and takes seconds up to here, minutes beyond; past
# the second limit level 2 takes minutes too, and a line of qubits needs fewer gates anyway.
_MOST_COUPLINGS_AT_LEVEL_3 = 600
_MOST_ROUTED_COUPLINGS = 3_000
_LINE_BUDGET_S = 10.0  # CP-SAT took at most 9 s for a line on the lattices of the catalogue


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
    couplers = lattice(connectivity, max(FITTED_SITES[connectivity], graph.n))
    return routed_resources(graph, layers, connectivity, couplers)


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

    check_size(graph)
    found: list[tuple[QuantumCircuit, Literal["transpiler", "line"], str]] = []
    work = graph.n_couplings * layers
    if graph.n <= MOST_ROUTED_QUBITS and work <= _MOST_ROUTED_COUPLINGS:
        level = 3 if work <= _MOST_COUPLINGS_AT_LEVEL_3 else 2
        physical = transpiled(graph.n, graph.pairs, layers, site, level=level, seed=_SEED)
        words = f"Qiskit {qiskit.__version__}, preset transpiler, level {level}, seed {_SEED}"
        found.append((physical, "transpiler", words))
    least = counts(found[0][0]).two_qubit_gates if found else None
    if graph.n <= MOST_ROUTED_QUBITS and line_may_gain(graph, layers, least):
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
        resources_of(
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
