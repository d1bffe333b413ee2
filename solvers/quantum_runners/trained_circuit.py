"""QAOA trained on this computer and bound: what is sampled once on a machine, and never trained there."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from problems.errors import LimitExceeded
from problems.structures import Floats
from solvers.qaoa.circuits.circuit import bind, unbound_circuit
from solvers.qaoa.engines.engine import engine_for
from solvers.qaoa.engines.statevector import Angles
from solvers.qaoa.expectations.closed_form import one_layer
from solvers.qaoa.expectations.light_cone import light_cone_energy, widest_cone
from solvers.qaoa.expectations.one_layer_angles import best_angles
from solvers.qaoa.ising import ising
from solvers.qaoa.landscape import Landscape, landscape
from solvers.qaoa.schedules.schedule import seconds_a_step
from solvers.qaoa.schedules.start import start_angles, start_name
from solvers.qaoa.schedules.training import train
from solvers.qaoa.schedules.transferred_angles import transferred_angles
from solvers.result import Progress

if TYPE_CHECKING:
    import dimod
    from qiskit import QuantumCircuit

ENUMERABLE = 20  # qubits whose costs are enumerated and whose ideal distribution is known
_MOST_QUBITS = 400  # a dense circuit has 80,000 couplings then; no machine runs it
_MOST_EVALUATIONS = 200
_WIDEST_CONE = 16  # qubits: 10 ms a term; two layers on 3-regular graphs take 14


@dataclass(frozen=True, slots=True)
class TrainedCircuit:
    """A measured circuit with its angles, and what it would give without noise.

    `land` and `chances`, the ideal probability of each state, are None beyond 20 qubits; then
    `ideal_mean` comes from the closed form of one layer, or exactly from light cones of several.
    """

    circuit: QuantumCircuit
    angles: Angles
    how: str
    ideal_mean: float
    land: Landscape | None
    chances: Floats | None


def trained_circuit(
    bqm: dimod.BinaryQuadraticModel,
    order: Sequence[str],
    *,
    layers: int,
    budget_s: float,
    progress: Progress,
) -> TrainedCircuit:
    """Returns the ansatz with the best angles that simulation finds within the budget.

    Raises:
        LimitExceeded: no variables or more than 400, or several layers on more than 20 that are
            too densely coupled for light cones.
    """
    n_qubits = len(order)
    if not 0 < n_qubits <= _MOST_QUBITS:
        raise LimitExceeded(
            f"the QUBO has {n_qubits} variables; a circuit is made for 1 to {_MOST_QUBITS}; "
            "give a smaller problem"
        )
    if n_qubits <= ENUMERABLE:
        return _on_statevector(bqm, order, layers, budget_s, progress)
    if layers > 1:
        return _by_light_cones(bqm, order, layers)
    return _by_closed_form(bqm, order)


def _on_statevector(
    bqm: dimod.BinaryQuadraticModel,
    order: Sequence[str],
    layers: int,
    budget_s: float,
    progress: Progress,
) -> TrainedCircuit:
    """Trains on the exact state; costs are standardised, so γ is scaled back for the circuit."""
    land = landscape(bqm, order)
    engine = engine_for(land.standardised)
    start, name = start_angles(ising(bqm, order), layers), start_name(layers)
    angles, how = start, f"{name}, untrained: one training step would exceed the budget"
    if seconds_a_step(len(order), layers) < budget_s:
        began = time.perf_counter()

        def may_go_on(n_done: int) -> bool:
            progress(min(1.0, n_done / 60), f"training in simulation: {n_done} steps")
            spent_s = time.perf_counter() - began
            return n_done < _MOST_EVALUATIONS and spent_s * (1 + 1 / n_done) < budget_s

        training = train(engine, start, may_go_on)
        angles = training.angles
        how = f"{name}, then L-BFGS in simulation ({training.evaluations} evaluations)"
    chances = engine.probabilities(angles)
    chances = chances / chances.sum()
    scaled = Angles(angles.gammas / land.spread, angles.betas)
    circuit = bind(unbound_circuit(bqm, order, layers, measured=True), scaled)
    return TrainedCircuit(circuit, scaled, how, float(chances @ land.costs), land, chances)


def _by_light_cones(
    bqm: dimod.BinaryQuadraticModel, order: Sequence[str], layers: int
) -> TrainedCircuit:
    """Transferred angles, untrained: each energy of so many cones takes seconds."""
    model = ising(bqm, order)
    widest = widest_cone(model, layers)
    if widest > _WIDEST_CONE:
        raise LimitExceeded(
            f"the QUBO has {len(order)} variables; beyond {ENUMERABLE}, several layers need light cones of "
            f"at most {_WIDEST_CONE} qubits, and {layers} layers here have {widest}; ask for one layer or "
            "give a smaller problem"
        )
    angles = transferred_angles(model, layers)
    expected = light_cone_energy(model, angles, most_qubits=_WIDEST_CONE)
    circuit = bind(unbound_circuit(bqm, order, layers, measured=True), angles)
    how = "angles transferred from regular graphs, untrained; the expected cost by light cones"
    return TrainedCircuit(circuit, angles, how, expected.energy, None, None)


def _by_closed_form(bqm: dimod.BinaryQuadraticModel, order: Sequence[str]) -> TrainedCircuit:
    best = best_angles(one_layer(ising(bqm, order)))
    angles = Angles(np.array([best.gamma]), np.array([best.beta]))
    circuit = bind(unbound_circuit(bqm, order, 1, measured=True), angles)
    return TrainedCircuit(
        circuit, angles, "best angles by the closed form", best.energy, None, None
    )
