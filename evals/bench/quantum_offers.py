"""The offers of all machines: how long they take, and predicted against simulated shots on new instances.

The instances are of other seeds than those of the fit, 12 to 16 qubits; cuts of 60 to 400 nodes besides.
The peer is the fit that all families shared before, to random QUBOs. Times are CPU seconds of one thread.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from statistics import median
from time import process_time
from typing import TYPE_CHECKING

import networkx as nx
import numpy as np

from evals.benchmark import Benchmark, Row
from evals.family_campaign import Measured, measured
from evals.simulated_family import small_instance
from evals.success_errors import errors
from problems.registry import families
from solvers.qaoa.expectations.expected_cost import expected_cost
from solvers.qaoa.ising import ising
from solvers.qaoa.schedules.transferred_angles import transferred_angles
from solvers.quantum.family_success import family_success
from solvers.quantum.offer import best_shots, expected_gap, rescaled
from solvers.quantum.offers import SIMULATOR, offers

if TYPE_CHECKING:
    import dimod

_REPEATS = 5
_MOST_MS = 30.0
_GRAPHS = ((20, 3), (100, 3), (100, 99), (1000, 3), (1000, 40), (1000, 999))
_SEEDS = range(900, 906)
# Families that reach 12 to 16 qubits, and the sizes of theirs that do.
_SIZES = {
    "max_cut": (12, 14, 16),
    "qubo": (12, 14, 16),
    "number_partition": (12, 14),
    "vertex_cover": (12, 14),
    "knapsack": (6, 8),
    "set_cover": (5, 6),
    "exact_cover": (12, 14),
    "portfolio": (7, 8),
    "matching": (5, 6),
    "graph_coloring": (6, 8),
    "max_k_cut": (5, 6),
    "independent_set": (12, 14),
}


def _run() -> Iterable[Row]:
    yield from _times()
    yield from _predictions()
    yield from _large()


def _times() -> Iterable[Row]:
    for n, degree in _GRAPHS:
        bqm = _cut(n, degree)
        took = []
        for _ in range(_REPEATS):
            began = process_time()
            found = offers(bqm, "max_cut")
            took.append(1e3 * (process_time() - began))
        yield Row(
            f"{n} variables, degree {degree}", f"{len(found)} offers, ms", median(took), "none", None,
            _REPEATS, f"at most {_MOST_MS:g}", median(took) <= _MOST_MS,
        )  # fmt: skip
    found = offers(_cut(20, 3), "max_cut")
    began = process_time()
    for each in found:
        best_shots(each, lambda gap, _seconds, usd: 1000 * (1 - gap) - usd, 3600.0, 1e4)
    took_ms = 1e3 * (process_time() - began)
    yield Row(
        "best number of shots", "of all these offers, ms", took_ms, "none", None, len(found),
        "at most 10", took_ms <= 10,
    )  # fmt: skip


def _cut(n: int, degree: int) -> dimod.BinaryQuadraticModel:
    """Max-cut with weights 1 on a regular graph."""
    import dimod

    drawn = nx.complete_graph(n) if degree == n - 1 else nx.random_regular_graph(degree, n, 1)
    ends = np.array(drawn.edges)
    return dimod.BinaryQuadraticModel.from_numpy_vectors(
        np.full(n, -float(degree)), (*ends.T, np.full(len(ends), 2.0)), 0.0, dimod.BINARY
    )


def _predictions() -> Iterable[Row]:
    rows = list(_instances())
    for each in errors(family_success(), rows):
        off, before = np.abs(each.optimum), np.abs(each.before)
        yield Row(
            f"{each.layers} layers", "log2 P(optimum) off by, median", float(np.median(off)),
            "the shared fit of random QUBOs", float(np.median(before)), len(rows),
            "less than the shared fit", bool(np.median(off) < np.median(before)),
        )  # fmt: skip
        gap = float(np.mean(np.abs(each.gaps)))
        yield Row(
            f"{each.layers} layers", "expected gap of 16 to 65,536 shots off by, mean", gap,
            f"simulated; mean {np.mean(each.gaps):+.3f}, "
            f"{np.mean(each.covered):.0%} within the interval of 80 %",
            None, each.gaps.size, "at most 0.05", gap <= 0.05,
        )  # fmt: skip

    model = family_success()
    guessed = [
        replace(row, scale=row.estimated * model.of(row.family).scale_factor)
        for row in rows
        if row.is_free
    ]
    for each in errors(model, guessed):
        gap = float(np.mean(np.abs(each.gaps)))
        yield Row(
            f"{each.layers} layers", "the same, the optimum not known", gap,
            "of the instances without constraints", None, each.gaps.size, "at most 0.05", gap <= 0.05,
        )  # fmt: skip


def _large() -> Iterable[Row]:
    """The mean of one shot on cuts far beyond the sizes fitted, against its exact value.

    One layer is in closed form, two by light cones; the optimum is the best of simulated annealing.
    """
    for n, layers in ((60, 1), (60, 2), (120, 1), (120, 2), (400, 1)):
        bqm = _cut(n, 3)
        best = float(_annealed(bqm))
        model = ising(bqm, list(bqm.variables))
        exact = expected_cost(model, transferred_angles(model, layers), most_bond=2).energy / best
        found = offers(bqm, "max_cut", (layers,))
        offer = rescaled(next(each for each in found if each.device == SIMULATOR), best)
        gap = float(expected_gap(offer, 1.0))
        yield Row(
            f"3-regular cut of {n}, {layers} layers", "expected gap of one shot", gap,
            "the exact mean", 1 - exact, 1, "within 0.05", abs(gap - (1 - exact)) <= 0.05,
        )  # fmt: skip


def _annealed(bqm: dimod.BinaryQuadraticModel) -> float:
    from dwave.samplers import SimulatedAnnealingSampler

    reads = SimulatedAnnealingSampler().sample(bqm, num_reads=100, num_sweeps=2000, seed=1)
    return float(reads.first.energy)


def _instances() -> Iterable[Measured]:
    for name, sizes in _SIZES.items():
        for seed in _SEEDS:
            rng = np.random.default_rng([seed, 1])
            problem = families()[name].random(rng, sizes[seed % len(sizes)], 0.5)
            found = small_instance(problem, seed, fewest=10, most=16)
            if found is not None:
                yield measured(found)


BENCHMARK = Benchmark(
    measures="offers of all machines: time, and predicted shots against simulated ones", run=_run
)
