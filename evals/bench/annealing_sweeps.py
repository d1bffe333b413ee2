"""How 'simulated_annealing' should sweep: lowest energies after equal seconds of CPU, and their cost.

dwave-samplers flips spins in the model's order or at random, by Metropolis's or by Gibbs's rule. We take
Gibbs in order; its default is Metropolis in order, which takes every flip that changes nothing: on a
ring all walls then walk in step and never meet. Each way gets our temperatures and batches, one thread
and the same seconds of that thread; what is printed are medians over the seeds, beside the lowest that any
way met. Seconds of CPU are counted, since machines are shared; the ways take turns seed by seed.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING

import numpy as np

from evals.benchmark import Benchmark, Row
from problems.encoding.encoding_choice import Encoding
from problems.qubo import penalise
from problems.registry import families
from solvers.annealing_schedule import batch, temperatures

if TYPE_CHECKING:
    import dimod

_CPU_S, _SEEDS = 1.0, (1, 2, 3, 4, 5)
_PENALISED = (("assignment", 12), ("knapsack", 40), ("generalised_assignment", 12), ("tsp", 8))
_MOST_WORSE = 0.05  # of the lowest energy met: one way's seeds differ by that on penalised models


@dataclass(frozen=True, slots=True)
class _Way:
    """How a sweep goes: which spin next, and by which rule it flips."""

    name: str
    at_random: bool
    rule: str


@dataclass(frozen=True, slots=True)
class _Run:
    """The lowest energy of one seed's reads, and the nanoseconds a spin took in a sweep."""

    lowest: float
    update_ns: float


_OURS = _Way("Gibbs in order", at_random=False, rule="Gibbs")
_PEERS = (
    _Way("Metropolis in order", at_random=False, rule="Metropolis"),
    _Way("Metropolis at random", at_random=True, rule="Metropolis"),
)


def _run() -> Iterable[Row]:
    for case, model in _models().items():
        yield from _rows(case, model())


def _rows(case: str, model: dimod.BinaryQuadraticModel) -> Iterable[Row]:
    import dimod

    spins = model.change_vartype(dimod.SPIN, inplace=False)
    ways = (_OURS, *_PEERS)
    turns = [{way: _anneal(spins, way, seed) for way in ways} for seed in _SEEDS]
    best = min(each.lowest for turn in turns for each in turn.values())
    lowest = {way: median(turn[way].lowest for turn in turns) for way in ways}
    cost = {way: median(turn[way].update_ns for turn in turns) for way in ways}
    most = _MOST_WORSE * abs(best)
    for peer in _PEERS:
        yield Row(
            f"{case}, {spins.num_variables} spins",
            "lowest energy",
            lowest[_OURS],
            f"{peer.name}; lowest of all {best:g}",
            lowest[peer],
            len(_SEEDS),
            "no more than 5 % above the peer's",
            lowest[_OURS] <= lowest[peer] + most,
        )
        yield Row(
            case,
            "ns a spin",
            cost[_OURS],
            peer.name,
            cost[peer],
            len(_SEEDS),
            "no more than the peer's and a fifth",
            cost[_OURS] <= 1.2 * cost[peer],
        )


def _anneal(spins: dimod.BinaryQuadraticModel, way: _Way, seed: int) -> _Run:
    """Batches as the backend takes them, until this thread has used its seconds."""
    from dwave.samplers import SimulatedAnnealingSampler

    heat, started = temperatures(spins), time.thread_time()
    lowest, n_sweeps, number = np.inf, 0, 0

    def late() -> bool:
        return time.thread_time() - started >= _CPU_S

    while not late():
        size = batch(number, spins.num_variables, spins.num_interactions, _CPU_S)
        found = SimulatedAnnealingSampler().sample(
            spins,
            num_reads=size.n_reads,
            beta_schedule_type="custom",
            beta_schedule=heat.betas(size.n_sweeps),
            seed=int(np.random.SeedSequence((seed, number)).generate_state(1)[0]) % 2**31,
            randomize_order=way.at_random,
            proposal_acceptance_criteria=way.rule,
            interrupt_function=late,
        )
        lowest = min(lowest, float(found.record.energy.min()))
        n_sweeps += len(found) * size.n_sweeps
        number += 1
    took = time.thread_time() - started
    return _Run(lowest, 1e9 * took / (n_sweeps * spins.num_variables))


def _models() -> Mapping[str, Callable[[], dimod.BinaryQuadraticModel]]:
    penalised = {
        f"{family} {size}": lambda family=family, size=size: _penalised(family, size)
        for family, size in _PENALISED
    }
    return {
        "ring": lambda: _spins([(each, (each + 1) % 200) for each in range(200)], -1.0),
        "3-regular max-cut": lambda: _regular(200, 3),
        "sparse max-cut": lambda: _regular(800, 12),
        "dense QUBO": lambda: _dense(250),
        **penalised,
    }


def _regular(n_nodes: int, degree: int) -> dimod.BinaryQuadraticModel:
    import networkx as nx

    return _spins(sorted(nx.random_regular_graph(degree, n_nodes, seed=1).edges), 1.0)


def _spins(edges: list[tuple[int, int]], coupling: float) -> dimod.BinaryQuadraticModel:
    import dimod

    nodes = range(1 + max(max(edge) for edge in edges))
    return dimod.BinaryQuadraticModel(
        dict.fromkeys(nodes, 0.0), dict.fromkeys(edges, coupling), 0.0, dimod.SPIN
    )


def _dense(n_bits: int) -> dimod.BinaryQuadraticModel:
    """Like bqp250: a tenth of all products, whole numbers from −100 to 100."""
    import dimod

    rng = np.random.default_rng(1)
    biases = np.triu(rng.integers(-100, 101, (n_bits, n_bits)))
    return dimod.BinaryQuadraticModel(
        np.where(rng.random(biases.shape) < 0.1, biases, 0).astype(float), dimod.BINARY
    )


def _penalised(family: str, size: int) -> dimod.BinaryQuadraticModel:
    problem = families()[family].random(np.random.default_rng(size), size)
    return penalise(problem.cqm(), Encoding(presolve=True))[0]


BENCHMARK = Benchmark("annealing's sweeps: Gibbs in order against Metropolis in order", _run)
