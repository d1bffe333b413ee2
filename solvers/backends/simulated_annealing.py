"""Simulated annealing on a BQM, by dwave-samplers: good answers, never a proof."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from itertools import count
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from problems.status import Status
from problems.structures import Assignment
from solvers.annealing_schedule import Batch, Temperatures, batch, temperatures
from solvers.backend import Backend
from solvers.evidence import AnnealingEvidence
from solvers.result import Model, Progress, RawResult, Request
from solvers.trail import Trail

if TYPE_CHECKING:
    import dimod

_MOST_COUPLINGS = 10_000_000  # a minute of a sweep's work for each thousand sweeps
_MOST_THREADS = 8
_MOST_ANSWERS = 10
_ENOUGH_HITS = 100  # reads that came out at the best energy since it was first met
_TINY, _ENOUGH_READS = 30, 1000  # a third of a second for up to 30 variables


@dataclass(slots=True)
class _Tally:
    """The best distinct samples so far, and what all reads were like."""

    best: dict[bytes, float] = field(default_factory=dict)
    n_reads: int = 0
    n_sweeps: int = 0
    energy_sum: float = 0.0
    lowest: float = np.inf
    hits: int = 0

    def add(self, states: NDArray[np.int8], energies: NDArray[np.float64], n_sweeps: int) -> None:
        lowest = float(energies.min())
        close = 1e-9 * max(1.0, abs(lowest))
        if lowest < self.lowest - close:
            self.lowest, self.hits = lowest, 0
        self.hits += int((energies <= self.lowest + close).sum())
        self.n_reads += energies.size
        self.n_sweeps += energies.size * n_sweeps
        self.energy_sum += float(energies.sum())
        for index in np.argsort(energies, kind="stable")[: 2 * _MOST_ANSWERS].tolist():
            self.best.setdefault(states[index].tobytes(), float(energies[index]))
        kept = sorted(self.best.items(), key=lambda each: each[1])[:_MOST_ANSWERS]
        self.best = dict(kept)

    def is_settled(self, n_variables: int) -> bool:
        return self.hits >= _ENOUGH_HITS or (n_variables <= _TINY and self.n_reads >= _ENOUGH_READS)


def _accepts(model: Model) -> str | None:
    import dimod

    assert isinstance(model, dimod.BinaryQuadraticModel)
    if model.num_interactions > _MOST_COUPLINGS:
        return (
            f"the BQM has {model.num_interactions} couplings; 'simulated_annealing' takes "
            f"{_MOST_COUPLINGS}; choose a native or an exact solver"
        )
    return None


def _solve(request: Request, *, seed: int, budget_s: float, progress: Progress) -> RawResult:
    """Reads until the budget is used, or the best energy has come up a hundred times.

    Batches run side by side on the cores, each with a seed from (seed, its number), and count in the
    order of their numbers: where the hundredth hit ends a run, equal seeds give equal answers
    whatever the machine; where the clock ends it, a faster one has seen more batches. Reads double
    in length from batch to batch, so the evidence gives their mean sweeps.
    """
    import dimod

    started = time.perf_counter()
    model = request.model
    assert isinstance(model, dimod.BinaryQuadraticModel)
    deadline = started + budget_s
    labels = list(model.variables)
    if not labels:
        return RawResult(Status.FEASIBLE, (Assignment({}),), None, time.perf_counter() - started)
    tally, trail = _Tally(), Trail(started)
    halted = threading.Event()
    if request.live is not None:
        request.live.offer(
            lambda: _so_far(model, labels, tally, trail, time.perf_counter() - started), halted.set
        )

    def late() -> bool:
        return halted.is_set() or time.perf_counter() >= deadline

    for states, energies, n_sweeps in _batches(model, labels, seed, budget_s, late):
        tally.add(states, energies, n_sweeps)
        trail.note(cost=_lowest_kept(states, energies, request, trail.cost))
        elapsed_s = time.perf_counter() - started
        fraction = min(1.0, max(0.0, elapsed_s / budget_s)) if budget_s > 0 else 1.0
        progress(fraction, f"lowest energy {tally.lowest:g} in {tally.n_reads} reads")
        if tally.is_settled(len(labels)):
            break
    if request.live is not None:
        request.live.withdraw()
    return _result(model, labels, tally, trail, time.perf_counter() - started)


def _lowest_kept(
    states: NDArray[np.int8], energies: NDArray[np.float64], request: Request, known: float
) -> float | None:
    """The lowest energy below the known one of a state that meets every constraint."""
    lower = energies < known
    if not lower.any():
        return None
    if request.is_feasible is None:
        return float(energies.min())
    kept = energies[lower][request.is_feasible((states[lower] > 0).astype(np.int8))]
    return float(kept.min()) if kept.size else None


def _batches(
    model: dimod.BinaryQuadraticModel,
    labels: list[object],
    seed: int,
    budget_s: float,
    is_over: Callable[[], bool],
) -> Iterator[tuple[NDArray[np.int8], NDArray[np.float64], int]]:
    """States as spins, energies, sweeps, batch by batch; at least one read."""
    import dimod

    spins = model.change_vartype(dimod.SPIN, inplace=False)
    heat = temperatures(spins)
    n_threads = min(os.cpu_count() or 1, _MOST_THREADS)
    stopped = False

    def late() -> bool:
        return stopped or is_over()

    def take(number: int) -> tuple[NDArray[np.int8], NDArray[np.float64], int]:
        size = batch(number, len(labels), model.num_interactions, budget_s)
        return *_anneal(spins, heat, size, (seed, number), late), size.n_sweeps

    with ThreadPoolExecutor(n_threads) as pool:
        running = [pool.submit(take, number) for number in range(n_threads)]
        try:
            for number in count(n_threads):
                yield running.pop(0).result()
                if not late():
                    running.append(pool.submit(take, number))
                if not running:
                    return
        finally:
            stopped = True


def _anneal(
    spins: dimod.BinaryQuadraticModel,
    heat: Temperatures,
    size: Batch,
    seeds: tuple[int, int],
    late: Callable[[], bool],
) -> tuple[NDArray[np.int8], NDArray[np.float64]]:
    """States as spins and their energies, of sweeps in the model's order by Gibbs's rule.

    Metropolis's rule takes every flip that changes nothing: in order, the walls of a ring then walk in
    step and never meet (−32 on 200 spins; Gibbs's, which takes half of them, −200). Elsewhere both end
    within 4 % of each other in equal time, less than their seeds differ by, at 0.8 to 1.0 of the cost of
    a sweep. Metropolis in random order costs 1.2 to 1.7 of Gibbs's, and ended 2 % lower on knapsack and
    assignment, level on five others, and at 383 to our 201 on generalised assignment.
    Source: evals/bench/annealing_sweeps.py.
    """
    from dwave.samplers import SimulatedAnnealingSampler

    samples = SimulatedAnnealingSampler().sample(
        spins,
        num_reads=size.n_reads,
        beta_schedule_type="custom",
        beta_schedule=heat.betas(size.n_sweeps),
        proposal_acceptance_criteria="Gibbs",
        seed=int(np.random.SeedSequence(seeds).generate_state(1)[0]) % 2**31,
        interrupt_function=late,
    )
    order = [samples.variables.index(label) for label in spins.variables]
    return samples.record.sample[:, order], samples.record.energy


def _so_far(
    model: dimod.BinaryQuadraticModel,
    labels: list[object],
    tally: _Tally,
    trail: Trail,
    seconds: float,
) -> RawResult | None:
    """What the reads have given so far, for another thread; None before the first."""
    seen = replace(tally, best=dict(tally.best))
    return _result(model, labels, seen, trail, seconds) if seen.best else None


def _result(
    model: dimod.BinaryQuadraticModel,
    labels: list[object],
    tally: _Tally,
    trail: Trail,
    seconds: float,
) -> RawResult:
    import dimod

    low = 0 if model.vartype is dimod.BINARY else -1
    states = np.array([np.frombuffer(key, dtype=np.int8) for key in tally.best])
    values = np.where(states > 0, 1, low).astype(np.int8)
    energies = model.energies((values, labels))
    answers = tuple(
        Assignment(dict(zip(map(str, labels), map(float, values[index]), strict=True)))
        for index in np.argsort(energies, kind="stable").tolist()
    )
    return RawResult(
        status=Status.FEASIBLE,
        answers=answers,
        bound=None,
        seconds=seconds,
        evidence=AnnealingEvidence(
            n_reads=tally.n_reads,
            n_sweeps=round(tally.n_sweeps / tally.n_reads),
            best_energy=float(energies.min()),
            mean_energy=tally.energy_sum / tally.n_reads,
        ),
        trail=trail.marks(),
    )


BACKEND = Backend(
    name="simulated_annealing",
    kind="sampling",
    models=("BinaryQuadraticModel",),
    description="simulated annealing on QUBO and Ising models: near-optimal in seconds, no proof",
    modules=("dwave.samplers", "dimod"),
    licence="Apache-2.0",
    rank=0,  # the only classical sampler: 3060 and more of G14's 3064 in 30 s
    accepts=_accepts,
    solve=_solve,
    is_live=True,
)
