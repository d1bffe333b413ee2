"""What the shots of a run show: energies, the optimum's share, and the ideal beside the measured."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from problems.structures import Floats
from solvers.qaoa.landscape import Landscape
from solvers.quantum_evidence import Annealing, Circuit, EnergyHistogram
from solvers.quantum_runners.readout_mitigation import mitigated
from solvers.quantum_runners.runner import Bits, Shots
from solvers.quantum_runners.trained_circuit import TrainedCircuit

if TYPE_CHECKING:
    import dimod

_MOST_BARS = 16
_MOST_STEPS = 20


@dataclass(frozen=True, slots=True)
class Measured:
    """The energy and the share of each distinct state. Shape: (k,) both; shares add up to 1."""

    energies: Floats
    shares: Floats

    @property
    def mean(self) -> float:
        """The mean energy of the shots."""
        return float(self.energies @ self.shares)

    def mean_over(self, chosen: NDArray[np.bool_]) -> float | None:
        """Returns the mean over some of the states, None where none of them was measured."""
        share = float(self.shares[chosen].sum())
        return float(self.energies[chosen] @ self.shares[chosen]) / share if share else None


def measured(bqm: dimod.BinaryQuadraticModel, order: Sequence[str], shots: Shots) -> Measured:
    """Returns the energies of what was measured; column i of the states is `order[i]`."""
    values = values_of(bqm, shots.states)
    energies = np.asarray(bqm.energies((values, list(order))), dtype=float)
    return Measured(energies, shots.counts / shots.counts.sum())


def values_of(bqm: dimod.BinaryQuadraticModel, states: Bits) -> NDArray[np.int8]:
    """Returns the states in the BQM's own values: 0 and 1, or −1 and 1."""
    bits = states.astype(np.int8)
    return bits if bqm.vartype.name == "BINARY" else (2 * bits - 1).astype(np.int8)


def mitigated_mean(shots: Shots, seen: Measured) -> float | None:
    """Returns the mean energy with readout errors undone; None without calibration or too scattered."""
    if shots.flips is None:
        return None
    shares = mitigated(shots.states, shots.counts, shots.flips)
    return None if shares is None else float(seen.energies @ shares)


def share_of_optimum(seen: Measured, land: Landscape) -> float:
    """Returns the share of the shots that have the minimum energy, up to rounding."""
    rounding = 1e-9 * (land.maximum - land.minimum) + 1e-12 * abs(land.minimum)
    return float(seen.shares[seen.energies <= land.minimum + rounding].sum())


def histogram(
    seen: Measured, trained: TrainedCircuit | None, land: Landscape | None
) -> EnergyHistogram:
    """Returns the shares by energy, the ideal and a random guess's too where states are enumerated.

    One bar a step where the energies are up to 20 equal steps apart, as whole numbers are; else 16 of
    equal width from the lowest to the highest: of all states where they are enumerated, of those
    measured where not.
    """
    known = seen.energies if land is None else land.costs
    edges = _edges(known)
    ideal = trained.chances if trained is not None and land is not None else None
    return EnergyHistogram(
        edges=tuple(edges.tolist()),
        measured=_shares(seen.energies, seen.shares, edges),
        ideal=() if ideal is None or land is None else _shares(land.costs, ideal, edges),
        random=() if land is None else _shares(land.costs, np.ones_like(land.costs), edges),
    )


def circuit_of(trained: TrainedCircuit, shots: Shots) -> Circuit:
    """Returns the circuit as it ran: gates and depth in the machine's own gates."""
    layout = shots.layout
    return Circuit(
        layers=trained.angles.gammas.size,
        gammas=tuple(trained.angles.gammas.tolist()),
        betas=tuple(trained.angles.betas.tolist()),
        training=trained.how,
        two_qubit_gates=layout.two_qubit_gates if layout else trained.circuit.num_nonlocal_gates(),
        depth=layout.depth if layout else trained.circuit.depth(),
        fidelity=layout.fidelity if layout else None,
    )


def annealing_of(shots: Shots) -> Annealing | None:
    """Returns the embedding of an annealer's run, None for a circuit's."""
    found = shots.embedding
    if found is None:
        return None
    return Annealing(
        physical_qubits=found.physical_qubits,
        longest_chain=found.longest_chain,
        broken_chains=found.broken_chains,
    )


def _edges(energies: Floats) -> Floats:
    low, high = float(energies.min()), float(energies.max())
    if high - low <= 1e-9 * max(1.0, abs(low)):
        return np.array([low - 0.5, low + 0.5])
    gaps = np.diff(np.unique(np.round(energies, 9)))
    steps = gaps / gaps.min()
    n_bars = round(float(steps.sum())) + 1
    if n_bars <= _MOST_STEPS and np.allclose(steps, np.round(steps)):
        return np.asarray(low + gaps.min() * (np.arange(n_bars + 1) - 0.5))
    return np.linspace(low, high, _MOST_BARS + 1)


def _shares(energies: Floats, weights: Floats, edges: Floats) -> tuple[float, ...]:
    inside = np.clip(energies, edges[0], edges[-1])  # a sum may be rounded past the last edge
    found, _ = np.histogram(inside, bins=edges, weights=weights)
    return tuple((found / found.sum()).tolist())
