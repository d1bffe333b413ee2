"""What the noise of a whole machine leaves of QAOA's energy, simulated, beside what we estimate."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from evals.circuit_families import coupling_graph
from solvers.qaoa.engines.engine import engine_for
from solvers.qaoa.engines.statevector import Angles
from solvers.qaoa.schedules.schedule import linear_ramp
from solvers.qaoa.schedules.training import train
from solvers.quantum.layout_errors import layout_errors
from solvers.quantum.noise import signal_left
from solvers.quantum_runners.snapshots import snapshot
from solvers.quantum_runners.sound_part import sound_target

_SHOTS = 2_000  # the energy is then within about 3 % of its spread


@dataclass(frozen=True, slots=True)
class NoisySignal:
    """The share of the energy's deviation from 0 that was left, what we estimate, and the product."""

    simulated: float
    estimated: float
    error_free: float


def noisy_signal(machine: str, family: str, n: int, seed: int) -> NoisySignal:
    """Returns one circuit of one trained layer on a snapshot: gates, relaxation and readout noisy."""
    from qiskit import QuantumCircuit
    from qiskit.transpiler import generate_preset_pass_manager
    from qiskit_aer import AerSimulator
    from qiskit_aer.noise import NoiseModel

    graph = coupling_graph(family, n, seed)
    weights = np.random.default_rng(seed).normal(size=graph.n_couplings)
    spins = 1.0 - 2.0 * ((np.arange(1 << graph.n)[:, None] >> np.arange(graph.n)) & 1)
    costs = (spins[:, graph.left] * spins[:, graph.right]) @ weights
    spread = float(costs.std())
    trained = train(engine_for(costs / spread), linear_ramp(1), lambda made: made < 100).angles
    angles = Angles(trained.gammas / spread, trained.betas)
    ideal = engine_for(costs).energy(angles)
    circuit = QuantumCircuit(graph.n)
    circuit.h(range(graph.n))
    for pair, weight in zip(graph.pairs, weights, strict=True):
        circuit.rzz(2 * float(angles.gammas[0]) * weight, *pair)
    circuit.rx(2 * float(angles.betas[0]), range(graph.n))
    circuit.measure_all()
    target = sound_target(snapshot(machine).target)
    physical = generate_preset_pass_manager(
        optimization_level=3, target=target, seed_transpiler=7
    ).run(circuit)
    noise = NoiseModel.from_backend(snapshot(machine))
    simulator = AerSimulator(noise_model=noise, max_parallel_threads=1)
    counts = simulator.run(physical, shots=_SHOTS, seed_simulator=7).result().get_counts()
    noisy = sum(count * costs[int(bits, 2)] for bits, count in counts.items()) / _SHOTS
    errors = layout_errors(physical, target)
    assert errors is not None
    estimated = signal_left(errors.two_qubit, errors.one_qubit, errors.readout, graph.n)
    return NoisySignal(float(noisy / ideal), estimated, errors.error_free)
