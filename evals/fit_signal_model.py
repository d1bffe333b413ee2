"""Fits what errors leave of QAOA's energy: `python -m evals.fit_signal_model [measure]`.

Circuits of 4 to 9 qubits at trained angles, laid out for real, run on Aer's density matrices with
depolarising noise after each two-qubit gate. The share of the energy that is left is exp(−w·4/3·e·
gates/n); the command prints w, which stands in `solvers/quantum/noise.py`, and its error. "measure"
runs the circuits again (ten minutes on one core, needs qiskit-aer); else the file is read.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from evals.circuit_families import coupling_graph
from problems.structures import Floats
from solvers.qaoa.engines.engine import engine_for
from solvers.qaoa.engines.statevector import Angles
from solvers.qaoa.schedules.schedule import linear_ramp
from solvers.qaoa.schedules.training import train
from solvers.quantum.lattice import Connectivity, lattice
from solvers.quantum.noise import SIGNAL_WEIGHT

if TYPE_CHECKING:
    from qiskit import QuantumCircuit

MEASURED = Path(__file__).parent / "measured" / "signals.csv"
_FAMILIES = ("dense", "3-regular", "sparse random", "power law", "grid", "half dense")
_SIZES = (4, 6, 8, 9)
_ERRORS = (0.001, 0.003, 0.01)
_LATTICES: tuple[Connectivity, ...] = ("heavy_hex", "square", "all_to_all")
_MOST_QUBITS = 11  # a density matrix of more takes minutes


@dataclass(frozen=True, slots=True)
class Signal:
    """Two energies of one circuit, without and with an average infidelity of `error` a gate."""

    connectivity: str
    family: str
    n: int
    seed: int
    layers: int
    two_qubit_gates: int
    error: float
    ideal: float
    noisy: float

    @property
    def left(self) -> float:
        """The share of the energy's deviation from 0, that of random guessing."""
        return self.noisy / self.ideal

    @property
    def predicted(self) -> float:
        """What the formula of `solvers.quantum.noise` gives."""
        return float(np.exp(-SIGNAL_WEIGHT * 4 / 3 * self.error * self.two_qubit_gates / self.n))


def run_circuit(
    connectivity: Connectivity, family: str, n: int, layers: int, seed: int
) -> list[Signal]:
    """Returns one row for each error; nothing where the layout uses too many qubits."""
    graph = coupling_graph(family, n, seed)
    weights = np.random.default_rng(seed).normal(size=graph.n_couplings)
    spins = 1.0 - 2.0 * ((np.arange(1 << graph.n)[:, None] >> np.arange(graph.n)) & 1)
    costs = (spins[:, graph.left] * spins[:, graph.right]) @ weights
    spread = float(costs.std())
    engine = engine_for(costs / spread)
    angles = train(engine, linear_ramp(layers), lambda made: made < 100).angles
    angles = Angles(angles.gammas / spread, angles.betas)
    physical, place = _laid_out(graph.pairs, weights, graph.n, angles, connectivity)
    if physical.num_qubits > _MOST_QUBITS:
        return []
    physical.save_probabilities(place, label="shares")
    ideal = float(_shares(physical, 0.0) @ costs)
    gates = physical.num_nonlocal_gates()
    return [
        Signal(connectivity, family, graph.n, seed, layers, gates, error, round(ideal, 6),
               round(float(_shares(physical, error) @ costs), 6))
        for error in _ERRORS
    ]  # fmt: skip


def _laid_out(
    pairs: list[tuple[int, int]],
    weights: Floats,
    n: int,
    angles: Angles,
    connectivity: Connectivity,
) -> tuple[QuantumCircuit, list[int]]:
    """The circuit on the qubits it uses, and where each variable ends."""
    from qiskit import QuantumCircuit
    from qiskit.transpiler import CouplingMap, generate_preset_pass_manager

    circuit = QuantumCircuit(n)
    circuit.h(range(n))
    for gamma, beta in zip(angles.gammas, angles.betas, strict=True):
        for (u, v), weight in zip(pairs, weights, strict=True):
            circuit.rzz(2 * gamma * weight, u, v)
        circuit.rx(2 * beta, range(n))
    if connectivity == "all_to_all":
        return circuit, list(range(n))
    couplers = lattice(connectivity, 156 if connectivity == "heavy_hex" else 120)
    manager = generate_preset_pass_manager(
        optimization_level=3,
        coupling_map=CouplingMap([*couplers, *((b, a) for a, b in couplers)]),
        basis_gates=["cz", "rz", "sx", "x"],
        seed_transpiler=1,
    )
    physical = manager.run(circuit)
    place = physical.layout.final_index_layout()
    index = {qubit: number for number, qubit in enumerate(physical.qubits)}
    used = {index[q] for each in physical.data for q in each.qubits if each.operation.name != "rz"}
    number = {site: place for place, site in enumerate(sorted(used | set(place)))}
    small = QuantumCircuit(len(number))
    for each in physical.data:
        sites = [index[qubit] for qubit in each.qubits]
        if all(site in number for site in sites):
            small.append(each.operation, [number[site] for site in sites])
    return small, [number[site] for site in place]


def _shares(circuit: QuantumCircuit, error: float) -> Floats:
    from qiskit_aer import AerSimulator
    from qiskit_aer.noise import NoiseModel, depolarizing_error

    noise = NoiseModel()
    if error:
        # A depolarising strength of λ has an average infidelity of 3/4·λ on two qubits.
        noise.add_all_qubit_quantum_error(depolarizing_error(4 * error / 3, 2), ["cz", "rzz"])
    simulator = AerSimulator(
        method="density_matrix", noise_model=noise if error else None, max_parallel_threads=1
    )
    result = simulator.run(circuit, shots=1).result()
    return np.asarray(result.data(0)["shares"], float)


def measured() -> list[Signal]:
    """Returns what the file holds."""
    kinds = {"str": str, "int": int, "float": float}
    with MEASURED.open(encoding="utf-8", newline="") as file:
        return [
            Signal(**{each.name: kinds[str(each.type)](row[each.name]) for each in fields(Signal)})
            for row in csv.DictReader(file)
        ]


def _all_circuits() -> Iterator[Signal]:
    for family in _FAMILIES:
        for n in _SIZES:
            for layers in (1, 2):
                for connectivity in _LATTICES:
                    yield from run_circuit(connectivity, family, n, layers, seed=7 + n)


def weight_of(rows: list[Signal]) -> float:
    """Returns the w that fits −log of what is left, relative errors squared."""
    strength = np.array([4 / 3 * each.error * each.two_qubit_gates / each.n for each in rows])
    ratio = strength / -np.log([each.left for each in rows])
    return float(ratio.sum() / (ratio @ ratio))


def main(words: list[str]) -> int:
    """Prints the fit and its error; returns 0."""
    if words == ["measure"]:
        with MEASURED.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(each.name for each in fields(Signal))
            for row in _all_circuits():
                writer.writerow(asdict(row).values())
    rows = measured()
    errors = np.abs([each.predicted - each.left for each in rows])
    sys.stdout.write(
        f"w = {weight_of(rows):.3f} on {len(rows)} energies; with {SIGNAL_WEIGHT} what is left is off "
        f"by {np.median(errors):.4f} in the median, {errors.max():.3f} at most\n"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
