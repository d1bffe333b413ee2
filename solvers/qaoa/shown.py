"""What the shots of a trained ansatz give: the best answers, and what every variant has to show."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from problems.structures import Assignment, Floats
from solvers.evidence import EngineFacts, QaoaEvidence
from solvers.qaoa.engines.statevector import Angles
from solvers.qaoa.landscape import Landscape
from solvers.qaoa.merit import sampled_cvar, shots_to_optimum

if TYPE_CHECKING:
    from qiskit import QuantumCircuit

SHOTS = 4096  # what IBM's and Braket's services take as a usual job
_MOST_ANSWERS = 10


def shown(
    land: Landscape,
    angles: Angles,
    engine: EngineFacts,
    *,
    n_qubits: int,
    schedule: str,
    chances: Floats,
    sampled: Floats,
    circuit: QuantumCircuit,
) -> QaoaEvidence:
    """Returns what was sampled, against what the enumeration knows; γ per unit of the model's own cost.

    Shape: `chances` one a state; `sampled` the cost of each shot.
    """
    is_optimal = land.is_optimal
    p_optimum = min(1.0, float(chances[is_optimal].sum(dtype=float)))
    return QaoaEvidence(
        simulated=True,
        n_qubits=n_qubits,
        layers=angles.gammas.size,
        shots=sampled.size,
        schedule=schedule,
        gammas=tuple((angles.gammas / land.spread).tolist()),
        betas=tuple(angles.betas.tolist()),
        mean_energy=float(sampled.mean()),
        best_energy=float(sampled.min()),
        minimum_energy=land.minimum,
        maximum_energy=land.maximum,
        approximation_ratio=land.ratio(float(sampled.mean())),
        p_optimum=p_optimum,
        p_random=float(is_optimal.mean()),
        two_qubit_gates=circuit.num_nonlocal_gates(),
        depth=circuit.depth(),
        best_tenth_energy=sampled_cvar(sampled, 0.1),
        shots_to_optimum=shots_to_optimum(p_optimum),
        engine=engine,
    )


def best_answers(
    order: Sequence[str],
    sampled: Floats,
    shots: NDArray[np.int64],
    bits_of: Callable[[NDArray[np.int64]], NDArray[np.int8]],
    *,
    is_spin: bool,
) -> tuple[Assignment, ...]:
    """Returns the distinct sampled states of least cost, best first, in the model's own values."""
    distinct, firsts = np.unique(shots, return_index=True)
    best = distinct[np.argsort(sampled[firsts], kind="stable")[:_MOST_ANSWERS]]
    values = bits_of(best).astype(float)
    if is_spin:
        values = 2 * values - 1
    return tuple(Assignment(dict(zip(order, row, strict=True))) for row in values.tolist())
