"""How much smaller presolve makes every family's random instances, and how long it takes.

Variables and constraints are the CQM's before and after `presolve`; bits are those of the QUBO of the
model as it is, and of the presolved model's QUBO after `reduce_qubo`. Energies agree in all of them,
which the laws hold; here only sizes and seconds are measured.
"""

from __future__ import annotations

import time
from collections.abc import Iterable
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING, Any

import numpy as np

from evals.benchmark import Benchmark, Row
from problems.errors import BadInput, EncodingError
from problems.presolve.cqm_presolve import presolve
from problems.presolve.qubo_presolve import reduce_qubo
from problems.problem import Problem
from problems.qubo import penalise
from problems.registry import families

if TYPE_CHECKING:
    import dimod

_SIZES, _SEEDS = (5, 10), (0, 1, 2)
_MOST_CONSTRAINTS = 20_000  # a QUBO of more takes minutes to build and says no more
_MOST_S = 5.0


@dataclass(frozen=True, slots=True)
class _Size:
    """Sizes before and after of one instance; bits are None where it has no QUBO."""

    variables: tuple[int, int]
    constraints: tuple[int, int]
    bits: tuple[int, int] | None


def _run() -> Iterable[Row]:
    for name, family in families().items():
        for size in _SIZES:
            instances = [family.random(np.random.default_rng(seed), size) for seed in _SEEDS]
            measured = [each for each in map(_measure, instances) if each is not None]
            case = f"{name}, size {size}"
            yield from _rows(case, "variables", [each.variables for each in measured])
            yield from _rows(case, "constraints", [each.constraints for each in measured])
            yield from _rows(case, "QUBO bits", [each.bits for each in measured if each.bits])
    yield _seconds("dense QUBO, 1,000 bits", _qubo(1_000, 1_000 * 999 // 2))
    yield _seconds("sparse QUBO, 10,000 bits", _qubo(10_000, 20_000))
    yield _seconds("sparse QUBO, 10,000 bits", _qubo(10_000, 50_000))


def _rows(case: str, metric: str, sizes: list[tuple[int, int]]) -> Iterable[Row]:
    if not sizes or not any(before for before, _ in sizes):
        return
    before, after = median(each for each, _ in sizes), median(each for _, each in sizes)
    yield Row(
        case,
        metric,
        after,
        "as modelled",
        before,
        len(sizes),
        "no more than as modelled",
        after <= before,
    )


def _measure(problem: Problem[Any]) -> _Size | None:
    try:
        cqm = problem.cqm()
    except (BadInput, EncodingError):  # too large, or no CQM: nothing to presolve
        return None
    if len(cqm.constraints) > _MOST_CONSTRAINTS:
        return None
    smaller, _, report = presolve(cqm)
    return _Size(report.n_variables, report.n_constraints, _bits(cqm, smaller))


def _bits(
    cqm: dimod.ConstrainedQuadraticModel, smaller: dimod.ConstrainedQuadraticModel
) -> tuple[int, int] | None:
    try:
        before = penalise(cqm)[0].num_variables
        parts, _, _ = reduce_qubo(penalise(smaller)[0])
    except EncodingError:  # real variables, or products in constraints
        return None
    return before, sum(part.num_variables for part in parts)


def _qubo(n_bits: int, n_products: int) -> dimod.BinaryQuadraticModel:
    """A random QUBO of whole numbers, dense where it has every product."""
    import dimod

    rng = np.random.default_rng(0)
    if n_products == n_bits * (n_bits - 1) // 2:
        left, right = np.triu_indices(n_bits, 1)
    else:
        left, right = rng.integers(0, n_bits, (2, n_products))
        left, right = left[left != right], right[left != right]
    biases = rng.integers(-100, 101, left.size).astype(float)
    linear = rng.integers(-100, 101, n_bits).astype(float)
    return dimod.BinaryQuadraticModel.from_numpy_vectors(
        linear, (left, right, biases), 0.0, dimod.BINARY
    )


def _seconds(case: str, bqm: dimod.BinaryQuadraticModel) -> Row:
    started = time.perf_counter()
    parts, _, _ = reduce_qubo(bqm)
    took = time.perf_counter() - started
    left = sum(part.num_variables for part in parts)
    return Row(case, f"seconds, {left} bits left", took, "", None, 1, "under 5 s", took < _MOST_S)


BENCHMARK = Benchmark("presolve: sizes before and after on every family, and its time", _run)
