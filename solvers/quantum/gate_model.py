"""Gate counts without a transpiler: polynomials fitted to real transpilations, and their error.

`python -m evals.fit_gate_model` makes `data/gate_model.json`, with the date, the number of circuits
and the error on circuits left out of the fit.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Literal

import numpy as np

from problems.problem import Frozen
from problems.structures import Floats
from solvers.quantum.coupling_graph import CouplingGraph
from solvers.quantum.fitted_polynomial import Polynomial
from solvers.quantum.graph_features import graph_features, within
from solvers.quantum.lattice import Lattice
from solvers.quantum.routing import GateCounts

_FITTED_LAYERS = 3  # the fit has seen one to three; more repeat the third


class LatticeModel(Frozen):
    """Ratios fitted for one lattice, as `ratios` defines them."""

    gates_a_coupling: Polynomial
    one_qubit_gates_a_gate: Polynomial
    pulses_a_gate: Polynomial
    depth: Polynomial
    two_qubit_depth: Polynomial
    pulse_depth: Polynomial


class GateModel(Frozen):
    """The fits, when they were made, and with what."""

    version: Literal[1]
    fitted: str
    origin: str
    most_couplings: int
    heavy_hex: LatticeModel
    square: LatticeModel


@cache
def gate_model() -> GateModel:
    """Returns the model that stands in `data/gate_model.json`."""
    text = files("solvers.quantum").joinpath("data/gate_model.json").read_text(encoding="utf-8")
    return GateModel.model_validate_json(text)


def ratios(counts: GateCounts, graph: CouplingGraph, layers: int) -> dict[str, float]:
    """Returns what is fitted: gates a coupling and layer, others a gate, depths in gates a qubit.

    Ratios change little with size, so that beyond the fitted sizes their last value will do.
    """
    gates = max(counts.two_qubit_gates, 1)
    return {
        "gates_a_coupling": gates / (graph.n_couplings * layers),
        "one_qubit_gates_a_gate": counts.one_qubit_gates / gates,
        "pulses_a_gate": counts.pulses / gates,
        "depth": counts.depth * graph.n / gates,
        "two_qubit_depth": counts.two_qubit_depth * graph.n / gates,
        "pulse_depth": counts.pulse_depth * graph.n / gates,
    }


def circuit_features(graph: CouplingGraph, layers: int) -> Floats:
    """Returns the features of the graph, and the logarithm of the layers."""
    return np.append(graph_features(graph), np.log(layers))


def covers(graph: CouplingGraph, kind: Lattice) -> bool:
    """Returns whether such circuits, of one layer, lie in the range that was fitted."""
    model = gate_model()
    fits: LatticeModel = getattr(model, kind)
    is_small = graph.n_couplings <= model.most_couplings
    return is_small and fits.gates_a_coupling.covers(circuit_features(graph, 1))


def predicted(graph: CouplingGraph, layers: int, kind: Lattice) -> GateCounts:
    """Returns the counts that the transpiler would give, by the fit.

    They never fall with more layers, and there are never fewer than two CZ a coupling and layer.
    """
    features = within(graph_features(graph), graph.n_couplings, gate_model().most_couplings)
    model: LatticeModel = getattr(gate_model(), kind)
    seen = range(1, min(layers, _FITTED_LAYERS) + 1)
    fitted = [_counts(model, features, graph, layer) for layer in seen]
    least = np.array([2.0 * graph.n_couplings, 0, 0, 0, 0, 0])
    values = [np.zeros(6)]
    for each in fitted:
        values.append(np.maximum(values[-1] + least, each))
    total = values[-1] + max(layers - _FITTED_LAYERS, 0) * (values[-1] - values[-2])
    gates, one_qubit_gates, pulses, depth, two_qubit_depth, pulse_depth = np.rint(total).tolist()
    steps = min(max(two_qubit_depth, 2.0 * layers * float(graph.degrees.max(initial=0))), gates)
    return GateCounts(
        two_qubit_gates=int(gates),
        one_qubit_gates=int(one_qubit_gates),
        pulses=int(pulses),
        depth=int(max(depth, steps)),
        two_qubit_depth=int(steps),
        pulse_depth=int(pulse_depth),
    )


def _counts(model: LatticeModel, features: Floats, graph: CouplingGraph, layer: int) -> Floats:
    """The fit for so many layers, in the order of `GateCounts`."""
    point = np.append(features, np.log(layer))
    gates = model.gates_a_coupling(point) * graph.n_couplings * layer
    a_qubit = gates / max(graph.n, 1)
    return np.array(
        [
            gates,
            model.one_qubit_gates_a_gate(point) * gates,
            model.pulses_a_gate(point) * gates,
            model.depth(point) * a_qubit,
            model.two_qubit_depth(point) * a_qubit,
            model.pulse_depth(point) * a_qubit,
        ]
    )
