"""How good QAOA's schedules are: P(optimum) and ratio on 50 random dense QUBOs a size.

The figures to reach are the prototype's (medians of 5 instances, issue 6). Its recipe, found by
trying: normal biases on binaries, and the ratio (mean − E) / (mean − least), 0 for a random state.
Its own schedule is run beside ours on the same instances, for 5 instances scatter widely.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial

import numpy as np

from evals.benchmark import Benchmark, Row
from evals.dense_qubos import dense_qubo
from problems.structures import Floats
from solvers.qaoa.engines.blocked_engine import BlockedEngine
from solvers.qaoa.engines.engine import Engine
from solvers.qaoa.ising import ising
from solvers.qaoa.landscape import Landscape, landscape
from solvers.qaoa.schedules.schedule import field_ramp, linear_ramp
from solvers.qaoa.engines.statevector import Angles
from solvers.qaoa.schedules.training import train

_INSTANCES = 50
_RESAMPLES = 2_000

Schedule = Callable[[Engine, float], Angles]


def _ramp(layers: int, engine: Engine, field: float) -> Angles:
    return field_ramp(layers, field)


def _trained(layers: int, engine: Engine, field: float) -> Angles:
    return train(engine, field_ramp(layers, field), lambda _: True).angles


def _by_spread(layers: int, engine: Engine, field: float) -> Angles:
    return linear_ramp(layers)


@dataclass(frozen=True, slots=True)
class _Case:
    """A schedule, the prototype's where it differs, and the figures of its table by the variables.

    L-BFGS ends in the same minimum from either ramp, so it is run once.
    """

    name: str
    schedule: Schedule
    theirs: Schedule | None
    figures: dict[int, tuple[float, float]]


_CASES = (
    _Case(
        "ramp, p=10",
        partial(_ramp, 10),
        partial(_by_spread, 10),
        {12: (0.222, 0.886), 16: (0.071, 0.895), 18: (0.036, 0.852)},
    ),
    _Case(
        "ramp, p=20",
        partial(_ramp, 20),
        partial(_by_spread, 20),
        {12: (0.490, 0.968), 16: (0.191, 0.963), 18: (0.104, 0.950)},
    ),
    _Case(
        "ramp, p=100",
        partial(_ramp, 100),
        partial(_by_spread, 100),
        {12: (0.802, 0.997), 16: (0.485, 0.993), 18: (0.389, 0.993)},
    ),
    _Case(
        "L-BFGS, p=3",
        partial(_trained, 3),
        None,
        {12: (0.168, 0.834), 16: (0.045, 0.850), 18: (0.028, 0.842)},
    ),
    _Case(
        "L-BFGS, p=5",
        partial(_trained, 5),
        None,
        {12: (0.362, 0.903), 16: (0.113, 0.932), 18: (0.088, 0.921)},
    ),
)


def _run() -> Iterable[Row]:
    for n in (12, 16, 18):
        worths: dict[str, list[tuple[float, float, float, float]]] = {c.name: [] for c in _CASES}
        for seed in range(_INSTANCES):
            bqm = dense_qubo(n, seed)
            order = [str(label) for label in bqm.variables]
            land = landscape(bqm, order)
            engine = BlockedEngine(land.standardised, precision="float64", threads=1)
            field = ising(bqm, order).typical_field / land.spread
            for case in _CASES:
                ours = worth(land, engine, case.schedule(engine, field))
                theirs = worth(land, engine, case.theirs(engine, field)) if case.theirs else ours
                worths[case.name].append((*ours, *theirs))
        for case in _CASES:
            yield from _rows(n, case, np.array(worths[case.name]))


def worth(land: Landscape, engine: Engine, angles: Angles) -> tuple[float, float]:
    """Returns P(optimum), and how far the mean cost is from a random state's to the least, 0 to 1."""
    chances = engine.probabilities(angles)
    expected = float(np.einsum("i,i", chances, land.costs))
    ratio = (land.mean - expected) / (land.mean - land.minimum)
    return float(chances[land.is_optimal].sum()), ratio


def _rows(n: int, case: _Case, worths: Floats) -> Iterable[Row]:
    for column, metric in enumerate(("P(optimum)", "ratio")):
        ours, theirs = worths[:, column], worths[:, column + 2]
        target = case.figures[n][column]
        median, (low, high) = float(np.median(ours)), interval(ours)
        its_low, its_high = interval(theirs)
        peer = f"σ-scaled ramp on the same instances, {its_low:.3f} to {its_high:.3f}"
        yield Row(
            f"n={n}, {case.name}",
            metric,
            median,
            peer if case.theirs else "",
            float(np.median(theirs)) if case.theirs else None,
            worths.shape[0],
            f"at least {target:.3f} (ours {low:.3f} to {high:.3f})",
            median >= target,
        )


def interval(values: Floats) -> tuple[float, float]:
    """Returns the 95 % bootstrap interval of the median (percentiles; Efron and Tibshirani 1993)."""
    rng = np.random.default_rng(0)
    drawn = rng.choice(values, (_RESAMPLES, values.size))
    low, high = np.quantile(np.median(drawn, axis=1), (0.025, 0.975))
    return float(low), float(high)


BENCHMARK = Benchmark("QAOA schedules on random dense QUBOs, against the prototype's figures", _run)
