"""How fast a CQM becomes a QUBO, and 1,000 samples their energies, against dimod and qiskit-optimization.

qiskit-optimization is no dependency of the project; its rows need it installed beside: `pip install
--target DIR --no-deps qiskit-optimization docplex six`, then `PYTHONPATH=DIR make bench NAME=qubo_speed`.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING, TypeVar

import numpy as np

from evals.benchmark import Benchmark, Row
from evals.child_process import measured
from evals.qiskit_conversion import convert
from problems.encoding.qubo_energies import QuboEnergies
from problems.errors import BadInput
from problems.families.knapsack import Knapsack
from problems.families.max_cut import MaxCut
from problems.families.tsp import Tsp
from problems.qubo import penalise

if TYPE_CHECKING:
    import dimod

T = TypeVar("T")

_N_SAMPLES = 1_000
_PATIENCE_S = 100.0  # of the peer: more than ten times what the slowest case takes us


@dataclass(frozen=True, slots=True)
class _Case:
    """A model, how often it is converted, and whether 1,000 energies of it take a peer seconds only."""

    name: str
    build: Callable[[], dimod.ConstrainedQuadraticModel]
    repeats: int
    with_energies: bool


def tsp(n_places: int) -> dimod.ConstrainedQuadraticModel:
    """Returns the (n − 1)² binaries of a tour."""
    return Tsp.random(np.random.default_rng(0), n_places).cqm()


def knapsack(n_items: int) -> dimod.ConstrainedQuadraticModel:
    """Returns one constraint of n binaries."""
    return Knapsack.random(np.random.default_rng(0), n_items).cqm()


def dense_qubo(n_variables: int) -> dimod.ConstrainedQuadraticModel:
    """Returns n binaries, all pairs of which are coupled."""
    import dimod

    rng = np.random.default_rng(0)
    left, right = np.triu_indices(n_variables, 1)
    couplings = rng.integers(1, 101, left.size) * rng.choice([-1.0, 1.0], left.size)
    bqm = dimod.BinaryQuadraticModel.from_numpy_vectors(
        rng.integers(-100, 101, n_variables).astype(float),
        (left, right, couplings),
        0.0,
        dimod.BINARY,
        variable_order=[f"x{index}" for index in range(n_variables)],
    )
    return dimod.ConstrainedQuadraticModel.from_bqm(bqm)


def max_cut(n_nodes: int) -> dimod.ConstrainedQuadraticModel:
    """Returns n binaries, few pairs of which are coupled."""
    return MaxCut.random(np.random.default_rng(0), n_nodes).cqm()


_CASES = (
    _Case("tsp, 20 cities and a start", partial(tsp, 21), 51, with_energies=True),
    _Case("dense QUBO, 2,500", partial(dense_qubo, 2_500), 7, with_energies=True),
    _Case("knapsack, 10,000 items", partial(knapsack, 10_000), 3, with_energies=False),
)
_SPARSE = _Case("max-cut, 3,000 nodes", partial(max_cut, 3_000), 7, with_energies=True)


def _run() -> Iterable[Row]:
    for case in _CASES:
        ours, arrays = conversion(case.build(), case.repeats)
        yield Row(
            case.name,
            "conversion, s",
            ours,
            "BQM.from_numpy_vectors of the finished arrays",
            arrays,
            case.repeats,
            "at most 1.5 times the peer",
            ours <= 1.5 * arrays,
        )
        yield _against_qiskit(case, ours)
        if case.with_energies:
            yield _energies_row(case, "at most 1/7 of the peer", 1 / 7)
    yield _energies_row(_SPARSE, "no slower than the peer", 1.0)


def conversion(cqm: dimod.ConstrainedQuadraticModel, repeats: int) -> tuple[float, float]:
    """Returns the median seconds of `penalise`, and of dimod's building a BQM from its arrays."""
    ours, peer = [], []
    for _ in range(repeats):
        bqm, seconds = timed(lambda: penalise(cqm)[0])
        ours.append(seconds)
        rebuild = from_arrays(bqm)
        del bqm  # of 50 million pairs there is not room for two
        peer.append(timed(rebuild)[1])
    return median(ours), median(peer)


def from_arrays(bqm: dimod.BinaryQuadraticModel) -> Callable[[], dimod.BinaryQuadraticModel]:
    """Returns the building of such a BQM from its arrays, in the order in which dimod holds them."""
    import dimod

    labels = list(bqm.variables)
    vectors = bqm.to_numpy_vectors(variable_order=labels)
    return lambda: dimod.BinaryQuadraticModel.from_numpy_vectors(
        vectors.linear_biases,
        vectors.quadratic,
        float(vectors.offset),
        dimod.BINARY,
        variable_order=labels,
    )


def energies(bqm: dimod.BinaryQuadraticModel, repeats: int) -> tuple[float, float]:
    """Returns the median seconds of 1,000 energies, of matrices and of a BQM, both at hand."""
    labels = list(bqm.variables)
    samples = np.random.default_rng(0).integers(0, 2, (_N_SAMPLES, len(labels)), dtype=np.int8)
    energies_of = QuboEnergies.of_bqm(bqm)
    ours, peer = [], []
    for _ in range(repeats):
        found, seconds = timed(lambda: energies_of(samples))
        ours.append(seconds)
        expected, seconds = timed(lambda: bqm.energies((samples, labels)))
        peer.append(seconds)
        np.testing.assert_allclose(found, expected, rtol=1e-9)
    return median(ours), median(peer)


def timed(work: Callable[[], T]) -> tuple[T, float]:
    """Returns what the work gives, and how many seconds it took."""
    started = perf_counter()
    result = work()
    return result, perf_counter() - started


def _energies_row(case: _Case, target: str, most: float) -> Row:
    ours, peer = energies(penalise(case.build())[0], case.repeats)
    metric = f"{_N_SAMPLES:,} energies, s"
    return Row(
        case.name, metric, ours, "bqm.energies", peer, case.repeats, target, ours <= most * peer
    )


def _against_qiskit(case: _Case, ours: float) -> Row:
    target = "at most 1/10 of the peer"
    if importlib.util.find_spec("qiskit_optimization") is None:
        peer = "qiskit-optimization is not installed; this file's docstring says how"
        return Row(case.name, "conversion, s", ours, peer, None, case.repeats, target, met=False)
    peer = "qiskit-optimization's QuadraticProgramToQubo, once"
    try:
        found = measured(partial(convert, case.build), _PATIENCE_S)
    except BadInput as error:
        peer += f": {error}"
        return Row(case.name, "conversion, s", ours, peer, None, case.repeats, target, met=False)
    if not found.finished:
        peer += ", stopped unfinished: the true ratio is smaller"
    met = ours <= found.seconds / 10
    return Row(case.name, "conversion, s", ours, peer, found.seconds, case.repeats, target, met)


BENCHMARK = Benchmark(
    "CQM to QUBO and energies of samples, against dimod and qiskit-optimization", _run
)
