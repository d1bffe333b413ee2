"""Simulated annealing on instances of a family: how good one read is, at sizes beyond enumeration."""

from __future__ import annotations

from typing import Any

import numpy as np

from evals.simulated_family import level_logs, relative_gaps, scale_of, values_of
from problems.errors import EncodingError, LimitExceeded
from problems.problem import Problem
from problems.qubo import penalise
from problems.structures import Floats
from solvers.annealing_schedule import temperatures

N_READS = 100
_GUESSES = 256  # random states, whose mean gap is the scale where all are feasible
_SWEEPS = 1000  # of the first batch of `solvers.annealing_schedule`
_MOST_COUPLINGS = 12_000  # a read takes 50 ms there


def annealed_logs(
    problem: Problem[Any], seed: int, *, fewest: int, most: int
) -> tuple[int, Floats] | None:
    """Returns the qubits, and log2 of the share of reads within each level of the best read.

    None where the QUBO has not so many qubits. The best of all reads stands for the optimum, which
    flatters a read where the optimum was not met. A share of none counts as half a read.
    """
    try:
        bqm, invert = penalise(problem.cqm())
    except (EncodingError, LimitExceeded):
        return None
    n = bqm.num_variables
    if not fewest <= n <= most or not 0 < bqm.num_interactions <= _MOST_COUPLINGS:
        return None
    guesses = np.random.default_rng(seed).integers(0, 2, (_GUESSES, n)).astype(np.int8)
    bits = np.concatenate([_reads(bqm, list(invert.variables), seed), guesses])
    feasible = invert.meets(bits)
    labels = [*invert.binaries, *(each.label for each in invert.encodings)]
    energy = problem.cqm().objective.energies((values_of(bits, invert), labels))
    objectives = np.array([problem.objective_of_energy(float(each)) for each in energy[feasible]])
    gaps = relative_gaps(feasible, objectives, problem.sense.sign)
    if gaps is None:
        gaps = np.full(len(bits), np.inf)
    gaps /= scale_of(gaps[N_READS:])
    shares = np.full(N_READS, 1.0 / N_READS)
    return n, np.maximum(level_logs(gaps[:N_READS], shares), np.log2(0.5 / N_READS))


def _reads(bqm: Any, order: list[str], seed: int) -> np.ndarray[Any, np.dtype[np.int8]]:
    """The final states of all reads as bits. Shape: (reads, n)."""
    import dimod
    from dwave.samplers import SimulatedAnnealingSampler

    spins = bqm.change_vartype(dimod.SPIN, inplace=False)
    samples = SimulatedAnnealingSampler().sample(
        spins,
        num_reads=N_READS,
        beta_schedule_type="custom",
        beta_schedule=temperatures(spins).betas(_SWEEPS),
        proposal_acceptance_criteria="Gibbs",
        seed=seed,
    )
    places = [samples.variables.index(label) for label in order]
    return np.asarray(samples.record.sample[:, places] > 0, dtype=np.int8)
